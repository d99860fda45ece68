"""Array types. Every state variable of the model has the axis of runs first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]


def bounded(
    values: FloatArray, least: FloatArray | float, most: FloatArray | float | None
) -> FloatArray:
    """`values` held between `least` and `most`, if any; in kernels a single number is."""
    return np.maximum(values, least) if most is None else values.clip(least, most)


def either(condition: BoolArray, one: NDArray[Any], other: NDArray[Any] | float) -> NDArray[Any]:
    """`one` where the `condition` holds, `other` elsewhere; in kernels of single numbers."""
    return np.where(condition, one, other)


def side_by_side(columns: Sequence[FloatArray]) -> FloatArray:
    """Columns (runs,) as a table (runs, columns): as ``numpy.stack``, at a third of its cost."""
    return np.ascontiguousarray(np.array(columns).T)
