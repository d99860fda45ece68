"""Laws of the whole model: what holds of every run, whatever is turned, set or drawn."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import mesa
import numpy as np
import pytest

from model.batch import Before
from model.clock import Horizon, Quarter
from model.ensemble.simulate_chunk import simulate_batch
from model.events import Event
from model.numerics.arrays import FloatArray
from model.outcomes import outcome_registry
from model.parameters import parameter_registry
from model.risks import dial_registry, policy_registry
from model.simulation import Simulation
from tests.batches import MONEY_OF_THE_BELT, SHORT, batch
from tests.still import walk

Record = Mapping[str, FloatArray]
SIGNED = ("growth", "sentiment", "alignment", "transit_revenue_net")
"""What an outcome's name holds where it may fall below zero."""


def is_signed(name: str) -> bool:
    return any(part in name for part in SIGNED)


def same(one: Record, other: Record) -> bool:
    return set(one) == set(other) and all(np.array_equal(one[name], other[name]) for name in one)


def assert_plausible(record: Record) -> None:
    for name, values in record.items():
        assert np.all(np.isfinite(values)), name
        if not is_signed(name):
            assert np.all(values >= 0.0), name
        if outcome_registry()[name].unit in ("fraction", "level (0-1)", "index (0-1)"):
            assert np.all(values <= 1.0 + 1e-9), name


def test_every_registered_outcome_is_recorded_and_nothing_else(baseline: Record) -> None:
    assert set(baseline) == set(outcome_registry())
    assert {values.shape for values in baseline.values()} == {(8, 92)}


def test_the_baseline_is_plausible(baseline: Record) -> None:
    assert_plausible(baseline)


@pytest.mark.parametrize("corner", [False, True])
def test_no_dials_bring_a_missing_number_or_a_negative_volume(corner: bool) -> None:
    """Each of 150 runs has dials of its own: anywhere in [0, 1], or each at one of its ends."""
    random = np.random.default_rng(2)

    def settings(names: Mapping[str, object]) -> dict[str, FloatArray]:
        places = random.random((len(names), 150))
        return dict(zip(names, np.round(places) if corner else places, strict=True))

    inputs = batch(
        150, drawn=True, dials=settings(dial_registry()), policies=settings(policy_registry())
    )
    assert_plausible(Simulation(inputs).run())


def test_no_parameters_in_their_ranges_bring_a_missing_number_or_a_negative_volume() -> None:
    """Each of 150 runs has every parameter at one of its ends."""
    random = np.random.default_rng(3)
    ends = {
        name: np.where(random.random(150) < 0.5, parameter.low, parameter.high)
        for name, parameter in parameter_registry().items()
    }
    assert_plausible(Simulation(batch(150, parameters=ends)).run())


def test_a_run_does_not_depend_on_its_batch() -> None:
    together = Simulation(batch([7, 2, 11, 5], drawn=True)).run()
    turned = Simulation(batch([5, 7], drawn=True)).run()
    alone = Simulation(batch([5], drawn=True)).run()
    for name, values in alone.items():
        assert np.array_equal(values[0], together[name][3]), name
        assert np.array_equal(values[0], turned[name][0]), name
        assert np.array_equal(together[name][0], turned[name][1]), name


def test_the_same_inputs_give_the_same_bits(baseline: Record) -> None:
    assert same(Simulation(batch(8, drawn=True)).run(), baseline)


def test_another_seed_gives_another_world() -> None:
    one, other = (
        Simulation(batch(2, seed=seed, horizon=SHORT)).run()["transit_revenue"] for seed in (1, 2)
    )
    assert not np.array_equal(one, other)


@pytest.mark.parametrize("end", [Quarter(2013, 1), Quarter(2019, 3), Quarter(2030, 2)])
def test_a_longer_horizon_changes_no_earlier_quarter(end: Quarter, baseline: Record) -> None:
    horizon = Horizon(end=end)
    short = Simulation(batch(8, drawn=True, horizon=horizon)).run()
    for name, values in short.items():
        assert np.array_equal(values, baseline[name][:, : len(horizon)]), name


def test_a_horizon_can_reach_2060() -> None:
    record = Simulation(batch(4, drawn=True, horizon=Horizon(end=Quarter(2060, 4)))).run()
    assert_plausible(record)


def test_what_changes_nothing_changes_no_bit(baseline: Record) -> None:
    """Stances set to what they are, events of no size or chance, and what comes after the end."""
    plain = batch(8, drawn=True)
    stances = {name: policy.baseline for name, policy in policy_registry().items()}
    settings = {name: dial.baseline for name, dial in dial_registry().items()}
    nothing = Event("nothing", "oil_price", Quarter(2020, 1), 0.0)
    never = Event("never", "sea_delay", Quarter(2020, 1), 40.0, duration=8, probability=0.0)
    late = Event("late", "sea_delay", Quarter(2036, 1), 40.0)
    inert = batch(8, drawn=True, policies=stances, dials=settings, events=(nothing, never, late))
    assert same(Simulation(inert).run(), baseline)
    before = Before(plain.parameters, plain.policies)
    parted = replace(plain, since=Quarter(2022, 1), before=before)
    assert same(Simulation(parted).run(), baseline)


def test_a_scenario_that_parts_from_the_baseline_shares_its_past(baseline: Record) -> None:
    plain = batch(8, drawn=True)
    other = batch(8, drawn=True, policies={"transit_tariff": 1.0}, dials={"russian_blocking": 1.0})
    since = Quarter(2026, 1)
    before = Before(plain.parameters, plain.policies)
    record = Simulation(replace(other, since=since, before=before)).run()
    t = Horizon().index(since)
    for name, values in record.items():
        assert np.array_equal(values[:, :t], baseline[name][:, :t]), name
    assert not np.array_equal(record["transit_revenue"], baseline["transit_revenue"])


def test_a_belt_that_ends_brings_nothing_from_then_on() -> None:
    going, ended = batch(6, drawn=True), batch(6, drawn=True, parameters={"belt_and_road": 0.0})
    since = Quarter(2014, 1)
    before = Before(going.parameters, going.policies)
    record = Simulation(replace(ended, since=since, before=before)).run()
    pledged = record["chinese_money_pledged"]
    t = Horizon().index(since)
    assert np.all(pledged[:, t - 1] > 0.0)
    assert np.all(pledged[:, t:] == pledged[:, t - 1 : t])


def test_debt_changes_only_by_borrowing_less_repayment() -> None:
    simulation = Simulation(batch(6, drawn=True))
    finance = simulation.finance
    before = finance.debt
    for _ in walk(simulation):
        assert np.allclose(finance.debt, before + finance.borrowed - finance.repaid, rtol=1e-12)
        before = finance.debt


def test_pledges_and_disbursement_never_fall(baseline: Record) -> None:
    for name in ("chinese_money_pledged", "chinese_money_disbursed"):
        assert np.all(np.diff(baseline[name], axis=-1) >= 0.0), name


def test_money_reaches_all_four_priority_areas(baseline: Record) -> None:
    """K02: four docking priorities have become projects with funding."""
    for area in ("trade", "infrastructure", "production", "finance"):
        assert baseline[f"disbursed_{area}"].sum() > 0.0, area


def test_china_europe_trains_through_kazakhstan_multiply_by_2019(baseline: Record) -> None:
    """K03: corridors over Central Asia took off, and Kazakhstan with them."""
    containers = baseline["china_europe_teu_kazakhstan"]
    first, later = containers[:, :4].sum(axis=-1), containers[:, 24:28].sum(axis=-1)
    assert np.all(later > 5.0 * first)


def test_without_the_belt_there_is_no_chinese_project_money() -> None:
    record = Simulation(batch(8, drawn=True, parameters={"belt_and_road": 0.0})).run()
    for name in MONEY_OF_THE_BELT:
        assert np.all(record[name] == 0.0), name
    assert_plausible(record)


@pytest.mark.skipif(not hasattr(mesa.Agent, "_ids"), reason="Mesa 3.4 and later have none")
def test_a_finished_simulation_is_struck_off_the_private_ids_by_which_mesa_numbers_agents() -> None:
    numbering: Any = mesa.Agent._ids
    simulation = Simulation(batch(1, horizon=SHORT))
    assert simulation in numbering
    simulation.run()
    assert simulation not in numbering


def test_a_finished_batch_leaves_nothing_in_memory() -> None:
    def simulations() -> int:
        gc.collect()
        return sum(issubclass(type(thing), Simulation) for thing in gc.get_objects())

    before = simulations()
    simulate_batch(batch(2, horizon=SHORT))
    assert simulations() == before
