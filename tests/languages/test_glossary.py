"""The glossary of the documentation says what the catalogues say."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.languages import LANGUAGES
from model.languages.catalogues import DOMAINS
from tests.languages.test_catalogues import entries, forms

PAGE = Path(__file__).parents[2] / "docs" / "languages.md"
CODES = [code for code in LANGUAGES if code != "en"]
_ENDING = 3
"""Letters at the end of a word that its case may change."""


def glossary() -> list[list[str]]:
    """The rows of the glossary, without its head."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line[:2] == "| "]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


@pytest.mark.parametrize("code", CODES)
def test_every_word_of_the_glossary_is_used(code: str) -> None:
    said = " ".join(form for d in DOMAINS for entry in entries(code, d) for form in forms(entry))
    column = CODES.index(code) + 1
    assert len(glossary()) > 20
    for row in glossary():
        stems = [_stem(word) for word in row[column].split()]
        assert all(stem in said.lower() for stem in stems), row


def _stem(word: str) -> str:
    bare = word.strip("«»“”").lower()
    return bare if len(bare) <= 2 * _ENDING else bare[:-_ENDING]
