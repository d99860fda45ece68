"""The command line: finds the command that is asked for, runs it, and reports what is wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

import typer

from model.cli.commands import COMMANDS
from model.cli.completion.answer import answer, is_asked
from model.cli.printing import note
from model.cli.progress import compiling_told
from model.cli.usage_errors import explain
from model.cli.version import Version
from model.ensemble.progress import listen_to_compiling
from model.errors import ScenarioError, brief, nearest

PROGRAM = "run_sim.py"
_HELP = """Scenarios of the Belt and Road in Kazakhstan, run in ensembles and compared.

Example: python run_sim.py compare baseline blocked_by_russia --runs 200
"""


_UsageError: Any = typer.BadParameter.__mro__[1]
"""What the parser raises for a command line that it cannot take; no public name for it lasts."""


Ready = Callable[[str, Callable[..., None]], Callable[..., None]]
"""Makes ready the function of a command, given its name."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command line. Returns 0 for success, 1 if the run failed, 2 for wrong input."""
    if arguments is None and is_asked():
        return answer(application)
    given = list(sys.argv[1:] if arguments is None else arguments)
    asked = next((word for word in given if not word.startswith("-")), None)
    _print_anything()
    listen_to_compiling(compiling_told)
    if asked is not None and asked not in COMMANDS:
        return _unknown(asked)
    program = application(asked)
    try:
        status = program(given, prog_name=PROGRAM, standalone_mode=False)
    except _UsageError as error:
        note(explain(error, given, typer.main.get_command(program), PROGRAM))
        return int(error.exit_code)
    except ScenarioError as error:
        note(error)
        return 2
    except typer.Abort:
        return 1
    except OSError as error:  # a disk that is full, a folder that has gone
        note(f"error: {error}")
        return 1
    except SystemExit as end:
        status = end.code
    return _flushed(status if isinstance(status, int) else int(status is not None))


def _as_it_is(name: str, function: Callable[..., None]) -> Callable[..., None]:
    return function


def application(asked: str | None, ready: Ready = _as_it_is) -> typer.Typer:
    """The program with all of its commands; only the one asked for is imported, and made ready."""
    app = typer.Typer(
        add_completion=False, no_args_is_help=True, rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )  # fmt: skip
    app.callback()(_program)
    for name, command in COMMANDS.items():
        function = ready(name, command.load()) if name == asked else _stand_in(command.summary)
        app.command(name)(function)
    return app


def _program(version: Version = False) -> None: ...


_program.__doc__ = _HELP


def _stand_in(summary: str) -> Callable[[], None]:
    """A command that is listed but not asked for."""

    def stand_in() -> None: ...

    stand_in.__doc__ = summary
    return stand_in


def _unknown(asked: str) -> int:
    near = nearest(asked, COMMANDS)
    hint = f"; did you mean {near}?" if near else ""
    note(f"no command {brief(asked)!r}{hint} (all: {PROGRAM} --help)")
    return 2


def _print_anything() -> None:
    """Let a terminal that lacks a letter show its code instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _flushed(status: int) -> int:
    """The exit status, once all output is out; 1 where its reader has gone away."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status
