"""A box of inputs: dials, policy levers and parameters, each with the range it is varied over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from model.errors import Place, Problem, ScenarioError, nearest
from model.numerics.arrays import FloatArray
from model.parameters import Distribution, parameter_registry
from model.scenario.inputs import input_registry


@dataclass(frozen=True)
class Space:
    """The inputs that are varied, each by its distribution.

    A point lies in the unit cube, (inputs,): where each input stands in its distribution.
    """

    spreads: Mapping[str, Distribution]

    @property
    def names(self) -> tuple[str, ...]:
        """The inputs, in the order of the columns of all points."""
        return tuple(self.spreads)

    def values(self, points: FloatArray) -> dict[str, FloatArray]:
        """The inputs at some `points`, (points, inputs): (points,) by name."""
        return {
            name: spread.quantile(points[:, place])
            for place, (name, spread) in enumerate(self.spreads.items())
        }


Range = tuple[float, float]


def space_of(
    names: Iterable[str],
    ranges: Mapping[str, Range] | None = None,
    flat: bool = False,
    option: str = "--inputs",
) -> Space:
    """The space of some inputs by name.

    Dials and levers are uniform from 0 to 1. A parameter has the distribution of its register, or,
    `flat`, the same chance everywhere on its plausible range (on the log scale where the register
    says ``loguniform``). A range of one's own takes the place of the usual one, and is flat. Raises
    ``ScenarioError``, which speaks of the `option`, for names that are none, for parameters that
    are fixed and given no range, and for ranges that are none or leave what is plausible.
    """
    own = ranges or {}
    problems: list[Problem] = []
    spreads: dict[str, Distribution] = {}
    for name in [*names, *own]:
        found = _spread(name, own.get(name), flat)
        if isinstance(found, Distribution):
            spreads[name] = found
        else:
            problems.append(replace(found, place=Place(option)))
    if problems:
        raise ScenarioError(dict.fromkeys(problems))
    return Space(spreads)


def _spread(name: str, own: Range | None, flat: bool) -> Distribution | Problem:
    """How an input is spread, or why it cannot be."""
    about = input_registry().get(name)
    if about is None:
        near = nearest(name, input_registry())
        see = "run_sim.py risks, policies and parameters"
        return _problem(name, "no such dial, policy or parameter", nearest=near, see=see)
    usual = Distribution("uniform", about.low, about.high, about.default)
    if about.section == "parameters":
        usual = parameter_registry()[name].spread()
    if own is None and usual.kind == "fixed":
        return _problem(name, "is fixed", allowed="a range of your own, or another input")
    if own is None:
        return _flat(usual, usual.low, usual.high) if flat else usual
    low, high = own
    if not about.low <= low < high <= about.high:
        found = f"{low:g} to {high:g} is no range of it"
        return _problem(name, found, allowed=f"a range within {about.low:g} to {about.high:g}")
    return _flat(usual, low, high)


def _flat(usual: Distribution, low: float, high: float) -> Distribution:
    """No value of a range likelier than another, on the scale that an input is usually seen on."""
    kind = "loguniform" if usual.kind == "loguniform" and low > 0 else "uniform"
    return Distribution(kind, low, high, min(max(usual.mode, low), high))


def _problem(name: str, found: str, **hints: str) -> Problem:
    return Problem(Place(""), name, found, **hints)
