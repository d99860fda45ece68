"""Laws of the PDF: it can be read back, counts its pages, and says what it lacks."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from model.output.report.pdf import NoPdfError, pdf, require_pdf
from model.output.report.study import Study

PAGE = """<!DOCTYPE html><html lang="ru"><head><title>Доход</title><style>
@page { @bottom-right { content: counter(page) " / " counter(pages); } }</style></head>
<body><h1>Доход</h1><p>Транзит</p><p style="break-before: page">Конец</p></body></html>"""


def text_of(document: bytes, folder: Path) -> str:
    """The text of a PDF, page by page."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext to read the PDF back with")
    (folder / "x.pdf").write_bytes(document)
    command = ["pdftotext", "-layout", str(folder / "x.pdf"), "-"]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


@pytest.fixture(autouse=True)
def weasyprint() -> None:
    try:
        require_pdf()
    except NoPdfError as error:
        pytest.skip(str(error))


def test_a_pdf_can_be_read_back_and_counts_its_pages(tmp_path: Path) -> None:
    pages = text_of(pdf(PAGE), tmp_path).split("\f")
    assert "Транзит" in pages[0]
    assert re.search(r"1 ?/ ?2", pages[0])
    assert "Конец" in pages[1]
    assert re.search(r"2 ?/ ?2", pages[1])


def test_the_report_as_pdf_has_a_running_head_and_all_its_sections(
    told: Study, pages: dict[str, str], tmp_path: Path
) -> None:
    sheets = text_of(pdf(pages["en"]), tmp_path).split("\f")[:-1]
    assert len(sheets) > 3
    for number, sheet in enumerate(sheets, 1):
        assert re.search(rf"{number} ?/ ?{len(sheets)}", sheet)
        assert number == 1 or "against Baseline" in sheet
    whole = " ".join(sheets)
    for title in ("Summary", "Assumptions that differ", "Limits", "Where the numbers come from"):
        assert title in whole


def test_a_pdf_fetches_nothing() -> None:
    document = pdf('<html lang="en"><title>x</title><img src="file:///etc/passwd" alt="x">x')
    assert document.startswith(b"%PDF")
    assert b"root:" not in document


def test_without_the_library_one_is_told_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(NoPdfError, match=r'pip install "\.\[report\]"'):
        require_pdf()
