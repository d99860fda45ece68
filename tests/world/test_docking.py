"""Laws of docking, trust and tension among the states."""

from __future__ import annotations

import numpy as np
import pytest

from model.clock import Horizon
from model.events import Event, history
from model.numerics.arrays import FloatArray
from tests.batches import SHORT, batch
from tests.still import StillSimulation, walk

LEVELS = (
    "docking_depth",
    "russia_china_tension",
    "forced_choice",
    "trust_kazakhstan_china",
    "trust_kazakhstan_russia",
    "trust_russia_china",
)


def paired(count: int = 30, **settings: dict[str, tuple[float, float]]) -> dict[str, FloatArray]:
    """Outcomes (2, runs, quarters) of the same runs under each of two settings."""
    both = {
        kind: {name: np.repeat(pair, count) for name, pair in values.items()}
        for kind, values in settings.items()
    }
    record = StillSimulation(batch([*range(count)] * 2, drawn=True, **both)).run()  # type: ignore[arg-type]
    return {name: values.reshape(2, count, -1) for name, values in record.items()}


@pytest.mark.parametrize("name", LEVELS)
def test_levels_stay_levels(name: str) -> None:
    record = StillSimulation(batch(30, drawn=True, horizon=SHORT)).run()[name]
    assert np.all((record >= 0.0) & (record <= 1.0))


def test_without_the_risk_nobody_is_forced_to_choose() -> None:
    record = paired(dials={"forced_choice": (0.0, 1.0)})["forced_choice"]
    assert np.all(record[0] == 0.0)
    assert record[1].mean() > 0.0


def test_a_choice_falls_on_one_power_only() -> None:
    simulation = StillSimulation(batch(60, drawn=True, dials={"forced_choice": 1.0}))
    for _ in walk(simulation):
        docking = simulation.docking
        assert np.all(docking.lost_to_china * docking.lost_to_russia == 0.0)
        total = docking.lost_to_china + docking.lost_to_russia
        assert np.array_equal(total, docking.forced_choice)
    assert docking.lost_to_china.any()
    assert docking.lost_to_russia.any()


@pytest.mark.parametrize(
    ("settings", "outcome", "sign"),
    [
        ({"policies": {"docking_effort": (0.0, 1.0)}}, "docking_depth", 1),
        ({"dials": {"sreb_eaeu_conflict": (0.0, 1.0)}}, "docking_depth", -1),
        ({"dials": {"unclear_goals": (0.0, 1.0)}}, "docking_depth", -1),
        ({"dials": {"implementation_gap": (0.0, 1.0)}}, "docking_depth", -1),
        ({"dials": {"trust_deficit": (0.0, 1.0)}}, "docking_depth", -1),
        ({"dials": {"trust_deficit": (0.0, 1.0)}}, "trust_kazakhstan_china", -1),
        ({"policies": {"trust_building": (0.0, 1.0)}}, "trust_kazakhstan_china", 1),
        ({"dials": {"chinese_dominance": (0.0, 1.0)}}, "russia_china_tension", 1),
        ({"parameters": {"concession_readiness": (0.2, 0.7)}}, "russia_china_tension", -1),
    ],
)
def test_what_deepens_docking_and_trust_and_what_strains_them(
    settings: dict[str, dict[str, tuple[float, float]]], outcome: str, sign: int
) -> None:
    low, high = paired(**settings)[outcome].mean(axis=(1, 2))
    assert sign * (high - low) > 0.0


def test_meetings_lift_trust_and_their_effect_fades() -> None:
    visit = next(event for event in history() if event.name == "xi_visit_2013")
    none = Event(visit.name, visit.channel, visit.start, 0.0)
    met = StillSimulation(batch(1)).run()["trust_kazakhstan_china"][0]
    unmet = StillSimulation(batch(1, events=(none,))).run()["trust_kazakhstan_china"][0]
    t = Horizon().index(visit.start)
    assert np.array_equal(met[:t], unmet[:t])
    assert met[t] > unmet[t]
    assert 0.0 <= met[-1] - unmet[-1] < 0.2 * (met[t + 1] - unmet[t + 1])


def test_monitoring_helps_to_carry_out_what_was_signed() -> None:
    watch = Event("watch", "monitoring", Horizon().start, 0.5, duration=92)
    watched = StillSimulation(batch(4, events=(watch,))).run()
    alone = StillSimulation(batch(4)).run()
    assert np.all(watched["docking_depth"][:, -1] > alone["docking_depth"][:, -1])
    assert watched["chinese_money_disbursed"].mean() > alone["chinese_money_disbursed"].mean()
