"""Text by the columns that it takes on a terminal, where a Chinese character takes two."""

from __future__ import annotations

import re
from textwrap import wrap

_PIECES = re.compile(
    r"[\u2e80-\uffef][\u2018-\u201d\u3001-\u3002\uff01-\uff1f]*|[^\s\u2e80-\uffef]+"
)
"""What a line may break after: a wide character with its punctuation, or a word."""


def width(text: str) -> int:
    """Columns that a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def left(text: str, columns: int) -> str:
    """The text with spaces after it, up to so many columns."""
    return text + " " * (columns - width(text))


def right(text: str, columns: int) -> str:
    """The text with spaces before it, up to so many columns."""
    return " " * (columns - width(text)) + text


def shortened(text: str, columns: int) -> str:
    """The text, cut to so many columns with an ellipsis where it takes more."""
    if width(text) <= columns:
        return text
    kept = text[: max(columns - 1, 0)]
    while width(kept) > columns - 1 and kept:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def wrapped(text: str, columns: int) -> list[str]:
    """Lines of at most so many columns, broken at spaces or between wide characters.

    A longer word has a line of its own.
    """
    if text.isascii():
        return wrap(text, columns, break_long_words=False)
    lines = [""]
    end = 0
    for piece in _PIECES.finditer(text):
        gap = " " if piece.start() > end else ""
        joined = f"{lines[-1]}{gap}{piece[0]}" if lines[-1] else piece[0]
        if lines[-1] and width(joined) > columns:
            lines.append(piece[0])
        else:
            lines[-1] = joined
        end = piece.end()
    return lines
