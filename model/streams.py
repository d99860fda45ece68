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
from math import prod

import numpy as np
from numpy.typing import NDArray

from model.arrays import FloatArray, IntArray

_BLOCK = 8
"""Quarters drawn at a time: long enough to be quick, short enough to be small in memory."""

_Fill = Callable[[np.random.Generator, FloatArray], object]


Store = dict[tuple[str, int, tuple[int, ...], _Fill], FloatArray]
"""Blocks of draws (runs, quarters, *shape) by stream, number, shape and kind."""


class Streams:
    """The random numbers of a batch of runs."""

    def __init__(self, seed: int, runs: IntArray) -> None:
        self._seed = seed
        self._runs = runs
        self._counters = np.zeros((len(runs), 4), dtype=np.uint64)
        self._counters[:, 3] = runs
        self._blocks: dict[tuple[str, tuple[int, ...], _Fill], tuple[int, FloatArray]] = {}
        self._store: Store | None = None

    def keep(self, store: Store | None) -> None:
        """From now on keep what is drawn in `store`, if any, and take from it what is there.

        The store must have been used with the same seed and runs only.
        """
        self._store = store

    def uniform(self, stream: str, quarter: int, *shape: int) -> FloatArray:
        """Uniform draws in [0, 1) of `stream` in the `quarter`-th quarter: (runs, *shape)."""
        return self._draw(stream, quarter, shape, _fill_uniform)

    def normal(self, stream: str, quarter: int, *shape: int) -> FloatArray:
        """Standard normal draws of `stream` in the `quarter`-th quarter: (runs, *shape)."""
        return self._draw(stream, quarter, shape, _fill_normal)

    def initial_uniform(self, stream: str, *shape: int) -> FloatArray:
        """Uniform draws made once a run, for initial states: (runs, *shape)."""
        return self._block(f"{stream}.initial", 0, 1, shape, _fill_uniform)[:, 0]

    def initial_normal(self, stream: str, *shape: int) -> FloatArray:
        """Standard normal draws made once a run, for initial states: (runs, *shape)."""
        return self._block(f"{stream}.initial", 0, 1, shape, _fill_normal)[:, 0]

    def _draw(self, stream: str, quarter: int, shape: tuple[int, ...], fill: _Fill) -> FloatArray:
        number, place = divmod(quarter, _BLOCK)
        held = self._blocks.get((stream, shape, fill))
        if held is None or held[0] != number:
            held = (number, self._block(stream, number, _BLOCK, shape, fill))
            self._blocks[stream, shape, fill] = held
        return np.ascontiguousarray(held[1][:, place])

    def _block(
        self, stream: str, number: int, quarters: int, shape: tuple[int, ...], fill: _Fill
    ) -> FloatArray:
        """One block of a stream's draws, (runs, quarters, *shape), drawn now or kept."""
        if self._store is None:
            return self._drawn(stream, number, quarters, shape, fill)
        key = stream, number, shape, fill
        if key not in self._store:
            self._store[key] = self._drawn(stream, number, quarters, shape, fill)
        return self._store[key]

    def _drawn(
        self, stream: str, number: int, quarters: int, shape: tuple[int, ...], fill: _Fill
    ) -> FloatArray:
        """Draws (runs, quarters, *shape), each run from its own counter."""
        philox = np.random.Philox(key=stream_key(self._seed, stream))
        generator = np.random.Generator(philox)
        fresh = philox.state
        place = fresh["state"]
        draws = np.empty((len(self._runs), quarters * prod(shape)))
        self._counters[:, 2] = number
        for row, counter in zip(draws, self._counters, strict=True):
            place["counter"] = counter
            philox.state = fresh  # moving one generator is much quicker than making one a run
            fill(generator, row)
        return draws.reshape(len(self._runs), quarters, *shape)


def stream_key(seed: int, stream: str) -> NDArray[np.uint64]:
    """The 128-bit key of a stream, as two words, from a hash of the seed and the name."""
    digest = hashlib.blake2b(f"{seed}/{stream}".encode(), digest_size=16).digest()
    return np.frombuffer(digest, dtype="<u8").astype(np.uint64)


def _fill_uniform(generator: np.random.Generator, row: FloatArray) -> None:
    generator.random(out=row)


def _fill_normal(generator: np.random.Generator, row: FloatArray) -> None:
    generator.standard_normal(out=row)
