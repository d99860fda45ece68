"""Laws of what kernels do with the bits of numbers: exact arithmetic says the same."""

from __future__ import annotations

import struct
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from model.numerics.compiled import compiled
from model.numerics.floats import bits_of, fused, number_of

numbers = st.floats(-1e100, 1e100, allow_subnormal=False)


@compiled
def add_product(one: float, other: float, added: float) -> float:
    return float(fused(one, other, added))


@compiled
def there_and_back(number: float) -> float:
    return float(number_of(bits_of(number)))


@compiled
def bits(number: float) -> int:
    return int(bits_of(number))


@given(numbers, numbers, numbers)
def test_a_fused_sum_is_the_exact_one_rounded_once(one: float, other: float, added: float) -> None:
    exact = Fraction(one) * Fraction(other) + Fraction(added)
    assert add_product(one, other, added) == float(exact)


@given(st.floats(allow_nan=False))
def test_bits_are_those_in_memory_and_give_the_number_back(number: float) -> None:
    assert there_and_back(number) == number
    assert int(bits(number)) % 2**64 == struct.unpack("<Q", struct.pack("<d", number))[0]
