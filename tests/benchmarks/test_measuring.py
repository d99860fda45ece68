"""The benchmarks measure what they say, at the smallest sizes; how long it takes is never asked."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks import kernel, suite
from benchmarks.effort import TINY
from benchmarks.fresh import freshly
from benchmarks.timing import in_turns
from model.rules.society import public
from tests.benchmarks.larger import capital_of_sectors

WITHOUT_COMMANDS = ("engines", "runs", "firms", "quarters", "kernel", "cores", "dials")
"""Benchmarks that can be made small."""


@pytest.mark.parametrize("name", WITHOUT_COMMANDS)
def test_a_benchmark_measures_all_it_has_something_to_measure_with(name: str) -> None:
    for row in suite.carry_out([name], TINY)[name]:
        assert row.measured is None or row.measured > 0.0
        assert row.times or row.measured is None


def test_every_benchmark_can_be_found() -> None:
    assert all(callable(suite.benchmark(name)) for name in suite.PLACES)


@pytest.mark.parametrize("contest", kernel.CONTESTS, ids=lambda contest: contest.name)
def test_the_forms_of_a_kernel_give_the_same_numbers(contest: kernel.Contest) -> None:
    contest.check(contest.forms(), contest.arguments(3))


def test_a_form_that_differs_is_found_out() -> None:
    contest = kernel.CONTESTS[-1]
    forms = {"kernel": public.live, "idle": lambda *arguments: None}
    with pytest.raises(AssertionError):
        contest.check(forms, contest.arguments(1))


def test_more_firms_are_the_same_sectors_in_smaller_parts() -> None:
    slots, capital = freshly(capital_of_sectors, one_core=False, times=3)
    assert slots == 90
    assert capital == pytest.approx(np.ones(len(capital)))


def test_tasks_take_turns() -> None:
    told: list[tuple[str, int]] = []
    tasks = {name: lambda repeat, name=name: told.append((name, repeat)) for name in "ab"}
    found = in_turns(tasks, 2)
    assert told == [("a", 0), ("b", 0), ("a", 1), ("b", 1)]
    assert found["a"].document()["repeats"] == 2
