"""The messages that the model's code shows, found in its source as gettext tools find them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import model

HOME = Path(model.__file__).parent
FOLDERS = ("cli", "dashboard", "output")
KEYWORDS = {"text": 1, "message": 1, "plural": 2}
"""How many arguments of a call are words that it shows."""
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
    """Messages in calls that gettext tools do not see: inside an f-string, each with its place."""
    return {
        key if isinstance(key, str) else key[0]: f"{path}:{line}"
        for path, tree in _files(home)
        for inside in ast.walk(tree)
        if isinstance(inside, ast.JoinedStr)
        for line, key in _written(inside)
    }


def _calls(home: Path) -> Iterator[tuple[str, int, Key]]:
    for path, tree in _files(home):
        for line, key in _written(tree):
            yield path, line, key


def _files(home: Path) -> Iterator[tuple[str, ast.AST]]:
    for folder in FOLDERS:
        for path in sorted((home / folder).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            yield path.relative_to(home).as_posix(), tree


def _written(tree: ast.AST) -> Iterator[tuple[int, Key]]:
    """The messages that calls show, with their lines, in the order in which they stand.

    Read from the syntax tree: where a variable ``text`` is sliced, Babel 2.19 may take the next
    docstring for a message.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (wanted := KEYWORDS.get(_name(node.func))):
            shown = [each.value for each in node.args[:wanted] if isinstance(each, ast.Constant)]
            words = [each for each in shown if isinstance(each, str) and each]
            if len(words) == wanted:
                yield node.lineno, words[0] if wanted == 1 else (words[0], words[1])


def _name(function: ast.expr) -> str:
    return ast.unparse(function).rpartition(".")[2]
