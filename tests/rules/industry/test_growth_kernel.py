"""Laws of the kernels of growth: firms learn and invest as the rules say, each run by itself."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from model.numerics.arrays import FloatArray
from model.rules.industry import growth_kernel, investment, learning
from model.rules.industry.growth_kernel import Fortune, Purse
from model.rules.industry.slots import LOCAL, LOCAL_SLOTS, PLANTS, SLOTS, volatility
from tests.rules.industry.makeshift import FIRMS, RUNS, SECTORS, each_run_by_itself, spread, stocks
from tests.rules.kernels import agree, copies, seeds, untouched


def fortune(seed: int) -> Fortune:
    rng = np.random.default_rng(seed + 1)
    return Fortune(rng.random(RUNS), rng.random(RUNS), volatility(), rng.normal(size=FIRMS))


def gains(seed: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Progress by sector, the frontier, and how fast plants approach it."""
    rng = np.random.default_rng(seed + 2)
    return spread(rng, -1, 1), rng.normal(size=RUNS), rng.random(RUNS)


def purse(seed: int) -> Purse:
    rng = np.random.default_rng(seed + 2)
    made, norm = rng.uniform(0, 90, FIRMS), spread(rng, 0.5, 4)
    rate, worn, plants = rng.random((3, RUNS))
    return Purse(made, norm, rate, worn, plants, rng.uniform(0, 300, RUNS))


@given(seeds)
def test_the_kernel_of_learning_agrees_with_the_rules(seed: int) -> None:
    before, luck, at = stocks(seed), fortune(seed), gains(seed)
    progress, frontier, catch_up = at
    spread_of = luck.spread[:, None, None] * luck.volatility
    lucky = learning.fortune(before[3], luck.persistence, spread_of, luck.draw)
    known = before[2].copy()
    known[:, :, LOCAL] += progress[:, :, None]
    known[:, :, PLANTS] = learning.catch_up(known[:, :, PLANTS], frontier, catch_up)
    now, mean = copies(before), np.empty((RUNS, SECTORS))
    with untouched(*now[:2], now[4], *luck, *at):
        growth_kernel.learn(now, luck, *at, mean, LOCAL_SLOTS)
    agree(now[2], known)
    agree(now[3], lucky)
    alive = before[0][:, :, LOCAL]
    agree(mean, (known[:, :, LOCAL] * alive).sum(-1) / np.maximum(alive.sum(-1), 1))


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
        growth_kernel.invest(now, at, LOCAL_SLOTS)
    agree(now[1], capital)


@given(seeds)
def test_firms_do_not_depend_on_the_runs_beside_theirs(seed: int) -> None:
    mean = np.empty((RUNS, SECTORS))
    each_run_by_itself(
        growth_kernel.learn, stocks(seed), fortune(seed), *gains(seed), mean, LOCAL_SLOTS
    )
    each_run_by_itself(growth_kernel.invest, stocks(seed), purse(seed), LOCAL_SLOTS)
