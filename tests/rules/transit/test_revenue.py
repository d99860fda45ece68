"""Laws of earnings: they follow cargo and tariff, and what goes abroad is a part of them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.agents import shippers_view as view
from model.arrays import FloatArray
from model.rules.transit import revenue

DEFAULTS = view.default_parameters()
PRICES = view.prices(DEFAULTS, view.reference(DEFAULTS))
HAUL = revenue.Haul(rail_km=np.array([2750.0, 0.0, 1240.0]), road_km=np.array([0.0, 2787.0, 0.0]))
flows = arrays(float, (1, 3), elements=st.floats(0, 1e7))


def test_a_thousand_containers_from_dostyk_to_iletsk() -> None:
    """500 FEU over 2750 km at 0.25 USD per FEU-km are 0.34 million USD."""
    carried = revenue.Carried(np.array([[1000.0, 0.0, 0.0]]), np.zeros((1, 3)))
    assert np.isclose(revenue.container_tariffs(carried, HAUL, PRICES)[0], 0.34375)


@given(flows, flows)
def test_earnings_are_never_negative_and_grow_with_cargo(
    containers: FloatArray, bulk: FloatArray
) -> None:
    less = revenue.Carried(containers, bulk)
    more = revenue.Carried(containers + 1.0, bulk + 1.0)
    for earn in (revenue.container_tariffs, revenue.bulk_tariffs):
        assert np.all(earn(less, HAUL, PRICES) >= 0.0)
        assert np.all(earn(more, HAUL, PRICES) > earn(less, HAUL, PRICES))


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_foreign_share_grows_with_stakes_and_ownership(stake: float, ownership: float) -> None:
    share = revenue.foreign_share(np.full(1, stake), np.full(1, ownership))[0]
    assert max(stake, ownership) - 1e-12 <= share <= 1.0


def test_hubs_in_xinjiang_take_value_added_from_the_zone() -> None:
    charge = np.full(3, 40.0)
    left = revenue.value_added(charge, np.array([0.0, 0.5, 1.0]))
    assert np.array_equal(left, [40.0, 20.0, 0.0])
