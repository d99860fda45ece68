"""How firms come to know more: experience, research, and technology from Chinese plants.

Know-how is log productivity over that of the mean local firm of a sector in 2013.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.numerics.arrays import FloatArray, bounded

LEAST_PULL, MOST_PULL = -0.9, 2.0
"""Between these output pulls at experience, whatever it is."""
MOST_CHANGE = 0.125
"""Experience changes by this at most in a quarter: half a log point a year."""


def absorptive_capacity(hands: FloatArray, gap: FloatArray, difficulty: FloatArray) -> FloatArray:
    """Part of the technology on offer that local firms can take over, in [0, 1], (runs, sectors).

    min(1, engineers / required) * exp(-difficulty * gap): spillovers are larger where the gap is
    slight (Havranek and Irsova 2011). `hands` (runs,) is the part of new technology for which there
    are engineers, `gap` (runs, sectors) the frontier's lead in log productivity, counted from 0,
    and `difficulty` (runs,) how much a gap hampers.
    """
    return hands[:, None] * np.exp(-difficulty[:, None] * np.maximum(gap, 0.0))


@dataclass(frozen=True)
class Presence:
    """Chinese plants as seen by local firms."""

    joint: FloatArray
    """Share of joint ventures in manufacturing value added over that of 2013, (runs,)."""
    chinese: FloatArray
    """Share of Chinese-owned plants in it over that of 2013, (runs,)."""
    own_sector: FloatArray
    """Share of both in the firm's own sector over that of 2013, (runs, sectors)."""
    sourcing: FloatArray
    """Local content of such plants over that of other firms, (runs,)."""


@dataclass(frozen=True)
class Spillovers:
    """Log productivity of local firms gained for a unit of foreign share, each (runs,)."""

    backward: FloatArray
    """To suppliers of joint ventures."""
    wholly_owned: FloatArray
    """What wholly owned plants give to suppliers, as a part of what joint ventures give."""
    horizontal: FloatArray
    """To rivals in the same sector; about zero, of either sign."""


def technology_on_offer(presence: Presence, spill: Spillovers, capacity: FloatArray) -> FloatArray:
    """Log productivity that local firms could have taken over by now, (runs, sectors).

    Backward links need local content (R26); the estimates are of Havranek and Irsova (2011) and of
    Javorcik (2004), who finds none for wholly foreign plants. `capacity` is the absorptive
    capacity, (runs, sectors).
    """
    links = (presence.joint + spill.wholly_owned * presence.chinese) * presence.sourcing
    backward = (spill.backward * links)[:, None]
    return capacity * (backward + spill.horizontal[:, None] * presence.own_sector)


def take_over(achieved: FloatArray, offered: FloatArray, speed: FloatArray) -> FloatArray:
    """Technology taken over in a quarter, log points, (runs, sectors).

    Firms close the distance to what is on offer at `speed` a year (runs,); what is once known is
    not lost when plants leave.
    """
    return (speed / 4.0)[:, None] * np.maximum(offered - achieved, 0.0)


def gain_experience(
    experience: FloatArray, output: FloatArray, forgetting: FloatArray, elasticity: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Experience a quarter later and the log productivity it brings, both (runs, sectors).

    Experience is a fading mean of `output` (over that of 2013), so that a sector that shrinks
    unlearns (learning by doing with forgetting, Argote and Epple 1990). `forgetting` is per year,
    `elasticity` that of productivity to experience, both (runs,). The rate of change is kept within
    half a log point a year.
    """
    pull = bounded(output / experience - 1.0, LEAST_PULL, MOST_PULL)
    change = bounded((forgetting / 4.0)[:, None] * pull, -MOST_CHANGE, MOST_CHANGE)
    return experience * (1.0 + change), elasticity[:, None] * np.log1p(change)


def fortune(
    luck: FloatArray, persistence: FloatArray, spread: FloatArray, draw: FloatArray
) -> FloatArray:
    """Passing part of log productivity a quarter later, (runs, sectors, slots): autoregressive.

    `persistence` (runs,) is over a year, about 0.8 in plants (Foster, Haltiwanger and Syverson
    2008); `spread` (runs, 1, slots) is the standing spread and `draw` standard normal.
    """
    quarterly = persistence**0.25
    innovation = np.sqrt(1.0 - quarterly * quarterly)[:, None, None] * spread
    return quarterly[:, None, None] * luck + innovation * draw


def catch_up(know_how: FloatArray, frontier: FloatArray, speed: FloatArray) -> FloatArray:
    """Know-how of plants a quarter later, as their parents bring it towards the frontier.

    `know_how` is (runs, sectors, slots); `frontier` and `speed`, per year, are (runs,).
    """
    return know_how + (speed / 4.0)[:, None, None] * (frontier[:, None, None] - know_how)
