"""Standard normal numbers of many runs at once, as numpy draws them one run at a time.

The ziggurat of Marsaglia and Tsang (2000), "The Ziggurat Method for Generating Random Variables",
compiled: the bell curve is covered by 256 layers of the same area, the lowest with the tail.
"""

from __future__ import annotations

import math
from decimal import Decimal, localcontext
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from model.numerics.arrays import FloatArray, IntArray
from model.numerics.compiled import compiled, inlined
from model.numerics.philox import fill_words, fraction, word_at

_LAYERS = 256
_TAIL = "3.654152885361008771645429720399516"
"""Where the tail begins for 256 layers to have the same area: the root of their recursion."""
_TAIL_FROM = float(_TAIL)
_CONTINUED = 400
"""Terms of the continued fraction of the tail's area, far more than the last digit needs."""
_LAST_LAYER, _LAYER_BITS = np.uint64(_LAYERS - 1), np.uint64(8)
_ONE, _HEIGHT = np.uint64(1), np.uint64(2**52 - 1)
_SIGN_IN_TAIL = 8
_TO_A_DOUBT = 64
"""Numbers for which one more word is drawn: some two in a hundred take a second one."""

Layers = tuple[IntArray, FloatArray, FloatArray]
"""By layer: below which whole number a point lies under the curve for sure, the width that one
stands for, and the height of the curve at its end."""


def fill_normal(key: NDArray[np.uint64], number: int, runs: IntArray, draws: FloatArray) -> None:
    """Set `draws` (quarters, runs, count) to standard normal numbers.

    Those of a run, quarter by quarter, are, but for rounding, what numpy's generator makes of the
    words that ``numpy.random.Philox`` gives for the `key` and the counter (0, 0, `number`, run).
    """
    _fill(key, number, runs, *_layers(), draws)


@cache
def _layers() -> Layers:
    """The layers, worked out with more digits than a double holds, and so the same everywhere."""
    with localcontext() as context:
        context.prec = 34
        ends = [Decimal(0)] * _LAYERS
        ends[-1] = Decimal(_TAIL)
        area = ends[-1] * _curve(ends[-1]) + _tail_area(ends[-1])
        for layer in range(_LAYERS - 2, 0, -1):
            height = area / ends[layer + 1] + _curve(ends[layer + 1])
            ends[layer] = (-2 * height.ln()).sqrt()
        widths = [area / _curve(ends[-1]), *ends[1:]]
        inside = [ends[-1] / widths[0], *(end / beyond for end, beyond in pairwise(ends))]
        whole = 2**52
        return (
            np.array([int(share * whole) for share in inside], dtype=np.int64),
            np.array([float(width / whole) for width in widths]),
            np.array([float(_curve(end)) for end in ends]),
        )


def _curve(end: Decimal) -> Decimal:
    return (-end * end / 2).exp()


def _tail_area(end: Decimal) -> Decimal:
    """The area under the curve beyond `end`, by Laplace's continued fraction."""
    below = end
    for term in range(_CONTINUED, 0, -1):
        below = end + term / below
    return _curve(end) / below


@compiled
def _fill(
    key: NDArray[np.uint64],
    number: int,
    runs: IntArray,
    inside: IntArray,
    width: FloatArray,
    height: FloatArray,
    draws: FloatArray,
) -> None:
    quarters, _, count = draws.shape
    values = np.empty(quarters * count)
    wanted = len(values) + len(values) // _TO_A_DOUBT
    words = np.empty(4 * ((wanted + 3) // 4), dtype=np.uint64)
    for place in range(len(runs)):
        at, found = 0, 0
        fill_words(key, number, runs[place], words)
        while found < len(values):
            sure = _sure_ones(words[min(at, len(words)) :], inside, width, values[found:])
            at, found = at + sure, found + sure
            if found < len(values):
                word = words[at] if at < len(words) else word_at(key, number, runs[place], at)
                layers = inside, width, height
                at, values[found], kept = _doubtful(word, key, number, runs[place], at + 1, layers)
                found += kept
        for quarter in range(quarters):
            draws[quarter, place] = values[quarter * count : (quarter + 1) * count]


@compiled
def _sure_ones(
    words: NDArray[np.uint64], inside: IntArray, width: FloatArray, values: FloatArray
) -> int:
    """Set `values` to what `words` give as long as these lie under the curve for sure; how many."""
    for place in range(min(len(words), len(values))):
        layer, point, signed = _parts(words[place])
        values[place] = signed * width[layer]
        if point >= inside[layer]:  # as one of 100 is
            return place
    return min(len(words), len(values))


@compiled
def _doubtful(
    word: np.uint64, key: NDArray[np.uint64], number: int, run: int, at: int, layers: Layers
) -> tuple[int, float, bool]:
    """The number that a word and, from the place `at` on, the next ones give.

    Returns the place after these, the number, and whether it is kept.
    """
    inside, width, height = layers
    layer, point, signed = _parts(word)
    value = signed * width[layer]
    if point < inside[layer]:
        return at, value, True
    if layer == 0:
        at, value = _beyond(key, number, run, at)
        return at, -value if (point >> _SIGN_IN_TAIL) & 1 else value, True
    share = fraction(word_at(key, number, run, at))
    between = (height[layer - _ONE] - height[layer]) * share + height[layer]
    return at + 1, value, between < math.exp(-0.5 * value * value)


@inlined
def _parts(word: np.uint64) -> tuple[np.uint64, np.int64, np.int64]:
    """The layer that a word picks, a point in it, and the same with the sign it has."""
    layer, rest = word & _LAST_LAYER, word >> _LAYER_BITS
    point, less = np.int64((rest >> _ONE) & _HEIGHT), -np.int64(rest & _ONE)
    return layer, point, (point ^ less) - less


@compiled
def _beyond(key: NDArray[np.uint64], number: int, run: int, at: int) -> tuple[int, float]:
    """The place of the word after those of a number, and the number: Marsaglia's (1964) tail."""
    while True:
        one = -math.log1p(-fraction(word_at(key, number, run, at))) / _TAIL_FROM
        other = -math.log1p(-fraction(word_at(key, number, run, at + 1)))
        at += 2
        if other + other > one * one:
            return at, _TAIL_FROM + one
