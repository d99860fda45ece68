"""The messages that the model's code shows, found in its source as gettext tools find them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_dir

import model

HOME = Path(model.__file__).parent
KEYWORDS = {"text": None, "message": None, "plural": (1, 2)}
Key = str | tuple[str, str]
"""A message as catalogues hold it: its text, or singular and plural."""


def domain_of(path: str) -> str:
    """The catalogue that the messages of a file, by its path below ``model``, belong into."""
    if path.startswith("output/report"):
        return "report"
    return "dashboard" if path.startswith("dashboard/") else "commands"


def extracted(domain: str, home: Path = HOME) -> dict[Key, str]:
    """The messages in the code of a domain, each with the place that shows it."""
    return {
        key: f"model/{path}:{line}" for path, line, key in _calls(home) if domain_of(path) == domain
    }


def _calls(home: Path) -> Iterator[tuple[str, int, Key]]:
    for folder in ("cli", "dashboard", "output"):
        if not (home / folder).exists():
            continue
        for path, line, found, _, _ in extract_from_dir(
            home / folder, [("**.py", "python")], keywords=KEYWORDS
        ):
            yield f"{folder}/{path}", line, found if isinstance(found, str) else tuple(found[:2])
