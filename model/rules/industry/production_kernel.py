"""What firms offer, make and get for it, run by run: the rules of `demand` and `costs`, compiled.

Firms are (runs, sectors, slots), sectors (runs, sectors). The stocks are those of
`opening.FirmStocks`, in the order of its fields; local firms hold the first slots.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.numerics.compiled import compiled
from model.numerics.exponential import exponentiate
from model.rules.industry.demand import LEAST
from model.rules.industry.firm_kernel import Stocks, total
from model.rules.industry.home_market_kernel import HomeMarket


class Offer(NamedTuple):
    """What firms offer before common costs, which `attract` sets."""

    each: FloatArray
    """Appeal of each firm, (runs, sectors, slots)."""
    appeal: FloatArray
    """Of a sector, (runs, sectors)."""
    capital: FloatArray
    """Of a sector, (runs, sectors)."""


@compiled
def attract(stocks: Stocks, theta: FloatArray, offer: Offer) -> None:
    """Set what firms offer by `demand.line_appeal`; `theta` (runs,) is the trade elasticity."""
    _, capital, know_how, luck, _ = stocks
    runs, sectors, slots = capital.shape
    room = np.empty(sectors * slots)
    for run in range(runs):
        for sector in range(sectors):
            known, lucky = know_how[run, sector], luck[run, sector]
            each = offer.each[run, sector]
            for slot in range(slots):
                each[slot] = theta[run] * (known[slot] + lucky[slot])
        exponentiate(offer.each[run].reshape(sectors * slots), room)
        for sector in range(sectors):
            held, each = capital[run, sector], offer.each[run, sector]
            for slot in range(slots):
                each[slot] *= held[slot]
            offer.appeal[run, sector] = total(each)
            offer.capital[run, sector] = total(held)


class Makers(NamedTuple):
    """What tells sectors apart, (sectors,), and what they were in 2013, (runs, sectors)."""

    construction: FloatArray
    """Share of what building a plant costs that buys the sector's goods."""
    value_added: FloatArray
    """Value added over output."""
    productivity: FloatArray
    """Log productivity of 2013."""


class Orders(NamedTuple):
    """What is made beside what is sold at home."""

    exports: FloatArray
    """At prices of 2018, (runs, sectors, destinations)."""
    building: FloatArray
    """Chinese money that builds plants, USD_2018 m a quarter, (runs,)."""
    content: FloatArray
    """Part of it that buys at home, (runs,)."""


class Made(NamedTuple):
    """What `make` sets."""

    value_added: FloatArray
    """Of a year, USD_2018 m, (runs, sectors)."""
    gain: FloatArray
    """Log productivity over that of 2013, (runs, sectors)."""
    common: FloatArray
    """That of manufacturing as a whole, (runs,)."""


@compiled
def make(
    makers: Makers,
    offer: Offer,
    cost: FloatArray,
    market: HomeMarket,
    orders: Orders,
    theta: FloatArray,
    made: Made,
) -> None:
    """Make what is sold at home at prices by `costs.deflator`, exported, or built into plants.

    `cost` (runs, sectors) is the log of common unit costs over 2013, `theta` (runs,) the trade
    elasticity. Productivity is `demand.sector_productivity`.
    """
    runs, sectors = cost.shape
    for run in range(runs):
        bought = QUARTERS_A_YEAR * orders.building[run] * orders.content[run]
        whole, gained = 0.0, 0.0
        for sector in range(sectors):
            mean = max(offer.appeal[run, sector], LEAST) / max(offer.capital[run, sector], LEAST)
            gain = math.log(mean) / theta[run] - makers.productivity[run, sector]
            price = math.exp(cost[run, sector] - gain)
            exported = orders.exports[run, sector]
            output = market.home[run, sector] * market.spending[run, sector] / price
            output += exported[0] + exported[1] + exported[2]
            output += bought * makers.construction[sector]
            value_added = output * makers.value_added[sector]
            made.gain[run, sector], made.value_added[run, sector] = gain, value_added
            whole += value_added
            gained += gain * value_added
        made.common[run] = gained / max(whole, 1e-9)


class Shares(NamedTuple):
    """Who gets what is made, which `share_out` sets."""

    by_firm: FloatArray
    """Value added of each firm, (runs, sectors, slots)."""
    plants: FloatArray
    """Share of joint and Chinese plants in a sector's value added, (runs, sectors)."""
    rivals: FloatArray
    """Market share at home of Chinese goods and of these plants, (runs, sectors)."""
    joint: FloatArray
    """Share of joint ventures in all of it, (runs,)."""
    chinese: FloatArray
    """Share of Chinese plants in all of it, (runs,)."""
    whole: FloatArray
    """All of it, (runs,)."""


@compiled
def share_out(
    offer: Offer,
    value_added: FloatArray,
    market: HomeMarket,
    groups: tuple[int, int],
    shares: Shares,
) -> None:
    """Split `value_added` (runs, sectors) by `demand.shares_within` and `opening.plant_share`.

    `groups` are the first slots of joint ventures and of Chinese plants.
    """
    first_joint, first_chinese = groups
    runs, sectors, slots = offer.each.shape
    for run in range(runs):
        joint, chinese, whole = 0.0, 0.0, 0.0
        for sector in range(sectors):
            made = value_added[run, sector]
            rate = made / max(offer.appeal[run, sector], LEAST)
            each, own = offer.each[run, sector], shares.by_firm[run, sector]
            for slot in range(slots):
                own[slot] = each[slot] * rate
            by_joint, by_chinese = total(own[first_joint:first_chinese]), total(own[first_chinese:])
            by_plants = by_joint + by_chinese
            local = total(own[:first_joint])
            part = by_plants / max(local + by_plants, 1e-9)
            chinese_goods = market.imports[run, sector, 0] + market.imports[run, sector, 1]
            shares.plants[run, sector] = part
            shares.rivals[run, sector] = chinese_goods + market.home[run, sector] * part
            joint += by_joint
            chinese += by_chinese
            whole += made
        shares.joint[run] = joint / max(whole, 1e-9)
        shares.chinese[run] = chinese / max(whole, 1e-9)
        shares.whole[run] = whole
