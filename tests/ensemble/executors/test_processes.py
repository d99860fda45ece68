"""Laws of work in processes: one worker works here, several elsewhere, and all of it is done."""

from __future__ import annotations

import os

import pytest

from model.ensemble.executors.processes import Processes


def square(number: int) -> tuple[int, int]:
    return number**2, os.getpid()


@pytest.mark.parametrize(("workers", "here"), [(1, True), (2, False)])
def test_only_a_single_worker_works_here(workers: int, here: bool) -> None:
    work = Processes(workers)
    assert work.shares_memory is here
    found = dict(work.spread(square, range(5)))
    assert {task: result[0] for task, result in found.items()} == {n: n**2 for n in range(5)}  # type: ignore[index]
    assert ({result[1] for result in found.values()} == {os.getpid()}) is here  # type: ignore[index]
