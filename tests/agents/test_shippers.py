"""Laws of transit in the whole model, over the first years, when little else has answered yet."""

from __future__ import annotations

import numpy as np
import pytest

from model.arrays import FloatArray
from model.clock import Quarter
from model.data_files import read_table
from model.events import Event
from model.outcomes import outcome_registry
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
