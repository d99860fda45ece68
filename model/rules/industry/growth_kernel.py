"""Firms a quarter later: the rules of `learning` and `investment`, compiled.

Firms are (runs, sectors, slots), local ones in the first slots; sectors are (runs, sectors),
parameters (runs,). The stocks are those of `opening.FirmStocks`, which the kernels change.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from model.arrays import FloatArray
from model.clock import QUARTERS_A_YEAR
from model.compiled import compiled
from model.rules.industry.firm_kernel import Stocks


class Fortune(NamedTuple):
    """What makes luck: it lasts by `persistence` a year; its `spread` is (runs,) in one slot and
    `volatility` (slots,) times as large in another; `draw` is standard normal, one a firm."""

    persistence: FloatArray
    spread: FloatArray
    volatility: FloatArray
    draw: FloatArray


class Purse(NamedTuple):
    """What firms invest by: `value_added` (runs, sectors, slots) of a year and its `norm` of
    capital, by sector; a year's `rate` of investment at usual returns and the part of capital that
    is `worn` out; the part of the usual that plants put back (`plants`), and `credit`, USD_2018 m,
    to local firms."""

    value_added: FloatArray
    norm: FloatArray
    rate: FloatArray
    worn: FloatArray
    plants: FloatArray
    credit: FloatArray


@compiled
def learn(
    stocks: Stocks,
    local: int,
    fortune: Fortune,
    progress: FloatArray,
    frontier: FloatArray,
    catch_up: FloatArray,
) -> None:
    """Change luck by `learning.fortune` and the know-how of plants by `learning.catch_up`.

    Firms in the first `local` slots gain the `progress` of their sector.
    """
    _, _, know_how, luck, _ = stocks
    runs, sectors, slots = luck.shape
    for run in range(runs):
        lasting = fortune.persistence[run] ** (1.0 / QUARTERS_A_YEAR)
        fresh = math.sqrt(1.0 - lasting * lasting) * fortune.spread[run]
        closed = catch_up[run] / QUARTERS_A_YEAR
        for sector in range(sectors):
            for slot in range(slots):
                met = fresh * fortune.volatility[slot] * fortune.draw[run, sector, slot]
                luck[run, sector, slot] = lasting * luck[run, sector, slot] + met
            for slot in range(local):
                know_how[run, sector, slot] += progress[run, sector]
            for slot in range(local, slots):
                behind = frontier[run] - know_how[run, sector, slot]
                know_how[run, sector, slot] += closed * behind


@compiled
def invest(stocks: Stocks, local: int, purse: Purse) -> None:
    """Change capital by `investment.invest`, and that in the first `local` slots by `lend`."""
    capital = stocks[1]
    runs, sectors, slots = capital.shape
    for run in range(runs):
        left, rate = 1.0 - purse.worn[run] / QUARTERS_A_YEAR, purse.rate[run] / QUARTERS_A_YEAR
        held = 0.0
        for sector in range(sectors):
            norm = purse.norm[run, sector]
            for slot in range(slots):
                owned = capital[run, sector, slot]
                usual = np.sqrt(owned * purse.value_added[run, sector, slot] * norm)
                kept = 1.0 if slot < local else purse.plants[run]
                capital[run, sector, slot] = owned * left + rate * kept * usual
            for slot in range(local):
                held += capital[run, sector, slot]
        factor = 1.0 + purse.credit[run] / max(held, 1.0)
        for sector in range(sectors):
            for slot in range(local):
                capital[run, sector, slot] *= factor
