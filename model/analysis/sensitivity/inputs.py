"""Which inputs a sensitivity analysis varies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from model.analysis.study import Space, space_of
from model.errors import Place, Problem, ScenarioError, nearest
from model.parameters import parameter_registry
from model.scenario.inputs import SECTIONS, names

OVER = tuple(SECTIONS)
"""Kinds of inputs that can be varied as a whole."""
Range = tuple[float, float]


def varied(over: Sequence[str], inputs: Sequence[str], flat: bool = False) -> Space:
    """The space of all dials, policies or uncertain parameters, or of some inputs by name.

    An input is a name, or a name with a range of its own, as ``land_rumours=0.2..0.8``. Those named
    take the place of what `over` says. Raises ``ScenarioError`` for what is none.
    """
    if inputs:
        plain, ranges = _read(inputs)
        return space_of(plain, ranges, flat)
    unknown = [word for word in over if word not in OVER]
    if unknown:
        allowed = ", ".join(OVER)
        raise ScenarioError(
            Problem(Place("--over"), word, "no kind of input", allowed, nearest(word, OVER))
            for word in unknown
        )
    return space_of([name for kind in over for name in _all_of(kind)], flat=flat, option="--over")


def _all_of(kind: str) -> list[str]:
    """The inputs of a kind; of parameters, those that are uncertain."""
    if kind != "parameters":
        return names(kind)
    return [n for n, about in parameter_registry().items() if about.distribution != "fixed"]


def _read(inputs: Sequence[str]) -> tuple[list[str], Mapping[str, Range]]:
    """Names without a range, and the ranges of the others."""
    plain, ranges = [], {}
    for text in dict.fromkeys(inputs):
        name, given, limits = text.partition("=")
        if given:
            ranges[name] = _range(name, limits)
        else:
            plain.append(name)
    return [name for name in plain if name not in ranges], ranges


def _range(name: str, text: str) -> Range:
    low, _, high = text.partition("..")
    try:
        return float(low), float(high)
    except ValueError:
        allowed = f"two numbers, as {name}=0.2..0.8"
        problem = Problem(Place("--inputs"), name, f"{text!r} is no range", allowed)
        raise ScenarioError([problem]) from None
