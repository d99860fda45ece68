"""Laws of the kernels of firms: they start up, close, take over and open as the rules say."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.numerics.arrays import FloatArray
from model.parameters import Values
from model.rules.industry import exit_entry, firm_kernel, plants
from model.rules.industry.firm_kernel import (
    Arrivals,
    Draws,
    PlantParameters,
    Rivalry,
    Standing,
    Stocks,
    Turnover,
    TurnoverParameters,
)
from model.rules.industry.slots import (
    CHINESE,
    JOINT,
    LOCAL,
    LOCAL_SLOTS,
    PLANT_GROUPS,
    PLANTS,
)
from tests.rules.industry.makeshift import (
    FIRMS,
    REGION,
    REGIONS,
    RUNS,
    SECTORS,
    each_run_by_itself,
    parameters,
    spread,
    stocks,
)
from tests.rules.kernels import Array, agree, all_agree, copies, seeds, untouched

firms = st.sampled_from(["none", "everywhere", "some", "in some runs", "plants alone"])


def mean_by_rule(firms_now: Stocks) -> FloatArray:
    """Mean know-how of local firms, (runs, sectors)."""
    alive, known = firms_now[0][:, :, LOCAL], firms_now[2][:, :, LOCAL]
    return (known * alive).sum(axis=-1) / np.maximum(alive.sum(axis=-1), 1)


@given(seeds, firms)
def test_the_kernel_of_mean_know_how_agrees_with_the_mean(seed: int, where: str) -> None:
    now, mean = stocks(seed, where), np.empty((RUNS, SECTORS))
    with untouched(*now):
        firm_kernel.mean_know_how(now, LOCAL_SLOTS, mean)
    agree(mean, mean_by_rule(now))


@given(seeds, st.integers(0, 40))
def test_the_total_is_the_sum(seed: int, count: int) -> None:
    values = np.random.default_rng(seed).random(count)
    agree(np.array(firm_kernel.total(values)), values.sum())


def capacity(seed: int, ready: str, smallest: FloatArray) -> Arrivals:
    """Capacity that is ready: none, just enough for the smallest plant, just too little, or any."""
    rng, enough = np.random.default_rng(seed), np.repeat(smallest[:, None], SECTORS, axis=1)
    some = {
        "none": np.zeros_like(enough),
        "just enough": enough,
        "just too little": np.nextafter(enough, 0.0),
    }
    kinds = (some.get(ready, enough * rng.choice([0.0, 0.3, 1.0, 1.7], enough.shape)) for _ in "jr")
    return Arrivals(*copies(tuple(kinds)))


readiness = st.sampled_from(["none", "just enough", "just too little", "any"])


def start_by_rule(
    now: Stocks, group: slice, waiting: FloatArray, known: FloatArray, p: Values
) -> tuple[Stocks, Array, Array]:
    """Firms, what waits still, and how many plants are new by run."""
    alive, capital, know_how, luck, weight = copies(now)
    own = capital[:, :, group].copy()
    starting = plants.start_up(waiting, p.smallest_plant)
    here = plants.site(own, alive[:, :, group]) & (starting > 0.0)[:, :, None]
    added = here * (starting * p.capacity_yield[:, None])[:, :, None]
    lucky = -p.new_plant_teething[:, None, None]
    for stock, with_it in ((know_how, known[:, :, None]), (luck, lucky)):
        stock[:, :, group] = plants.merge(stock[:, :, group], own, with_it, added)
    entries = (here & ~alive[:, :, group]).sum(axis=(1, 2))
    capital[:, :, group] += added
    weight[:, :, group] += here
    alive[:, :, group] |= here
    return (alive, capital, know_how, luck, weight), waiting - starting, entries


@given(seeds, firms, readiness)
def test_the_kernel_of_new_plants_agrees_with_the_rules(seed: int, where: str, ready: str) -> None:
    now, p, rng = stocks(seed, where), parameters(seed), np.random.default_rng(seed + 1)
    best, local = rng.normal(size=RUNS), spread(rng, -1, 1)
    waiting, own = capacity(seed, ready, p.smallest_plant), p.gathered(PlantParameters)
    midway = 0.5 * (best[:, None] + local)
    then, joint, ventures = start_by_rule(now, JOINT, waiting.joint, midway, p)
    everywhere = np.repeat(best[:, None], SECTORS, axis=1)
    then, relocated, moved = start_by_rule(then, CHINESE, waiting.relocated, everywhere, p)
    entries = np.full(RUNS, 7.0)
    with untouched(best, local, *own):
        firm_kernel.start_up(now, PLANT_GROUPS, waiting, (best, local), own, entries)
    all_agree(now, then)
    all_agree(waiting, (joint, relocated))
    assert np.array_equal(entries, ventures + moved)


@pytest.mark.parametrize(
    ("ready", "plants_a_run"), [("just enough", 2 * SECTORS), ("just too little", 0)]
)
def test_a_plant_of_just_the_smallest_size_starts(ready: str, plants_a_run: int) -> None:
    now, p, entries = stocks(1, "none"), parameters(1), np.zeros(RUNS)
    known, own = (np.zeros(RUNS), np.zeros((RUNS, SECTORS))), p.gathered(PlantParameters)
    waiting = capacity(1, ready, p.smallest_plant)
    firm_kernel.start_up(now, PLANT_GROUPS, waiting, known, own, entries)
    assert np.all(entries == plants_a_run)


def standing(seed: int) -> Standing:
    rng = np.random.default_rng(seed + 3)
    capital, small = spread(rng, 900, 5000), spread(rng, 0.1, 5)
    shares = rng.random((SECTORS, LOCAL_SLOTS))
    return Standing(capital, small, rng.uniform(50, 900, SECTORS), shares)


def rivalry(seed: int) -> Rivalry:
    rng = np.random.default_rng(seed + 4)
    return Rivalry(spread(rng, 0, 2000), spread(rng, 0, 1), spread(rng, 0, 1))


def drawn(seed: int, who: str) -> Draws:
    """Of some, all or none who close; in each sector the first empty slot is always taken."""
    rng = np.random.default_rng(seed + 5)
    closing, entry = rng.random(FIRMS), rng.random((*FIRMS[:2], LOCAL_SLOTS))
    closing *= {"all": 0.0, "none": 1.0}.get(who, 0.3)
    entry[:, :, 0] = 0.0
    return Draws(np.nextafter(1.0, 0.0) * np.ones(FIRMS) if who == "none" else closing, entry)


def result(seed: int) -> Turnover:
    """What the kernel starts from and overwrites."""
    rng = np.random.default_rng(seed + 6)
    known, displaced = spread(rng, -1, 1), np.full((RUNS, REGIONS), 7.0)
    return Turnover(known, displaced, np.full(RUNS, 2.0), np.full(RUNS, 7.0))


def close_by_rule(
    now: Stocks, first: Standing, at: Rivalry, draw: Array, p: Values, mean: FloatArray
) -> tuple[Array, Array]:
    """Who closes, (runs, sectors, slots), and which local ones because of rivals alone."""
    alive, capital, know_how, luck, weight = now
    small = first.small_firm * capital.sum(axis=-1) / first.capital
    size = exit_entry.size_of_firm(capital, weight, small)
    advantage = know_how + luck - mean[:, :, None]
    odds = exit_entry.odds(p.exit_rate, p.exit_productivity, advantage, size)
    pressed, spared = (
        exit_entry.rivalry_factor(share, at.rivals_2013, p.exit_rivalry)[:, :, None]
        for share in (at.rivals, np.zeros_like(at.rivals))
    )
    endured, local = exit_entry.endurance(draw), odds[:, :, LOCAL]
    closes, displaced = exit_entry.closures(
        alive[:, :, LOCAL], local * pressed, local * spared, endured[:, :, LOCAL]
    )
    plant_odds = odds[:, :, PLANTS] * p.plant_exit_factor[:, None, None]
    leaves = alive[:, :, PLANTS] & (plant_odds > endured[:, :, PLANTS])
    return np.concatenate([closes, leaves], axis=-1), displaced


def turn_over_by_rule(
    now: Stocks, first: Standing, at: Rivalry, draws: Draws, p: Values, mean: FloatArray
) -> tuple[Stocks, Array, Array, Array]:
    """Firms, the displaced by slot, and how many slots close and are taken by run."""
    alive, capital, know_how, luck, weight = copies(now)
    growth = capital.sum(axis=-1) / first.capital
    gone, displaced = close_by_rule(now, first, at, draws.closing, p, mean)
    real = displaced * weight[:, :, LOCAL]
    alive &= ~gone
    capital[:, :, PLANTS] *= ~gone[:, :, PLANTS]
    weight[:, :, PLANTS] *= ~gone[:, :, PLANTS]
    held, stay = capital[:, :, LOCAL], alive[:, :, LOCAL]
    freed = (held * ~stay).sum(axis=-1)
    capital[:, :, LOCAL] = exit_entry.bought_up(held * stay, freed, p.capital_reuse)
    returns = at.value_added / first.value_added / np.maximum(growth, 1e-3)
    opens = exit_entry.openings(~stay, returns, p.entry_rate, draws.entry)
    size = capital.sum(axis=-1) * p.entrant_size[:, None]
    capital[:, :, LOCAL] += opens * (size[:, :, None] * first.entrants)
    know_how[:, :, LOCAL] = np.where(opens, mean[:, :, None], know_how[:, :, LOCAL])
    alive[:, :, LOCAL] |= opens
    then = alive, capital, know_how, luck, weight
    return then, real, gone.sum(axis=(1, 2)), opens.sum(axis=(1, 2))


@given(seeds, firms, st.sampled_from(["some", "all", "none"]))
def test_the_kernel_of_turnover_agrees_with_the_rules(seed: int, where: str, who: str) -> None:
    now, first, at, draws, p = (
        *(stocks(seed, where), standing(seed), rivalry(seed)),
        *(drawn(seed, who), parameters(seed)),
    )
    own, found = p.gathered(TurnoverParameters), result(seed)
    found.know_how[:] = mean_by_rule(now)
    mean = found.know_how.copy()
    then, real, exits, entries = turn_over_by_rule(now, first, at, draws, p, mean)
    with untouched(*first, *at, *draws, *own, REGION):
        firm_kernel.turn_over(now, first, at, draws, REGION, own, found)
    all_agree(now, then)
    agree(found.know_how, mean_by_rule(then))
    by_region = np.eye(REGIONS)[REGION[:, LOCAL].ravel()]
    agree(found.displaced, real.reshape(RUNS, -1) @ by_region)
    assert np.array_equal(found.exits, exits)
    assert np.array_equal(found.entries, 2.0 + entries)


def test_who_has_just_endured_the_odds_stays() -> None:
    alive, capital, *_, weight = (stock[0, 0] for stock in stocks(1))
    endured = exit_entry.endurance(np.random.default_rng(1).random(len(capital)))
    where = REGION[0], np.zeros(REGIONS)
    with untouched(alive, capital, weight):
        gone = firm_kernel._close(
            (alive, capital, weight), LOCAL_SLOTS, endured, endured, (1.0, 1.0, 1.0), where
        )
    assert gone == (0.0, 0.0)


@given(seeds, firms)
def test_firms_do_not_depend_on_the_runs_beside_theirs(seed: int, where: str) -> None:
    p, rng = parameters(seed), np.random.default_rng(seed)
    waiting, own = capacity(seed, "any", p.smallest_plant), p.gathered(PlantParameters)
    known = rng.normal(size=RUNS), spread(rng, -1, 1)
    each_run_by_itself(
        *(firm_kernel.start_up, stocks(seed, where), PLANT_GROUPS, waiting, known, own),
        np.zeros(RUNS),
    )
    given_now = standing(seed), rivalry(seed), drawn(seed, "some"), REGION
    each_run_by_itself(
        *(firm_kernel.turn_over, stocks(seed, where), *given_now),
        *(p.gathered(TurnoverParameters), result(seed)),
    )
    mean = np.empty((RUNS, SECTORS))
    each_run_by_itself(firm_kernel.mean_know_how, stocks(seed, where), LOCAL_SLOTS, mean)
