"""The translations: a gettext file a language and domain, ``ru/titles.po``."""

from __future__ import annotations

from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

DOMAINS = ("titles", "report", "dashboard", "commands")
"""What a catalogue is about. Languages read all of them as one."""
_FOLDER = Path(__file__).parent


def catalogue_path(code: str, domain: str) -> Path:
    """Where the translations of a domain into a language lie."""
    return _FOLDER / code / f"{domain}.po"


def read(code: str, domain: str) -> Catalog:
    """One catalogue. Raises ``PoFileError`` where it is not written as one should be."""
    with catalogue_path(code, domain).open("rb") as file:
        return read_po(file, locale=code, domain=domain, abort_invalid=True)


def read_all(code: str) -> GNUTranslations:
    """The translations of all domains into a language."""
    total = Catalog(locale=code, charset="utf-8")
    for domain in DOMAINS:
        for entry in read(code, domain):
            if entry.id:
                total[entry.id] = entry
    compiled = BytesIO()
    write_mo(compiled, total)
    compiled.seek(0)
    return GNUTranslations(compiled)
