"""Laws of the kernels of production: firms offer, make and earn as the rules say, run by run."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from model.rules.industry import costs, demand, opening, production_kernel
from model.rules.industry.production_kernel import Made, Makers, Offer, Orders, Shares
from model.rules.industry.slots import CHINESE, JOINT, PLANT_GROUPS
from tests.rules.industry.makeshift import (
    FIRMS,
    RUNS,
    SECTORS,
    each_run_by_itself,
    market,
    parameters,
    spread,
    stocks,
)
from tests.rules.kernels import agree, seeds, untouched

BY_SECTOR = (RUNS, SECTORS)


def no_offer() -> Offer:
    return Offer(np.empty(FIRMS), np.empty(BY_SECTOR), np.empty(BY_SECTOR))


def offer(seed: int) -> Offer:
    """What firms offer at the trade elasticities of `parameters`."""
    found = no_offer()
    production_kernel.attract(stocks(seed), parameters(seed).trade_elasticity, found)
    return found


@given(seeds)
def test_the_kernel_of_appeal_agrees_with_the_rule(seed: int) -> None:
    now, theta, found = stocks(seed), parameters(seed).trade_elasticity, no_offer()
    with untouched(*now, theta):
        production_kernel.attract(now, theta, found)
    appeal = demand.line_appeal(now[1], now[2] + now[3], theta)
    agree(found.each, appeal)
    agree(found.appeal, appeal.sum(axis=-1))
    agree(found.capital, now[1].sum(axis=-1))


def makers(seed: int) -> Makers:
    rng = np.random.default_rng(seed + 1)
    return Makers(rng.random(SECTORS), rng.random(SECTORS), spread(rng, -1, 1))


def orders(seed: int) -> Orders:
    rng = np.random.default_rng(seed + 2)
    return Orders(900 * rng.random((*BY_SECTOR, 3)), rng.uniform(0, 500, RUNS), rng.random(RUNS))


def nothing_made() -> Made:
    return Made(np.empty(BY_SECTOR), np.empty(BY_SECTOR), np.empty(RUNS))


@given(seeds)
def test_the_kernel_of_output_agrees_with_the_rules(seed: int) -> None:
    at, offered, sold, ordered = makers(seed), offer(seed), market(seed), orders(seed)
    cost, theta = spread(np.random.default_rng(seed), -1, 1), parameters(seed).trade_elasticity
    found = nothing_made()
    with untouched(*at, *offered, *sold, *ordered, cost, theta):
        production_kernel.make(at, offered, cost, sold, ordered, theta, found)
    level = demand.sector_productivity(offered.appeal, offered.capital, theta)
    gain = level - at.productivity
    output = sold.home * sold.spending / costs.deflator(cost, gain) + ordered.exports.sum(axis=-1)
    output += (4.0 * ordered.building * ordered.content)[:, None] * at.construction
    made = output * at.value_added
    agree(found.gain, gain, atol=1e-14)
    agree(found.value_added, made, atol=1e-9)
    agree(found.common, (gain * made).sum(axis=-1) / made.sum(axis=-1), atol=1e-13)


def no_shares() -> Shares:
    by_sector = np.empty(BY_SECTOR), np.empty(BY_SECTOR)
    return Shares(np.empty(FIRMS), *by_sector, *(np.empty(RUNS) for _ in range(3)))


@given(seeds)
def test_the_kernel_of_shares_agrees_with_the_rules(seed: int) -> None:
    offered, sold, found = offer(seed), market(seed), no_shares()
    made = spread(np.random.default_rng(seed), 0, 900)
    with untouched(*offered, made, *sold):
        production_kernel.share_out(offered, made, sold, PLANT_GROUPS, found)
    by_firm = demand.shares_within(offered.each, offered.appeal) * made[:, :, None]
    plants = opening.plant_share(by_firm)
    chinese_goods = sold.imports[:, :, 0] + sold.imports[:, :, 1]
    whole = made.sum(axis=-1)
    agree(found.by_firm, by_firm)
    agree(found.plants, plants)
    agree(found.rivals, chinese_goods + sold.home * plants)
    agree(found.joint, by_firm[:, :, JOINT].sum(axis=(1, 2)) / whole)
    agree(found.chinese, by_firm[:, :, CHINESE].sum(axis=(1, 2)) / whole)
    agree(found.whole, whole)


@given(seeds)
def test_production_does_not_depend_on_the_runs_beside(seed: int) -> None:
    theta, cost = parameters(seed).trade_elasticity, spread(np.random.default_rng(seed), -1, 1)
    each_run_by_itself(production_kernel.attract, stocks(seed), theta, no_offer())
    each_run_by_itself(
        *(production_kernel.make, makers(seed), offer(seed), cost, market(seed), orders(seed)),
        *(theta, nothing_made()),
    )
    each_run_by_itself(
        *(production_kernel.share_out, offer(seed), np.exp(cost), market(seed), PLANT_GROUPS),
        no_shares(),
    )
