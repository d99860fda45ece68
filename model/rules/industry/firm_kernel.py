"""Firms that open, close and take over, run by run: `plants` and `exit_entry`, compiled.

Firms are (runs, sectors, slots), local ones in the first slots; sectors are (runs, sectors),
parameters (runs,). The stocks are those of `opening.FirmStocks`, in the order of its fields. How
many slots are local is seen from arrays or told: a number fixed while compiling would be kept.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import BoolArray, FloatArray, IntArray
from model.numerics.compiled import compiled
from model.numerics.exponential import exponentiate
from model.rules.industry.exit_entry import LEAST, MOST_SKILL

Stocks = tuple[BoolArray, FloatArray, FloatArray, FloatArray, FloatArray]


class Arrivals(NamedTuple):
    """Capacity of joint ventures and of relocated plants, (runs, sectors) each."""

    joint: FloatArray
    relocated: FloatArray


class PlantParameters(NamedTuple):
    """What plants start by; the fields are named as the parameters are."""

    smallest_plant: FloatArray
    capacity_yield: FloatArray
    new_plant_teething: FloatArray


@compiled
def start_up(
    stocks: Stocks,
    groups: tuple[int, int],
    waiting: Arrivals,
    know_how: tuple[FloatArray, FloatArray],
    p: PlantParameters,
    entries: FloatArray,
) -> None:
    """Start the plants whose `waiting` capacity is enough: `plants.start_up`, `site` and `merge`.

    `groups` are the first slots of joint ventures and of Chinese plants. Relocated plants know what
    the best ones do, joint ventures are midway between these and local firms: `know_how` is that of
    the best (runs,) and of local firms (runs, sectors). Takes what starts out of `waiting` and sets
    `entries` (runs,) to the number of plants that are new.
    """
    first_joint, first_chinese = groups
    best, local = know_how
    runs, sectors, slots = stocks[1].shape
    for run in range(runs):
        entries[run], smallest = 0.0, p.smallest_plant[run]
        for sector in range(sectors):
            joint, relocated = waiting.joint[run, sector], waiting.relocated[run, sector]
            if joint > 0.0 and joint >= smallest:
                waiting.joint[run, sector] = 0.0
                midway = 0.5 * (best[run] + local[run, sector])
                group = first_joint, first_chinese
                entries[run] += _start(stocks, (run, sector), group, joint, midway, p)
            if relocated > 0.0 and relocated >= smallest:
                waiting.relocated[run, sector] = 0.0
                group = first_chinese, slots
                entries[run] += _start(stocks, (run, sector), group, relocated, best[run], p)


@compiled
def _start(
    stocks: Stocks,
    at: tuple[int, int],
    group: tuple[int, int],
    starting: float,
    know_how_of_new: float,
    p: PlantParameters,
) -> float:
    """Start capacity `at` a run and sector in a `group` of slots; 1 if the plant is a new one."""
    alive, capital, know_how, luck, weight = stocks
    run, sector = at
    here, least = group[0], math.inf
    if group[0] >= group[1]:
        return 0.0
    for slot in range(group[0], group[1]):
        held = capital[run, sector, slot] if alive[run, sector, slot] else -1.0
        if held < least:
            here, least = slot, held
    added = starting * p.capacity_yield[run]
    part = added / (capital[run, sector, here] + added)
    know, lucky = know_how[run, sector, here], luck[run, sector, here]
    know_how[run, sector, here] = know + part * (know_how_of_new - know)
    luck[run, sector, here] = lucky + part * (-p.new_plant_teething[run] - lucky)
    new = 0.0 if alive[run, sector, here] else 1.0
    capital[run, sector, here] += added
    weight[run, sector, here] += 1.0
    alive[run, sector, here] = True
    return new


class Standing(NamedTuple):
    """What sectors were in 2013, (runs, sectors) unless said otherwise."""

    capital: FloatArray
    small_firm: FloatArray
    """Capital of a small firm."""
    value_added: FloatArray
    """USD_2018 m a year, (sectors,)."""
    entrants: FloatArray
    """What a newcomer has of its sector's capital, (sectors, local slots)."""


class Rivalry(NamedTuple):
    """What sectors go through, (runs, sectors)."""

    value_added: FloatArray
    """USD_2018 m a year."""
    rivals: FloatArray
    """Market share of Chinese goods and plants."""
    rivals_2013: FloatArray


class Draws(NamedTuple):
    """Uniform: whether a firm closes, (runs, sectors, slots), and whether one opens, (runs,
    sectors, local slots)."""

    closing: FloatArray
    entry: FloatArray


class TurnoverParameters(NamedTuple):
    """What firms close and open by; the fields are named as the parameters are."""

    exit_rate: FloatArray
    exit_productivity: FloatArray
    exit_rivalry: FloatArray
    plant_exit_factor: FloatArray
    capital_reuse: FloatArray
    entry_rate: FloatArray
    entrant_size: FloatArray


class Turnover(NamedTuple):
    """What the kernel sets; it adds to `entries` and starts from last `know_how`."""

    know_how: FloatArray
    """Mean of local firms, (runs, sectors)."""
    displaced: FloatArray
    """Real local firms that closed because of Chinese rivals alone, (runs, regions)."""
    entries: FloatArray
    """Slots, (runs,)."""
    exits: FloatArray
    """Slots, (runs,)."""


@compiled
def turn_over(
    stocks: Stocks,
    start: Standing,
    now: Rivalry,
    draws: Draws,
    place: IntArray,
    p: TurnoverParameters,
    result: Turnover,
) -> None:
    """Firms close by their odds, local ones that stay buy what others leave, and new ones open.

    The rules are those of `exit_entry`; `place` (sectors, slots) is each slot's region.
    """
    alive, capital, know_how, luck, weight = stocks
    runs, sectors, slots = capital.shape
    local = start.entrants.shape[1]
    odds, room = np.empty((sectors, slots)), np.empty(sectors * slots)
    endured = np.empty(slots)
    for run in range(runs):
        result.displaced[run, :] = 0.0
        result.exits[run] = 0.0
        for sector in range(sectors):
            skills = know_how[run, sector], luck[run, sector], result.know_how[run, sector]
            _fall_behind(skills, p.exit_productivity[run], odds[sector])
        exponentiate(odds.reshape(sectors * slots), room)
        usual = p.exit_rate[run] / (1.0 - p.exit_rate[run])
        for sector in range(sectors):
            held = total(capital[run, sector])
            growth = held / start.capital[run, sector]
            small, likely = start.small_firm[run, sector] * growth, odds[sector]
            firms = alive[run, sector], capital[run, sector], weight[run, sector]
            _weigh_size(firms, small, usual, likely)
            _endure(draws.closing[run, sector], endured)
            mind, usual_rivals = p.exit_rivalry[run], now.rivals_2013[run, sector]
            factors = (
                math.exp(mind * (now.rivals[run, sector] - usual_rivals)),
                math.exp(-mind * usual_rivals),
                p.plant_exit_factor[run],
            )
            where = place[sector], result.displaced[run]
            gone, local_gone = _close(firms, local, endured, likely, factors, where)
            result.exits[run] += gone
            if local_gone > 0:
                _buy_up(
                    alive[run, sector, :local], capital[run, sector, :local], p.capital_reuse[run]
                )
            made = now.value_added[run, sector] / start.value_added[sector]
            chance = p.entry_rate[run] * (made / max(growth, 1e-3)) / QUARTERS_A_YEAR
            size = total(capital[run, sector]) * p.entrant_size[run]
            local_firms = alive[run, sector], capital[run, sector], know_how[run, sector]
            brought = size, start.entrants[sector], result.know_how[run, sector]
            new = _enter(local_firms, draws.entry[run, sector], chance, brought)
            result.entries[run] += new
            if new + local_gone > 0.0:
                result.know_how[run, sector] = mean_of(
                    alive[run, sector, :local], know_how[run, sector, :local]
                )


@compiled
def _fall_behind(
    skills: tuple[FloatArray, FloatArray, float], sensitivity: float, behind: FloatArray
) -> None:
    """Set how far firms are `behind` the mean of local ones, (slots,), as the log of a factor.

    `skills` are what firms know and what luck adds, and that mean.
    """
    known, lucky, mean = skills
    for slot in range(len(behind)):
        ahead = known[slot] + lucky[slot] - mean
        behind[slot] = min(max(-sensitivity * ahead, -MOST_SKILL), MOST_SKILL)


@compiled
def _enter(
    firms: tuple[BoolArray, FloatArray, FloatArray],
    draw: FloatArray,
    chance: float,
    brought: tuple[float, FloatArray, float],
) -> float:
    """Open firms in empty local slots by `exit_entry.openings`; returns how many.

    Newcomers have `brought` capital, by what each slot has of it, and know-how.
    """
    alive, capital, know_how = firms
    size, entrants, known = brought
    new = 0.0
    for slot in range(len(entrants)):
        if draw[slot] < (0.0 if alive[slot] else chance):
            capital[slot] = size * entrants[slot]
            know_how[slot] = known
            alive[slot] = True
            new += 1.0
    return new


@compiled
def _weigh_size(
    firms: tuple[BoolArray, FloatArray, FloatArray], small: float, usual: float, odds: FloatArray
) -> None:
    """Make factors of skill (slots,) the yearly `odds` of closing: `exit_entry.size_of_firm`.

    They are 0 where there is no firm.
    """
    alive, capital, weight = firms
    for slot in range(len(odds)):
        size = capital[slot] / (weight[slot] * small + LEAST)
        likely = usual * odds[slot] / np.sqrt(size + LEAST)
        odds[slot] = likely if alive[slot] else 0.0


@compiled
def _endure(draw: FloatArray, endured: FloatArray) -> None:
    """Set the yearly odds above which firms close, (slots,), by `exit_entry.endurance`."""
    for slot in range(len(draw)):
        stays = (1.0 - draw[slot]) * (1.0 - draw[slot])
        endured[slot] = 1.0 / (stays * stays) - 1.0


@compiled
def _close(
    firms: tuple[BoolArray, FloatArray, FloatArray],
    local: int,
    endured: FloatArray,
    odds: FloatArray,
    factors: tuple[float, float, float],
    where: tuple[IntArray, FloatArray],
) -> tuple[float, float]:
    """Close firms of a sector by `exit_entry.closures`; how many, and how many local ones.

    The `factors` on the odds are of local firms that meet rivals, of those in a world without, and
    of plants. Adds the displaced to their regions. Capital of local firms is left where it was.
    """
    alive, capital, weight = firms
    pressed, spared, plants = factors
    place, displaced = where
    gone, local_gone = 0.0, 0.0
    for slot in range(local):
        if odds[slot] * pressed > endured[slot]:
            alive[slot] = False
            local_gone += 1.0
            if odds[slot] * spared <= endured[slot]:
                displaced[place[slot]] += weight[slot]
    for slot in range(local, len(odds)):
        if odds[slot] * plants > endured[slot]:
            alive[slot] = False
            gone += 1.0
            capital[slot] = weight[slot] = 0.0
    return gone + local_gone, local_gone


@compiled
def _buy_up(alive: BoolArray, capital: FloatArray, reused: float) -> None:
    """Local survivors of a sector buy part of what closed firms leave: `exit_entry.bought_up`."""
    freed, held = 0.0, 0.0
    for slot in range(len(capital)):
        if alive[slot]:
            held += capital[slot]
        else:
            freed += capital[slot]
            capital[slot] = 0.0
    if held > 0.0:
        factor = 1.0 + reused * freed / max(held, LEAST)
        for slot in range(len(capital)):
            capital[slot] *= factor


@compiled
def mean_of(alive: BoolArray, values: FloatArray) -> float:
    """Mean of the `values` (count,) of those who are `alive`; 0 without any."""
    whole, number = 0.0, 0
    for slot in range(len(values)):
        value = values[slot]
        whole += value if alive[slot] else 0.0
        number += 1 if alive[slot] else 0
    return whole / max(number, 1)


@compiled
def mean_know_how(stocks: Stocks, local: int, mean: FloatArray) -> None:
    """Set the `mean` (runs, sectors) of what firms in the first `local` slots know."""
    alive, _, know_how, _, _ = stocks
    runs, sectors = mean.shape
    for run in range(runs):
        for sector in range(sectors):
            known = know_how[run, sector, :local]
            mean[run, sector] = mean_of(alive[run, sector, :local], known)


@compiled
def total(values: FloatArray) -> float:
    """The sum of `values` (count,), in four sums side by side."""
    one, two, three, four = 0.0, 0.0, 0.0, 0.0
    whole = len(values) // 4 * 4
    for place in range(0, whole, 4):
        one += values[place]
        two += values[place + 1]
        three += values[place + 2]
        four += values[place + 3]
    for place in range(whole, len(values)):
        one += values[place]
    return (one + two) + (three + four)
