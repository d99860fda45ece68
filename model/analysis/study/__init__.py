"""What all analyses of risk stand on: runs of many scenarios, or at many points, kept on disk.

Two designs. *Paired*: scenarios met by the same runs, so that what differs between them is what
they set (`paired`, `variants`). *Sampled*: one scenario with some of its inputs put at points of
a box, a run each (`sampled`, `Space`). Values are yearly, and whatever was simulated once is read.
"""

from model.analysis.study.futures import Futures, futures_of, sampled
from model.analysis.study.input_ranges import INPUT_KINDS, own_ranges, parse_inputs, varied_names
from model.analysis.study.paired import Paired, paired, variants
from model.analysis.study.plan import Plan
from model.analysis.study.points import spread_points
from model.analysis.study.space import Space, space_of

__all__ = [
    "INPUT_KINDS",
    "Futures",
    "Paired",
    "Plan",
    "Space",
    "futures_of",
    "own_ranges",
    "paired",
    "parse_inputs",
    "sampled",
    "space_of",
    "spread_points",
    "variants",
    "varied_names",
]
