"""Who the citizens are when the story begins.

A region's public is a sample of citizens who differ in what they think, know and dare. They are
drawn once, all of them: arrays are (runs, regions, citizens), parameters (runs,).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from model.numerics.arrays import FloatArray, bounded

MOST_CERTAIN = 0.95
"""No citizen starts out beyond this opinion, on either side."""
MOST_SENSITIVE = 5.0
"""Most that anybody takes to heart, in units of the average."""
LEAST_THRESHOLD = 0.01
"""Nobody takes to the street for nothing at all."""


class Traits(NamedTuple):
    """What never changes in a citizen."""

    anchor: FloatArray
    """Opinion of China the citizen drifts back to, [-1, 1]."""
    threshold: FloatArray
    """How strong a pull it takes to join a protest, above 0 (Granovetter 1978)."""
    sensitivity: FloatArray
    """How much the citizen takes to heart what alarms the region: above 0, about 1 on average."""
    attention: FloatArray
    """Rank among those whom a rumour reaches, in [0, 1): the lowest hear it first."""


def long_run_opinion(
    mean: FloatArray, spread: FloatArray, undecided: FloatArray, draw: FloatArray, taste: FloatArray
) -> FloatArray:
    """Opinion of China that each citizen drifts back to, [-1, 1].

    A share `undecided` of people, picked by the uniform `draw`, has no view of its own and stays at
    the regional mean; the others differ by `spread` times the standard normal `taste`. In Gallup's
    polls about half of Central Asians gave no view of China's leadership.
    """
    decided = draw >= undecided[:, None, None]
    centre = mean[:, None, None]
    return bounded(centre + spread[:, None, None] * decided * taste, -MOST_CERTAIN, MOST_CERTAIN)


def thresholds(mean: FloatArray, spread: FloatArray, draw: FloatArray) -> FloatArray:
    """Protest thresholds: normal with `mean` and `spread`, `draw` standard normal, kept above 0."""
    drawn = mean[:, None, None] + spread[:, None, None] * draw
    return np.maximum(drawn, LEAST_THRESHOLD)


def sensitivities(draw: FloatArray) -> FloatArray:
    """How much each citizen takes to heart: exponential with mean 1, cut off, `draw` uniform.

    Most things leave most people cold, and a few people take them hard; so small pickets go on
    where there is no wave. The shape is judgement.
    """
    return np.minimum(-np.log1p(-draw), MOST_SENSITIVE)


def first_knowledge(mean: FloatArray, draw: FloatArray) -> FloatArray:
    """What each citizen knows of the Belt and Road at the start, [0, 1], uniform `draw`."""
    return np.minimum(2.0 * mean[:, None, None] * draw, 1.0)
