"""Mistakes in what a user wrote: each one with its place, all of them reported together."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

_LONGEST = 400
"""Characters of what a user wrote that a message repeats."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was written: a file with line and column, or an option like ``--set``."""

    source: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return self.source if self.line is None else f"{self.source}:{self.line}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: where it is, what was found, what is allowed and what was probably meant."""

    place: Place
    key: str
    """Dotted path of the value, as ``dials.russian_blocking``; empty for the file as a whole."""
    found: str
    allowed: str = ""
    nearest: str = ""
    see: str = ""
    """What to type to see all that is allowed."""

    def __str__(self) -> str:
        text = f"{self.place}: {brief(self.key)}: " if self.key else f"{self.place}: "
        text += brief(self.found)
        if self.allowed:
            text += f"; allowed: {self.allowed}"
        if self.nearest:
            text += f"; did you mean {self.nearest}?"
        if self.see:
            text += f" (all: {self.see})"
        return printable(text)


class ScenarioError(Exception):
    """What is wrong with a scenario; the message has one line a problem."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[Callable[..., ScenarioError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


def printable(text: str) -> str:
    """A text as one line that cannot disturb a terminal.

    Whatever has no shape of its own (escape codes, line ends, what turns the direction of writing)
    is written as its code; spaces of any width become plain ones.
    """
    return text if text.isprintable() else "".join(map(_visible, text))


def printable_lines(text: str) -> str:
    """As `printable`, of a text whose line ends are kept."""
    return "\n".join(map(printable, text.split("\n")))


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    if unicodedata.category(character) == "Zs":
        return " "
    return character.encode("unicode_escape").decode()


def brief(text: str) -> str:
    """A text of any length as an error message can show it."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def nearest(name: str, names: Iterable[str]) -> str:
    """The one of `names` that looks most like `name`; empty where none does."""
    return next(iter(get_close_matches(name.lower()[:100], names, n=1)), "")
