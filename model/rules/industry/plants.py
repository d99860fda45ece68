"""New plants: capacity that finance has finished, and where it starts (R24, B16, B31)."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from model.numerics.arrays import FloatArray
from model.numerics.compiled import rule
from model.numerics.records import Records
from model.rules.industry.firm import ALIVE, CAPITAL, KNOW_HOW, LUCK, WEIGHT, Owners


class Parameters(NamedTuple):
    """Parameters of the register that carry these names."""

    smallest_plant: float
    capacity_yield: float
    new_plant_teething: float


class Waiting(NamedTuple):
    """Capacity that is ready, USD_2018 m."""

    joint: float
    relocated: float


@rule
def starts(p: Parameters, waiting: float) -> bool:
    """Whether capacity that is ready is enough for a plant: then all of it starts."""
    return waiting > 0.0 and waiting >= p.smallest_plant


@rule
def merged(old: float, new: float, part: float) -> float:
    """Mean of a plant's `old` property and that of its `new` part, weighted by capital."""
    return old + part * (new - old)


@rule
def site(firm: FloatArray, first: int, after: int) -> int:
    """The slot where new capacity goes, of those from `first` to before `after`.

    It is the first empty slot or, where all are taken, that of the smallest plant, which grows.
    """
    here, least = first, math.inf
    for slot in range(first, after):
        held = firm[CAPITAL, slot] if firm[ALIVE, slot] > 0.0 else -1.0
        if held < least:
            here, least = slot, held
    return here


@rule
def start(p: Parameters, firm: FloatArray, here: int, capacity: float, known: float) -> float:
    """Start `capacity` at a slot by who know that much; returns 1 if the plant is a new one."""
    added = capacity * p.capacity_yield
    part = added / (firm[CAPITAL, here] + added)
    firm[KNOW_HOW, here] = merged(firm[KNOW_HOW, here], known, part)
    firm[LUCK, here] = merged(firm[LUCK, here], -p.new_plant_teething, part)
    new = 0.0 if firm[ALIVE, here] > 0.0 else 1.0
    firm[CAPITAL, here] += added
    firm[WEIGHT, here] += 1.0
    firm[ALIVE, here] = 1.0
    return new


@rule
def start_up(p: Any, frontier: float, owners: Owners, firms: FloatArray, sectors: Records) -> float:
    """Start the plants of a run whose capacity is enough; returns how many are new.

    Relocated plants work at the `frontier` of log productivity, joint ventures midway between it
    and the local firms of their sector.
    """
    entries = 0.0
    for sector in range(len(sectors)):
        firm, waiting = firms[sector], sectors[sector].waiting
        if starts(p, waiting.joint):
            known = 0.5 * (frontier + sectors[sector].know_how)
            here = site(firm, owners.joint, owners.chinese)
            entries += start(p, firm, here, waiting.joint, known)
            waiting.joint = 0.0
        if starts(p, waiting.relocated):
            here = site(firm, owners.chinese, firm.shape[1])
            entries += start(p, firm, here, waiting.relocated, frontier)
            waiting.relocated = 0.0
    return entries
