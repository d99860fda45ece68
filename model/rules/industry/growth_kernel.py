"""Firms a quarter later: the rules of `learning` and `investment`, compiled.

Firms are (runs, sectors, slots), local ones in the first slots; sectors are (runs, sectors),
parameters (runs,). The stocks are those of `opening.FirmStocks`, which the kernels change.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.numerics.compiled import compiled
from model.rules.industry.firm_kernel import Stocks, mean_of, total


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
    fortune: Fortune,
    progress: FloatArray,
    frontier: FloatArray,
    catch_up: FloatArray,
    mean: FloatArray,
    local: int,
) -> None:
    """Change luck by `learning.fortune` and the know-how of plants by `learning.catch_up`.

    Firms in the first `local` slots gain the `progress` of their sector; sets the `mean` of what
    they know then, (runs, sectors).
    """
    alive, _, know_how, luck, _ = stocks
    runs, sectors, slots = luck.shape
    for run in range(runs):
        lasting = fortune.persistence[run] ** (1.0 / QUARTERS_A_YEAR)
        fresh = math.sqrt(1.0 - lasting * lasting) * fortune.spread[run]
        closed, ahead = catch_up[run] / QUARTERS_A_YEAR, frontier[run]
        for sector in range(sectors):
            lucky, met = luck[run, sector], fortune.draw[run, sector]
            for slot in range(slots):
                news = fresh * fortune.volatility[slot] * met[slot]
                lucky[slot] = lasting * lucky[slot] + news
            known, plants = know_how[run, sector, :local], know_how[run, sector, local:]
            gain = progress[run, sector]
            for slot in range(len(known)):
                known[slot] += gain
            for slot in range(len(plants)):
                plants[slot] += closed * (ahead - plants[slot])
            mean[run, sector] = mean_of(alive[run, sector, :local], known)


@compiled
def invest(stocks: Stocks, purse: Purse, local: int) -> None:
    """Change capital by `investment.invest`, and that in the first `local` slots by `lend`."""
    capital = stocks[1]
    runs, sectors, _ = capital.shape
    for run in range(runs):
        left, rate = 1.0 - purse.worn[run] / QUARTERS_A_YEAR, purse.rate[run] / QUARTERS_A_YEAR
        held = 0.0
        for sector in range(sectors):
            own, made = capital[run, sector], purse.value_added[run, sector]
            norm = purse.norm[run, sector]
            _put_back(own[:local], made[:local], norm, left, rate)
            _put_back(own[local:], made[local:], norm, left, rate * purse.plants[run])
            held += total(own[:local])
        factor = 1.0 + purse.credit[run] / max(held, 1.0)
        for sector in range(sectors):
            own = capital[run, sector, :local]
            for slot in range(len(own)):
                own[slot] *= factor


@compiled
def _put_back(
    capital: FloatArray, value_added: FloatArray, norm: float, left: float, rate: float
) -> None:
    """Of `capital` (slots,) the part `left` wears on; profit is put back at a `rate`."""
    for slot in range(len(capital)):
        usual = np.sqrt(capital[slot] * value_added[slot] * norm)
        capital[slot] = capital[slot] * left + rate * usual
