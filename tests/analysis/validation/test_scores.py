"""Scores: what their textbooks say of them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.analysis.validation.scores import crps, skill, within

VALUES = st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=30)


def test_crps_of_a_standard_normal_at_its_mean_is_the_known_one() -> None:
    """(sqrt(2) - 1) / sqrt(pi), Gneiting and Raftery (2007), eq. 20."""
    sample = np.random.default_rng(1).standard_normal(200_000)
    assert crps(sample, 0.0) == pytest.approx((math.sqrt(2) - 1) / math.sqrt(math.pi), abs=0.005)


@given(st.floats(-1e3, 1e3), st.floats(-1e3, 1e3))
def test_crps_of_a_single_value_is_its_absolute_error(value: float, observed: float) -> None:
    assert crps(np.array([value]), observed) == pytest.approx(abs(value - observed))


@given(VALUES, st.floats(-1e3, 1e3))
def test_crps_is_the_pairwise_definition_and_never_negative(
    values: list[float], observed: float
) -> None:
    x = np.array(values)
    defined = np.abs(x - observed).mean() - np.abs(x[:, None] - x).mean() / 2
    assert crps(x, observed) == pytest.approx(defined, abs=1e-6)
    assert crps(x, observed) >= -1e-9


@given(VALUES, st.floats(-1e3, 1e3))
def test_a_wider_band_holds_whatever_a_narrower_one_does(
    values: list[float], observed: float
) -> None:
    x = np.array(values)
    assert within(x, observed, 0.9) or not within(x, observed, 0.5)


def test_bands_hold_the_share_of_a_distribution_they_say() -> None:
    generator = np.random.default_rng(2)
    sample = generator.standard_normal(4000)
    fresh = generator.standard_normal(2000)
    for share in (0.5, 0.9):
        held = np.mean([within(sample, float(x), share) for x in fresh])
        assert held == pytest.approx(share, abs=0.03)


def test_skill_is_one_for_perfection_and_nothing_for_no_gain() -> None:
    assert skill(0.0, 2.0) == 1.0
    assert skill(2.0, 2.0) == 0.0
    assert skill(3.0, 2.0) == -0.5
    assert skill(1.0, 0.0) is None
