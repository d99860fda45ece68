"""Laws of the joint projects: money and lives are accounted for, one by one."""

from __future__ import annotations

import numpy as np
import pytest

from model.clock import Quarter
from model.data_files import read_table
from model.rules.finance import projects as stages
from model.world.pipeline import AREAS
from tests.batches import batch
from tests.still import StillSimulation, walk

ROWS = read_table("projects.csv")


def test_the_joint_list_has_the_size_on_record() -> None:
    """51 to 55 projects were agreed by 2016 (the article; Kaznex Invest)."""
    joint = [row for row in ROWS if Quarter.parse(row["announced"]) <= Quarter(2018, 4)]
    assert 51 <= len(joint) <= 56
    value = sum(float(row["value_usd_m"]) for row in joint)
    assert 20_000.0 < value < 30_000.0


def test_every_priority_area_has_projects() -> None:
    assert {row["area"] for row in ROWS} == set(AREAS) - {"finance"}


def test_projects_name_known_sectors_and_regions() -> None:
    for column, table in (("sector", "sectors.csv"), ("region", "regions.csv")):
        assert {row[column] for row in ROWS} <= {row["name"] for row in read_table(table)}


def test_a_project_never_goes_back_and_spends_its_value_at_most_once() -> None:
    simulation = StillSimulation(batch(20, drawn=True))
    pipeline = simulation.finance.pipeline
    before, spent = pipeline.stage.copy(), np.zeros_like(pipeline.spent)
    for t in walk(simulation):
        assert np.all(pipeline.stage >= before)
        assert np.all(pipeline.stage[:, pipeline._announced > t] == stages.WAITING)
        assert np.all(pipeline.spent >= 0.0)
        spent += pipeline.spent
        assert np.allclose(spent, pipeline.built * pipeline.plan.value)
        before = pipeline.stage.copy()
    works = pipeline.stage == stages.OPERATING
    assert np.allclose(spent[works], np.broadcast_to(pipeline.plan.value, spent.shape)[works])
    assert works.any()
    assert (pipeline.stage == stages.DEAD).any()


def test_sums_by_area_and_region_lose_nothing() -> None:
    simulation = StillSimulation(batch(3))
    for _ in walk(simulation):
        pipeline = simulation.finance.pipeline
        active = (pipeline.stage == stages.BUILDING) * pipeline.plan.value
        assert np.allclose(pipeline.sums.spent.sum(axis=-1), pipeline.spent.sum(axis=-1))
        assert np.allclose(pipeline.sums.active.sum(axis=-1), active.sum(axis=-1))


def test_counts_of_stages_add_up_to_all_projects() -> None:
    simulation = StillSimulation(batch(5))
    for _ in walk(simulation):
        pipeline = simulation.finance.pipeline
        assert np.all(sum(pipeline.count(stage) for stage in range(7)) == len(ROWS))


@pytest.mark.parametrize(
    ("settings", "better"),
    [
        ({"parameters": {"host_willingness": np.repeat([0.4, 0.95], 20)}}, 1),
        ({"policies": {"project_screening": np.repeat([0.0, 1.0], 20)}}, 0),
        ({"dials": {"unclear_goals": np.repeat([0.0, 1.0], 20)}}, 0),
        ({"dials": {"unclear_governance": np.repeat([0.0, 1.0], 20)}}, 0),
        ({"dials": {"implementation_gap": np.repeat([0.0, 1.0], 20)}}, 0),
        ({"dials": {"china_decline": np.repeat([0.0, 1.0], 20)}}, 0),
        ({"dials": {"central_asian_discord": np.repeat([0.0, 1.0], 20)}}, 0),
        ({"parameters": {"moderation_skill": np.repeat([0.2, 0.8], 20)}}, 1),
    ],
)
def test_what_lets_projects_come_about(
    settings: dict[str, dict[str, np.ndarray]], better: int
) -> None:
    record = StillSimulation(batch([*range(20)] * 2, **settings)).run()  # type: ignore[arg-type]
    finished = record["projects_finished"][:, -1].reshape(2, 20).mean(axis=-1)
    assert finished[better] > finished[1 - better]


def test_protest_stops_building() -> None:
    calm = StillSimulation(batch(10)).run()["chinese_money_disbursed"][:, -1]
    angry = StillSimulation(batch(10), protest=0.8).run()["chinese_money_disbursed"][:, -1]
    assert np.all(angry < calm)


def test_environmental_disputes_stop_building() -> None:
    simulation = StillSimulation(batch(3), environment_stoppage=1.0)
    for _ in walk(simulation):
        assert np.all(simulation.finance.pipeline.spent == 0.0)
