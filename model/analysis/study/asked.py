"""Inputs as a user names them: ``land_rumours``, or with a range of one's own, ``=0.2..0.8``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from model.analysis.study.space import Range
from model.errors import Place, Problem, ScenarioError

RANGE = "NAME=LOW..HIGH"
Asked = Mapping[str, Range | None]
"""Inputs by name, in the order named, with their ranges where they have one of their own."""


def asked_inputs(texts: Iterable[str], option: str = "--inputs") -> Asked:
    """The inputs that some texts name, commas between them allowed.

    Raises ``ScenarioError``, which speaks of the `option`, for ranges that are none, and for an
    input that is given two of them.
    """
    found: dict[str, Range | None] = {}
    for text in dict.fromkeys(word for part in texts for word in part.split(",") if word):
        name, own, limits = text.partition("=")
        span = _range(text, limits, option) if own else None
        if span and found.get(name):
            raise _problem(option, f"{name} has two ranges", "one of an input")
        found[name] = span or found.get(name)
    return found


def own_ranges(asked: Asked) -> dict[str, Range]:
    """The ranges of those that have one of their own."""
    return {name: span for name, span in asked.items() if span is not None}


def _range(text: str, limits: str, option: str) -> Range:
    low, _, high = limits.partition("..")
    try:
        return float(low), float(high)
    except ValueError:
        raise _problem(
            option, f"{text!r} is no range", f"{RANGE}, as land_rumours=0.2..0.8"
        ) from None


def _problem(option: str, found: str, allowed: str) -> ScenarioError:
    return ScenarioError([Problem(Place(option), "", found, allowed)])
