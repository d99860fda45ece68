"""Firms that close and firms that open (R32, C34)."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray, IntArray
from model.numerics.compiled import rule
from model.numerics.exponential import exponential_of
from model.numerics.sums import sum_row
from model.rules.industry.firm import (
    ALIVE,
    CAPITAL,
    KNOW_HOW,
    LUCK,
    WEIGHT,
    Owners,
    mean_know_how,
)

LEAST = 1e-9
"""Capital so small that there is none, USD_2018 m."""
LEAST_GROWTH = 1e-3
"""Stands in for the capital of a sector without firms over that of 2013."""
MOST_SKILL = 5.0
"""Most that skill can move the log odds of closing."""


class Parameters(NamedTuple):
    """Parameters of the register that carry these names."""

    exit_rate: float
    exit_productivity: float
    exit_rivalry: float
    plant_exit_factor: float
    capital_reuse: float
    entry_rate: float
    entrant_size: float


class Pressure(NamedTuple):
    """Factors on the yearly odds of closing in a sector."""

    local: float
    """Of local firms, from Chinese rivals."""
    unrivalled: float
    """Of local firms in a world without these."""
    plants: float
    """Of joint ventures and Chinese plants."""


class Gone(NamedTuple):
    """Slots of a sector whose firms closed."""

    local: float
    plants: float


class Newcomer(NamedTuple):
    """What new firms of a sector have."""

    capital: float
    """That of a firm as large as its sector, USD_2018 m."""
    know_how: float


class Turnover(NamedTuple):
    """Slots of a run that are taken and whose firms closed."""

    entries: float
    exits: float


@rule
def size(capital: float, weight: float, small: float) -> float:
    """Capital of a real firm over that of a small one of the day.

    `weight` is the number of real firms of a slot, `small` the capital of a small firm.
    """
    return capital / (weight * small + LEAST)


@rule
def usual_odds(p: Parameters) -> float:
    """Yearly odds of closing of a small firm of mean productivity."""
    return p.exit_rate / (1.0 - p.exit_rate)


@rule
def skill(sensitivity: float, advantage: float) -> float:
    """Factor on the odds of closing from a firm's log productivity over its sector's mean.

    The sign after Foster, Haltiwanger and Syverson (2008).
    """
    return exponential_of(min(max(-sensitivity * advantage, -MOST_SKILL), MOST_SKILL))


@rule
def odds(usual: float, skill: float, size: float) -> float:
    """Yearly odds of closing at the Chinese market share of 2013.

    That a firm four times as large closes half as often is judgement, in the direction of Dunne,
    Roberts and Samuelson (1989).
    """
    return usual * skill / math.sqrt(size + LEAST)


@rule
def pressure(p: Parameters, share: float, start: float) -> Pressure:
    """What the `share` of Chinese goods and plants in a sector's market does to the odds.

    `start` is that share in 2013; exposure raises plant deaths (Bernard, Jensen and Schott 2006).
    The sign is built in, the size reaches from zero.
    """
    return Pressure(
        local=math.exp(p.exit_rivalry * (share - start)),
        unrivalled=math.exp(-p.exit_rivalry * start),
        plants=p.plant_exit_factor,
    )


@rule
def endurance(draw: float) -> float:
    """Yearly odds of closing above which a firm closes this quarter.

    A firm with yearly odds o closes within a quarter with probability 1 - (1 + o)^(-1/4), so the
    uniform `draw` lies below it where o exceeds (1 - draw)^-4 - 1.
    """
    stays = (1.0 - draw) * (1.0 - draw)
    return 1.0 / (stays * stays) - 1.0


@rule
def reuse(p: Parameters, freed: float, held: float) -> float:
    """Factor on the capital of surviving firms, which buy part of what closing ones leave.

    `held` is what survivors have, `freed` what was left; where nobody survives it is lost.
    """
    return 1.0 + p.capital_reuse * freed / max(held, LEAST)


@rule
def opening_chance(p: Parameters, value_added: float, growth: float) -> float:
    """Chance that a new firm takes an empty slot this quarter; above 1 it is certain.

    The yearly rate is scaled by the sector's returns over those of 2013: `value_added` and capital
    (`growth`), both over 2013. Newcomers follow profit (Orr 1974).
    """
    return p.entry_rate * (value_added / max(growth, LEAST_GROWTH)) / QUARTERS_A_YEAR


@rule
def weigh(p: Parameters, small: float, mean: float, firm: FloatArray, yearly: FloatArray) -> None:
    """Set the `yearly` odds of closing in each slot of a sector, 0 where there is no firm.

    `mean` is what local firms know on average, `small` the capital of a small firm.
    """
    usual = usual_odds(p)
    for slot in range(len(yearly)):
        advantage = firm[KNOW_HOW, slot] + firm[LUCK, slot] - mean
        yearly[slot] = skill(p.exit_productivity, advantage)
    for slot in range(len(yearly)):
        relative = size(firm[CAPITAL, slot], firm[WEIGHT, slot], small)
        likely = odds(usual, yearly[slot], relative)
        yearly[slot] = likely if firm[ALIVE, slot] > 0.0 else 0.0


@rule
def close(
    firm: FloatArray,
    local: int,
    odds: tuple[FloatArray, FloatArray],
    on: Pressure,
    where: tuple[IntArray, FloatArray],
) -> Gone:
    """Close firms of a sector, of which the first `local` are.

    `odds` are the yearly ones and those that firms endure. Adds local ones that would have stayed
    open without rivals to the displaced of their region: `where` are the regions of slots and the
    displaced of each. Capital of local firms is left where it was.
    """
    (yearly, endured), (region, displaced) = odds, where
    locals_gone, plants_gone = 0.0, 0.0
    for slot in range(local):
        if yearly[slot] * on.local > endured[slot]:
            firm[ALIVE, slot] = 0.0
            locals_gone += 1.0
            if yearly[slot] * on.unrivalled <= endured[slot]:
                displaced[region[slot]] += firm[WEIGHT, slot]
    for slot in range(local, len(yearly)):
        if yearly[slot] * on.plants > endured[slot]:
            firm[ALIVE, slot] = 0.0
            plants_gone += 1.0
            firm[CAPITAL, slot] = firm[WEIGHT, slot] = 0.0
    return Gone(local=locals_gone, plants=plants_gone)


@rule
def buy_up(p: Parameters, firm: FloatArray, local: int) -> None:
    """Local survivors of a sector buy part of what closed firms leave."""
    freed, held = 0.0, 0.0
    for slot in range(local):
        if firm[ALIVE, slot] > 0.0:
            held += firm[CAPITAL, slot]
        else:
            freed += firm[CAPITAL, slot]
            firm[CAPITAL, slot] = 0.0
    if held > 0.0:
        factor = reuse(p, freed, held)
        for slot in range(local):
            firm[CAPITAL, slot] *= factor


@rule
def enter(
    firm: FloatArray, chance: float, draw: FloatArray, new: Newcomer, entrants: FloatArray
) -> float:
    """Open firms in empty local slots by `chance` and a uniform `draw`; returns how many.

    `entrants` are the shares of its sector's capital that a firm in each slot starts with.
    """
    number = 0.0
    for slot in range(len(draw)):
        if draw[slot] < (0.0 if firm[ALIVE, slot] > 0.0 else chance):
            firm[CAPITAL, slot] = new.capital * entrants[slot]
            firm[KNOW_HOW, slot] = new.know_how
            firm[ALIVE, slot] = 1.0
            number += 1.0
    return number


@rule
def turn_over(p: Any, owners: Owners, sites: Any, draws: Any, state: Any) -> Turnover:
    """Firms of a run close by their odds, local ones that stay buy what others leave, and new ones
    open.

    `sites` are the traits of sectors, the region of each slot and the share of capital an entrant
    starts with there; `draws` are uniform, of slots that close and of local ones that are taken.
    `state` are firms, their sectors, the displaced by region, which are set, and room for two
    numbers a slot.
    """
    (traits, region, entrants), (closing, entry), local = sites, draws, owners.joint
    firms, sectors, displaced, room = state
    yearly, endured = room[0], room[1]
    entries, exits = 0.0, 0.0
    for place in range(len(displaced)):
        displaced[place] = 0.0
    for sector in range(len(sectors)):
        firm, own = firms[sector], sectors[sector]
        growth = sum_row(firm[CAPITAL]) / own.start.capital
        weigh(p, own.start.small_firm * growth, own.know_how, firm, yearly)
        for slot in range(len(endured)):
            endured[slot] = endurance(closing[sector, slot])
        on = pressure(p, own.shares.rivals, own.start.rivals)
        gone = close(firm, local, (yearly, endured), on, (region[sector], displaced))
        if gone.local > 0.0:
            buy_up(p, firm, local)
        made = own.output.value_added / traits[sector].value_added_2013
        new = Newcomer(sum_row(firm[CAPITAL]) * p.entrant_size, own.know_how)
        chance = opening_chance(p, made, growth)
        opened = enter(firm, chance, entry[sector], new, entrants[sector])
        if opened + gone.local > 0.0:
            own.know_how = mean_know_how(firm, local)
        entries += opened
        exits += gone.local + gone.plants
    return Turnover(entries=entries, exits=exits)
