"""What China would like: how fast to pay, what to build abroad, how much to explain and yield.

All arguments and returns are (runs,) and lie in [0, 1] unless a docstring says otherwise.
"""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import FloatArray, bounded


def friction(
    weight: FloatArray, protest: FloatArray, tension: FloatArray, forced_choice: FloatArray
) -> FloatArray:
    """How far China meets protest, tension with Russia and a forced choice."""
    return bounded(weight * (protest + tension + forced_choice), 0.0, 1.0)


def train_subsidy(cap: FloatArray, willingness: FloatArray, cut: FloatArray) -> FloatArray:
    """Subsidy as a fraction of the rail rate: what is allowed and wanted, less a dated `cut`."""
    return np.minimum(cap, willingness) * (1.0 - bounded(cut, 0.0, 1.0))


def funding_pace(
    base: FloatArray, growth_gap: FloatArray, response: FloatArray, friction: FloatArray
) -> FloatArray:
    """Pace at which China pays what it pledged.

    It rises with China's growth over its reference (`growth_gap`, percentage points, times
    `response`, log change a point: C33) and falls with `friction`, the weighted sum of protest,
    tension and a forced choice.
    """
    return bounded(base * np.exp(response * growth_gap) * (1.0 - friction), 0.0, 1.0)


def industrial_share(
    base: FloatArray, rival_fear: FloatArray, home_bias: FloatArray, host_strength: FloatArray
) -> FloatArray:
    """Share of its money that goes into the host's manufacturing.

    China's dilemma (R21, C31): industry built abroad becomes a rival of its own exports. The share
    falls with `rival_fear` times `host_strength` (share of value added not in Chinese hands), and
    with `home_bias`, the weight of Xinjiang's own development (R18).
    """
    withheld = rival_fear * (0.5 + 0.5 * host_strength)
    return bounded(base * (1.0 - withheld) * (1.0 - home_bias), 0.0, 1.0)


def relocation(
    excess_capacity: FloatArray, growth_gap: FloatArray, welcome: FloatArray
) -> FloatArray:
    """Push to move excess plant abroad: stronger when growth disappoints, weaker unwelcome."""
    return bounded(excess_capacity * (1.0 - 0.1 * growth_gap) * welcome, 0.0, 1.0)


def moderation(skill: FloatArray, stakes: FloatArray) -> FloatArray:
    """Effort to moderate between the region's states (R16, C28): grows with what is at stake."""
    return bounded(skill * (0.5 + 0.5 * stakes), 0.0, 1.0)


def concession(readiness: FloatArray, tension: FloatArray) -> FloatArray:
    """What China yields to Russia (A06, B33): more when relations are strained."""
    return bounded(readiness * (0.6 + 0.8 * tension), 0.0, 1.0)
