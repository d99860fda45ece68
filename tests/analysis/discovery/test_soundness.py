"""Laws of what tells a box from an accident, with a search that is quick and known."""

from __future__ import annotations

import numpy as np
import pytest

import model.analysis.discovery.soundness as module
from model.analysis.discovery.box import LOW, Box
from model.analysis.discovery.soundness import FOLDS, RESAMPLES, SHUFFLES, soundness
from model.numerics.arrays import BoolArray, FloatArray

POINTS = np.linspace(0.0, 1.0, 40)[:, None] * np.ones(2)
BAD = POINTS[:, 0] > 0.75


def upper_quarter(points: FloatArray, interest: BoolArray) -> Box:
    """A search that always finds the same."""
    return Box.whole(2).moved(0, LOW, 0.75)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_box", upper_quarter)


def test_progress_is_told_step_by_step_up_to_the_last() -> None:
    told: list[tuple[int, int]] = []
    soundness(POINTS, BAD, 1.0, 1, lambda done, total: told.append((done, total)))
    assert {total for _, total in told} == {RESAMPLES + FOLDS + SHUFFLES}
    done = [done for done, _ in told]
    assert done == [*range(1, RESAMPLES + 1), *range(RESAMPLES + FOLDS + 1, done[-1] + 1)]
    assert done[-1] == RESAMPLES + FOLDS + SHUFFLES


def test_what_is_always_found_is_bounded_always_and_holds_on_what_was_held_out() -> None:
    found = soundness(POINTS, BAD, 1.0, 1)
    assert found.restricted.tolist() == [[1.0, 0.0], [0.0, 0.0]]
    assert (found.held_out.inside, found.held_out.caught) == (10, 10)
    assert (found.held_out.interest, found.held_out.total) == (10, 40)


def test_chance_counts_this_search_among_those_that_do_as_well() -> None:
    assert soundness(POINTS, BAD, 1.0, 1).chance == 1 / (1 + SHUFFLES)
    assert soundness(POINTS, BAD, 0.0, 1).chance == 1.0
