"""How deep the docking of the Belt and the EAEU gets, and what happens while it does not.

All arguments and returns are (runs,) unless a docstring says otherwise.
"""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import FloatArray, IntArray, bounded, either
from model.rules.hazard import quarterly_chance


def goal_conflict(conflict: FloatArray, concession: FloatArray) -> FloatArray:
    """How far the goals of Belt and EAEU clash once China has yielded."""
    return conflict * (1.0 - 0.5 * concession)


def joint_effort(
    kazakh: FloatArray,
    russian: FloatArray,
    concession: FloatArray,
    clarity: FloatArray,
    trust: FloatArray,
    carried_out: FloatArray,
) -> FloatArray:
    """Joint effort for docking in [0, 1]: each state can let it fail.

    China's effort is what it yields and how clear it is about its goals; `carried_out` is the
    implemented share of what is signed.
    """
    chinese = 0.5 * concession + 0.5 * clarity
    return bounded(kazakh, 0.0, 1.0) * russian * chinese * trust * bounded(carried_out, 0.0, 1.0)


def docking_step(
    depth: FloatArray, effort: FloatArray, conflict: FloatArray, speed: FloatArray, loss: FloatArray
) -> FloatArray:
    """Depth of docking in [0, 1] after a quarter (R06, C52).

    It grows at `speed` a year with the joint `effort` (product of the three states' efforts and
    of the implemented share of what is signed) on what is still open, less what the clash of goals
    (`conflict`) undoes, and erodes at `loss` a year.
    """
    gain = speed * effort * (1.0 - conflict) * (1.0 - depth)
    return bounded(depth + (gain - loss * depth) / 4.0, 0.0, 1.0)


def quarters_unresolved(count: IntArray, depth: FloatArray, threshold: FloatArray) -> IntArray:
    """Quarters in a row that docking has been shallower than `threshold`."""
    return either(depth < threshold, count + 1, 0)


def impatience(count: IntArray, patience_years: FloatArray) -> FloatArray:
    """How far past everyone's patience the unresolved docking is: 0 within it, 1 at twice it."""
    years = count / 4.0
    return bounded((years - patience_years) / patience_years, 0.0, 1.0)


def forced_choice(
    current: FloatArray, hazard: FloatArray, impatient: FloatArray, draw: FloatArray
) -> FloatArray:
    """Whether Kazakhstan has been made to choose between Russia and China (R10, C24): 0 or 1.

    The chance a year is `hazard` times `impatient`; a choice is taken back once nobody is
    impatient any more.
    """
    starts = draw < quarterly_chance(hazard * impatient)
    return either(impatient > 0.0, np.maximum(current, starts * 1.0), 0.0)


def sides_with_china(
    side: FloatArray, choosing: FloatArray, alignment: FloatArray, draw: FloatArray
) -> FloatArray:
    """Whether a forced choice falls on China: 1, on Russia: 0.

    The choice is made once, with a chance that follows the `alignment` in [-1 Russia, 1 China] of
    the moment; until it is made, or once it is taken back, `side` is not used. `choosing` is 1 in
    the quarter in which the choice is forced.
    """
    return either(choosing > 0.0, (draw < 0.5 * (1.0 + alignment)) * 1.0, side)


def tension_step(
    tension: FloatArray,
    unresolved: FloatArray,
    concession: FloatArray,
    build_up: FloatArray,
    easing: FloatArray,
) -> FloatArray:
    """Tension between Russia and China in [0, 1] after a quarter (R11, C25).

    It builds up a year by `build_up` times `unresolved` (open docking times China's dominance) and
    eases by itself and with China's `concession` at rate `easing`.
    """
    change = build_up * unresolved * (1.0 - tension) - easing * (0.5 + concession) * tension
    return bounded(tension + change / 4.0, 0.0, 1.0)


def push_to_china(dated: FloatArray, building: FloatArray, protest: FloatArray) -> FloatArray:
    """What moves the trust of Kazakhstan and China: meetings, and protest against it."""
    return dated + 0.04 * building - 0.08 * protest


def push_to_russia(
    dated: FloatArray, building: FloatArray, restriction: FloatArray, forced_choice: FloatArray
) -> FloatArray:
    """What moves the trust of Kazakhstan and Russia: meetings, stopped cargo, a forced choice."""
    return dated + 0.04 * building - 0.05 * restriction - 0.1 * forced_choice


def push_of_powers(
    dated: FloatArray, rivalry: FloatArray, tension: FloatArray, blocking: FloatArray
) -> FloatArray:
    """What moves the trust of Russia and China: meetings, rivalry with others, their own strain."""
    return dated + 0.02 * rivalry - 0.05 * tension - 0.05 * blocking


def trust_step(
    trust: FloatArray, resting: FloatArray, fading: FloatArray, push: FloatArray
) -> FloatArray:
    """Trust between two states in [0, 1] after a quarter (R45, C01, C06).

    It is lifted or lowered by `push` in proportion to the room left, and goes back to its
    `resting` level at rate `fading` a year.
    """
    room = either(push > 0.0, 1.0 - trust, trust)
    return bounded(trust + push * room + fading / 4.0 * (resting - trust), 0.0, 1.0)
