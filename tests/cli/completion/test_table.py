"""The table of what is wanted speaks of parameters that there are."""

from __future__ import annotations

from typing import get_type_hints

from model.cli.commands import COMMANDS
from model.cli.completion.table import WANTED, _called


def test_everything_in_the_table_is_a_parameter_of_some_command() -> None:
    found = set()
    for command, entry in COMMANDS.items():
        for name, hint in get_type_hints(entry.load(), include_extras=True).items():
            for about in getattr(hint, "__metadata__", ()):
                found |= {_called(name, about), f"{command} {_called(name, about)}"}
    assert set(WANTED) <= found
