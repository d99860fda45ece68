"""Firms that close and firms that open."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.arrays import BoolArray, FloatArray

_LEAST = 1e-9


@dataclass(frozen=True)
class Hazard:
    """Coefficients of the log odds that a firm closes within a year, each (runs,)."""

    base: FloatArray
    """Yearly probability for a small firm of usual productivity in 2013."""
    productivity: FloatArray
    """Fall of the log odds for a log point of productivity over the sector's."""
    size: FloatArray
    """Fall of the log odds for a log point of size."""


def size_of_firm(capital: FloatArray, weight: FloatArray, small: FloatArray) -> FloatArray:
    """Capital of a real firm over that of a small one, (runs, sectors, slots).

    `small` (runs, sectors) is the capital of a small firm of the day.
    """
    return capital / np.maximum(weight * small[:, :, None], _LEAST)


def odds(hazard: Hazard, advantage: FloatArray, size: FloatArray) -> FloatArray:
    """Yearly odds of closing at the Chinese market share of 2013, (runs, sectors, slots).

    logit(h) = logit(base) - k * productivity advantage - m * log size; k after Foster, Haltiwanger
    and Syverson (2008).
    """
    log_odds = np.log(hazard.base / (1.0 - hazard.base))[:, None, None]
    log_size = np.log(np.maximum(size, _LEAST))
    k, m = hazard.productivity[:, None, None], hazard.size[:, None, None]
    return np.exp(np.clip(log_odds - k * advantage - m * log_size, -20.0, 5.0))


def rivalry_factor(share: FloatArray, start: FloatArray, rivals: FloatArray) -> FloatArray:
    """What Chinese rivals do to the odds of closing, over 2013, (runs, sectors).

    `share` of Chinese goods and plants in the sector's market, `start` that of 2013, both
    (runs, sectors); exposure raises plant deaths (Bernard, Jensen and Schott 2006). The sign is
    built in, the size reaches from zero.
    """
    return np.exp(rivals[:, None] * (share - start))


def closing_chance(yearly_odds: FloatArray) -> FloatArray:
    """Chance to close within a quarter from yearly odds, same shape: 1 - (1 + odds)^(-1/4)."""
    return 1.0 - 1.0 / np.sqrt(np.sqrt(1.0 + yearly_odds))


def closures(
    alive: BoolArray, with_rivals: FloatArray, without_rivals: FloatArray, draw: FloatArray
) -> tuple[BoolArray, BoolArray]:
    """Who closes, and who closes only because of Chinese rivals, (runs, sectors, slots).

    One uniform `draw` settles both worlds, the chances of closing `with_rivals` and
    `without_rivals`: displaced are those that would have stayed open without rivals.
    """
    closes = alive & (draw < with_rivals)
    return closes, closes & (draw >= without_rivals)


def bought_up(capital: FloatArray, freed: FloatArray, reused: FloatArray) -> FloatArray:
    """Capital of surviving firms after they buy part of what closing ones leave.

    `capital` (runs, sectors, local slots) is that of survivors, `freed` (runs, sectors) what was
    left, `reused` (runs,) the part bought; where nobody survives it is lost.
    """
    held = capital.sum(axis=-1)
    factor = np.where(held > 0.0, 1.0 + reused[:, None] * freed / np.maximum(held, _LEAST), 1.0)
    return capital * factor[:, :, None]


def openings(empty: BoolArray, returns: FloatArray, rate: FloatArray, draw: FloatArray) -> BoolArray:
    """Which empty local slots a new firm takes this quarter, (runs, sectors, local slots).

    The yearly `rate` (runs,) of an empty slot is scaled by the sector's `returns` over those of
    2013 (runs, sectors): newcomers follow profit (Orr 1974).
    """
    chance = np.minimum(rate[:, None] * returns / 4.0, 1.0)
    return empty & (draw < chance[:, :, None])
