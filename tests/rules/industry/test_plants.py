"""Laws of new plants: no capacity is lost, each finds one site, and averages stay averages."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.numerics.arrays import BoolArray, FloatArray
from model.rules.industry import plants
from tests.arrays import RUNS, numbers

SECTORS, SLOTS = 3, 4
CAPITAL = numbers(0.0, 1000.0, SECTORS, SLOTS)
ALIVE = arrays(np.bool_, (RUNS, SECTORS, SLOTS), elements=st.booleans())


@given(numbers(0.0, 500.0, SECTORS), numbers(20.0, 150.0))
def test_capacity_starts_whole_or_waits(waiting: FloatArray, smallest: FloatArray) -> None:
    starting = plants.start_up(waiting, smallest)
    assert np.all((starting == 0.0) | (starting == waiting))
    assert np.all(waiting - starting <= smallest[:, None])


@given(CAPITAL, ALIVE)
def test_there_is_one_site_a_sector_and_empty_ground_comes_first(
    capital: FloatArray, alive: BoolArray
) -> None:
    chosen = plants.site(capital, alive)
    assert np.all(chosen.sum(axis=-1) == 1)
    crowded = alive.all(axis=-1)
    assert np.all((chosen & ~alive).any(axis=-1) | crowded)


@given(CAPITAL, CAPITAL, numbers(-1.0, 1.0, SECTORS, SLOTS), numbers(-1.0, 1.0, SECTORS, SLOTS))
def test_a_merged_plant_lies_between_its_parts(
    capital: FloatArray, added: FloatArray, old: FloatArray, new: FloatArray
) -> None:
    found = plants.merge(old, capital, new, added)
    assert np.all(found >= np.minimum(old, new) - 1e-6)
    assert np.all(found <= np.maximum(old, new) + 1e-6)


@given(CAPITAL, numbers(-1.0, 1.0, SECTORS, SLOTS))
def test_nothing_added_changes_nothing(capital: FloatArray, old: FloatArray) -> None:
    assert np.array_equal(plants.merge(old, capital, old + 1.0, 0.0 * capital), old)
