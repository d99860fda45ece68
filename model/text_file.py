"""Reading a text file that a user names, whatever it turns out to be."""

from __future__ import annotations

import re
from pathlib import Path

from model.errors import Place, Problem, ScenarioError

LARGEST_BYTES = 1_000_000
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
"""Control characters, separators no editor shows, and what turns the direction of writing, so that
a file reads otherwise than it is."""


def read_text(path: Path) -> str:
    """The text of a UTF-8 file of at most 1 MB. Raises ``ScenarioError`` where there is none."""
    text = _decoded(_bytes(path), path)
    odd = _FORBIDDEN.search(text)
    if odd:
        line, column = _position(text, odd.start())
        raise _error(path, f"character U+{ord(odd[0]):04X} in a text file", line, column)
    return text


def shown(path: Path) -> str:
    """A path as messages show it: from the working directory where it lies below it."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return str(path)


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise _error(path, "a folder where a file belongs")
        if path.exists() and not path.is_file():
            raise _error(path, "not an ordinary file")
        with path.open("rb") as file:
            content = file.read(LARGEST_BYTES + 1)
    except FileNotFoundError:
        raise _error(path, "no such file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _error(path, f"cannot be read: {reason}") from None
    if len(content) > LARGEST_BYTES:
        raise _error(path, "larger than 1 MB")
    return content


def _decoded(content: bytes, path: Path) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", errors="replace")
        line, column = _position(before, len(before))
        raise _error(path, "not UTF-8 text", line, column) from None


def _position(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of the character at `index`."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _error(
    path: Path, found: str, line: int | None = None, column: int | None = None
) -> ScenarioError:
    return ScenarioError([Problem(Place(shown(path), line, column), "", found)])
