"""Laws of paired differences: exact for a scenario and itself, right about known cases."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.analysis.significance import (
    HIGHER,
    LOWER,
    UNCLEAR,
    beyond_rounding,
    critical_t,
    holm,
    p_value,
    paired_difference,
    verdict,
)

samples = arrays(np.float64, st.integers(2, 30), elements=st.floats(-1e6, 1e6))


@given(samples)
def test_a_sample_does_not_differ_from_itself(values: np.ndarray) -> None:
    found = paired_difference(values, values)
    spread = (found.p05, found.p95, found.mean_difference, found.standard_error)
    assert (found.median_difference, *spread, found.probability_below) == (0, 0, 0, 0, 0, 0)
    assert found.verdict == UNCLEAR


@given(samples, st.floats(1, 1e3))
def test_a_shift_of_every_run_is_clear_and_exact(values: np.ndarray, shift: float) -> None:
    values = np.round(values)
    found = paired_difference(values, values + shift)
    assert found.mean_difference == pytest.approx(shift, rel=1e-6)
    assert (found.verdict, found.probability_below, found.sign_agreement) == (HIGHER, 0.0, 1.0)
    assert paired_difference(values + shift, values).verdict == LOWER


def test_the_figures_are_those_of_the_paired_t_test() -> None:
    before, after = np.array([10.0, 12.0, 9.0, 11.0]), np.array([11.0, 12.0, 11.0, 14.0])
    found = paired_difference(before, after)
    assert found.mean_difference == 1.5
    assert found.standard_error == pytest.approx(np.sqrt(5 / 3 / 4))
    assert (found.probability_below, found.sign_agreement) == (0.0, 0.75)
    assert critical_t(3) == pytest.approx(3.182, abs=5e-4)
    assert critical_t(199) == pytest.approx(1.972, abs=5e-4)


def test_a_clear_mean_with_divided_runs_is_no_clear_difference() -> None:
    assert verdict(mean=1.0, error=0.1, agreement=0.79, runs=200) == UNCLEAR
    assert verdict(mean=1.0, error=0.1, agreement=0.80, runs=200) == HIGHER


def test_agreeing_runs_with_an_uncertain_mean_are_no_clear_difference() -> None:
    assert verdict(mean=-1.0, error=0.6, agreement=1.0, runs=200) == UNCLEAR
    assert verdict(mean=-1.0, error=0.4, agreement=1.0, runs=200) == LOWER


def test_one_run_proves_nothing() -> None:
    found = paired_difference(np.array([1.0]), np.array([2.0]))
    assert (found.standard_error, found.verdict) == (None, UNCLEAR)


def test_pure_noise_is_seldom_called_clear() -> None:
    generator = np.random.Generator(np.random.Philox(3))
    noise = generator.normal(size=(300, 40))
    called = [paired_difference(np.zeros(40), row).verdict != UNCLEAR for row in noise]
    assert np.mean(called) <= 0.05


chances = st.lists(st.floats(0.0, 1.0), min_size=1, max_size=20)


def test_the_p_value_is_that_of_the_paired_t_test() -> None:
    from scipy.stats import ttest_1samp

    change = np.random.default_rng(1).normal(0.3, 1.0, 25)
    assert p_value(change) == pytest.approx(ttest_1samp(change, 0.0).pvalue)


@given(samples)
def test_the_p_value_tells_no_sign_and_is_a_probability(values: np.ndarray) -> None:
    assert 0.0 <= p_value(values) <= 1.0
    assert p_value(values) == p_value(-values)


def test_what_never_changes_is_no_finding_and_what_always_does_is_one() -> None:
    assert p_value(np.zeros(9)) == p_value(np.ones(1)) == 1.0
    assert p_value(np.ones(9)) == 0.0


@given(chances)
def test_holm_never_lowers_a_p_value_nor_their_order(values: list[float]) -> None:
    adjusted = holm(values)
    for one, mine in zip(values, adjusted, strict=True):
        assert one <= mine <= min(1.0, len(values) * one) or mine == pytest.approx(one)
        for other, theirs in zip(values, adjusted, strict=True):
            assert mine <= theirs or one > other


def test_holm_gives_the_values_of_a_worked_example() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])


@given(chances, st.randoms())
def test_holm_does_not_depend_on_the_order(values: list[float], random: Any) -> None:
    order = list(range(len(values)))
    random.shuffle(order)
    adjusted = holm(values)
    assert holm([values[place] for place in order]) == [adjusted[place] for place in order]


def test_rounding_is_taken_away_and_nothing_else() -> None:
    size = np.array([1e6, 1e6])
    assert beyond_rounding(np.array([1e-6, 1.0]), size).tolist() == [0.0, 1.0]
