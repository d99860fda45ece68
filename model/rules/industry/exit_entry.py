"""Firms that close and firms that open."""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import BoolArray, FloatArray, bounded
from model.numerics.sums import sum_last

LEAST = 1e-9
"""Capital so small that there is none, USD_2018 m."""
MOST_SKILL = 5.0
"""Most that skill can move the log odds of closing."""


def size_of_firm(capital: FloatArray, weight: FloatArray, small: FloatArray) -> FloatArray:
    """Capital of a real firm over that of a small one, (runs, sectors, slots).

    `weight` is the number of real firms of a slot, `small` (runs, sectors) the capital of a small
    firm of the day.
    """
    return capital / (weight * small[:, :, None] + LEAST)


def odds(
    base: FloatArray, sensitivity: FloatArray, advantage: FloatArray, size: FloatArray
) -> FloatArray:
    """Yearly odds of closing at the Chinese market share of 2013, (runs, sectors, slots).

    logit(h) = logit(base) - sensitivity * advantage - log(size) / 2: `base` (runs,) is the yearly
    chance of a small firm, `advantage` its log productivity over the sector's mean, with a
    `sensitivity` (runs,) after Foster, Haltiwanger and Syverson (2008). That a firm four times as
    large closes half as often is judgement, in the direction of Dunne, Roberts and Samuelson
    (1989).
    """
    small = (base / (1.0 - base))[:, None, None]
    skill = np.exp(bounded(-sensitivity[:, None, None] * advantage, -MOST_SKILL, MOST_SKILL))
    return small * skill / np.sqrt(size + LEAST)


def rivalry_factor(share: FloatArray, start: FloatArray, rivals: FloatArray) -> FloatArray:
    """What Chinese rivals do to the odds of closing, over 2013, (runs, sectors).

    `share` of Chinese goods and plants in the sector's market, `start` that of 2013, both
    (runs, sectors); exposure raises plant deaths (Bernard, Jensen and Schott 2006). The sign is
    built in, the size reaches from zero.
    """
    return np.exp(rivals[:, None] * (share - start))


def endurance(draw: FloatArray) -> FloatArray:
    """Yearly odds of closing above which a firm closes this quarter, same shape as `draw`.

    A firm with yearly odds o closes within a quarter with probability 1 - (1 + o)^(-1/4), so the
    uniform `draw` lies below it where o exceeds (1 - draw)^-4 - 1.
    """
    stays = (1.0 - draw) * (1.0 - draw)
    return 1.0 / (stays * stays) - 1.0


def closures(
    alive: BoolArray, with_rivals: FloatArray, without_rivals: FloatArray, endured: FloatArray
) -> tuple[BoolArray, BoolArray]:
    """Who closes, and who closes only because of Chinese rivals, (runs, sectors, slots).

    What a firm has `endured` settles both worlds, of the yearly odds of closing `with_rivals` and
    `without_rivals`: displaced are those that would have stayed open without rivals.
    """
    closes = alive & (with_rivals > endured)
    return closes, closes & (without_rivals <= endured)


def bought_up(capital: FloatArray, freed: FloatArray, reused: FloatArray) -> FloatArray:
    """Capital of surviving firms after they buy part of what closing ones leave.

    `capital` (runs, sectors, local slots) is that of survivors, `freed` (runs, sectors) what was
    left, `reused` (runs,) the part bought; where nobody survives it is lost.
    """
    held = sum_last(capital)
    factor = np.where(held > 0.0, 1.0 + reused[:, None] * freed / np.maximum(held, LEAST), 1.0)
    return capital * factor[:, :, None]


def openings(
    empty: BoolArray, returns: FloatArray, rate: FloatArray, draw: FloatArray
) -> BoolArray:
    """Which empty local slots a new firm takes this quarter, (runs, sectors, local slots)."""
    return empty & (draw < opening_chance(returns, rate)[:, :, None])


def opening_chance(returns: FloatArray, rate: FloatArray) -> FloatArray:
    """Chance that a new firm takes an empty slot this quarter, (runs, sectors).

    The yearly `rate` (runs,) of an empty slot is scaled by the sector's `returns` over those of
    2013 (runs, sectors): newcomers follow profit (Orr 1974).
    """
    return np.minimum(rate[:, None] * returns / 4.0, 1.0)
