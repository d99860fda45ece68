"""Laws of the kernels of firms: they start up, close, take over and open as the rules say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.arrays import FloatArray
from model.rules.industry import exit_entry, firm_kernel, plants
from model.rules.industry.firm_kernel import Stocks
from model.rules.industry.slots import CHINESE, JOINT, LOCAL, LOCAL_SLOTS, PLANTS, SLOTS
from tests.rules.kernels import Array, agree, all_agree, copies, each_alone, seeds, untouched

RUNS, SECTORS = 3, 4
SHARES = np.random.default_rng(1).random((SECTORS, LOCAL_SLOTS))
"""What a newcomer has of the `size` of its sector, by slot."""
firms = st.sampled_from(["none", "everywhere", "some", "in some runs", "plants alone"])


def stocks(seed: int, where: str = "some") -> Stocks:
    """Unlike firms; an empty slot holds no capital, and an empty slot for plants no firm."""
    rng = np.random.default_rng(seed)
    shape = (RUNS, SECTORS, SLOTS)
    alive = rng.random(shape) < {"none": 0.0, "everywhere": 1.0}.get(where, 0.6)
    if where == "in some runs":
        alive[::2] = False
    if where == "plants alone":
        alive[:, :, LOCAL] = False
    weight = rng.integers(1, 60, shape).astype(float)
    weight[:, :, PLANTS] *= alive[:, :, PLANTS]
    capital = alive * rng.uniform(1e-3, 500, shape)
    return alive, capital, rng.normal(size=shape), rng.normal(size=shape), weight


def mean_by_rule(firms_now: Stocks) -> FloatArray:
    """Mean know-how of local firms, (runs, sectors)."""
    alive, known = firms_now[0][:, :, LOCAL], firms_now[2][:, :, LOCAL]
    return (known * alive).sum(axis=-1) / np.maximum(alive.sum(axis=-1), 1)


@given(seeds, firms)
def test_the_kernel_of_mean_know_how_agrees_with_the_mean(seed: int, where: str) -> None:
    now = stocks(seed, where)
    with untouched(*now):
        agree(firm_kernel.mean_know_how(now, LOCAL_SLOTS), mean_by_rule(now))


@dataclass
class NewPlants:
    """Capacity that waits, and what becomes of it."""

    waiting: FloatArray
    smallest: FloatArray
    capacity_yield: FloatArray
    know_how: FloatArray
    luck: FloatArray

    def arrays(self) -> tuple[FloatArray, ...]:
        return self.waiting, self.smallest, self.capacity_yield, self.know_how, self.luck


def new_plants(seed: int, ready: str) -> NewPlants:
    """Capacity that is ready: none, just enough for the smallest plant, just too little, or any."""
    rng = np.random.default_rng(seed)
    smallest = rng.uniform(20, 150, RUNS)
    enough = np.repeat(smallest[:, None], SECTORS, axis=1)
    waiting = {
        "none": np.zeros_like(enough),
        "just enough": enough,
        "just too little": np.nextafter(enough, 0.0),
    }.get(ready, enough * rng.choice([0.0, 0.3, 1.0, 1.7], enough.shape))
    if ready == "however little":
        smallest[:] = 0.0
    known, luck = rng.normal(size=(RUNS, SECTORS)), rng.normal(size=RUNS)
    return NewPlants(waiting, smallest, rng.uniform(0.2, 0.7, RUNS), known, luck)


readiness = st.sampled_from(["none", "just enough", "just too little", "any", "however little"])


def start_up_by_rule(now: Stocks, group: slice, new: NewPlants) -> tuple[Stocks, Array, Array]:
    """Firms, what waits still, and how many plants are new by run."""
    alive, capital, know_how, luck, weight = copies(now)
    own = capital[:, :, group].copy()
    starting = plants.start_up(new.waiting, new.smallest)
    here = plants.site(own, alive[:, :, group]) & (starting > 0.0)[:, :, None]
    added = here * (starting * new.capacity_yield[:, None])[:, :, None]
    for stock, with_it in ((know_how, new.know_how[:, :, None]), (luck, new.luck[:, None, None])):
        stock[:, :, group] = plants.merge(stock[:, :, group], own, with_it, added)
    entries = (here & ~alive[:, :, group]).sum(axis=(1, 2))
    capital[:, :, group] += added
    weight[:, :, group] += here
    alive[:, :, group] |= here
    return (alive, capital, know_how, luck, weight), new.waiting - starting, entries


@given(seeds, firms, st.sampled_from([JOINT, CHINESE]), readiness)
def test_the_kernel_of_new_plants_agrees_with_the_rules(
    seed: int, where: str, group: slice, ready: str
) -> None:
    now, new, entries = stocks(seed, where), new_plants(seed, ready), np.full(RUNS, 2.0)
    then, waiting, entered = start_up_by_rule(now, group, new)
    with untouched(*new.arrays()[1:]):
        firm_kernel.start_up(now, (group.start, group.stop), *new.arrays(), entries)
    all_agree(now, then)
    assert np.array_equal(new.waiting, waiting)
    assert np.array_equal(entries, 2.0 + entered)


@pytest.mark.parametrize(
    ("ready", "plants_a_run"), [("just enough", SECTORS), ("just too little", 0)]
)
def test_a_plant_of_just_the_smallest_size_starts(ready: str, plants_a_run: int) -> None:
    now, new, entries = stocks(1, "none"), new_plants(1, ready), np.zeros(RUNS)
    firm_kernel.start_up(now, (JOINT.start, JOINT.stop), *new.arrays(), entries)
    assert np.all(entries == plants_a_run)


@given(seeds, firms, st.sampled_from([0.0, 0.3, 1e3]))
def test_the_kernel_of_the_odds_of_closing_agrees_with_the_rules(
    seed: int, where: str, most: float
) -> None:
    now, rng = stocks(seed, where), np.random.default_rng(seed)
    alive, capital, know_how, luck, weight = now
    mean, small = rng.normal(size=(RUNS, SECTORS)), rng.uniform(0, 5, (RUNS, SECTORS))
    base, sensitivity, found = rng.uniform(0.01, 0.2, RUNS), most * rng.random(RUNS), capital.copy()
    with untouched(*now, mean, small, base, sensitivity):
        firm_kernel.odds(now, mean, small, base, sensitivity, found)
    size = exit_entry.size_of_firm(capital, weight, small)
    advantage = know_how + luck - mean[:, :, None]
    agree(found, np.where(alive, exit_entry.odds(base, sensitivity, advantage, size), 0.0))


@dataclass
class Closing:
    """What decides who closes."""

    odds: FloatArray
    draw: FloatArray
    pressed: FloatArray
    spared: FloatArray
    plant_factor: FloatArray

    def arrays(self) -> tuple[FloatArray, ...]:
        return self.odds, self.draw, self.pressed, self.spared, self.plant_factor


def closing(seed: int, who: str) -> Closing:
    """Of some, all or none who close; or firms have just endured their odds, to the bit."""
    rng = np.random.default_rng(seed)
    draw = rng.random((RUNS, SECTORS, SLOTS))
    odds = rng.exponential({"all": 1e12, "none": 0.0}.get(who, 2.0), draw.shape)
    share, start, rivals = (rng.random((RUNS, SECTORS)) for _ in range(3))
    pressed, spared = (
        exit_entry.rivalry_factor(each, start, 3.0 * rivals[:, 0])
        for each in (share, np.zeros_like(share))
    )
    factor = rng.uniform(0.2, 2.0, RUNS)
    if who == "on the edge":
        odds = exit_entry.endurance(draw)
        pressed, spared, factor = np.ones_like(pressed), np.ones_like(spared), np.ones(RUNS)
    return Closing(odds, draw, pressed, spared, factor)


closures = st.sampled_from(["some", "all", "none", "on the edge"])


def close_by_rule(now: Stocks, given_odds: Closing) -> tuple[Stocks, Array, Array]:
    """Firms, the real local firms displaced, and how many slots close by run.

    The capital of local firms that close is still there."""
    alive, capital, know_how, luck, weight = copies(now)
    endured, local = exit_entry.endurance(given_odds.draw), given_odds.odds[:, :, LOCAL]
    pressed, spared = given_odds.pressed[:, :, None], given_odds.spared[:, :, None]
    closes, displaced = exit_entry.closures(
        alive[:, :, LOCAL], local * pressed, local * spared, endured[:, :, LOCAL]
    )
    plant_odds = given_odds.odds[:, :, PLANTS] * given_odds.plant_factor[:, None, None]
    leaves = alive[:, :, PLANTS] & (plant_odds > endured[:, :, PLANTS])
    gone = np.concatenate([closes, leaves], axis=-1)
    capital[:, :, PLANTS] *= ~leaves
    weight[:, :, PLANTS] *= ~leaves
    then = (alive & ~gone, capital, know_how, luck, weight)
    return then, displaced * weight[:, :, LOCAL], gone.sum(axis=(1, 2))


@given(seeds, firms, closures)
def test_the_kernel_of_closures_agrees_with_the_rules(seed: int, where: str, who: str) -> None:
    now, decides = stocks(seed, where), closing(seed, who)
    then, gave_way, gone = close_by_rule(now, decides)
    displaced, exits = np.full(gave_way.shape, 7.0), np.full(RUNS, 7.0)
    with untouched(*decides.arrays()):
        firm_kernel.close(now, *decides.arrays(), displaced, exits)
    all_agree(now, then)
    assert np.array_equal(displaced, gave_way)
    assert np.array_equal(exits, gone)


def test_who_has_just_endured_the_odds_stays() -> None:
    now, exits = stocks(1), np.full(RUNS, 7.0)
    firm_kernel.close(
        now, *closing(1, "on the edge").arrays(), np.ones((RUNS, SECTORS, LOCAL_SLOTS)), exits
    )
    assert np.all(exits == 0.0)
    assert np.array_equal(now[0], stocks(1)[0])


@given(seeds, firms, closures, st.sampled_from([0.0, 0.5, 1.0]))
def test_the_kernel_of_buying_up_agrees_with_the_rule(
    seed: int, where: str, who: str, most: float
) -> None:
    now, _, _ = close_by_rule(stocks(seed, where), closing(seed, who))
    alive, held = now[0][:, :, LOCAL], now[1][:, :, LOCAL].copy()
    reused = most * np.random.default_rng(seed).random(RUNS)
    bought = exit_entry.bought_up(held * alive, (held * ~alive).sum(axis=-1), reused)
    with untouched(now[0], *now[2:], now[1][:, :, PLANTS], reused):
        firm_kernel.buy_up(now, LOCAL_SLOTS, reused)
    agree(now[1][:, :, LOCAL], bought)


@dataclass
class Opening:
    """What decides who opens, and what newcomers have."""

    draw: FloatArray
    chance: FloatArray
    mean: FloatArray
    size: FloatArray

    def arrays(self) -> tuple[FloatArray, ...]:
        return self.draw, self.chance, self.mean, self.size


def openings(seed: int, returns: float) -> tuple[Opening, FloatArray, FloatArray]:
    """What decides who opens, and the returns and rate from which its chance follows."""
    rng = np.random.default_rng(seed)
    profit, rate = returns * rng.random((RUNS, SECTORS)), rng.uniform(0, 0.6, RUNS)
    draw = rng.random((RUNS, SECTORS, LOCAL_SLOTS))
    draw[:, :, 0] = 0.0
    chance = exit_entry.opening_chance(profit, rate)
    draw[:, :, 1] = chance  # just too much
    mean, size = rng.normal(size=(RUNS, SECTORS)), rng.uniform(0, 500, (RUNS, SECTORS))
    return Opening(draw, chance, mean, size), profit, rate


@given(seeds, firms, st.sampled_from([0.0, 2.0, 1e3]))
def test_the_kernel_of_openings_agrees_with_the_rule(seed: int, where: str, returns: float) -> None:
    now, (decides, profit, rate) = stocks(seed, where), openings(seed, returns)
    alive, capital, know_how, luck, weight = copies(now)
    opens = exit_entry.openings(~alive[:, :, LOCAL], profit, rate, decides.draw)
    capital[:, :, LOCAL] += opens * (decides.size[:, :, None] * SHARES)
    skilled = np.where(opens, decides.mean[:, :, None], know_how[:, :, LOCAL])
    know_how[:, :, LOCAL] = skilled
    alive[:, :, LOCAL] |= opens
    entries = np.full(RUNS, 2.0)
    with untouched(*decides.arrays(), SHARES):
        firm_kernel.enter(now, *decides.arrays(), SHARES, entries)
    all_agree(now, (alive, capital, know_how, luck, weight))
    assert np.array_equal(entries, 2.0 + opens.sum(axis=(1, 2)))


def _a_quarter(group: slice, arrays: Sequence[Array]) -> Sequence[Array]:
    """Firms start up, close, buy and open."""
    now, new, decides, opens, count = (
        tuple(arrays[place:stop]) for place, stop in ((0, 5), (5, 10), (10, 15), (15, 19), (19, 21))
    )
    displaced = np.zeros(opens[0].shape)
    firm_kernel.start_up(now, (group.start, group.stop), *new, count[0])
    mean = firm_kernel.mean_know_how(now, LOCAL_SLOTS)
    firm_kernel.odds(now, mean, opens[3], 0.1 * new[2], new[2], decides[0])
    firm_kernel.close(now, *decides, displaced, count[1])
    firm_kernel.buy_up(now, LOCAL_SLOTS, new[2])
    firm_kernel.enter(now, *opens, SHARES, count[0])
    return *now, new[0], decides[0], displaced, *count, mean


@given(seeds, firms, st.sampled_from([JOINT, CHINESE]))
def test_firms_do_not_depend_on_the_runs_beside_theirs(seed: int, where: str, group: slice) -> None:
    moving = *stocks(seed, where), *new_plants(seed, "any").arrays()
    decides = *closing(seed, "some").arrays(), *openings(seed, 2.0)[0].arrays()
    each_alone((*moving, *decides, np.zeros(RUNS), np.zeros(RUNS)), partial(_a_quarter, group))
