"""Laws of earnings: they follow cargo and tariff, and what goes abroad is a part of them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.agents import shippers_view as view
from model.numerics.arrays import FloatArray
from tests.reference.transit import revenue as revenue_by_arrays

DEFAULTS = view.default_parameters()
PRICES = view.terms(DEFAULTS, view.reference(DEFAULTS)).prices
flows = arrays(float, 3, elements=st.floats(0, 1e10))


def test_a_thousand_containers_from_dostyk_to_iletsk() -> None:
    """500 FEU over 2750 km at 0.25 USD per FEU-km are 0.34 million USD."""
    assert np.isclose(
        revenue_by_arrays.container_tariffs(np.array([1000.0 * 2750.0]), PRICES)[0], 0.34375
    )


@given(flows)
def test_earnings_are_never_negative_and_grow_with_cargo(cargo_km: FloatArray) -> None:
    for earn in (
        revenue_by_arrays.container_tariffs,
        revenue_by_arrays.bulk_tariffs,
        revenue_by_arrays.road_earnings,
    ):
        assert np.all(earn(cargo_km, PRICES) >= 0.0)
        assert np.all(earn(cargo_km + 1e3, PRICES) > earn(cargo_km, PRICES))


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_foreign_share_grows_with_stakes_and_ownership(stake: float, ownership: float) -> None:
    share = revenue_by_arrays.foreign_share(np.full(1, stake), np.full(1, ownership))[0]
    assert max(stake, ownership) - 1e-12 <= share <= 1.0


def test_hubs_in_xinjiang_take_value_added_from_the_zone() -> None:
    charge = np.full(3, 40.0)
    left = revenue_by_arrays.value_added(charge, np.array([0.0, 0.5, 1.0]))
    assert np.array_equal(left, [40.0, 20.0, 0.0])
