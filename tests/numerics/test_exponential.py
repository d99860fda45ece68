"""Laws of the compiled exponential and logarithm: right, and no number depends on its fellows."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.numerics.arrays import FloatArray
from model.numerics.compiled import compiled
from model.numerics.exponential import LEAST, MOST, exponentiate, logarithm_of

numbers = st.lists(st.floats(LEAST, MOST), min_size=1, max_size=21)


positive = st.lists(st.floats(1e-300, 1e300), min_size=1, max_size=21)


@compiled
def take_logarithms(values: FloatArray) -> None:
    for place in range(len(values)):
        values[place] = logarithm_of(values[place])


def logarithms(values: list[float]) -> FloatArray:
    found = np.array(values)
    take_logarithms(found)
    return found


def exponentials(values: list[float]) -> FloatArray:
    found = np.array(values)
    exponentiate(found, np.full(len(values), np.nan))
    return found


@given(numbers)
def test_it_is_right_to_the_last_bits(values: list[float]) -> None:
    np.testing.assert_allclose(exponentials(values), np.exp(values), rtol=1e-15)


@given(numbers)
def test_a_number_does_not_depend_on_those_beside_it(values: list[float]) -> None:
    alone = [exponentials([value])[0] for value in values]
    assert np.array_equal(exponentials(values), alone)


@given(numbers)
def test_a_larger_number_has_no_smaller_exponential(values: list[float]) -> None:
    found = exponentials(sorted(values))
    assert np.all(np.diff(found) >= -1e-15 * found[1:])


def test_the_ends_are_nothing_and_the_largest_and_what_is_no_number_stays_none() -> None:
    assert exponentials([0.0, -math.inf, -1e6, math.nextafter(LEAST, -math.inf)]).tolist() == [
        1.0,
        0.0,
        0.0,
        0.0,
    ]
    assert exponentials([1e6, math.inf]).tolist() == exponentials([MOST, MOST]).tolist()
    assert np.isnan(exponentials([math.nan])).all()


@given(positive)
def test_the_logarithm_is_right_to_the_last_bits(values: list[float]) -> None:
    np.testing.assert_allclose(logarithms(values), np.log(values), rtol=1e-15)


@given(st.integers(-900, 900), st.floats(-0.3, 0.3))
def test_the_logarithm_is_right_beside_powers_of_two(power: int, beside: float) -> None:
    value = math.ldexp(1.0 + beside * 1e-8, power)
    np.testing.assert_allclose(logarithms([value]), math.log(value), rtol=1e-15)


@given(positive)
def test_a_logarithm_does_not_depend_on_the_numbers_beside_it(values: list[float]) -> None:
    assert np.array_equal(logarithms(values), [logarithms([value])[0] for value in values])
