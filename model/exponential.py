"""The exponential of many numbers at once, with the same bits on every machine.

Numpy's own is several times slower on machines without AVX-512, and rounds otherwise there.
"""

from __future__ import annotations

import numpy as np

from model.arrays import FloatArray
from model.compiled import compiled

LEAST, MOST = -708.0, 709.0
"""Below the one the exponential is taken for nothing; the other is held to be the largest."""
_LOG2_E = 1.4426950408889634
_LN2_HIGH, _LN2_LOW = 6.93147180369123816490e-01, 1.90821492927058770002e-10
"""The logarithm of 2 in two parts, of which the first has bits to spare (Cody and Waite 1980)."""
_TO_WHOLE = 1.5 * 2.0**52
"""Added to a number, this leaves its nearest whole in the last bits."""
_BIAS, _MANTISSA_BITS = np.int64(1023), np.int64(52)


def exponential(values: FloatArray) -> FloatArray:
    """The exponential of each of `values`, which may have any shape."""
    return _exponential(values.ravel()).reshape(values.shape)


@compiled
def _exponential(values: FloatArray) -> FloatArray:
    found = values.copy()
    exponentiate(found, np.empty_like(found))
    return found


@compiled
def exponentiate(values: FloatArray, room: FloatArray) -> None:
    """Set `values` (count,) to their exponentials; `room` (count,) is overwritten.

    With ``x = n ln 2 + r`` and ``|r| <= ln 2 / 2`` the result is ``2**n exp(r)``, of which the
    first factor is put together from bits and the second is Taylor's polynomial of degree 13: by
    Cody and Waite (1980), "Software Manual for the Elementary Functions". Right to 1e-15.
    """
    for place in range(len(values)):
        value = min(max(values[place], LEAST), MOST)
        shifted = value * _LOG2_E + _TO_WHOLE
        room[place] = shifted
        whole = shifted - _TO_WHOLE
        rest = (value - whole * _LN2_HIGH) - whole * _LN2_LOW
        power = _taylor(rest)
        values[place] = 0.0 if values[place] < LEAST else power
    bits = room.view(np.int64)
    for place in range(len(values)):
        bits[place] = (bits[place] + _BIAS) << _MANTISSA_BITS
    for place in range(len(values)):
        values[place] *= room[place]


@compiled
def _taylor(rest: float) -> float:
    """The sum of ``rest**k / k!`` for k up to 13; even and odd powers apart, which is quicker."""
    square = rest * rest
    even = 1.0 / 479001600.0
    even = even * square + 1.0 / 3628800.0
    even = even * square + 1.0 / 40320.0
    even = even * square + 1.0 / 720.0
    even = even * square + 1.0 / 24.0
    even = even * square + 0.5
    odd = 1.0 / 6227020800.0
    odd = odd * square + 1.0 / 39916800.0
    odd = odd * square + 1.0 / 362880.0
    odd = odd * square + 1.0 / 5040.0
    odd = odd * square + 1.0 / 120.0
    odd = odd * square + 1.0 / 6.0
    return (even * square + 1.0) + (odd * square * rest + rest)
