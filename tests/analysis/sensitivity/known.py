"""Functions whose Sobol indices are known."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from model.analysis.sensitivity.saltelli import Saltelli
from model.analysis.sensitivity.sobol import Indices, sobol_indices
from model.analysis.study import Space
from model.numerics.arrays import FloatArray, IntArray
from model.parameters import Distribution

Function = Callable[[FloatArray, FloatArray], FloatArray]
"""Values from inputs, (runs, inputs), and standard normal luck, (runs,)."""

ISHIGAMI_FIRST = (0.3139, 0.4424, 0.0)
ISHIGAMI_TOTAL = (0.5576, 0.4424, 0.2437)
"""Of a = 7, b = 0.1 (Ishigami and Homma 1990; Saltelli et al. 2008, "Global sensitivity analysis",
4.7)."""


def ishigami(x: FloatArray, luck: FloatArray) -> FloatArray:
    """On the cube from -pi to pi."""
    return np.sin(x[:, 0]) + 7.0 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def space(inputs: int, low: float, high: float) -> Space:
    """A cube of inputs, each uniform."""
    names = [f"input_{place}" for place in range(inputs)]
    return Space({name: Distribution("uniform", low, high, low) for name in names})


def fortune(luck: IntArray) -> FloatArray:
    """A standard normal number for each run index, (runs,)."""
    return np.random.default_rng(7).standard_normal(int(luck.max()) + 1)[luck]


def indices_of(function: Function, cube: Space, blocks: int) -> Indices:
    """The indices that are estimated of a function."""
    design = Saltelli(cube, blocks, seed=1)
    inputs = np.column_stack(list(cube.values(design.points()).values()))
    values = function(inputs, fortune(design.luck())).reshape(blocks, -1)
    found = sobol_indices(values, design.factors, 2035, seed=1)
    assert found is not None
    return found
