"""Uniform numbers of many runs at once, as numpy's Philox generator draws them one run at a time.

Philox4x64-10 of Salmon et al. (2011), "Parallel random numbers: as easy as 1, 2, 3", compiled.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from llvmlite import ir
from numba import types
from numba.extending import intrinsic
from numpy.typing import NDArray

from model.arrays import FloatArray, IntArray
from model.compiled import compiled, inlined

_ROUNDS = 10
_MULTIPLIERS = np.uint64(0xD2E7470EE14C6C93), np.uint64(0xCA5A826395121157)
_WEYL = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBB67AE8584CAA73B)
_SPARE_BITS = np.uint64(11)
"""Bits of a word that a double has no room for."""
_STEP = 2.0**-53


@intrinsic
def _product_of_words(_: Any, one: Any, other: Any) -> Any:
    """The upper 64 bits of the product of two words, which the machine has in one instruction."""

    def generate(__: Any, builder: Any, ___: Any, words: Any) -> Any:
        wide = ir.IntType(128)
        product = builder.mul(*(builder.zext(word, wide) for word in words))
        return builder.trunc(builder.lshr(product, ir.Constant(wide, 64)), ir.IntType(64))

    return types.uint64(types.uint64, types.uint64), generate


_high_word: Any = _product_of_words


@compiled
def fill_uniform(key: NDArray[np.uint64], number: int, runs: IntArray, draws: FloatArray) -> None:
    """Set `draws` (quarters, runs, count) to uniform numbers in [0, 1).

    Those of a run, quarter by quarter, are what ``numpy.random.Philox`` gives for the `key`, two
    words, and the counter (0, 0, `number`, run).
    """
    quarters, _, count = draws.shape
    words = np.empty(4 * ((quarters * count + 3) // 4), dtype=np.uint64)
    for place in range(len(runs)):
        fill_words(key, number, runs[place], words)
        for quarter in range(quarters):
            for draw in range(count):
                draws[quarter, place, draw] = fraction(words[quarter * count + draw])


@compiled
def fill_words(key: NDArray[np.uint64], number: int, run: int, words: NDArray[np.uint64]) -> None:
    """Set `words`, a multiple of four, to the first that a run's generator gives."""
    for block in range(len(words) // 4):
        one, two, three, four = _four_words(key, block, number, run)
        words[4 * block], words[4 * block + 1] = one, two
        words[4 * block + 2], words[4 * block + 3] = three, four


@compiled
def word_at(key: NDArray[np.uint64], number: int, run: int, place: int) -> np.uint64:
    """The word in a certain place among those that a run's generator gives."""
    return _four_words(key, place // 4, number, run)[place % 4]


@compiled
def fraction(word: np.uint64) -> float:
    """The number in [0, 1) that a word stands for."""
    return float((word >> _SPARE_BITS) * _STEP)


@inlined
def _four_words(
    key: NDArray[np.uint64], block: int, number: int, run: int
) -> tuple[np.uint64, np.uint64, np.uint64, np.uint64]:
    """The `block`-th four words, of 64 bits each, that a run's generator gives."""
    first, second = np.uint64(block + 1), np.uint64(0)
    third, fourth = np.uint64(number), np.uint64(run)
    here, there = key[0], key[1]
    for _ in range(_ROUNDS):
        one, other = _MULTIPLIERS[0] * first, _MULTIPLIERS[1] * third
        high_one = _high_word(_MULTIPLIERS[0], first)
        high_other = _high_word(_MULTIPLIERS[1], third)
        first, third = high_other ^ second ^ here, high_one ^ fourth ^ there
        second, fourth = other, one
        here, there = here + _WEYL[0], there + _WEYL[1]
    return first, second, third, fourth
