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

from model.numerics.arrays import FloatArray, IntArray
from model.numerics.compiled import compiled, inlined

_ROUNDS = 10
_MULTIPLIERS = np.uint64(0xD2E7470EE14C6C93), np.uint64(0xCA5A826395121157)
_WEYL = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBB67AE8584CAA73B)
_SPARE_BITS = np.uint64(11)
"""Bits of a word that a double has no room for."""
_STEP = 2.0**-53

Words = tuple[np.uint64, np.uint64, np.uint64, np.uint64]


@intrinsic
def _product_of_words(_: Any, one: Any, other: Any) -> Any:
    """The upper and lower 64 bits of the product of two words: one instruction of the machine."""
    pair = types.UniTuple(types.uint64, 2)

    def generate(context: Any, builder: Any, signature: Any, words: Any) -> Any:
        wide, word = ir.IntType(128), ir.IntType(64)
        product = builder.mul(*(builder.zext(each, wide) for each in words))
        upper = builder.trunc(builder.lshr(product, ir.Constant(wide, 64)), word)
        return context.make_tuple(builder, pair, [upper, builder.trunc(product, word)])

    return pair(types.uint64, types.uint64), generate


_product: Any = _product_of_words


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
            own, drawn = words[quarter * count : (quarter + 1) * count], draws[quarter, place]
            for draw in range(count):
                drawn[draw] = fraction(own[draw])


@compiled
def fill_words(key: NDArray[np.uint64], number: int, run: int, words: NDArray[np.uint64]) -> None:
    """Set `words`, a multiple of four, to the first that a run's generator gives.

    Two blocks of four at a time: the machine works on one while it waits for the other.
    """
    blocks = len(words) // 4
    for pair in range(blocks // 2):
        block, eight = 2 * pair, words[8 * pair : 8 * pair + 8]
        first, second, third, fourth = _counter(block, number, run)
        fifth, sixth, seventh, eighth = _counter(block + 1, number, run)
        here, there = key[0], key[1]
        for _ in range(_ROUNDS):
            first, second, third, fourth = _round(first, second, third, fourth, here, there)
            fifth, sixth, seventh, eighth = _round(fifth, sixth, seventh, eighth, here, there)
            here, there = here + _WEYL[0], there + _WEYL[1]
        eight[0], eight[1], eight[2], eight[3] = first, second, third, fourth
        eight[4], eight[5], eight[6], eight[7] = fifth, sixth, seventh, eighth
    if blocks % 2:
        last = words[4 * blocks - 4 :]
        last[0], last[1], last[2], last[3] = _four_words(key, blocks - 1, number, run)


@compiled
def word_at(key: NDArray[np.uint64], number: int, run: int, place: int) -> np.uint64:
    """The word in a certain place among those that a run's generator gives."""
    return _four_words(key, place // 4, number, run)[place % 4]


@compiled
def fraction(word: np.uint64) -> float:
    """The number in [0, 1) that a word stands for."""
    return float((word >> _SPARE_BITS) * _STEP)


@inlined
def _four_words(key: NDArray[np.uint64], block: int, number: int, run: int) -> Words:
    """The `block`-th four words, of 64 bits each, that a run's generator gives."""
    first, second, third, fourth = _counter(block, number, run)
    here, there = key[0], key[1]
    for _ in range(_ROUNDS):
        first, second, third, fourth = _round(first, second, third, fourth, here, there)
        here, there = here + _WEYL[0], there + _WEYL[1]
    return first, second, third, fourth


@inlined
def _counter(block: int, number: int, run: int) -> Words:
    """What the rounds start from."""
    return np.uint64(block + 1), np.uint64(0), np.uint64(number), np.uint64(run)


@inlined
def _round(
    first: np.uint64,
    second: np.uint64,
    third: np.uint64,
    fourth: np.uint64,
    here: np.uint64,
    there: np.uint64,
) -> Words:
    """One round under the two words of its key."""
    high, low = _product(_MULTIPLIERS[0], first)
    high_other, low_other = _product(_MULTIPLIERS[1], third)
    return second ^ here ^ high_other, low_other, fourth ^ there ^ high, low
