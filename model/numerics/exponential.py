"""Exponentials and logarithms of many numbers at once, with the same bits on every machine.

Numpy's own are several times slower on machines without AVX-512, and round otherwise there.
"""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import FloatArray
from model.numerics.compiled import compiled, inlined
from model.numerics.floats import bits_of, fused, number_of

LEAST, MOST = -708.0, 709.0
"""Below the one the exponential is taken for nothing; the other is held to be the largest."""
_LOG2_E = 1.4426950408889634
_LN2_HIGH, _LN2_LOW = 6.93147180369123816490e-01, 1.90821492927058770002e-10
"""The logarithm of 2 in two parts, of which the first has bits to spare (Cody and Waite 1980)."""
_TO_WHOLE = 1.5 * 2.0**52
"""Added to a number, this leaves its nearest whole in the last bits."""
_BIAS, _MANTISSA_BITS = np.uint64(1023), np.uint64(52)
_MANTISSA = np.uint64(2**52 - 1)
_ROOT_HALF = np.uint64(0x3FE6A09E << 32)
"""The bits of the root of a half, rounded down."""
_TO_ONE = np.uint64((0x3FF00000 - 0x3FE6A09E) << 32)
_AS_WHOLE = np.uint64(0x433 << 52)
"""Put before the bits of a small whole number, these make it ``2**52`` more than that."""
_L1, _L2, _L3, _L4, _L5, _L6, _L7 = (
    *(6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01),
    *(2.222219843214978396e-01, 1.818357216161805012e-01, 1.531383769920937332e-01),
    1.479819860511658591e-01,
)
"""Of the polynomial for the logarithm (fdlibm)."""


def exponential(values: FloatArray) -> FloatArray:
    """The exponential of each of `values`, which may have any shape."""
    found = values.ravel().copy()
    exponentiate(found, found)
    return found.reshape(values.shape)


@compiled
def exponentiate(values: FloatArray, _: FloatArray) -> None:
    """Set `values` (count,) to their exponentials; the room that is given is not needed."""
    for place in range(len(values)):
        values[place] = exponential_of(values[place])


@inlined
def exponential_of(value: float) -> float:
    """The exponential of a number, without a branch, so that loops take several at a time.

    With ``x = n ln 2 + r`` and ``|r| <= ln 2 / 2`` the result is ``2**n exp(r)``, of which the
    first factor is put together from bits and the second is Taylor's polynomial of degree 13: by
    Cody and Waite (1980), "Software Manual for the Elementary Functions". Right to 1e-15.
    """
    held = min(max(value, LEAST), MOST)
    shifted = fused(held, _LOG2_E, _TO_WHOLE)
    minus_whole = _TO_WHOLE - shifted
    rest = fused(minus_whole, _LN2_LOW, fused(minus_whole, _LN2_HIGH, held))
    square = rest * rest
    even = fused(1.0 / 479001600.0, square, 1.0 / 3628800.0)
    even = fused(even, square, 1.0 / 40320.0)
    even = fused(even, square, 1.0 / 720.0)
    even = fused(even, square, 1.0 / 24.0)
    even = fused(even, square, 0.5)
    odd = fused(1.0 / 6227020800.0, square, 1.0 / 39916800.0)
    odd = fused(odd, square, 1.0 / 362880.0)
    odd = fused(odd, square, 1.0 / 5040.0)
    odd = fused(odd, square, 1.0 / 120.0)
    odd = fused(odd, square, 1.0 / 6.0)
    power = fused(fused(odd, rest, even), square, rest) + 1.0
    power *= number_of((bits_of(shifted) + _BIAS) << _MANTISSA_BITS)
    return 0.0 if value < LEAST else power


@inlined
def logarithm_of(value: float) -> float:
    """The natural logarithm of a positive normal number, without a branch.

    With ``x = 2**n (1 + f)`` and ``1 + f`` between the roots of a half and of two, it is ``n ln 2``
    and a series in ``f / (2 + f)``: fdlibm's ``e_log.c`` (Sun Microsystems 1993). Right to 1e-15.
    """
    bits = bits_of(value) + _TO_ONE
    power = number_of((bits >> _MANTISSA_BITS) | _AS_WHOLE) - (2.0**52 + 1023.0)
    part = number_of((bits & _MANTISSA) + _ROOT_HALF) - 1.0
    ratio = part / (2.0 + part)
    square = ratio * ratio
    fourth = square * square
    even = fourth * fused(fourth, fused(fourth, _L6, _L4), _L2)
    odd = square * fused(fourth, fused(fourth, fused(fourth, _L7, _L5), _L3), _L1)
    half = 0.5 * part * part
    low = fused(power, _LN2_LOW, ratio * (half + even + odd))
    return float(fused(power, _LN2_HIGH, part - (half - low)))
