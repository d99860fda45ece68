"""Laws of raw materials: volumes and values stay positive, and shares stay shares."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.numerics.arrays import FloatArray
from model.rules.industry import resources
from tests.arrays import levels, numbers, same

PRICE = numbers(10.0, 250.0)


@given(numbers(2.0, 6.0), PRICE, numbers(0.5, 4.0))
def test_the_remembered_price_moves_towards_the_price(
    memory: FloatArray, price: FloatArray, speed: FloatArray
) -> None:
    later = resources.remember_oil(memory, price, speed)
    target = np.log(price)
    assert np.all(np.abs(target - later) <= np.abs(target - memory) + 1e-12)


@given(numbers(-0.5, 0.5), numbers(-1.5, 1.0), st.floats(0.0, 47.0), numbers(0.0, 0.15))
def test_dearer_oil_never_lowers_mining(
    volume: FloatArray, windfall: FloatArray, years: float, elasticity: FloatArray
) -> None:
    supply = resources.Supply(same(0.014), elasticity, same(0.5))
    now = resources.mine(volume, windfall, years, supply)
    assert np.all(resources.mine(volume, windfall + 0.1, years, supply) >= now)


@given(numbers(-0.5, 0.5), numbers(0.1, 4.0), numbers(0.9, 1.15))
def test_raw_exports_are_positive_and_grow_with_the_price(
    volume: FloatArray, price: FloatArray, elasticity: FloatArray
) -> None:
    value = resources.raw_value(same(42_600.0), volume, price, elasticity)
    assert np.all(value > 0.0)
    assert np.all(resources.raw_value(same(42_600.0), volume, price * 1.1, elasticity) > value)


@given(levels(), numbers(0.0, 0.2), numbers(0.0, 20.0), numbers(0.3, 0.8))
def test_chinas_share_is_a_share(
    share: FloatArray, usual: FloatArray, pull: FloatArray, speed: FloatArray
) -> None:
    later = resources.china_share(0.9 * share, usual, pull, speed)
    assert np.all((later >= 0.0) & (later <= 0.9))


@given(numbers(-0.5, 2.0), numbers(-0.5, 1.0))
def test_without_a_pull_growth_in_china_changes_nothing(
    china: FloatArray, others: FloatArray
) -> None:
    assert np.all(resources.pull_of_china(china, others, same(0.0)) == 1.0)
