"""The messages that the model's code shows, found in its source as gettext tools find them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_dir

import model

HOME = Path(model.__file__).parent
FOLDERS = ("cli", "dashboard", "output")
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


def hidden(home: Path = HOME) -> dict[str, str]:
    """Messages in calls that gettext tools do not see, as inside an f-string, each with its place."""
    seen = {key if isinstance(key, str) else key[0] for _, _, key in _calls(home)}
    return {
        message: f"{path.relative_to(home)}:{line}"
        for folder in FOLDERS
        for path in (home / folder).rglob("*.py")
        for message, line in _written(path)
        if message not in seen
    }


def _written(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args and _name(node.func) in KEYWORDS:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value:
                yield first.value, node.lineno


def _name(function: ast.expr) -> str:
    return ast.unparse(function).rpartition(".")[2]


def _calls(home: Path) -> Iterator[tuple[str, int, Key]]:
    for folder in FOLDERS:
        if not (home / folder).exists():
            continue
        for path, line, found, _, _ in extract_from_dir(
            home / folder, [("**.py", "python")], keywords=KEYWORDS
        ):
            yield f"{folder}/{path}", line, found if isinstance(found, str) else tuple(found[:2])
