"""What is not on the machine is said in its row, and breaks nothing."""

from __future__ import annotations

import pytest

from benchmarks import engines, kernel
from benchmarks.effort import TINY

TIMES = {"median_ms": 2.0, "runs": 1}


def test_without_the_workbench_its_row_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    found = dict.fromkeys(("array", "twin", "batch_run"), TIMES)
    monkeypatch.setattr(engines, "freshly", lambda *work, **rest: found)
    *others, last = engines.rows(TINY)
    assert [row.measured for row in others] == [1.0, 1.0]
    assert (last.measured, last.verdict) == (None, "–")
    assert "bench" in last.note


def test_without_a_compiler_the_kernel_is_held_against_its_array_form_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    times = {"kernel": TIMES, "arrays": {"median_ms": 8.0}}
    by_kernel = {contest.name: times for contest in kernel.CONTESTS}
    found = {"hottest": {"public.live": 0.1}, "times": by_kernel}
    monkeypatch.setattr(kernel, "freshly", lambda *work, **rest: found)
    _, in_c, arrays, *_ = kernel.rows(TINY)
    assert (in_c.measured, in_c.verdict) == (None, "–")
    assert "no cc" in in_c.note
    assert arrays.measured == 4.0
