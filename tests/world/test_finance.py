"""Laws of Chinese money: stocks change by flows and by nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from model.events import history
from model.numerics.arrays import FloatArray
from model.world.pipeline import AREAS
from tests.batches import MONEY_OF_THE_BELT, batch
from tests.still import StillSimulation, walk


@pytest.fixture(scope="module")
def record() -> dict[str, FloatArray]:
    return StillSimulation(batch(20, drawn=True)).run()


def test_debt_changes_by_borrowing_less_repayment_alone() -> None:
    simulation = StillSimulation(batch(20, drawn=True))
    finance = simulation.finance
    before = finance.debt
    for _ in walk(simulation):
        assert np.allclose(finance.debt, before + finance.borrowed - finance.repaid, rtol=1e-12)
        assert np.all(finance.debt >= 0.0)
        assert np.all((finance.borrowed >= 0.0) & (finance.repaid >= 0.0))
        before = finance.debt


def test_pledges_and_disbursement_never_fall(record: dict[str, FloatArray]) -> None:
    for name in ("chinese_money_pledged", "chinese_money_disbursed"):
        assert np.all(np.diff(record[name], axis=-1) >= 0.0)


def test_what_is_disbursed_is_what_the_four_areas_got(record: dict[str, FloatArray]) -> None:
    areas = sum(record[f"disbursed_{area}"] for area in AREAS)
    assert np.allclose(np.cumsum(areas, axis=-1), record["chinese_money_disbursed"])


@pytest.mark.parametrize("area", AREAS)
def test_every_priority_area_gets_money(area: str, record: dict[str, FloatArray]) -> None:
    flows = record[f"disbursed_{area}"]
    assert np.all(flows >= 0.0)
    assert flows.sum() > 0.0


def test_less_is_paid_than_was_pledged(record: dict[str, FloatArray]) -> None:
    assert np.all(record["disbursed_share"] <= 1.0)


def test_pledges_by_event_are_the_sums_of_the_article() -> None:
    """30 bn in 2013 (F08) and 23.4 bn in 2015 (F04), USD; row by row."""
    pledges = [event for event in history() if event.channel.startswith("pledge_")]
    for ledger, expected in (("F08", 30_000.0), ("F04", 23_400.0)):
        assert sum(event.size for event in pledges if ledger in event.ledger) == expected


@pytest.mark.parametrize("name", ["ownership", "dominance", "bargaining_weight", "debt_ratio"])
def test_shares_are_shares(name: str, record: dict[str, FloatArray]) -> None:
    assert np.all((record[name] >= 0.0) & (record[name] <= 1.0))


def test_without_the_belt_there_is_no_chinese_project_money() -> None:
    record = StillSimulation(batch(10, drawn=True, parameters={"belt_and_road": 0.0})).run()
    for name in MONEY_OF_THE_BELT:
        assert np.all(record[name] == 0.0), name


@pytest.mark.parametrize(
    ("settings", "outcome", "sign"),
    [
        ({"policies": {"borrowing_restraint": (0.0, 1.0)}}, "debt_to_china", -1),
        ({"dials": {"loan_dependence": (0.0, 1.0)}}, "debt_to_china", 1),
        ({"dials": {"loan_dependence": (0.0, 1.0)}}, "bargaining_weight", -1),
        ({"dials": {"excess_capacity_relocation": (0.0, 1.0)}}, "relocated_capacity", 1),
        ({"dials": {"reindustrialization_dilemma": (0.0, 1.0)}}, "china_industrial_share", -1),
        ({"policies": {"nurly_zhol_spending": (0.0, 1.0)}}, "infrastructure", 1),
        ({"parameters": {"programme_synergy": (0.0, 0.8)}}, "infrastructure", 1),
        ({"parameters": {"outside_options": (0.0, 0.5)}}, "bargaining_weight", 1),
        ({"policies": {"labour_quota": (0.0, 1.0)}}, "relocated_capacity", 1),
    ],
)
def test_what_lifts_and_what_lowers_money_and_weight(
    settings: dict[str, dict[str, tuple[float, float]]], outcome: str, sign: int
) -> None:
    both = {
        kind: {name: np.repeat(pair, 10) for name, pair in values.items()}
        for kind, values in settings.items()
    }
    record = StillSimulation(batch([*range(10)] * 2, drawn=True, **both)).run()[outcome]  # type: ignore[arg-type]
    low, high = record.reshape(2, 10, -1).mean(axis=-1)
    assert np.all(sign * (high - low) > 0.0)


def test_a_forced_choice_for_russia_costs_chinese_money() -> None:
    simulation = StillSimulation(batch(3))
    paid = simulation.finance.readiness()
    simulation.docking.forced_choice = np.ones(3)
    assert np.all(simulation.finance.readiness() < paid)


def test_no_excess_capacity_no_relocated_plants() -> None:
    record = StillSimulation(batch(5, dials={"excess_capacity_relocation": 0.0})).run()
    assert np.all(record["relocated_capacity"][:, 4:] == 0.0)
