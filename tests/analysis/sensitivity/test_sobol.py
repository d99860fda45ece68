"""Laws of Sobol indices: known ones are found, luck is told apart, small samples are called so."""

from __future__ import annotations

import numpy as np
import pytest

from model.analysis.sensitivity.saltelli import LUCK, Saltelli
from model.analysis.sensitivity.sobol import Indices, sobol_indices
from model.analysis.sensitivity.soundness import doubts
from model.numerics.arrays import FloatArray
from tests.analysis.sensitivity.known import (
    ISHIGAMI_FIRST,
    ISHIGAMI_TOTAL,
    indices_of,
    ishigami,
    space,
)

UNIT = space(3, 0.0, 1.0)


def first(found: Indices) -> list[float]:
    return [each.first for each in found.indices]


def total(found: Indices) -> list[float]:
    return [each.total for each in found.indices]


def additive(x: FloatArray, luck: FloatArray) -> FloatArray:
    """Variances in the ratio 1 : 4 : 0, and of luck 5."""
    return x[:, 0] + 2.0 * x[:, 1] + np.sqrt(5.0 / 12.0) * luck


def product(x: FloatArray, luck: FloatArray) -> FloatArray:
    """Two inputs that do nothing alone."""
    return (x[:, 0] - 0.5) * (x[:, 1] - 0.5)


def test_the_indices_of_the_ishigami_function_are_found_and_lie_in_their_intervals() -> None:
    found = indices_of(ishigami, space(3, -np.pi, np.pi), 4096)
    assert first(found) == pytest.approx([*ISHIGAMI_FIRST, 0.0], abs=0.02)
    assert total(found) == pytest.approx([*ISHIGAMI_TOTAL, 0.0], abs=0.02)
    for each, one, whole in zip(found.indices, ISHIGAMI_FIRST, ISHIGAMI_TOTAL, strict=False):
        assert each.first_low <= one <= each.first_high
        assert each.total_low <= whole <= each.total_high
    assert doubts(found) == []


def test_of_a_sum_first_and_total_indices_agree_and_luck_has_its_share() -> None:
    found = indices_of(additive, UNIT, 4096)
    assert first(found) == pytest.approx([0.1, 0.4, 0.0, 0.5], abs=0.04)
    assert total(found) == pytest.approx(first(found), abs=0.04)
    assert found.sum_first_low <= 1.0 <= found.sum_first_high
    assert found.luck.input == LUCK


def test_of_a_pure_interaction_nothing_is_first_order_and_all_is_total() -> None:
    found = indices_of(product, UNIT, 2048)
    assert first(found) == pytest.approx([0.0] * 4, abs=0.05)
    assert total(found) == pytest.approx([1.0, 1.0, 0.0, 0.0], abs=0.05)


def test_luck_that_only_amplifies_an_input_shows_in_total_indices_alone() -> None:
    found = indices_of(lambda x, luck: (x[:, 0] - 0.5) * luck, UNIT, 2048)
    assert first(found) == pytest.approx([0.0] * 4, abs=0.08)
    assert total(found) == pytest.approx([1.0, 0.0, 0.0, 1.0], abs=0.08)


def test_an_input_that_does_nothing_is_negligible() -> None:
    found = {each.input: each for each in indices_of(additive, UNIT, 256).indices}
    assert found["input_2"].total == pytest.approx(0.0, abs=1e-12)
    assert found["input_2"].negligible
    assert not found["input_1"].negligible


def test_intervals_narrow_as_the_square_root_of_the_blocks() -> None:
    few, many = indices_of(additive, UNIT, 256), indices_of(additive, UNIT, 4096)
    widths = [np.array([e.first_high - e.first_low for e in f.indices]) for f in (few, many)]
    vary = [0, 1, 3]
    assert widths[0][vary] / widths[1][vary] == pytest.approx([4.0] * 3, rel=0.4)


def test_neither_shift_nor_scale_of_the_outcome_matters() -> None:
    plain = indices_of(additive, UNIT, 256)
    moved = indices_of(lambda x, luck: 1e6 - 40.0 * additive(x, luck), UNIT, 256)
    assert first(moved) == pytest.approx(first(plain))
    assert total(moved) == pytest.approx(total(plain))


def test_a_small_sample_is_called_small() -> None:
    found = " ".join(doubts(indices_of(ishigami, space(3, -np.pi, np.pi), 16)))
    for words in ("16 blocks are few", "no better than", "is not settled"):
        assert words in found


def test_impossible_estimates_are_called_impossible() -> None:
    rng = np.random.default_rng(1)
    values = rng.random((64, 6)) * 0.1
    values[:, -1] = 10.0 * rng.random(64)  # B
    values[:, 1] = values[:, -1]  # A with the first input of B, as if it were all that matters
    values[:, 2] = -values[:, -1]
    values[:, 3] = values[:, 4] = values[:, -1]
    found = sobol_indices(values, Saltelli(UNIT, 64, 1).factors, 2035, seed=1)
    assert found is not None
    text = " ".join(doubts(found))
    assert "below zero, which none can be: input_1" in text
    assert "cannot exceed 1" in text


def test_what_does_not_vary_has_no_indices() -> None:
    assert sobol_indices(np.full((8, 6), 3.0), Saltelli(UNIT, 8, 1).factors, 2035, seed=1) is None


@pytest.mark.parametrize("values", [np.full((8, 6), np.nan), np.ones((1, 6))])
def test_missing_values_are_refused(values: FloatArray) -> None:
    with pytest.raises(ValueError, match="finite"):
        sobol_indices(values, Saltelli(UNIT, 8, 1).factors, 2035, seed=1)


def test_the_same_seed_gives_the_same_intervals() -> None:
    assert indices_of(additive, UNIT, 64) == indices_of(additive, UNIT, 64)


def test_mean_and_spread_are_those_of_the_independent_rows() -> None:
    values = np.random.default_rng(1).normal(size=(64, 5))  # A, three factors, B
    found = sobol_indices(values, ("a", "b", LUCK), 2035, 1)
    assert found is not None
    own = values[:, [0, 4]]
    assert (found.mean, found.standard_deviation) == (own.mean(), own.std())
    assert (found.year, found.blocks) == (2035, 64)
