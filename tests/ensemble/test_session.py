"""Laws of a session: it answers as an ensemble does, to the last bit, whatever it was asked before."""

from __future__ import annotations

import numpy as np
import pytest

import model.simulation
from model.clock import Quarter
from model.ensemble.design import draw
from model.ensemble.session import Session
from model.ensemble.yearly import Yearly, simulate_yearly
from model.scenario import Scenario, load_scenario

OUTCOMES = ("transit_revenue", "industrialization_index", "protests")
RUNS, END, PARTING = 5, Quarter(2016, 4), Quarter(2015, 1)
BASELINE = load_scenario("baseline").with_end(END)
QUESTIONS = (
    BASELINE.branch_at(PARTING).with_settings({"russian_blocking": 1.0}),
    BASELINE,
    BASELINE.branch_at(PARTING).with_settings({"china_decline": 0.9, "transit_tariff": 0.8}),
    BASELINE.with_settings({"land_rumours": 1.0}),
    load_scenario("no_bri").with_end(END),
    BASELINE.branch_at(Quarter(2014, 2)).with_settings({"russian_blocking": 1.0}),
)


def ensemble(scenario: Scenario) -> Yearly:
    return simulate_yearly([draw(scenario, 3, np.arange(RUNS))], OUTCOMES, workers=1)[0]


def assert_same(found: Yearly, expected: Yearly) -> None:
    assert found.keys() == expected.keys()
    for name in expected:
        assert np.array_equal(found[name], expected[name], equal_nan=True), name


@pytest.mark.parametrize("workers", [1, 2])
def test_answers_are_those_of_an_ensemble_whatever_was_asked_before(workers: int) -> None:
    with Session(RUNS, seed=3, workers=workers) as session:
        for question in (*QUESTIONS, QUESTIONS[0]):
            assert_same(session.yearly(question, OUTCOMES), ensemble(question))


def test_a_run_that_fails_is_nan_and_the_others_are_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    right = ensemble(BASELINE)

    class Fragile(model.simulation.Simulation):
        def step(self) -> None:
            super().step()
            if 3 in self.batch.runs:
                raise FloatingPointError("run 3")

    monkeypatch.setattr(model.simulation, "Simulation", Fragile)
    with Session(RUNS, seed=3, workers=1) as session:  # whose worker is forked from here
        found = session.yearly(BASELINE, OUTCOMES)
    for name in OUTCOMES:
        assert np.isnan(found[name][3]).all()
        assert np.array_equal(np.delete(found[name], 3, 0), np.delete(right[name], 3, 0))


def test_more_workers_than_runs_are_not_started() -> None:
    with Session(2, workers=8) as session:
        assert len(session.yearly(BASELINE.with_end(Quarter(2013, 4)), OUTCOMES)[OUTCOMES[0]]) == 2
