"""Doing to the files of a copy of the project what a page says is to be done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.docs.page import Block


def carry_out(block: Block, root: Path) -> None:
    """Create a file, append to one after an empty line (two in Python), or change one as a diff says.

    Fails where a file to be created exists, or where a place to be changed is not there just once.
    """
    path = root / block.file
    if block.action == "Create":
        assert not path.exists(), f"{block.file} exists already"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
        return
    text = path.read_text(encoding="utf-8")
    if block.action == "Append to":
        space = "\n\n" if path.suffix == ".py" else "\n"
        path.write_text(f"{text}{space}{block.text}", encoding="utf-8")
        return
    for old, new in _hunks(block.text):
        assert text.count(old) == 1, f"{block.file} has {text.count(old)} times:\n{old}"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def _hunks(diff: str) -> Iterator[tuple[str, str]]:
    """The old and the new text of each part of a diff; ``@@`` parts them."""
    for hunk in re.split(r"^@@.*\n", diff, flags=re.MULTILINE):
        lines = hunk.splitlines(keepends=True)
        old = "".join(line[1:] or "\n" for line in lines if not line.startswith("+"))
        new = "".join(line[1:] or "\n" for line in lines if not line.startswith("-"))
        if old or new:
            yield old, new
