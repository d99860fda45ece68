"""Parting futures for cross-validation."""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import BoolArray, IntArray


def folds_of(bad: BoolArray, luck: IntArray, number: int, seed: int) -> IntArray:
    """The fold of each future, (futures,): as many bad ones in each as can be.

    Futures that share their luck, (futures,), are held out together, as they are one world.
    """
    rng = np.random.default_rng(seed)
    worlds, first, member = np.unique(luck, return_index=True, return_inverse=True)
    order = rng.permutation(len(worlds))
    order = order[np.argsort(bad[first][order], kind="stable")]
    fold = np.empty(len(worlds), dtype=np.int64)
    fold[order] = np.arange(len(worlds)) % number
    return fold[member]
