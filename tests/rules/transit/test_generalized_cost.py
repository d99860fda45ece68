"""Laws of cost and time: what a country or a border adds, its routes and no others bear."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from model.agents import shippers_view as view
from model.agents.shippers_network import transit_system
from model.rules.transit import generalized_cost as cost

NETWORK = transit_system().network
TERMS = view.terms(view.default_parameters(), view.reference(view.default_parameters()))
EUROPE = NETWORK.in_market("europe_china")


def total(prices: cost.Prices) -> np.ndarray:
    return cost.money(NETWORK, prices, TERMS.frictions, EUROPE)[0]


@given(st.floats(0.01, 2))
def test_kazakhstans_tariff_is_borne_by_its_railways_only(rise: float) -> None:
    dearer = TERMS.prices._replace(container_tariff=TERMS.prices.container_tariff + rise)
    change = (total(dearer) - total(TERMS.prices))[:, 0]
    by_rail = NETWORK.costs.kazakh_rail_km > 0.0
    assert np.all(change[by_rail] > 0.0)
    assert np.allclose(change[~by_rail], 0.0)


@settings(deadline=None)
@given(st.floats(0, 1), st.floats(0, 0.9))
def test_a_subsidy_never_exceeds_the_rate(subsidy: float, tilt: float) -> None:
    prices = TERMS.prices._replace(subsidy=np.full(1, subsidy), subsidy_tilt=np.full(1, tilt))
    share = cost.subsidy_share(NETWORK, prices)
    assert np.all((share >= 0.0) & (share <= 1.0))
    assert np.all(total(prices) >= 0.0)


def test_tilting_the_subsidy_makes_the_ways_round_kazakhstan_cheaper() -> None:
    tilted = TERMS.prices._replace(subsidy_tilt=np.full(1, 0.7))
    change = (total(tilted) - total(TERMS.prices))[:, 0]
    around = NETWORK.exposure.round_kazakhstan > 0.0
    through = (NETWORK.costs.subsidised > 0.0) & ~around
    assert np.all(change[around] < 0.0)
    assert np.all(change[through] > 0.0)


def test_aversion_to_russia_is_felt_on_its_lines_by_cargo_to_europe_only() -> None:
    averse = TERMS.frictions._replace(russia_aversion=np.full(1, 1000.0))
    change = cost.money(NETWORK, TERMS.prices, averse, EUROPE)[0, :, 0] - total(TERMS.prices)[:, 0]
    assert np.allclose(change, 1000.0 * EUROPE * NETWORK.exposure.through_russia)


def test_disputes_in_transcaucasia_touch_the_routes_over_it_only() -> None:
    sure = TERMS.pace._replace(transcaucasia=np.zeros(1))
    unsure = TERMS.pace._replace(transcaucasia=np.full(1, 10.0))
    days = cost.travel_days(NETWORK, TERMS.pace)
    change = cost.felt_days(NETWORK, unsure, days) - cost.felt_days(NETWORK, sure, days)
    assert np.array_equal(change[0] > 0.0, NETWORK.exposure.transcaucasia > 0.0)


def test_times_of_the_record_come_out() -> None:
    """Days by rail 14-20 and by sea 37-50 (Valdai Club 2020, RailTech 2018)."""
    days = dict(zip(NETWORK.routes, cost.travel_days(NETWORK, TERMS.pace)[0], strict=True))
    assert 14 < days["europe_dostyk"] < 20
    assert 14 < days["europe_khorgos"] < 20
    assert 37 < days["europe_sea"] < 50
    assert 25 < days["europe_trans_caspian"] < 53
    assert 5 <= days["europe_air"] <= 9
