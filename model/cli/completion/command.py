"""``completion``: the script by which a shell completes what is typed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from model.cli.completion.scripts import Shell, script
from model.cli.printing import say

Which = Annotated[
    Shell | None,
    typer.Argument(metavar="bash|zsh|fish", help="The shell.", show_default="the one in use"),
]


def completion(shell: Which = None) -> None:
    """Print what a shell reads to complete commands, options and names with the tab key.

    Add it to what your shell reads when it starts: ~/.bashrc, ~/.zshrc, or for fish
    ~/.config/fish/conf.d/belt-and-road.fish.

    Example: python run_sim.py completion bash >> ~/.bashrc
    """
    say(script(shell or _in_use()).removesuffix("\n"))


def _in_use() -> Shell:
    """The shell that the user logs in with."""
    from model.cli.ensembles import refusal

    name = Path(os.environ.get("SHELL", "")).name
    if name not in list(Shell):
        raise refusal("SHELL", f"no script for {name!r}", allowed=", ".join(Shell))
    return Shell(name)
