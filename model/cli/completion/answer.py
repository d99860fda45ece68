"""Answering a shell that asks how a line may go on.

The shell's script (`scripts`) puts the line up to the cursor into a variable; the answer is one
value a line, and behind a tab, for shells that show it, what it stands for. The parsing, and the
knowledge of which option stands where, are those of the command line's own parser.
"""

from __future__ import annotations

import io
import os
import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout, suppress
from functools import partial
from pathlib import PurePath

import typer

from model.cli.commands import COMMANDS
from model.cli.printing import say_fields

SHELL = "BELT_AND_ROAD_COMPLETE"
LINE = "BELT_AND_ROAD_LINE"
PROGRAMS = ("belt-and-road", "run_sim.py")
_ASKED = "_BELT_AND_ROAD_PARSER"
_QUESTION = {
    _ASKED: "complete_fish",
    "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    "COLUMNS": "10000",  # so that nothing is broken into lines
}
_SILENT = ("bash",)
"""Shells that show values only."""

Application = Callable[[str | None, Callable[..., Callable[..., None]]], typer.Typer]
"""The program, given the command asked for and what makes its function ready."""


def is_asked() -> bool:
    """Whether it is a shell that asks, not a user."""
    return bool(os.environ.get(SHELL)) and LINE in os.environ


def answer(application: Application) -> int:
    """Print what a shell may propose. Returns the exit status."""
    for value, about in proposals(os.environ[LINE], application):
        silent = os.environ[SHELL] in _SILENT or not about
        say_fields(value, *(() if silent else (about,)))
    return 0


def proposals(line: str, application: Application) -> list[tuple[str, str]]:
    """The values that the last word of a command line may become, with what each stands for."""
    *before, begun = _own_words(split(line))
    option, equals, value = begun.partition("=")
    if begun.startswith("--") and equals:
        found = _parsed([*before, option], value, application)
        return [(f"{option}={name}", about) for name, about in found]
    return _parsed(before, begun, application)


def split(line: str) -> list[str]:
    """The words of a line as a shell takes them, the last one, which may be empty, as begun."""
    lexer = shlex.shlex(line, posix=True)
    lexer.whitespace_split, lexer.commenters = True, ""
    found: list[str] = []
    try:
        found.extend(lexer)
    except ValueError:  # a quote that is still open
        return [*found, lexer.token]
    return [*found, ""] if not line or line[-1].isspace() else found


def _own_words(words: Sequence[str]) -> list[str]:
    """The words behind the program's own name, whatever stands before it."""
    places = [n for n, word in enumerate(words[:-1]) if PurePath(word).name in PROGRAMS]
    return list(words[places[0] + 1 :] if places else words[1:]) or [""]


def _parsed(before: Sequence[str], begun: str, application: Application) -> list[tuple[str, str]]:
    """What the parser proposes behind the words `before`."""
    from typer.completion import completion_init

    from model.cli.completion.table import taught

    completion_init()
    words = [PROGRAMS[1], *before, *([begun] if begun else [])]
    line = shlex.join(words) if begun else f"{shlex.join(words)} "
    question = {**_QUESTION, "_TYPER_COMPLETE_ARGS": line}
    asked = next((word for word in before if not word.startswith("-")), None)
    said, told = io.StringIO(), {} if asked else _summaries()
    app = application(asked, partial(taught, told))
    with _environment(question), suppress(SystemExit), redirect_stdout(said):
        app([], prog_name=PROGRAMS[1], complete_var=_ASKED)
    return [(value, told.get(value, about)) for value, about in _read(said.getvalue())]


def _summaries() -> dict[str, str]:
    """What each command does; the parser would cut it after a few words."""
    return {name: command.summary for name, command in COMMANDS.items()}


@contextmanager
def _environment(variables: Mapping[str, str]) -> Iterator[None]:
    """Set some variables for a while."""
    before = dict(os.environ)
    os.environ.update(variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _read(said: str) -> Iterator[tuple[str, str]]:
    for line in said.splitlines():
        value, _, about = line.partition("\t")
        if value:
            yield value, about
