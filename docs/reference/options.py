"""An option or argument of a command, written out from what it takes.

The parser's own words for it change from one release to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, EnumMeta
from pathlib import Path
from typing import Any, get_args, get_type_hints

_KINDS = {int: "N", float: "X", str: "TEXT", Path: "PATH"}


@dataclass(frozen=True)
class Option:
    """An option or argument as the parser has it, and what the command's function says of it."""

    parsed: Any
    hint: Any

    @property
    def is_argument(self) -> bool:
        """Whether it is given by its place, not by a name."""
        return not self.parsed.opts[0].startswith("-")

    @property
    def written(self) -> str:
        """How it is given: ``--runs N``, ``--plot / --no-plot``, ``SCENARIO``."""
        if self.is_argument:
            return self.value
        names = " / ".join([", ".join(self.parsed.opts), *self.parsed.secondary_opts])
        return names if self.parsed.is_flag else f"{names} {self.value}"

    @property
    def value(self) -> str:
        """What stands for its value."""
        kinds = list(_within(self.hint))
        choices = [each for each in kinds if isinstance(each, EnumMeta)]
        written = ["|".join(choice.value for choice in list[Any](each)) for each in choices]
        known = [_KINDS[each] for each in kinds if each in _KINDS]
        return str(self.parsed.metavar or (written or known)[0])

    @property
    def bounds(self) -> str:
        """Which values it takes; empty where it takes all of its kind."""
        told = next((each for each in _within(self.hint) if hasattr(each, "show_default")), None)
        least, most = getattr(told, "min", None), getattr(told, "max", None)
        if least is None:
            return ""
        return f"{least} to {most}" if most is not None else f"{least} or more"

    @property
    def default(self) -> str:
        """What it is where it is not given; empty where that says nothing."""
        if isinstance(self.parsed.show_default, str):
            return f"({self.parsed.show_default})"
        found = self.parsed.default
        if isinstance(found, bool):
            names = self.parsed.opts if found else self.parsed.secondary_opts
            return names[0].lstrip("-") if self.parsed.secondary_opts else ""
        return "" if found is None else str(found.value if isinstance(found, Enum) else found)


def options(parsed: Iterable[Any], function: Callable[..., Any]) -> list[Option]:
    """The options and arguments of a command, in its order."""
    hints = get_type_hints(function, include_extras=True)
    return [Option(each, hints[each.name]) for each in parsed]


def about(option: Option) -> str:
    """What it is for, its default and its bounds."""
    notes = [f"default: {option.default}" if option.default else "", option.bounds]
    notes.append("required" if option.parsed.required else "")
    noted = "; ".join(filter(None, notes))
    return f"{option.parsed.help} [{noted}]" if noted else str(option.parsed.help)


def in_usage(option: Option) -> str:
    """An argument as it stands in a line of usage; empty for an option."""
    if not option.is_argument:
        return ""
    several = "..." if option.parsed.nargs == -1 and "..." not in option.value else ""
    bare = f"{option.value}{several}"
    return bare if option.parsed.required or bare.startswith("[") else f"[{bare}]"


def _within(hint: Any) -> Iterator[Any]:
    """All that a type hint is made of."""
    yield hint
    for each in (*get_args(hint), *getattr(hint, "__metadata__", ())):
        yield from _within(each)
