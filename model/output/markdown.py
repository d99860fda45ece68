"""Markdown in which words stay words, whoever wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from model.errors import printable

_MARKUP = re.compile(r"[\\`*<>\[\]|&~$#]|(?<![^\W_])_|_(?![^\W_])")
"""What may begin markup, HTML or mathematics; an underscore within a word begins nothing."""


def text(words: str) -> str:
    """Words on one line with all that could be markup escaped."""
    return _MARKUP.sub(r"\\\g<0>", printable(" ".join(words.split())))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of words."""
    lines = [_line(map(text, head)), _line(["---"] * len(head))]
    return "\n".join([*lines, *(_line(map(text, row)) for row in rows)])


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
