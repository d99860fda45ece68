"""Seats of a sector: how many firms it has room for, of which owners and sizes, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_LARGE, _MEDIUM, _SMALL = 2, 4, 14
_JOINT, _CHINESE = 4, 6
_SMALL_FILLED, _JOINT_FILLED, _CHINESE_FILLED = 11, 2, 1
LOCAL_SEATS = _LARGE + _MEDIUM + _SMALL
SEATS = LOCAL_SEATS + _JOINT + _CHINESE
_LARGE_NUMBER, _MEDIUM_NUMBER = 0.01, 0.025
"""Shares of large and medium firms in the number of manufacturers."""
_MEDIUM_OF_REST = 0.35
"""Share of medium firms in what large ones leave."""
_PLANT_FIRMS = 2.0
"""Real firms that a joint or Chinese seat of 2013 stands for."""


@dataclass(frozen=True)
class Seat:
    """Room for one firm of a sector."""

    owner: str
    """local, joint or chinese."""
    share: float
    """Share in the sector's capital of 2013 of who sits here, or would."""
    number_of_firms: float
    """Real firms it stands for."""
    filled: bool
    """Whether somebody sits here in 2013."""
    volatility: float
    """How much its fortune moves over that of a small firm."""

    @property
    def local(self) -> bool:
        """Whether a firm of Kazakhstan sits here."""
        return self.owner == "local"

    @property
    def joint(self) -> bool:
        """Whether a joint venture sits here."""
        return self.owner == "joint"


def seats_of(row: Mapping[str, str]) -> list[Seat]:
    """The seats of a sector, from its `row` of ``sectors.csv``: local, then joint, then Chinese."""
    joint, chinese = float(row["joint_venture_share"]), float(row["chinese_share"])
    local = 1.0 - joint - chinese
    large = local * float(row["large_firm_share"])
    medium = (local - large) * _MEDIUM_OF_REST
    small = local - large - medium
    firms = float(row["firms_2013"])
    few = firms * (1.0 - _LARGE_NUMBER - _MEDIUM_NUMBER) / _SMALL_FILLED
    a_large = Seat("local", large / _LARGE, max(firms * _LARGE_NUMBER / _LARGE, 1.0), True, 0.3)
    a_medium = Seat("local", medium / _MEDIUM, firms * _MEDIUM_NUMBER / _MEDIUM, True, 0.6)
    return (
        [a_large] * _LARGE
        + [a_medium] * _MEDIUM
        + [Seat("local", small / _SMALL_FILLED, few, i < _SMALL_FILLED, 1.0) for i in range(_SMALL)]
        + _plants("joint", joint, _JOINT, _JOINT_FILLED)
        + _plants("chinese", chinese, _CHINESE, _CHINESE_FILLED)
    )


def _plants(owner: str, share: float, count: int, filled: int) -> list[Seat]:
    taken = Seat(owner, share / filled, _PLANT_FIRMS, True, 0.6)
    empty = Seat(owner, share / filled, 0.0, False, 0.6)
    return [taken] * filled + [empty] * (count - filled)


def regions_of(row: Mapping[str, str], regions: list[str]) -> list[int]:
    """The region of each seat, such that local firms and plants are spread as the row says."""
    local = _spread(row["regions"], regions, LOCAL_SEATS)
    return local + _spread(row["plant_regions"], regions, SEATS - LOCAL_SEATS)


def _spread(shares: str, regions: list[str], count: int) -> list[int]:
    """`count` seats over regions by ``karaganda:0.6 pavlodar:0.4``, each to who lacks it most."""
    aims = [0.0] * len(regions)
    for entry in shares.split():
        region, share = entry.split(":")
        aims[regions.index(region)] = float(share)
    taken = [0] * len(regions)
    places = []
    for number in range(1, count + 1):
        lacking = [aim * number - have for aim, have in zip(aims, taken, strict=True)]
        place = lacking.index(max(lacking))
        taken[place] += 1
        places.append(place)
    return places
