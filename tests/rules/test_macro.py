"""Laws of the economy outside manufacturing and of the composite index."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from model.numerics.arrays import FloatArray
from model.rules.macro import Pulls, composite_index, growth_outside_manufacturing
from tests.arrays import levels, numbers, same

PULLS = Pulls._fields


def still() -> Pulls:
    return Pulls(*[same(0.0)] * len(PULLS))._replace(china=same(0.07))


@given(numbers(-0.05, 0.05))
def test_without_pulls_the_economy_grows_at_its_trend(trend: FloatArray) -> None:
    response = Pulls(*[same(0.3)] * len(PULLS))
    assert np.allclose(growth_outside_manufacturing(trend, response, still()), trend)


@pytest.mark.parametrize("pull", PULLS)
@given(response=levels(), push=levels())
def test_growth_rises_with_each_pull_in_proportion_to_the_response(
    pull: str, response: FloatArray, push: FloatArray
) -> None:
    responses = Pulls(*[same(0.0)] * len(PULLS))._replace(**{pull: response})
    pulled = still()._replace(**{pull: getattr(still(), pull) + push})
    growth = growth_outside_manufacturing(same(0.02), responses, pulled)
    assert np.allclose(growth - 0.02, response * push)


@given(levels(), levels(), numbers(0.1, 1.0), numbers(0.1, 1.0))
def test_the_index_lies_between_its_parts(
    one: FloatArray, other: FloatArray, weight: FloatArray, weight_of_other: FloatArray
) -> None:
    parts = np.stack([0.5 + one, 0.5 + other])
    index = composite_index(parts, np.ones_like(parts), np.stack([weight, weight_of_other]))
    assert np.all(index >= 100.0 * parts.min(axis=0) - 1e-9)
    assert np.all(index <= 100.0 * parts.max(axis=0) + 1e-9)


@given(numbers(0.1, 1.0))
def test_the_index_starts_at_a_hundred_and_ignores_the_scale_of_weights(weight: FloatArray) -> None:
    base, weights = np.stack([same(0.3), same(4.0)]), np.stack([weight, weight])
    assert np.all(composite_index(base, base, weights) == 100.0)
    parts = base * np.exp([[0.2], [-0.1]])
    plain = composite_index(parts, base, weights)
    assert np.allclose(plain, composite_index(parts, base, 2.0 * weights))
