"""Laws of transit in the whole model, over the first years, when little else has answered yet."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model.batch import Before
from model.clock import Horizon, Quarter
from model.data_files import read_table
from model.events import Event
from model.numerics.arrays import FloatArray
from model.outcomes import outcome_registry
from model.parameters import parameter_registry
from model.risks import dial_registry
from model.simulation import Simulation
from tests.batches import SHORT, batch

Record = dict[str, FloatArray]
VOLUMES = ("container_transit_teu", "bulk_transit_tonnes", "road_transit_tonnes")


def run(**settings: object) -> Record:
    return Simulation(batch([0] * 5, horizon=SHORT, **settings)).run()  # type: ignore[arg-type]


def test_shippers_record_what_the_register_declares() -> None:
    simulation = Simulation(batch(2))
    simulation.step()
    declared = {name for name, o in outcome_registry().items() if o.part == "transit"}
    assert set(simulation.shippers.record()) == declared


def test_a_dearer_kazakhstan_never_carries_more_by_rail() -> None:
    levels = {"transit_tariff": np.linspace(0.0, 1.0, 5)}
    record = run(policies=levels, parameters={"policy_responsiveness": 0.3})
    for name in ("container_transit_teu", "bulk_transit_tonnes"):
        totals = record[name].sum(axis=-1)
        assert np.all(np.diff(totals) <= 1e-6 * totals[0]), name


@pytest.mark.parametrize(
    ("link", "outcome"),
    [
        ("khorgos_altynkol", "teu_kazakhstan_russia_khorgos"),
        ("dostyk_alashankou", "teu_kazakhstan_russia_dostyk"),
        ("khorgos_altynkol", "khorgos_teu"),
    ],
)
def test_closing_a_gate_never_raises_what_passes_it(link: str, outcome: str) -> None:
    def closed(share: float) -> FloatArray:
        event = Event("closure", "link_closure", Quarter(2015, 1), share, target=link, duration=4)
        return Simulation(batch(3, horizon=SHORT, events=(event,))).run()[outcome][:, 8:12]

    open_flow, half, shut = closed(0.0), closed(0.5), closed(1.0)
    assert np.all(half <= open_flow)
    assert np.all(shut <= half)


TRANSIT = {name for name, p in parameter_registry().items() if p.part == "transit"}


def extremes() -> dict[str, FloatArray]:
    """Each parameter of transit at its low and at its high end, one a run, and all at random."""
    names, corners = sorted(TRANSIT), np.random.default_rng(3).integers(0, 2, (len(TRANSIT), 24))
    values = {}
    for place, name in enumerate(names):
        p = parameter_registry()[name]
        own = np.full(2 * len(names), p.default)
        own[2 * place], own[2 * place + 1] = p.low, p.high
        values[name] = np.concatenate([own, np.where(corners[place] > 0, p.high, p.low)])
    return values


@pytest.mark.parametrize("setting", [0.0, 1.0])
def test_no_outcome_is_negative_or_undefined_at_any_end_of_a_range(setting: float) -> None:
    values = extremes()
    dials = {name: setting for name, dial in dial_registry().items() if dial.part != "transit"}
    runs = len(next(iter(values.values())))
    horizon = Horizon(start=Quarter(2013, 1), end=Quarter(2017, 4))
    simulation = Simulation(batch(runs, dials=dials, parameters=values, horizon=horizon))
    record = simulation.run()
    declared = {name for name, o in outcome_registry().items() if o.part == "transit"}
    for name in declared - {"transit_revenue_net"}:
        assert np.all(np.isfinite(record[name])), name
        assert np.all(record[name] >= 0.0), name
    for share in ("kazakhstan_land_share", "kazakhstan_rail_share", "corridor_concentration"):
        assert np.all(record[share] <= 1.0 + 1e-9), share


DIALS = {name: dial for name, dial in dial_registry().items() if dial.part == "transit"}


@pytest.mark.parametrize(
    ("dial", "outcome"),
    [
        ("administrative_barriers", "container_transit_teu"),
        ("infrastructure_gap", "container_transit_teu"),
        ("corridor_bypass", "china_europe_teu_kazakhstan"),
        ("transcaucasia_disputes", "teu_trans_caspian"),
    ],
)
def test_a_worse_risk_never_brings_more_cargo(dial: str, outcome: str) -> None:
    levels = {dial: np.linspace(0.0, 1.0, 5)}
    horizon = Horizon(start=Quarter(2013, 1), end=Quarter(2018, 4))
    record = Simulation(batch([0] * 5, dials=levels, horizon=horizon)).run()
    totals = record[outcome].sum(axis=-1)
    assert np.all(np.diff(totals) <= 1e-3 * totals[0])
    assert totals[-1] < totals[0]


def test_a_scenario_may_change_how_shippers_choose_half_way() -> None:
    """Constants are fitted anew, so that the reference state still comes out."""
    changed = batch(2, parameters={"mode_cost_sensitivity": 0.0004}, horizon=SHORT)
    before = Before(batch(2).parameters, batch(2).policies)
    later = replace(changed, since=Quarter(2016, 1), before=before)
    usual, switched = Simulation(batch(2, horizon=SHORT)).run(), Simulation(later).run()
    for name in VOLUMES:
        assert np.array_equal(usual[name][:, :12], switched[name][:, :12]), name
    assert np.any(usual["teu_sea"][:, 12:] != switched["teu_sea"][:, 12:])


def test_each_route_of_the_table_runs_over_known_links() -> None:
    links = {row["name"] for row in read_table("network/links.csv")}
    for row in read_table("network/routes.csv"):
        assert set(row["links"].split()) <= links, row["name"]


def test_revenue_is_the_sum_of_its_parts_and_net_of_upkeep() -> None:
    record = Simulation(batch(4, drawn=True)).run()
    assert np.all(record["transit_revenue_net"] <= record["transit_revenue"])
    for part in ("container_revenue", "bulk_revenue", "road_revenue", "handling_revenue"):
        assert np.all((record[part] >= 0.0) & (record[part] <= record["transit_revenue"])), part


def test_transit_up_to_2018_is_near_the_record() -> None:
    """Containers within a quarter of KTZ's counts, at defaults (fitted on these years)."""
    record = Simulation(batch(1)).run()["container_transit_teu"][0]
    observed = {2015: 212e3, 2016: 245e3, 2017: 347e3, 2018: 540e3}
    for year, teu in observed.items():
        start = 4 * (year - 2013)
        assert abs(record[start : start + 4].sum() / teu - 1.0) < 0.25, year


def test_flows_and_queues_agree_in_nearly_every_run() -> None:
    residual = Simulation(batch(24, drawn=True)).run()["congestion_residual"]
    assert np.quantile(residual, 0.99) < 2.0  # hours


def test_a_run_does_not_depend_on_its_batch() -> None:
    together = Simulation(batch(5, drawn=True, horizon=SHORT)).run()
    alone = Simulation(batch([3], drawn=True, horizon=SHORT)).run()
    for name in VOLUMES:
        assert np.array_equal(together[name][3], alone[name][0]), name
