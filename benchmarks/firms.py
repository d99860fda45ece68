"""A model with more firms: the slots of each sector multiplied before anybody reads them.

Only for a process of its own: what is imported afterwards is the larger model, to the end.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

_SLOTS = "model.rules.industry.slots"
_COUNTS = (
    *("LARGE", "MEDIUM", "SMALL", "JOINT_SLOTS", "CHINESE_SLOTS"),
    *("_SMALL_FILLED", "_JOINT_FILLED", "_CHINESE_FILLED"),
)
"""Slots of each kind in a sector, and how many of them are filled in 2013."""


def multiply_firms(times: int) -> int:
    """Give each kind of owner `times` as many slots; returns the slots of a sector.

    A slot then stands for 1/`times` as many real firms with 1/`times` of the capital, so that a
    sector as a whole starts as it was.
    """
    if _SLOTS in sys.modules:
        raise RuntimeError("the model was imported before its firms were multiplied")
    slots = importlib.import_module(_SLOTS)
    for name in _COUNTS:
        setattr(slots, name, times * getattr(slots, name))
    slots._PLANT_WEIGHT /= times
    _add_up(slots)
    return int(slots.SLOTS)


def _add_up(slots: ModuleType) -> None:
    """Set what follows from the counts, as the module itself does when it is imported."""
    slots.LOCAL_SLOTS = slots.LARGE + slots.MEDIUM + slots.SMALL
    slots.SLOTS = slots.LOCAL_SLOTS + slots.JOINT_SLOTS + slots.CHINESE_SLOTS
    slots.LOCAL = slice(0, slots.LOCAL_SLOTS)
    slots.JOINT = slice(slots.LOCAL_SLOTS, slots.LOCAL_SLOTS + slots.JOINT_SLOTS)
    slots.CHINESE = slice(slots.JOINT.stop, slots.SLOTS)
    slots.PLANTS = slice(slots.LOCAL_SLOTS, slots.SLOTS)
