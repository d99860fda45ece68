"""Laws of the kernels of growth: firms learn and invest as the rules say, each run by itself."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given

from model.arrays import FloatArray
from model.rules.industry import growth_kernel, investment, learning
from model.rules.industry.firm_kernel import Stocks
from model.rules.industry.growth_kernel import Fortune, Purse
from model.rules.industry.slots import LOCAL, LOCAL_SLOTS, PLANTS, SLOTS, volatility
from tests.rules.kernels import Array, agree, copies, each_alone, seeds, untouched

RUNS, SECTORS = 3, 4
FIRMS = (RUNS, SECTORS, SLOTS)


def stocks(seed: int) -> Stocks:
    rng = np.random.default_rng(seed)
    alive = rng.random(FIRMS) < 0.7
    capital = alive * rng.uniform(1e-3, 500, FIRMS)
    return alive, capital, rng.normal(size=FIRMS), rng.normal(size=FIRMS), np.ones(FIRMS)


def learning_from(seed: int) -> tuple[FloatArray, ...]:
    """Persistence, spread and draws of luck; progress by sector, the frontier, the catching-up."""
    rng = np.random.default_rng(seed + 1)
    lucky = rng.random(RUNS), rng.random(RUNS), rng.normal(size=FIRMS)
    return *lucky, rng.normal(size=(RUNS, SECTORS)), rng.normal(size=RUNS), rng.random(RUNS)


def purse(seed: int) -> Purse:
    rng = np.random.default_rng(seed + 2)
    made, norm = rng.uniform(0, 90, FIRMS), rng.uniform(0.5, 4, (RUNS, SECTORS))
    rate, worn, plants = rng.random((3, RUNS))
    return Purse(made, norm, rate, worn, plants, rng.uniform(0, 300, RUNS))


def learn(arrays: Sequence[Array]) -> Sequence[Array]:
    now, (persistence, spread, draw, *gains) = tuple(arrays[:5]), arrays[5:]
    growth_kernel.learn(now, LOCAL_SLOTS, Fortune(persistence, spread, volatility(), draw), *gains)
    return now


def invest(arrays: Sequence[Array]) -> Sequence[Array]:
    now = tuple(arrays[:5])
    growth_kernel.invest(now, LOCAL_SLOTS, Purse(*arrays[5:]))
    return now


@given(seeds)
def test_the_kernel_of_learning_agrees_with_the_rules(seed: int) -> None:
    before, at = stocks(seed), learning_from(seed)
    persistence, spread, draw, progress, frontier, catch_up = at
    luck = learning.fortune(before[3], persistence, spread[:, None, None] * volatility(), draw)
    known = before[2].copy()
    known[:, :, LOCAL] += progress[:, :, None]
    known[:, :, PLANTS] = learning.catch_up(known[:, :, PLANTS], frontier, catch_up)
    now = copies(before)
    with untouched(*now[:2], now[4], *at):
        learn((*now, *at))
    agree(now[2], known)
    agree(now[3], luck)


@given(seeds)
def test_the_kernel_of_investment_agrees_with_the_rules(seed: int) -> None:
    before, at = stocks(seed), purse(seed)
    kept = np.ones((RUNS, SLOTS))
    kept[:, PLANTS] = at.plants[:, None]
    climate = investment.Climate(at.rate, at.worn, outlook=np.ones(RUNS))
    capital = investment.invest(before[1], at.value_added, at.norm, climate, kept)
    capital[:, :, LOCAL] = investment.lend(capital[:, :, LOCAL], at.credit)
    now = copies(before)
    with untouched(now[0], *now[2:], *at):
        invest((*now, *at))
    agree(now[1], capital)


@given(seeds)
def test_firms_do_not_depend_on_the_runs_beside_theirs(seed: int) -> None:
    each_alone((*stocks(seed), *learning_from(seed)), learn)
    each_alone((*stocks(seed), *purse(seed)), invest)
