"""``new``: a commented scenario file to start from."""

from __future__ import annotations

from typing import Annotated

import typer

from model.cli.printing import say

Name = Annotated[str, typer.Argument(metavar="NAME", help="Name of the scenario, words_like_this.")]
Parent = Annotated[str, typer.Option("--from", metavar="PARENT", help="Scenario it starts from.")]
Title = Annotated[str | None, typer.Option(help="Its title.", show_default="made from the name")]
Force = Annotated[bool, typer.Option("--force", help="Replace a scenario of that name.")]


def new(name: Name, parent: Parent = "baseline", title: Title = None, force: Force = False) -> None:
    """Write a commented scenario file that changes nothing yet.

    Example: python run_sim.py new my_scenario --from baseline --title "What if"
    """
    from model.scenario.creation import create_scenario
    from model.text_file import shown

    path = create_scenario(name, parent, title, replace=force)
    say(shown(path))
