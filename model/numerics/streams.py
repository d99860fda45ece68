"""Common random numbers: each draw is a pure function of (seed, run, stream, quarter).

A stream is one decision of one part of the model, named ``part.what``. Its numbers come from the
Philox counter-based generator (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"):
the key is a hash of the seed and the stream's name, the counter holds the run's index. The same
run therefore meets the same world in every scenario, and neither the batch it travels in nor the
other streams can change what it draws.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from model.numerics.arrays import FloatArray, IntArray
from model.numerics.philox import fill_uniform
from model.numerics.ziggurat import fill_normal

_BLOCK = 8
"""Quarters drawn at a time: long enough to be quick, short enough to be small in memory."""


Store = dict[tuple[str, int, tuple[int, ...], str], FloatArray]
"""Blocks of draws (quarters, runs, *shape) by stream, number, shape and kind."""


class Streams:
    """The random numbers of a batch of runs."""

    def __init__(self, seed: int, runs: IntArray) -> None:
        self._seed = seed
        self._runs = runs
        self._held: tuple[int, dict[tuple[str, tuple[int, ...], str], FloatArray]] = -1, {}
        self._store: Store | None = None

    def __getstate__(self) -> dict[str, Any]:
        """What a copy needs: it draws again what it asks for."""
        return {**self.__dict__, "_held": (-1, {}), "_store": None}

    def keep(self, store: Store | None) -> None:
        """From now on keep what is drawn in `store`, if any, and take from it what is there.

        The store must have been used with the same seed and runs only.
        """
        self._store = store

    def uniform(self, stream: str, quarter: int, *shape: int) -> FloatArray:
        """Uniform draws in [0, 1) of `stream` in the `quarter`-th quarter: (runs, *shape)."""
        return self._draw(stream, quarter, shape, "uniform")

    def normal(self, stream: str, quarter: int, *shape: int) -> FloatArray:
        """Standard normal draws of `stream` in the `quarter`-th quarter: (runs, *shape)."""
        return self._draw(stream, quarter, shape, "normal")

    def initial_uniform(self, stream: str, *shape: int) -> FloatArray:
        """Uniform draws made once a run, for initial states: (runs, *shape)."""
        return self._block(f"{stream}.initial", 0, 1, shape, "uniform")[0]

    def initial_normal(self, stream: str, *shape: int) -> FloatArray:
        """Standard normal draws made once a run, for initial states: (runs, *shape)."""
        return self._block(f"{stream}.initial", 0, 1, shape, "normal")[0]

    def _draw(self, stream: str, quarter: int, shape: tuple[int, ...], kind: str) -> FloatArray:
        number, place = divmod(quarter, _BLOCK)
        held, blocks = self._held
        if held != number:
            blocks = {}
            self._held = number, blocks
        key = stream, shape, kind
        block = blocks.get(key)
        if block is None:
            block = blocks[key] = self._block(stream, number, _BLOCK, shape, kind)
        return block[place]

    def _block(
        self, stream: str, number: int, quarters: int, shape: tuple[int, ...], kind: str
    ) -> FloatArray:
        """One block of a stream's draws, (quarters, runs, *shape), drawn now or kept."""
        if self._store is None:
            return self._drawn(stream, number, quarters, shape, kind)
        key = stream, number, shape, kind
        if key not in self._store:
            self._store[key] = self._drawn(stream, number, quarters, shape, kind)
        return self._store[key]

    def _drawn(
        self, stream: str, number: int, quarters: int, shape: tuple[int, ...], kind: str
    ) -> FloatArray:
        """Draws (quarters, runs, *shape), each run from its own counter."""
        draws = np.empty((quarters, len(self._runs), prod(shape)))
        _FILL[kind](stream_key(self._seed, stream), number, self._runs, draws)
        return draws.reshape(quarters, len(self._runs), *shape)


@lru_cache(maxsize=256)
def stream_key(seed: int, stream: str) -> NDArray[np.uint64]:
    """The 128-bit key of a stream, as two words, from a hash of the seed and the name."""
    digest = hashlib.blake2b(f"{seed}/{stream}".encode(), digest_size=16).digest()
    return np.frombuffer(digest, dtype="<u8").astype(np.uint64)


_FILL: dict[str, Callable[[NDArray[np.uint64], int, IntArray, FloatArray], object]] = {
    "uniform": fill_uniform,
    "normal": fill_normal,
}
"""What sets draws, by their kind, to those of a key, the number of a block and runs."""
