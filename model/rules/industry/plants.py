"""Joint ventures and relocated Chinese plants that start to operate."""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import BoolArray, FloatArray


def start_up(waiting: FloatArray, smallest: FloatArray) -> FloatArray:
    """Capacity that starts in this quarter, USD_2018 m, (runs, sectors).

    Capacity that is ready waits until there is enough for a plant of the `smallest` size (runs,);
    then all of it starts. No capacity is lost on the way.
    """
    return np.where(waiting >= smallest[:, None], waiting, 0.0)


def site(capital: FloatArray, alive: BoolArray) -> BoolArray:
    """The slot where new capacity goes, true once a sector, (runs, sectors, slots).

    It is the first empty slot or, where all are taken, the smallest plant, which grows.
    """
    chosen = np.argmin(np.where(alive, capital, -1.0), axis=-1)
    return np.arange(capital.shape[-1]) == chosen[:, :, None]


def merge(old: FloatArray, capital: FloatArray, new: FloatArray, added: FloatArray) -> FloatArray:
    """Mean of a plant's `old` property and that of its `new` part, weighted by capital.

    All (runs, sectors, slots); `added` is the new capital.
    """
    total = capital + added
    part = added / np.where(total > 0.0, total, 1.0)
    return old + part * (new - old)
