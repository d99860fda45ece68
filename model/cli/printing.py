"""What commands print: one JSON document, or tables that suit a terminal or a pipe."""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

import typer

from model.cli.terminal import may_be_styled
from model.errors import printable, printable_lines
from model.languages import ENGLISH, Language

_ROOMY = 160
"""Columns of a terminal from which on the further columns of a table are shown too."""
_WIDTH = 100


def say(text: object) -> None:
    """Print lines of text on standard output, with whatever could disturb a terminal as its code.

    All that commands print goes through here, `note`, fields, the tables or JSON, which is ASCII.
    """
    typer.echo(printable_lines(str(text)))


def note(text: object) -> None:
    """Say something beside the results, on standard error."""
    typer.echo(printable_lines(str(text)), err=True)


def say_fields(*fields: str) -> None:
    """A line of fields with tabs between them, for a program that reads it, as a shell does."""
    typer.echo("\t".join(map(printable, fields)))


def say_figures(paths: Sequence[Path], text: Language = ENGLISH) -> None:
    """Where the figures are that were drawn, if any."""
    if paths:
        names = ", ".join(path.name for path in paths)
        say("\n" + text("Figures in {folder}: {names}", folder=paths[0].parent, names=names))


def write_table(path: Path, table: str, what: str) -> None:
    """Write a table to a file, and say beside the results what is in it."""
    path.write_text(table, encoding="utf-8")
    note(f"{what} in {path}")


def print_json(document: Any) -> None:
    """One JSON document on standard output."""
    typer.echo(json.dumps(document, indent=2, allow_nan=False))


def print_wrapped(text: str) -> None:
    """Prose, in lines of at most 100 characters."""
    say("\n".join(textwrap.wrap(text, _WIDTH)))


def print_table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], further: Sequence[str] = ()
) -> None:
    """A table: on a terminal fitted to its width, in a pipe with every cell whole on one line.

    Columns named in `further` are left out where a terminal has no room for them.
    """
    lines = list(rows)
    if sys.stdout.isatty():
        _print_fitted(columns, lines, further)
    else:
        _print_aligned([columns, *lines])


def _print_fitted(
    columns: Sequence[str], rows: Sequence[Sequence[str]], further: Sequence[str]
) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    colours: Literal["standard"] | None = "standard" if may_be_styled(sys.stdout) else None
    console = Console(highlight=False, color_system=colours)
    shown = [
        place
        for place, title in enumerate(columns)
        if title not in further or console.width >= _ROOMY
    ]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for place in shown:
        table.add_column(columns[place], no_wrap=place == 0, overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(row[place])) for place in shown))
    console.print(table)


def _print_aligned(rows: Sequence[Sequence[str]]) -> None:
    heading, *lines = printable_lines(_aligned(rows)).split("\n")
    styled = typer.style(heading, bold=True) if may_be_styled(sys.stdout) else heading
    typer.echo("\n".join([styled, *lines]), color=True)


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    from model.output import widths

    cells = [[" ".join(cell.split()) for cell in row] for row in rows]
    room = [max(map(widths.width, column)) for column in zip(*cells, strict=True)]
    return "\n".join(
        "  ".join(
            widths.left(cell, columns) for cell, columns in zip(row, room, strict=True)
        ).rstrip()
        for row in cells
    )
