"""The network as the tables describe it."""

from __future__ import annotations

import numpy as np
import pytest

from model.agents.shippers_accounts import CORRIDORS
from model.agents.shippers_network import transit_system
from model.clock import Quarter
from model.data_files import read_table
from model.rules.transit.links import parse_links
from model.rules.transit.network import build_network
from model.rules.transit.sample import value_of_time

SYSTEM = transit_system()
NETWORK, GATES = SYSTEM.network, SYSTEM.gates
TABLES = ("nodes", "links", "routes", "segments", "capacity", "stakes")


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_a_source_and_says_how_sure_it_is(table: str) -> None:
    for row in read_table(f"network/{table}.csv"):
        assert row["source"], row
        assert row["confidence"] in ("high", "medium", "low"), row


def test_links_join_nodes() -> None:
    nodes = {row["name"] for row in read_table("network/nodes.csv")}
    for row in read_table("network/links.csv"):
        assert {row["from"], row["to"]} <= nodes, row["name"]


def test_the_shares_of_the_reference_state_add_up() -> None:
    for menu in NETWORK.menus:
        total = NETWORK.shares[menu.routes].sum(axis=0)
        assert np.all(np.isclose(total, 1.0) | (total == 0.0)), menu.market
    assert np.all(NETWORK.shares >= 0.0)


def test_every_corridor_is_reported_or_lies_outside() -> None:
    assert set(NETWORK.corridor) - set(CORRIDORS) == {"elsewhere"}


def test_services_open_when_the_article_says() -> None:
    opens = dict(zip(NETWORK.routes, NETWORK.opens, strict=True))
    forum = Quarter(2017, 2).ordinal
    assert opens["central_asia_lianyungang"] == forum
    assert opens["central_asia_chengdu"] == forum
    assert opens["west_asia_lianyungang"] == forum
    links = {link.name: link.opens for link in NETWORK.links}
    assert links["lianyungang_terminal"] == Quarter(2014, 2).ordinal


def test_capacity_never_falls_by_itself() -> None:
    quarters = [Quarter(year, 1).ordinal for year in range(2013, 2036)]
    nominal = np.stack([GATES.nominal_capacity(quarter) for quarter in quarters])
    assert np.all(np.diff(nominal, axis=0) >= 0.0)


def test_a_foreign_share_of_the_dry_port_is_held_from_2017() -> None:
    assert SYSTEM.foreign_stake(Quarter(2017, 1)) == 0.0
    assert SYSTEM.foreign_stake(Quarter(2017, 2)) == pytest.approx(0.49)


def test_a_route_over_an_unknown_link_is_refused() -> None:
    row = dict(read_table("network/routes.csv")[0], links="no_such_link")
    links = parse_links(read_table("network/links.csv"))
    with pytest.raises(KeyError, match="no_such_link"):
        build_network(links, [row], [row["market"]])


def test_shippers_stand_for_all_cargo_of_their_segments() -> None:
    volume = {r["name"]: float(r["volume_2013"]) for r in read_table("network/segments.csv")}
    found: dict[str, float] = {}
    for sample in SYSTEM.samples:
        for segment, cargo in zip(sample.segment, sample.cargo_2013, strict=True):
            found[segment] = found.get(segment, 0.0) + cargo
    assert found == pytest.approx(volume)
    assert 48 <= sum(len(sample.lane) for sample in SYSTEM.samples) <= 72


def test_values_of_time_rise_with_a_shippers_place_in_its_segment() -> None:
    for sample in SYSTEM.samples:
        draw = np.full((1, len(sample.lane)), 0.5)
        value = value_of_time(sample, draw, np.ones(1), np.ones(1))[0]
        for segment in set(sample.segment):
            own = value[np.array(sample.segment) == segment]
            assert np.all(np.diff(own) > 0.0)
