"""The square: who joins a protest, and how many protests there are."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.twin.simulation import TwinSimulation
    from tests.twin.society.region import Region

_ROUNDS = 6
"""Times that people look at the crowd and decide again."""
_MOST_PROTESTS = 12
"""Most protests that a region can count in a quarter."""
_TRICKLE = 1e-3
"""Share of active people below which an arrest is all but certain."""


def gather(model: TwinSimulation, regions: list[Region], fear: float) -> None:
    """Fill the squares: citizens watch the crowds, at home and elsewhere, and join (or leave).

    Starts from empty squares and stops when nobody changes their mind (Granovetter 1978 with the
    risk of arrest of Epstein 2002); `fear` in [0, 1] is what repression has left.
    """
    p = model.p
    afraid = p.arrest_fear * (1.0 + p.repression_effect * fear)
    police = p.arrest_constant * p.police_presence
    joined = [0] * len(regions)
    for region in regions:
        region.crowd = 0.0
    for _ in range(_ROUNDS):
        before = joined
        joined = []
        for region in regions:
            elsewhere = sum(weight * other.crowd for other, weight in region.contacts)
            seen = region.crowd + p.outside_contacts * (elsewhere - region.crowd)
            risk = 1.0 - math.exp(-police / (seen + _TRICKLE))
            push = p.crowd_imitation * seen - afraid * risk
            joined.append(sum(citizen.hurdle < push for citizen in region.citizens))
        if joined == before:
            break
        for region, count in zip(regions, joined, strict=True):
            region.crowd = count / len(region.citizens)


def count_protests(model: TwinSimulation, regions: list[Region]) -> None:
    """Count the quarter's protests: a Poisson number about what a crowd of the size holds."""
    draws = model.uniform("publics.protests", len(regions))
    for region, draw in zip(regions, draws, strict=True):
        millions = region.population / 1e6
        expected = model.p.protest_rate * math.sqrt(region.crowd) * millions
        region.protests = _poisson(expected, draw)


def _poisson(expected: float, draw: float) -> float:
    """Quantile of the Poisson distribution at the uniform `draw`."""
    mass = math.exp(-expected)
    below, count = mass, 0
    while draw >= below and count < _MOST_PROTESTS:
        count += 1
        mass *= expected / count
        below += mass
    return float(count)
