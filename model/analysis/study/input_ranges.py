"""Parsing inputs and ranges as users write them: ``land_rumours`` or ``land_rumours=0.2..0.8``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from model.analysis.study.space import Range
from model.errors import Place, Problem, ScenarioError
from model.parameters import parameter_registry
from model.scenario.inputs import names

DIALS, POLICIES, PARAMETERS = "dials", "policies", "parameters"
INPUT_KINDS = (DIALS, POLICIES, PARAMETERS)
"""Kinds of inputs that can be varied as a whole."""
RANGE = "NAME=LOW..HIGH"
InputRanges = Mapping[str, Range | None]
"""Inputs by name, in the order named, with their ranges where they have one of their own."""


def varied_names(kind: str) -> list[str]:
    """All inputs of a kind; of parameters, those that are uncertain."""
    if kind != PARAMETERS:
        return names(kind)
    return [each.name for each in parameter_registry().values() if each.spread().kind != "fixed"]


def parse_inputs(texts: Iterable[str], option: str = "--inputs") -> InputRanges:
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


def own_ranges(asked: InputRanges) -> dict[str, Range]:
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
