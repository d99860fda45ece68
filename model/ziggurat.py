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

from model.arrays import FloatArray, IntArray
from model.compiled import compiled
from model.philox import fill_words, fraction, word_at

_LAYERS = 256
_TAIL = "3.654152885361008771645429720399516"
"""Where the tail begins for 256 layers to have the same area: the root of their recursion."""
_TAIL_FROM = float(_TAIL)
_CONTINUED = 400
"""Terms of the continued fraction of the tail's area, far more than the last digit needs."""
_LAST_LAYER, _LAYER_BITS = np.uint64(_LAYERS - 1), np.uint64(8)
_ONE, _HEIGHT = np.uint64(1), np.uint64(2**52 - 1)
_SIGN_IN_TAIL = np.uint64(8)

Layers = tuple[NDArray[np.uint64], FloatArray, FloatArray]
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
            np.array([int(share * whole) for share in inside], dtype=np.uint64),
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
    inside: NDArray[np.uint64],
    width: FloatArray,
    height: FloatArray,
    draws: FloatArray,
) -> None:
    quarters, _, count = draws.shape
    words = np.empty(4 * ((quarters * count + 3) // 4), dtype=np.uint64)
    for place in range(len(runs)):
        run, at = runs[place], 0
        quarter, draw = 0, 0
        fill_words(key, number, run, words)
        while quarter < quarters:
            word = words[at] if at < len(words) else word_at(key, number, run, at)
            at += 1
            layer, rest = word & _LAST_LAYER, word >> _LAYER_BITS
            point = (rest >> _ONE) & _HEIGHT
            sign = 1.0 - 2.0 * np.int64(rest & _ONE)
            value = sign * np.int64(point) * width[layer]
            if point >= inside[layer]:  # as one of 100 is
                if layer == 0:
                    value, at = _beyond(key, number, run, at)
                    value = -value if (point >> _SIGN_IN_TAIL) & _ONE else value
                else:
                    share = fraction(word_at(key, number, run, at))
                    at += 1
                    between = (height[layer - 1] - height[layer]) * share + height[layer]
                    if between >= math.exp(-0.5 * value * value):
                        continue
            draws[quarter, place, draw] = value
            draw += 1
            if draw == count:
                quarter, draw = quarter + 1, 0


@compiled
def _beyond(key: NDArray[np.uint64], number: int, run: int, at: int) -> tuple[float, int]:
    """A number from the tail, by Marsaglia (1964), and the place of the next word."""
    while True:
        one = -math.log1p(-fraction(word_at(key, number, run, at))) / _TAIL_FROM
        other = -math.log1p(-fraction(word_at(key, number, run, at + 1)))
        at += 2
        if other + other > one * one:
            return _TAIL_FROM + one, at
