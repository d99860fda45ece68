"""Laws of batches cut and joined."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model.batch import Batch, Before
from model.clock import Horizon, Quarter
from model.ensemble.batches import drawn, stacked, taken
from model.ensemble.design import draw
from model.scenario import load_scenario
from tests.batches import batch

BASELINE = load_scenario("baseline")


def assert_same(one: Batch, other: Batch) -> None:
    assert np.array_equal(one.runs, other.runs)
    for section in ("parameters", "dials", "policies"):
        mine, theirs = getattr(one, section), getattr(other, section)
        assert list(mine) == list(theirs)
        assert all(np.array_equal(mine[name], theirs[name]) for name in mine)


def test_parts_of_a_batch_keep_what_is_in_force_before_a_date() -> None:
    whole = batch(4)
    late = replace(whole, since=Quarter(2015, 1), before=Before(whole.parameters, whole.policies))
    part = taken(late, np.array([1, 3]))
    assert part.runs.tolist() == [1, 3]
    assert part.before is not None
    name = next(iter(whole.parameters))
    assert np.array_equal(part.before.parameters[name], whole.parameters[name][[1, 3]])


@pytest.mark.parametrize("name", ["baseline", "blocked_by_russia"])
def test_the_parts_of_a_batch_stacked_are_the_batch(name: str) -> None:
    whole = draw(load_scenario(name), 1, np.arange(7))
    parts = [taken(whole, np.arange(3)), taken(whole, np.arange(3, 7))]
    again = stacked(parts)
    assert_same(again, whole)
    assert (again.before is None) == (whole.before is None)
    assert (
        again.before is None
        or whole.before is None
        or all(
            np.array_equal(again.before.parameters[n], v)
            for n, v in whole.before.parameters.items()
        )
    )


def test_runs_in_any_order_and_twice_are_drawn_as_in_order() -> None:
    runs = np.array([2000, 3, 3, 0, 1])
    whole = draw(BASELINE, 1, np.unique(runs))
    assert_same(drawn(BASELINE, 1, runs), taken(whole, np.array([3, 2, 2, 0, 1])))


@pytest.mark.parametrize(
    "change",
    [{"seed": 2}, {"horizon": Horizon(end=Quarter(2020, 4))}, {"since": Quarter(2020, 1)}],
)
def test_batches_that_differ_in_more_than_values_are_not_stacked(change: dict[str, object]) -> None:
    whole = batch(2)
    with pytest.raises(ValueError, match="differ in more than values"):
        stacked([whole, replace(whole, **change)])  # type: ignore[arg-type]
