"""The page of commands, from what their ``--help`` says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from docs.reference import writing
from docs.reference.writing import table, words
from model.cli.app import PROGRAM, application
from model.cli.commands import COMMANDS

_ABOUT = """Every command with its arguments and options, as `--help` tells them. Each one that
prints a table takes `--json`, which prints one JSON document on standard output and nothing else
there; progress and notes go to standard error. Exit status: 0 success, 1 the run failed, 2 the
input was wrong."""
_EXAMPLE = "Example: "


def page() -> str:
    """The whole page: a list of commands, and a section each."""
    rows = [(f"[`{name}`](#{name})", words(each.summary)) for name, each in COMMANDS.items()]
    sections = [part for name in COMMANDS for part in _command(name)]
    return writing.page("Commands", _ABOUT, table(("command", ""), rows), *sections)


def _command(name: str) -> Iterator[str]:
    group: Any = typer.main.get_command(application(name))
    command = group.commands[name]
    context = command.context_class(command, info_name=name)
    usage = " ".join([f"python {PROGRAM} {name}", *command.collect_usage_pieces(context)])
    yield f"## {name}\n\n```text\n{usage}\n```"
    for paragraph in command.help.strip().split("\n\n"):
        yield _paragraph(" ".join(paragraph.split()))
    records = [each.get_help_record(context) for each in command.params]
    rows = [(f"`{option.replace('|', chr(92) + '|')}`", words(about)) for option, about in records]
    yield table(("option", ""), rows)


def _paragraph(text: str) -> str:
    """A paragraph of help; the example in it as something to copy."""
    before, example, command = text.partition(_EXAMPLE)
    if not example:
        return words(text)
    return f"{words(before)}\n\n```bash\n{command}\n```".strip()
