"""The firms of a sector, in one array: a row for each property, a column for each slot.

Local firms have the first slots, then joint ventures, then plants of Chinese companies (`slots`).
Firms of all runs are (runs, sectors, properties, slots).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from model.numerics.arrays import BoolArray, FloatArray
from model.numerics.compiled import rule

ALIVE, CAPITAL, KNOW_HOW, LUCK, WEIGHT, VALUE_ADDED = range(6)
"""The rows: whether there is a firm, 1 or 0; productive capital, USD_2018 m, 0 where there is none;
the lasting and the passing part of log productivity over the mean local firm of the sector in 2013;
real firms that the slot stands for; and value added, USD_2018 m a year, where the appeal to buyers
stands while it is not known yet."""
PROPERTIES = 6


class Owners(NamedTuple):
    """The first slots of joint ventures, before which there are local firms, and of plants of
    Chinese companies."""

    joint: int
    chinese: int


@dataclass
class FirmStocks:
    """The firms of all runs by property, each (runs, sectors, slots)."""

    firms: FloatArray
    """All properties, (runs, sectors, properties, slots)."""

    @property
    def alive(self) -> BoolArray:
        """Whether there is a firm."""
        return np.asarray(self.firms[:, :, ALIVE] > 0.0)

    @property
    def capital(self) -> FloatArray:
        """Productive capital, USD_2018 m."""
        return self.firms[:, :, CAPITAL]

    @property
    def know_how(self) -> FloatArray:
        """Lasting part of log productivity over the mean local firm of the sector in 2013."""
        return self.firms[:, :, KNOW_HOW]

    @property
    def luck(self) -> FloatArray:
        """Passing part of log productivity."""
        return self.firms[:, :, LUCK]

    @property
    def weight(self) -> FloatArray:
        """Real firms that the slot stands for."""
        return self.firms[:, :, WEIGHT]

    @property
    def value_added(self) -> FloatArray:
        """Value added, USD_2018 m a year."""
        return self.firms[:, :, VALUE_ADDED]

    @property
    def productivity(self) -> FloatArray:
        """Log productivity."""
        return self.know_how + self.luck


@rule
def mean_know_how(firm: FloatArray, local: int) -> float:
    """Mean of what firms in the first `local` slots of a sector know; 0 without any."""
    whole, number = 0.0, 0
    for slot in range(local):
        alive = firm[ALIVE, slot] > 0.0
        whole += firm[KNOW_HOW, slot] if alive else 0.0
        number += 1 if alive else 0
    return whole / max(number, 1)
