"""Firms that open, close and take over, run by run: `plants` and `exit_entry`, compiled.

Firms are (runs, sectors, slots), local ones in the first slots; sectors are (runs, sectors),
parameters (runs,). The stocks are those of `opening.FirmStocks`, in the order of its fields. How
many slots are local is seen from arrays or told: a number fixed while compiling would be kept.
"""

from __future__ import annotations

import math

import numpy as np

from model.arrays import BoolArray, FloatArray
from model.compiled import compiled
from model.rules.industry.exit_entry import LEAST, MOST_SKILL

Stocks = tuple[BoolArray, FloatArray, FloatArray, FloatArray, FloatArray]


@compiled
def start_up(
    stocks: Stocks,
    slots: tuple[int, int],
    waiting: FloatArray,
    smallest: FloatArray,
    capacity_yield: FloatArray,
    know_how_of_new: FloatArray,
    luck_of_new: FloatArray,
    entries: FloatArray,
) -> None:
    """Start the plants whose `waiting` capacity is enough, in `slots` from the first to the second.

    The rules are `plants.start_up`, `site` and `merge`. Takes what starts out of `waiting` and adds
    the plants that are new to `entries` (runs,).
    """
    alive, capital, know_how, luck, weight = stocks
    runs, sectors = waiting.shape
    for run in range(runs):
        for sector in range(sectors):
            starting = waiting[run, sector]
            if starting <= 0.0 or starting < smallest[run]:
                continue
            waiting[run, sector] = 0.0
            here, least = slots[0], math.inf
            for slot in range(slots[0], slots[1]):
                held = capital[run, sector, slot] if alive[run, sector, slot] else -1.0
                if held < least:
                    here, least = slot, held
            added = starting * capacity_yield[run]
            part = added / (capital[run, sector, here] + added)
            know, lucky = know_how[run, sector, here], luck[run, sector, here]
            know_how[run, sector, here] = know + part * (know_how_of_new[run, sector] - know)
            luck[run, sector, here] = lucky + part * (luck_of_new[run] - lucky)
            entries[run] += not alive[run, sector, here]
            capital[run, sector, here] += added
            weight[run, sector, here] += 1.0
            alive[run, sector, here] = True


@compiled
def odds(
    stocks: Stocks,
    mean: FloatArray,
    small: FloatArray,
    base: FloatArray,
    sensitivity: FloatArray,
    result: FloatArray,
) -> None:
    """Set the yearly odds of closing, `result`: the rules are `exit_entry.size_of_firm` and `odds`.

    `mean` (runs, sectors) is the know-how of local firms, `small` the capital of a small firm.
    """
    alive, capital, know_how, luck, weight = stocks
    runs, sectors, slots = capital.shape
    for run in range(runs):
        usual = base[run] / (1.0 - base[run])
        for sector in range(sectors):
            for slot in range(slots):
                if not alive[run, sector, slot]:
                    result[run, sector, slot] = 0.0
                    continue
                size = capital[run, sector, slot]
                size /= weight[run, sector, slot] * small[run, sector] + LEAST
                ahead = know_how[run, sector, slot] + luck[run, sector, slot] - mean[run, sector]
                skill = min(max(-sensitivity[run] * ahead, -MOST_SKILL), MOST_SKILL)
                result[run, sector, slot] = usual * math.exp(skill) / math.sqrt(size + LEAST)


@compiled
def close(
    stocks: Stocks,
    yearly_odds: FloatArray,
    draw: FloatArray,
    pressed: FloatArray,
    spared: FloatArray,
    plant_factor: FloatArray,
    displaced: FloatArray,
    exits: FloatArray,
) -> None:
    """Close firms by their `yearly_odds`: the rules are `exit_entry.endurance` and `closures`.

    Local firms meet rivals, who raise the odds by the factor `pressed`, `spared` in a world without
    rivals. Sets the real firms `displaced` (runs, sectors, local slots) and the number of `exits`.
    The capital of local firms that close is left where it was, for `buy_up` to deal with.
    """
    alive, capital, _, _, weight = stocks
    runs, sectors, slots = capital.shape
    for run in range(runs):
        exits[run] = 0.0
        for sector in range(sectors):
            for slot in range(slots):
                local = slot < displaced.shape[2]
                if local:
                    displaced[run, sector, slot] = 0.0
                if not alive[run, sector, slot]:
                    continue
                stays = (1.0 - draw[run, sector, slot]) * (1.0 - draw[run, sector, slot])
                endured = 1.0 / (stays * stays) - 1.0
                factor = pressed[run, sector] if local else plant_factor[run]
                if yearly_odds[run, sector, slot] * factor <= endured:
                    continue
                exits[run] += 1.0
                alive[run, sector, slot] = False
                if not local:
                    capital[run, sector, slot] = weight[run, sector, slot] = 0.0
                elif yearly_odds[run, sector, slot] * spared[run, sector] <= endured:
                    displaced[run, sector, slot] = weight[run, sector, slot]


@compiled
def buy_up(stocks: Stocks, local: int, reused: FloatArray) -> None:
    """Survivors in the first `local` slots buy part of what closed firms leave in them.

    The rule is `exit_entry.bought_up`.
    """
    alive, capital, _, _, _ = stocks
    runs, sectors, _ = capital.shape
    for run in range(runs):
        for sector in range(sectors):
            freed, held = 0.0, 0.0
            for slot in range(local):
                if alive[run, sector, slot]:
                    held += capital[run, sector, slot]
                else:
                    freed += capital[run, sector, slot]
                    capital[run, sector, slot] = 0.0
            if held > 0.0 and freed > 0.0:
                factor = 1.0 + reused[run] * freed / max(held, LEAST)
                for slot in range(local):
                    capital[run, sector, slot] *= factor


@compiled
def enter(
    stocks: Stocks,
    draw: FloatArray,
    chance: FloatArray,
    mean: FloatArray,
    size: FloatArray,
    share: FloatArray,
    entries: FloatArray,
) -> None:
    """Open new local firms in empty slots, by the `chance` of `exit_entry.openings`.

    A newcomer has the `mean` know-how and the slot's `share` (sectors, local slots) of its sector's
    `size` in capital. Adds their number to `entries` (runs,).
    """
    alive, capital, know_how, _, _ = stocks
    runs, sectors, _ = capital.shape
    for run in range(runs):
        for sector in range(sectors):
            for slot in range(share.shape[1]):
                empty = not alive[run, sector, slot]
                if empty and draw[run, sector, slot] < chance[run, sector]:
                    capital[run, sector, slot] = size[run, sector] * share[sector, slot]
                    know_how[run, sector, slot] = mean[run, sector]
                    alive[run, sector, slot] = True
                    entries[run] += 1.0


@compiled
def mean_know_how(stocks: Stocks, local: int) -> FloatArray:
    """Mean know-how of the firms in the first `local` slots, (runs, sectors); 0 without any."""
    alive, _, know_how, _, _ = stocks
    runs, sectors, _ = know_how.shape
    mean = np.zeros((runs, sectors))
    for run in range(runs):
        for sector in range(sectors):
            total, number = 0.0, 0
            for slot in range(local):
                if alive[run, sector, slot]:
                    total += know_how[run, sector, slot]
                    number += 1
            mean[run, sector] = total / max(number, 1)
    return mean
