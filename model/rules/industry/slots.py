"""Slots of firms: each sector has a fixed number of them for each kind of owner.

Arrays of firms are (runs, sectors, slots); within a sector the local slots come first, then the
joint ventures, then the plants owned by Chinese companies. Seen as (runs, firms) they are
sector-major. A slot is one decision maker that stands for `weight` real firms alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from model.numerics.arrays import BoolArray, FloatArray
from model.rules.industry.firm import Owners
from model.rules.industry.sectors import Sectors

LARGE, MEDIUM, SMALL = 2, 4, 14
JOINT_SLOTS, CHINESE_SLOTS = 4, 6
LOCAL_SLOTS: Final = LARGE + MEDIUM + SMALL
SLOTS: Final = LOCAL_SLOTS + JOINT_SLOTS + CHINESE_SLOTS
LOCAL: Final = slice(0, LOCAL_SLOTS)
JOINT: Final = slice(LOCAL_SLOTS, LOCAL_SLOTS + JOINT_SLOTS)
CHINESE: Final = slice(LOCAL_SLOTS + JOINT_SLOTS, SLOTS)
PLANTS: Final = slice(LOCAL_SLOTS, SLOTS)


def owners() -> Owners:
    """Where the slots of each kind of owner begin, as kernels are told."""
    return Owners(joint=JOINT.start, chinese=CHINESE.start)


_SMALL_FILLED, _JOINT_FILLED, _CHINESE_FILLED = 11, 2, 1
_LARGE_NUMBER, _MEDIUM_NUMBER = 0.01, 0.025
"""Shares of large and medium firms in the number of manufacturers (Senate Speaker, 2024)."""
_MEDIUM_OF_REST = 0.35
"""Share of medium firms in what large ones leave (judgement)."""
_PLANT_WEIGHT = 2.0
"""Real firms a joint or Chinese slot of 2013 stands for: 48 slots-worth, 81 counted in 2020."""


def filled_at_start() -> BoolArray:
    """Which slots hold a firm in 2013, (slots,)."""
    filled = np.zeros(SLOTS, dtype=bool)
    filled[: LARGE + MEDIUM + _SMALL_FILLED] = True
    filled[JOINT.start : JOINT.start + _JOINT_FILLED] = True
    filled[CHINESE.start : CHINESE.start + _CHINESE_FILLED] = True
    return filled


def capital_shares(sectors: Sectors) -> FloatArray:
    """Share of each slot in its sector's capital of 2013, (sectors, slots); rows sum to 1.

    Empty local slots hold 0 here; what an entrant brings is settled by `entrant_shares`.
    """
    return _share_ladder(sectors) * filled_at_start()


def entrant_shares(sectors: Sectors) -> FloatArray:
    """Share of a sector's capital that a firm in each local slot had or would have had in 2013,
    (sectors, local slots)."""
    return _share_ladder(sectors)[:, LOCAL]


def _share_ladder(sectors: Sectors) -> FloatArray:
    joint, chinese = sectors.joint_venture_share, sectors.chinese_share
    local = 1.0 - joint - chinese
    large = local * sectors.large_firm_share
    medium = (local - large) * _MEDIUM_OF_REST
    small = local - large - medium
    parts = (
        (large / LARGE, LARGE),
        (medium / MEDIUM, MEDIUM),
        (small / _SMALL_FILLED, SMALL),
        (joint / _JOINT_FILLED, JOINT_SLOTS),
        (chinese / _CHINESE_FILLED, CHINESE_SLOTS),
    )
    return np.concatenate([np.repeat(each[:, None], n, axis=1) for each, n in parts], axis=1)


def weights(sectors: Sectors) -> FloatArray:
    """Real firms that each slot stands for, (sectors, slots); empty plant slots hold 0."""
    number = sectors.firms_2013
    small = number * (1.0 - _LARGE_NUMBER - _MEDIUM_NUMBER) / _SMALL_FILLED
    parts = (
        (np.maximum(number * _LARGE_NUMBER / LARGE, 1.0), LARGE),
        (number * _MEDIUM_NUMBER / MEDIUM, MEDIUM),
        (small, SMALL),
        (np.full_like(number, _PLANT_WEIGHT), JOINT_SLOTS + CHINESE_SLOTS),
    )
    table = np.concatenate([np.repeat(each[:, None], n, axis=1) for each, n in parts], axis=1)
    table[:, PLANTS] *= filled_at_start()[PLANTS]
    return table


def volatility() -> FloatArray:
    """How much each slot's fortune moves over that of a small firm, (slots,).

    Growth of firms varies with size to the power of about -0.2 (Stanley et al. 1996).
    """
    return np.repeat([0.3, 0.6, 1.0, 0.6], [LARGE, MEDIUM, SMALL, JOINT_SLOTS + CHINESE_SLOTS])


def regions_of_slots(rows: Sequence[Mapping[str, str]], regions: Sequence[str]) -> FloatArray:
    """Where each slot lies: ones and zeros, (firms, regions), from the `rows` of the sector table.

    Each group of slots is spread so that its members' shares follow the shares in the table.
    """
    place = np.zeros((len(rows), SLOTS, len(regions)))
    for sector, row in enumerate(rows):
        for column, slots in (("regions", LOCAL), ("plant_regions", PLANTS)):
            shares = _shares(row[column], regions)
            taken = np.zeros(len(regions))
            for count, slot in enumerate(range(slots.start, slots.stop), start=1):
                region = int(np.argmax(shares * count - taken))
                taken[region] += 1.0
                place[sector, slot, region] = 1.0
    return place.reshape(-1, len(regions))


def _shares(text: str, regions: Sequence[str]) -> FloatArray:
    """``karaganda:0.6 pavlodar:0.4`` as shares by region, (regions,)."""
    shares = np.zeros(len(regions))
    for entry in text.split():
        region, share = entry.split(":")
        shares[list(regions).index(region)] = float(share)
    return shares
