"""Array types. Every state variable of the model has the axis of runs first."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]


def sum_last(values: NDArray[Any]) -> NDArray[Any]:
    """Sum over the last axis: several times quicker than numpy's own where that axis is short."""
    if values.dtype == bool:
        return np.asarray(np.count_nonzero(values, axis=-1))
    return np.einsum("...k->...", values)


def bounded(
    values: FloatArray, least: FloatArray | float, most: FloatArray | float | None
) -> FloatArray:
    """`values` held between `least` and `most`, if any: as ``numpy.clip``, at half its cost."""
    raised = np.maximum(values, least)
    return raised if most is None else np.minimum(raised, most)
