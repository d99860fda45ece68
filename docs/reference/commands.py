"""The page of commands, from their options and arguments, which ``--help`` tells as well."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from docs.reference import writing
from docs.reference.options import about, in_usage, options
from docs.reference.writing import table, words
from model.cli.app import PROGRAM, application
from model.cli.commands import COMMANDS

_ABOUT = """Every command with its arguments and options, which `--help` tells too; N stands for a
whole number, X for any number. Each one that prints a table takes `--json`, which prints one JSON
document on standard output and nothing else there; progress and notes go to standard error. Exit
status: 0 success, 1 the run failed, 2 the input was wrong."""
_EXAMPLE = "Example: "


def page() -> str:
    """The whole page: a list of commands, and a section each."""
    rows = [(f"[`{name}`](#{name})", words(each.summary)) for name, each in COMMANDS.items()]
    sections = [part for name in COMMANDS for part in _command(name)]
    return writing.page("Commands", _ABOUT, table(("command", ""), rows), *sections)


def _command(name: str) -> Iterator[str]:
    group: Any = typer.main.get_command(application(name))
    found = options(group.commands[name].params, COMMANDS[name].load())
    usage = " ".join([f"python {PROGRAM} {name} [OPTIONS]", *filter(None, map(in_usage, found))])
    yield f"## {name}\n\n```text\n{usage}\n```"
    for paragraph in group.commands[name].help.strip().split("\n\n"):
        yield _paragraph(" ".join(paragraph.split()))
    rows = [(f"`{each.written.replace('|', chr(92) + '|')}`", words(about(each))) for each in found]
    yield table(("option", ""), rows)


def _paragraph(text: str) -> str:
    """A paragraph of help; the example in it as something to copy."""
    before, example, command = text.partition(_EXAMPLE)
    if not example:
        return words(text)
    return f"{words(before)}\n\n```bash\n{command}\n```".strip()
