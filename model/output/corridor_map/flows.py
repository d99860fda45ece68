"""How many containers go over each corridor."""

from __future__ import annotations

from collections.abc import Callable, Collection

from model.corridors import corridors
from model.numerics.arrays import FloatArray
from model.output.corridor_map.courses import courses


def land_corridors(outcomes: Collection[str]) -> tuple[str, ...]:
    """The land corridors, in the order of the network, whose containers are among `outcomes`."""
    return tuple(name for name in courses() if corridors()[name].outcome in outcomes)


def corridor_flows(
    annual: Callable[[str], FloatArray], outcomes: Collection[str]
) -> dict[str, FloatArray]:
    """Containers by land corridor: TEU a year, (runs, years) each.

    `annual` gives an outcome's annual values, (runs, years), as ``Results.annual`` does; `outcomes`
    are the names that it knows.
    """
    return {name: annual(corridors()[name].outcome) for name in land_corridors(outcomes)}
