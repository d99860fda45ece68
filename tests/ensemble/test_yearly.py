"""Yearly values of a few outcomes: the same whatever the batches, and no run drags others down."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest

import model.ensemble.yearly as module
from model.ensemble.simulate_chunk import Simulate
from model.ensemble.summary import annual_values
from model.ensemble.yearly import joined, simulate_yearly, yearly_values
from model.outcomes import outcome_registry
from tests.batches import batch
from tests.ensemble import toy

OUTCOMES = toy.outcomes()[:3]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    simulate_by(toy.simulate, monkeypatch)


def simulate_by(simulate: Simulate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "yearly_values", partial(yearly_values, simulate=simulate))


def test_values_are_those_of_the_years_of_a_whole_simulation() -> None:
    whole = batch(5)
    (found,) = simulate_yearly([whole], OUTCOMES, workers=1)
    for name in OUTCOMES:
        expected = annual_values(
            np.asarray(toy.simulate(whole)[name]),
            whole.horizon,
            outcome_registry()[name].aggregation,
        )
        assert np.array_equal(found[name], expected)


@pytest.mark.parametrize("workers", [1, 2])
def test_batches_come_back_in_their_order_whatever_the_workers(workers: int) -> None:
    apart = simulate_yearly([batch([n]) for n in range(6)], OUTCOMES, workers)
    together = simulate_yearly([batch(6)], OUTCOMES, 1)[0]
    for name in OUTCOMES:
        assert np.array_equal(joined(apart)[name], together[name])


def test_a_run_that_fails_is_nan_and_the_others_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    simulate_by(toy.fail_some, monkeypatch)
    (found,) = simulate_yearly([batch(12)], OUTCOMES, workers=1)
    for name in OUTCOMES:
        broken = np.isnan(found[name]).any(axis=1)
        assert np.flatnonzero(broken).tolist() == [3, 8]
        assert np.isnan(found[name][[3, 8]]).all()


def test_progress_counts_runs_up_to_all_of_them() -> None:
    told: list[tuple[int, int]] = []
    simulate_yearly(
        [batch(3), batch(2)], OUTCOMES, 1, lambda done, total: told.append((done, total))
    )
    assert told == [(0, 5), (3, 5), (5, 5)]
