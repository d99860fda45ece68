"""Writing a report as PDF, with page numbers and a running head, tagged for screen readers."""

from __future__ import annotations

import logging
from typing import Any

from model.ensemble.extras import lacking


class NoPdfError(Exception):
    """PDF cannot be written here: the library, or one that it needs of the system, is missing."""


def require_pdf() -> None:
    """Raise ``NoPdfError`` where PDF cannot be written, before any work is done."""
    _library()


def pdf(page: str) -> bytes:
    """A page of HTML as PDF/UA. Nothing is fetched for it.

    Raises ``NoPdfError`` where it cannot be written.
    """
    library = _library()
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    nothing = library.urls.URLFetcher(allowed_protocols=())
    laid_out = library.HTML(string=page, url_fetcher=nothing)
    document: bytes = laid_out.write_pdf(pdf_variant="pdf/ua-1")
    return document


def _library() -> Any:
    try:
        import weasyprint
    except ImportError:
        raise NoPdfError(lacking("PDF", ["WeasyPrint"], "report")) from None
    except OSError as error:  # it is there, and Pango or another library of the system is not
        raise NoPdfError(
            f"WeasyPrint lacks a library of the system ({error}); on Debian or Ubuntu:"
            " apt install libpango-1.0-0 libpangoft2-1.0-0"
        ) from None
    return weasyprint
