"""Law: cargo and money are conserved through the network.

What is sent arrives on some route, what routes carry is what passes their links, and what cargo
pays Kazakhstan is what Kazakhstan books. Routes, links and volumes are read again from the tables,
so that the network that the model has built is under test too. That no single settlement loses
cargo, and that gates pass no more than they can, is tested for made-up markets in
``tests/rules/transit/test_equilibrium.py``.

Tariffs balance to the last digit, with the part that China's subsidy pays. Handling does not, and
is not meant to: shippers pay both sides' charges, fixed in the table of links (329 USD a container
at Dostyk), Kazakhstan books its own side's, a parameter. The tests hold that it books no more than
is paid at the parameters' defaults. In the corners it can: the dry port may ask 332 USD a container
with value-added services where the route costs 320, the port of Aktau 320 where it costs 250.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.agents.shippers_accounts import CORRIDORS
from model.agents.shippers_market import EUROPE
from model.clock import Horizon, Quarter
from model.data_files import read_table
from model.numerics.arrays import FloatArray
from model.parameters import parameter_registry
from model.risks import dial_registry, policy_registry
from model.rules.transit import generalized_cost as cost
from model.rules.transit.gates import UNITS
from model.rules.transit.network import LANES
from tests.batches import batch
from tests.laws.transit import FALLBACKS, GATES, NETWORK, Seen, Watched, watch

RUNS = 6
TIGHT = 1e-9
ROUTES = {row["name"]: row for row in read_table("network/routes.csv")}
LINKS = {row["name"]: row for row in read_table("network/links.csv")}
SEGMENTS = read_table("network/segments.csv")
MARKET_OF = np.array([ROUTES[name]["market"] for name in NETWORK.routes])
DAYS_A_QUARTER = 365.25 / 4.0


END = Quarter(2019, 4)


@cache
def drawn(seed: int, end: Quarter = END) -> Watched:
    """Runs in which every dial, lever and parameter is drawn."""
    random = np.random.default_rng(seed)

    def anywhere(names: Iterator[str]) -> dict[str, FloatArray]:
        return {name: random.random(RUNS) for name in names}

    return watch(
        batch(
            RUNS,
            drawn=True,
            seed=seed,
            dials=anywhere(iter(dial_registry())),
            policies=anywhere(iter(policy_registry())),
            horizon=Horizon(end=end),
        )
    )


def test_all_that_is_sent_is_carried_on_some_route() -> None:
    """Each market sends its volume of 2013 times its trade, in each of its lanes."""
    for seed in (1, 2):
        watched = drawn(seed)
        p = watched.model.parameters
        seen, world = watched.quarters[-1], watched.model.world
        for market in dict.fromkeys(MARKET_OF):
            for lane, (kind, direction) in enumerate(LANES):
                volume = sum(
                    float(row["volume_2013"])
                    for row in SEGMENTS
                    if (row["market"], row["kind"], row["direction"]) == (market, kind, direction)
                )
                elasticity = p[f"{kind}_trade_elasticity"]
                sent = volume / 4.0 * world.trade(market) ** elasticity
                for cargo in (seen.wanted, seen.cargo):
                    arrived = cargo[:, market == MARKET_OF, lane].sum(axis=-1)
                    assert np.allclose(arrived, sent, rtol=TIGHT, atol=0.0), (market, lane)
                assert volume or not arrived.any()


@settings(max_examples=4)
@given(st.integers(0, 1000), st.integers(0, 48))
def test_cargo_is_conserved_whatever_is_drawn(seed: int, quarters: int) -> None:
    watched = drawn.__wrapped__(seed, Quarter(2013, 1).plus(quarters))
    for seen in watched.quarters:
        asked = np.stack([demand.cargo.sum(axis=1) for demand in seen.demands], axis=1)
        for cargo, stays in ((seen.wanted, 0.0), (seen.cargo, at_home(seen))):
            assert np.all(cargo >= 0.0)
            placed = np.add.reduceat(cargo, FALLBACKS, axis=1)
            assert np.allclose(placed + stays, asked, rtol=TIGHT, atol=1e-6)


def refused(seen: Seen) -> FloatArray:
    """What gates turn away, by market and lane, (runs, markets, lanes)."""
    lost = seen.wanted - seen.cargo
    lost[:, list(FALLBACKS)] = 0.0
    assert np.all(lost >= 0.0)
    return np.add.reduceat(lost, FALLBACKS, axis=1)


def at_home(seen: Seen) -> FloatArray:
    """What of it stays at home because the way by sea is closed, in the same shape."""
    closed = np.stack([1.0 - demand.way_out for demand in seen.demands], axis=1)
    return closed[:, :, None] * refused(seen)


def test_what_gates_turn_away_goes_by_sea_as_far_as_it_is_open_and_nowhere_else() -> None:
    turned_away = 0.0
    for seen in drawn(1).quarters:
        gained = (seen.cargo - seen.wanted)[:, list(FALLBACKS)]
        assert np.allclose(gained, refused(seen) - at_home(seen), rtol=1e-6, atol=1e-3)
        turned_away += refused(seen).sum()
    assert turned_away > 0.0


def over_links(flows: FloatArray) -> dict[str, FloatArray]:
    """Flows (runs, routes) added up over links along the table's chains, (runs,) each."""
    found = {name: np.zeros(len(flows)) for name in LINKS}
    for place, route in enumerate(NETWORK.routes):
        for link in ROUTES[route]["links"].split():
            found[link] = found[link] + flows[:, place]
    return found


def at_gates(cargo: FloatArray) -> FloatArray:
    """Cargo (runs, routes, lanes) that passes each gate, (lanes, runs, gates)."""
    by_lane = [over_links(cargo[:, :, lane]) for lane in range(len(LANES))]
    return np.stack([np.stack([on[gate] for gate in GATES.names], axis=-1) for on in by_lane])


def test_the_load_of_a_gate_is_what_its_routes_bring_and_its_own_trade() -> None:
    rows = read_table("network/capacity.csv")
    own = {row["link"]: float(row["own_trade_2013"]) for row in rows if row["own_trade_2013"]}
    watched = drawn(1)
    for seen in watched.quarters:
        p, units = watched.model.parameters, seen.supply.units
        teu = over_links(seen.wanted[:, :, :2].sum(axis=-1))
        bulk = over_links(seen.wanted[:, :, 2:].sum(axis=-1))
        assert np.array_equal(units.tonnes_per_teu, p.tonnes_per_teu)
        for place, gate in enumerate(GATES.names):
            trains = teu[gate] / units.teu_per_train + bulk[gate] / units.tonnes_per_train
            load = {
                "trains_per_day": trains / DAYS_A_QUARTER,
                "thousand_teu_per_year": 4e-3 * teu[gate],
                "million_tonnes_per_year": 4e-6 * (teu[gate] * p.tonnes_per_teu + bulk[gate]),
            }[UNITS[GATES.unit[place]]]
            transit = seen.settled.load[:, place] - seen.supply.own_load[:, place]
            assert np.allclose(transit, load, rtol=1e-6, atol=1e-9), gate
            assert np.all((seen.supply.own_load[:, place] > 0.0) == (own[gate] > 0.0)), gate


def test_no_gate_passes_more_than_it_can() -> None:
    crowded = 0
    for seen in drawn(2).quarters:
        passed, asked = at_gates(seen.cargo), at_gates(seen.wanted)
        share = (passed / np.where(asked > 0.0, asked, 1.0)).max(axis=0)
        full = seen.settled.load > seen.supply.capacity
        limit = np.where(full, seen.supply.capacity / np.maximum(seen.settled.load, 1e-9), 1.0)
        assert np.all(share <= limit * (1.0 + 1e-6))
        crowded += np.count_nonzero(full)
    assert crowded > 0


def test_what_is_reported_of_corridors_and_gates_adds_up_from_routes() -> None:
    watched = drawn(1)
    for t, seen in enumerate(watched.quarters):
        now = {name: values[:, t] for name, values in watched.record.items()}
        teu, bulk = seen.cargo[:, :, :2].sum(axis=-1), seen.cargo[:, :, 2:].sum(axis=-1)
        corridors = np.array([ROUTES[name]["corridor"] for name in NETWORK.routes])
        for corridor in CORRIDORS:
            expected = teu[:, corridors == corridor].sum(axis=-1)
            assert np.allclose(now[f"teu_{corridor}"], expected, rtol=TIGHT)
        elsewhere = teu[:, corridors == "elsewhere"].sum(axis=-1)
        reported = sum(now[f"teu_{corridor}"] for corridor in CORRIDORS)
        assert np.allclose(reported + elsewhere, teu.sum(axis=-1), rtol=TIGHT)
        rail = np.array([_crosses(name, "rail") for name in NETWORK.routes])
        road = np.array([_crosses(name, "road") for name in NETWORK.routes])
        per_teu = watched.model.parameters.tonnes_per_teu
        tonnes = bulk + per_teu[:, None] * teu
        assert np.allclose(now["container_transit_teu"], teu[:, rail].sum(axis=-1), rtol=TIGHT)
        assert np.allclose(now["bulk_transit_tonnes"], bulk[:, rail].sum(axis=-1), rtol=TIGHT)
        assert np.allclose(now["rail_transit_tonnes"], tonnes[:, rail].sum(axis=-1), rtol=TIGHT)
        assert np.allclose(now["road_transit_tonnes"], tonnes[:, road].sum(axis=-1), rtol=TIGHT)
        assert np.allclose(now["khorgos_teu"], over_links(teu)["khorgos_altynkol"], rtol=TIGHT)
        assert np.all(now["khorgos_gateway_teu"] <= now["khorgos_teu"] * (1.0 + TIGHT))
        to_europe = teu[:, rail & (MARKET_OF == EUROPE)].sum(axis=-1)
        assert np.allclose(now["china_europe_teu_kazakhstan"], to_europe, rtol=TIGHT)


def _crosses(route: str, kind: str) -> bool:
    """Whether a route runs over Kazakhstan's own tracks, or roads, for some kilometres."""
    chain = [LINKS[link] for link in ROUTES[route]["links"].split()]
    return any(
        link["kind"] == kind and link["country"] == "KAZ" and float(link["km"]) > 0.0
        for link in chain
    )


def tariffs_paid(seen: Seen, tariff: str) -> FloatArray:
    """What cargo on all routes pays for one of Kazakhstan's tariffs, USD_2018 m, (runs,).

    The difference that the tariff makes to what shippers pay, and what China pays for them.
    """
    terms, europe = seen.service.terms, NETWORK.in_market(EUROPE)
    free = terms.prices._replace(**{tariff: np.zeros_like(terms.prices.container_tariff)})
    with_it, without = (
        cost.money(NETWORK, prices, terms.frictions, europe) for prices in (terms.prices, free)
    )
    borne = 1.0 - cost.subsidy_share(NETWORK, terms.prices)[:, :, None]
    borne = np.concatenate([np.repeat(borne, 2, axis=-1), np.ones((*borne.shape[:2], 2))], axis=-1)
    units = np.array([0.5, 0.5, 1.0, 1.0])  # prices are per FEU and per tonne
    paid = (with_it - without) / borne * units * seen.cargo
    return paid.sum(axis=(1, 2)) * 1e-6


@pytest.mark.parametrize(
    ("tariff", "outcome"),
    [
        ("container_tariff", "container_revenue"),
        ("bulk_tariff", "bulk_revenue"),
        ("road_tariff", "road_revenue"),
    ],
)
def test_what_cargo_pays_for_a_tariff_is_what_kazakhstan_books(tariff: str, outcome: str) -> None:
    watched = drawn(2)
    for t, seen in enumerate(watched.quarters):
        booked = watched.record[outcome][:, t]
        assert np.allclose(tariffs_paid(seen, tariff), booked, rtol=1e-8, atol=1e-9)
        assert np.all(booked > 0.0)


def test_kazakhstan_books_no_more_for_handling_than_cargo_pays_at_its_gates() -> None:
    """At the charges' defaults; see above for their corners."""
    charges = ("gauge_change_charge", "value_added_charge", "port_charge", "xinjiang_hub_capture")
    usual = {name: parameter_registry()[name].default for name in charges}
    watched = watch(
        batch(RUNS, drawn=True, parameters=usual, horizon=Horizon(end=Quarter(2019, 4)))
    )
    usd_per_feu = {
        name: float(link["usd_per_feu"])
        for name, link in LINKS.items()
        if (link["country"], link["kind"]) == ("KAZ", "gate")
    }
    for t, seen in enumerate(watched.quarters):
        teu = over_links(seen.cargo[:, :, :2].sum(axis=-1))
        paid = sum(teu[name] * usd / 2.0 for name, usd in usd_per_feu.items()) * 1e-6
        booked = watched.record["handling_revenue"][:, t]
        assert np.all((booked > 0.0) & (booked <= paid))
