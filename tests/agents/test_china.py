"""Laws of China among the other states."""

from __future__ import annotations

import numpy as np
import pytest

from model.clock import Horizon, Quarter
from model.events import Event
from model.numerics.arrays import FloatArray
from model.world.observed import observed_drivers
from tests.batches import SHORT, batch
from tests.still import StillSimulation, walk


def means(**settings: dict[str, np.ndarray]) -> dict[str, FloatArray]:
    """Outcomes over time and 20 runs, one a setting."""
    count = len(next(iter(next(iter(settings.values())).values())))
    repeated = {
        kind: {name: np.repeat(values, 20) for name, values in group.items()}
        for kind, group in settings.items()
    }
    record = StillSimulation(batch([*range(20)] * count, drawn=True, **repeated)).run()
    return {name: values.reshape(count, -1).mean(axis=-1) for name, values in record.items()}


def test_all_instruments_stay_levels() -> None:
    simulation = StillSimulation(batch(20, drawn=True))
    for _ in walk(simulation):
        levels = simulation.china.levels
        assert np.all((levels >= 0.0) & (levels <= 1.0))


@pytest.mark.parametrize(
    ("dial", "outcome", "sign"),
    [
        ("china_decline", "china_funding_pace", -1),
        ("china_decline", "china_relocation", 1),
        ("reindustrialization_dilemma", "china_industrial_share", -1),
        ("excess_capacity_relocation", "china_relocation", 1),
    ],
)
def test_a_risk_moves_what_china_does(dial: str, outcome: str, sign: int) -> None:
    values = means(dials={dial: np.array([0.0, 0.5, 1.0])})[outcome]
    assert np.all(sign * np.diff(values) > 0.0)


def test_care_for_its_own_west_keeps_industrial_money_at_home() -> None:
    values = means(parameters={"xinjiang_priority": np.array([0.0, 0.4])})
    assert values["china_industrial_share"][1] < values["china_industrial_share"][0]


def test_the_more_of_a_belt_the_more_money_subsidy_and_plants() -> None:
    values = means(parameters={"belt_and_road": np.array([0.0, 0.5, 1.0])})
    for name in ("china_funding_pace", "china_train_subsidy", "china_relocation"):
        assert values[name][0] == 0.0
        assert np.all(np.diff(values[name]) > 0.0)


def test_the_subsidy_follows_its_cap_and_a_cut() -> None:
    cut = Event("cut", "subsidy_cut", Quarter(2014, 1), 1.0, duration=80)
    capped = StillSimulation(batch(10)).run()["china_train_subsidy"]
    last = observed_drivers()["subsidy_cap"][-1]
    assert np.allclose(capped[:, -1], last)
    withdrawn = StillSimulation(batch(10, events=(cut,))).run()["china_train_subsidy"]
    t = Horizon().index(cut.start)
    assert np.array_equal(withdrawn[:, :t], capped[:, :t])
    assert np.all(withdrawn[:, t + 20] == 0.0)


def test_protest_slows_china_down() -> None:
    calm = StillSimulation(batch(10, horizon=SHORT)).run()
    angry = StillSimulation(batch(10, horizon=SHORT), protest=0.8).run()
    for name in ("china_funding_pace", "china_relocation"):
        assert angry[name].mean() < calm[name].mean()


def test_standing_channels_make_clear_who_is_in_charge() -> None:
    """Memoranda and regular meetings (E05, E14, E22) raise the clarity of governance."""
    belt = np.repeat([0.0, 1.0], 10)
    simulation = StillSimulation(batch([*range(10)] * 2, parameters={"belt_and_road": belt}))
    clarity = np.mean([simulation.china.governance_clarity for _ in walk(simulation)], axis=0)
    assert np.all(clarity[10:] > clarity[:10])


def test_china_moderates_more_where_kazakhstan_matters_more_as_a_gateway() -> None:
    bypassed = StillSimulation(batch(6), kazakhstan_share=0.0)
    gateway = StillSimulation(batch(6), kazakhstan_share=1.0)
    for _ in walk(bypassed):
        pass
    for _ in walk(gateway):
        pass
    assert np.all(gateway.china.moderation > bypassed.china.moderation)
