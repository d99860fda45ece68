"""Services: which run on the routes, how large they are, and what of them events close: over arrays, to hold the kernels against."""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import FloatArray, bounded
from model.numerics.sums import sum_last
from model.rules.transit import choice
from model.rules.transit.services import Closure, Lines, Offered, Push
from tests.reference.transit import adoption as adoption_by_arrays
from tests.reference.transit import choice as choice_by_arrays


def opened(
    lines: Lines, quarter: int, water: FloatArray, bypass: FloatArray, change: FloatArray
) -> FloatArray:
    """Which services run in the quarter with that ordinal, in [0, 1].

    A river carries cargo only as far as the parties have settled its `water` (runs,) (fifth
    proposal); China opens railways round Kazakhstan only as far as it means to `bypass` it
    (runs,) (R58). Events open services ahead of their date, or close them, by the `change`.
    """
    planned = lines.opens <= quarter
    wanted = 1.0 + lines.river * (water - 1.0)[:, None] + lines.bypass * (bypass - 1.0)[:, None]
    return bounded(planned * wanted + change, 0.0, 1.0)


def spread(
    lines: Lines, push: Push, opened: FloatArray, maturity: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """How fast rail spreads, (runs,), and how far services have grown a quarter on."""
    share = sum_last(opened * lines.belt) / lines.belt.sum()
    pushed = adoption_by_arrays.push(push.subsidy, push.reference, push.weight, share)
    rate = push.ramp[:, None] * np.where(lines.belt > 0.0, pushed[:, None], 1.0)
    return pushed, adoption_by_arrays.ripen(maturity, opened, rate)


def offered(
    lines: Lines,
    closure: Closure,
    opened: FloatArray,
    maturity: FloatArray,
    open_before: FloatArray,
) -> tuple[Offered, FloatArray]:
    """What is on offer, and how far routes are open to contracts, as `open_before` next quarter."""
    before = lines.weight_before
    passable = 1.0 - (closure.links[:, :, None] * closure.over).max(axis=1)
    size = (before + (1.0 - before) * maturity * opened) * passable
    running = np.where(before > 0.0, 1.0, opened) * passable
    open_now = running * (1.0 - lines.stoppable * closure.stopped[lines.market].T)
    lasting = choice_by_arrays.lasting(closure.renewal, open_now, open_before)
    return Offered(size, choice.attraction(size), lasting, passable), open_now
