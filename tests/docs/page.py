"""Reading a page of Markdown: its blocks of code, and what it says is to be done with each.

A block is an edit of a file where the line before it says so, as ``Append to `scenarios/a.yaml`:``.
A block of ``console`` holds commands after ``$``, each with the lines it prints; ``...`` stands for
lines left out, and ``status=2`` behind ``console`` for another exit status than 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<text>.*?)^```$", flags=re.MULTILINE | re.DOTALL)
_LEAD = re.compile(r"^(?P<action>Create|Append to|Change) `(?P<file>[^`]+)`:$")
_STATUS = re.compile(r"status=(\d)")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block; `action` and `file` are empty where it is no edit of a file."""

    language: str
    info: str
    text: str
    action: str
    file: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command line, what a page shows of its output, and the exit status it should have."""

    words: str
    shown: tuple[str, ...]
    status: int


def pages() -> list[Path]:
    """All pages of Markdown of the project, in the order of their paths."""
    own = [*ROOT.glob("*.md"), *(ROOT / "results").glob("*.md")]
    return sorted([*own, *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").rglob("*.md")])


def followed() -> list[Path]:
    """The pages that say what to do, from one step to the next."""
    return [ROOT / "docs" / "tutorial.md", *sorted((ROOT / "docs" / "howto").glob("*.md"))]


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a page, in their order."""
    for match in _FENCE.finditer(text):
        lines = text[: match.start()].rstrip().splitlines()
        lead = _LEAD.match(lines[-1]) if lines else None
        info = match["info"].strip()
        yield Block(
            language=info.partition(" ")[0],
            info=info,
            text=match["text"],
            action=lead["action"] if lead else "",
            file=lead["file"] if lead else "",
        )


def commands(block: Block) -> Iterator[Command]:
    """The commands of a block of ``console``; a line that ends in ``\\`` goes on."""
    wanted = _STATUS.search(block.info)
    status = int(wanted[1]) if wanted else 0
    text = block.text.replace("\\\n", " ")
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        words, *shown = part.splitlines()
        yield Command(words.partition("  #")[0].strip(), tuple(shown), status)


def prose(text: str) -> str:
    """A page without its fenced blocks."""
    return _FENCE.sub("", text)
