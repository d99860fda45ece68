"""Laws of the bootstrap: seeded, fair, and the same for things that are paired."""

from __future__ import annotations

import numpy as np
import pytest

import model.analysis.bootstrap as bootstrap
from model.analysis.bootstrap import interval, resampled_means


def values(runs: int = 60, things: int = 3) -> np.ndarray:
    return np.random.default_rng(3).normal(2.0, 1.0, (runs, things))


def test_the_same_seed_gives_the_same_and_another_one_does_not() -> None:
    assert np.array_equal(resampled_means(values(), 1, 50), resampled_means(values(), 1, 50))
    assert not np.array_equal(resampled_means(values(), 1, 50), resampled_means(values(), 2, 50))


def test_what_does_not_vary_is_sure() -> None:
    assert resampled_means(np.full((20, 2), 4.0), 1, 30) == pytest.approx(4.0)


def test_things_are_drawn_together_so_that_sums_stay_sums() -> None:
    some = values()
    both = np.column_stack([some, some.sum(axis=1)])
    again = resampled_means(both, 1, 50)
    assert again[:, -1] == pytest.approx(again[:, :-1].sum(axis=1))


def test_the_interval_is_about_as_wide_as_theory_says() -> None:
    some = values(200, 1)
    low, high = interval(resampled_means(some, 1), 0.95)
    error = some.std(ddof=1) / np.sqrt(200)
    assert (high - low)[0] == pytest.approx(2 * 1.96 * error, rel=0.1)
    assert low[0] < some.mean() < high[0]


def test_memory_is_bounded_without_changing_what_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = resampled_means(values(), 1, 50)
    monkeypatch.setattr(bootstrap, "_COUNTS_AT_A_TIME", 60 * 7)
    assert np.array_equal(resampled_means(values(), 1, 50), whole)
