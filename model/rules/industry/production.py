"""What sectors make, and which of their firms get how much of it."""

from __future__ import annotations

from typing import Any, NamedTuple

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.numerics.compiled import rule
from model.numerics.records import Records, put
from model.numerics.sums import sum_row
from model.rules.industry.costs import home_price
from model.rules.industry.demand import LEAST, sector_productivity
from model.rules.industry.firm import VALUE_ADDED, Owners
from model.rules.industry.trade import Destinations

LEAST_OUTPUT = 1e-9
"""Stands in for value added of nothing where one divides by it, USD_2018 m."""


class Output(NamedTuple):
    """What a sector makes."""

    value_added: float
    """USD_2018 m a year."""
    gain: float
    """Log productivity over that of 2013."""


class Shares(NamedTuple):
    """Who gets what a sector makes, each in [0, 1]."""

    plants: float
    """Share of joint and Chinese plants in value added."""
    rivals: float
    """Market share at home of Chinese goods and of these plants."""


class Manufacturing(NamedTuple):
    """All sectors together."""

    value_added: float
    """USD_2018 m a year."""
    gain: float
    """Log productivity over that of 2013, the mean by value added."""
    joint: float
    """Share of joint ventures in value added."""
    chinese: float
    """Share of Chinese plants in it."""


@rule
def sold_at_home(market: Any, price: float) -> float:
    """What is made for the home market, USD_2018 m a year, at a `price` over that of 2013."""
    return market.home * market.spending / price


@rule
def output(home: float, exports: Destinations, construction: float) -> float:
    """What is sold at `home`, exported at prices of 2018, or built into plants, USD_2018 m."""
    return home + (exports.china + exports.russia + exports.rest) + construction


@rule
def rivals_share(market: Any, plants: float) -> float:
    """Market share at home of Chinese goods and of plants that make the share `plants`."""
    return (market.imports.xinjiang + market.imports.coast) + market.home * plants


@rule
def make(theta: float, building: float, traits: Records, sectors: Records) -> float:
    """Make in a run what is sold; returns the gain of log productivity in all manufacturing.

    `building` is what the building of plants buys at home, USD_2018 m a quarter.
    """
    whole, gained = 0.0, 0.0
    for sector in range(len(sectors)):
        own, trait = sectors[sector], traits[sector]
        gain = sector_productivity(own.offer, theta) - own.start.productivity
        home = sold_at_home(own.market, home_price(own.cost, gain))
        construction = QUARTERS_A_YEAR * building * trait.construction
        made = output(home, own.exports.volume, construction) * trait.value_added_ratio
        put(own.output, Output(value_added=made, gain=gain))
        whole += made
        gained += gain * made
    return gained / max(whole, LEAST_OUTPUT)


@rule
def share_out(owners: Owners, firms: FloatArray, sectors: Records, result: Any) -> None:
    """Split what a run's sectors make among their firms by appeal, and set `result` of all.

    Firms of one sector face the same common costs, so that these do not matter for the split.
    """
    joint, chinese, whole = 0.0, 0.0, 0.0
    for sector in range(len(sectors)):
        own, each = sectors[sector], firms[sector, VALUE_ADDED]
        made = own.output.value_added
        rate = made / max(own.offer.appeal, LEAST)
        for slot in range(len(each)):
            each[slot] *= rate
        by_joint, by_chinese = (
            sum_row(each[owners.joint : owners.chinese]),
            sum_row(each[owners.chinese :]),
        )
        by_plants, local = by_joint + by_chinese, sum_row(each[: owners.joint])
        plants = by_plants / max(local + by_plants, LEAST_OUTPUT)
        put(own.shares, Shares(plants=plants, rivals=rivals_share(own.market, plants)))
        joint += by_joint
        chinese += by_chinese
        whole += made
    result.value_added = whole
    result.joint = joint / max(whole, LEAST_OUTPUT)
    result.chinese = chinese / max(whole, LEAST_OUTPUT)
