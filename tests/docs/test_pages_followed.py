"""Pages that say what to do are followed to the letter, in a copy of the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.page import followed
from tests.docs.workplace import follow


@pytest.mark.parametrize("page", followed(), ids=lambda page: page.stem)
def test_what_a_page_says_can_be_done_and_gives_what_it_shows(page: Path, project: Path) -> None:
    follow(page, project)
