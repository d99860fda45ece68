"""Laws of the distributions that parameters are drawn from."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.numerics.arrays import FloatArray
from model.parameters import Distribution
from tests.arrays import levels

KINDS = ("fixed", "uniform", "triangular", "loguniform")
bounds = st.tuples(st.floats(1e-3, 1e3), st.floats(1e-3, 1e3), st.floats(0.0, 1.0))


def distribution(kind: str, bound: tuple[float, float, float]) -> Distribution:
    low, high = sorted(bound[:2])
    return Distribution(kind, low, high, min(low + (high - low) * bound[2], high))


@given(st.sampled_from(KINDS), bounds, levels())
def test_values_stay_within_the_bounds(
    kind: str, bound: tuple[float, float, float], place: FloatArray
) -> None:
    spread = distribution(kind, bound)
    values = spread.quantile(np.minimum(place, 1.0 - 1e-16))
    slack = 1e-12 * spread.high
    assert values.shape == place.shape
    assert np.all((values >= spread.low - slack) & (values <= spread.high + slack))


@given(st.sampled_from(KINDS), bounds, levels())
def test_a_higher_place_never_has_a_lower_value(
    kind: str, bound: tuple[float, float, float], place: FloatArray
) -> None:
    values = distribution(kind, bound).quantile(np.sort(place))
    assert np.all(np.diff(values) >= -1e-12 * bound[1])


@given(bounds, levels())
def test_a_fixed_value_is_its_mode_wherever_it_is_drawn(
    bound: tuple[float, float, float], place: FloatArray
) -> None:
    spread = distribution("fixed", bound)
    assert np.all(spread.quantile(place) == spread.mode)


def test_known_quantiles() -> None:
    middle = np.array([0.0, 0.5])
    assert np.allclose(Distribution("uniform", 2, 4, 3).quantile(middle), [2, 3])
    assert np.allclose(Distribution("triangular", 0, 2, 1).quantile(middle), [0, 1])
    assert np.allclose(Distribution("loguniform", 1, 100, 3).quantile(middle), [1, 10])
    assert np.allclose(Distribution("triangular", 0, 1, 0).quantile(np.array([0.75])), [0.5])


@pytest.mark.parametrize(
    ("kind", "low", "high", "mode", "complaint"),
    [
        ("normal", 0, 1, 0.5, "no distribution 'normal'"),
        ("uniform", 0, 1, 2, "lies outside"),
        ("loguniform", 0, 1, 0.5, "above zero"),
    ],
)
def test_what_cannot_be_drawn_from_is_refused(
    kind: str, low: float, high: float, mode: float, complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        Distribution(kind, low, high, mode)
