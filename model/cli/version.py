"""``--version``: the project, the state of its model, and the Python it runs with."""

from __future__ import annotations

from typing import Annotated

import typer

from model.cli.printing import say

_SHOWN = 8
"""Characters of the model's hash that tell one state of it from another."""


def _told(context: typer.Context, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        say(described())
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option(
        "--version", callback=_told, is_eager=True, help="Show the version, and the model's hash."
    ),
]


def described() -> str:
    """The versions on one line; the hash is that which results of this model are stamped with."""
    from model.ensemble.identity import PROJECT, versions

    found = versions()
    model = f"model {found['model'][:_SHOWN]}"
    return f"{PROJECT} {found['project']} ({model}, Python {found['python']})"
