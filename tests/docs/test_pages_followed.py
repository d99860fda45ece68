"""Pages that say what to do are followed to the letter, in a copy of the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.page import ROOT
from tests.docs.workplace import follow

DOCS = ROOT / "docs"
PAGES = [DOCS / "tutorial.md", *sorted((DOCS / "howto").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_says_can_be_done_and_gives_what_it_shows(page: Path, project: Path) -> None:
    follow(page, project)
