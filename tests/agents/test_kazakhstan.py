"""Laws of Kazakhstan among the other states."""

from __future__ import annotations

import numpy as np
import pytest

from model.risks import policy_registry
from tests.batches import SHORT, batch
from tests.still import StillSimulation, walk


def end(inputs: object, **shown: float) -> StillSimulation:
    """A simulation after its last quarter."""
    simulation = StillSimulation(inputs, **shown)  # type: ignore[arg-type]
    for _ in walk(simulation):
        pass
    return simulation


@pytest.mark.parametrize("lever", policy_registry())
def test_a_lever_starts_at_its_stance_and_stays_a_level(lever: str) -> None:
    stance = np.array([0.0, 0.3, 1.0])
    simulation = StillSimulation(batch(3, policies={lever: stance}, horizon=SHORT))
    assert np.array_equal(simulation.kazakhstan.levers[lever], stance)
    for _ in walk(simulation):
        level = simulation.kazakhstan.levers[lever]
        assert np.all((level >= 0.0) & (level <= 1.0))


@pytest.mark.parametrize("lever", policy_registry())
def test_an_unresponsive_kazakhstan_keeps_its_stance_exactly(lever: str) -> None:
    fixed = {"policy_responsiveness": 0.0}
    simulation = StillSimulation(batch(2, parameters=fixed, horizon=SHORT), protest=0.5)
    for _ in walk(simulation):
        assert np.all(simulation.kazakhstan.levers[lever] == policy_registry()[lever].baseline)


@pytest.mark.parametrize(
    ("shown", "lever", "sign"),
    [
        ("protest", "public_outreach", 1),
        ("protest", "project_screening", 1),
        ("quota_pressure", "labour_quota", -1),
        ("land_pressure", "land_leasing", -1),
        ("kazakhstan_share", "transit_tariff", 1),
    ],
)
def test_kazakhstan_answers_what_it_meets(shown: str, lever: str, sign: int) -> None:
    calm = end(batch(4), **{shown: 0.0}).kazakhstan.levers[lever]
    pressed = end(batch(4), **{shown: 0.9}).kazakhstan.levers[lever]
    assert np.all(sign * (pressed - calm) > 0.0)


def test_outside_money_for_borders_helps_to_reform_them() -> None:
    """The AIIB's money (I01, P01) reaches border facilitation."""
    lent = end(batch(4)).kazakhstan.levers["border_facilitation"]
    alone = end(batch(4, parameters={"belt_and_road": 0.0})).kazakhstan.levers
    assert np.all(lent > alone["border_facilitation"])


def test_alignment_stays_between_the_powers_and_balance_holds_it_in_the_middle() -> None:
    balance = np.repeat([0.0, 1.0], 20)
    runs = [*range(20)] * 2
    record = StillSimulation(
        batch(runs, drawn=True, policies={"multi_vector_balance": balance})
    ).run()["alignment"]
    assert np.all(np.abs(record) <= 1.0)
    leaning, balanced = record.reshape(2, 20, -1)
    assert np.all(np.abs(balanced).max(axis=-1) < np.abs(leaning).max(axis=-1))


@pytest.mark.parametrize(("parameter", "sign"), [("dominance_weight", 1), ("russian_pressure", -1)])
def test_each_power_pulls_to_itself(parameter: str, sign: int) -> None:
    high = {"dominance_weight": 4.0, "russian_pressure": 1.0}[parameter]
    pulled = end(batch([1, 1], parameters={parameter: np.array([0.0, high])}))
    weak, strong = pulled.kazakhstan.alignment
    assert sign * (strong - weak) > 0.0


def test_unclear_goals_make_it_lean_more() -> None:
    """C20: undefined goals create the need to choose a priority."""
    dials = {"unclear_goals": np.array([0.0, 1.0])}
    clear, unclear = end(batch([1, 1], dials=dials)).kazakhstan.alignment
    assert abs(unclear) > abs(clear)
