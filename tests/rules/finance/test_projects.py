"""Laws of a project's life: it moves forward one stage at a time, or dies, and is built once."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.numerics.arrays import FloatArray, IntArray
from model.rules.finance import projects as rules
from tests.arrays import RUNS, levels, numbers, same
from tests.reference.finance import projects as rules_by_arrays

PROJECTS = 6
stages = arrays(np.int64, (RUNS, PROJECTS), elements=st.integers(rules.WAITING, rules.DEAD))
chances = levels(PROJECTS)


@given(stages, chances, chances, chances)
def test_a_project_moves_one_stage_on_or_dies_or_stays(
    stage: IntArray, progress: FloatArray, death: FloatArray, draw: FloatArray
) -> None:
    after = rules_by_arrays.advance(stage, progress, death, draw)
    assert np.all((after == stage) | (after == stage + 1) | (after == rules.DEAD))
    fixed = np.isin(stage, [rules.WAITING, rules.BUILDING, rules.OPERATING, rules.DEAD])
    assert np.array_equal(after[fixed], stage[fixed])


@given(stages, chances, chances, chances)
def test_better_odds_never_hold_a_project_back_nor_worse_ones_keep_it_alive(
    stage: IntArray, progress: FloatArray, death: FloatArray, draw: FloatArray
) -> None:
    after = rules_by_arrays.advance(stage, progress, death, draw)
    quicker = rules_by_arrays.advance(stage, np.minimum(progress + 0.2, 1.0), death, draw)
    assert np.all(quicker >= after)
    deadlier = rules_by_arrays.advance(stage, progress, np.minimum(death + 0.2, 1.0), draw)
    assert np.all((deadlier == rules.DEAD) | (deadlier == after))


@given(stages, chances)
def test_without_chances_nothing_moves(stage: IntArray, draw: FloatArray) -> None:
    none = np.zeros_like(draw)
    assert np.array_equal(rules_by_arrays.advance(stage, none, none, draw), stage)


@given(stages, chances, chances)
def test_only_what_is_being_built_grows_and_only_what_stands_works(
    stage: IntArray, built: FloatArray, pace: FloatArray
) -> None:
    after, grown, finished = rules_by_arrays.build(stage, built, pace)
    building = stage == rules.BUILDING
    assert np.all((grown >= built) & (grown <= 1.0))
    assert np.array_equal(grown[~building], built[~building])
    assert np.array_equal(after != stage, finished)
    assert np.all(after[finished] == rules.OPERATING)
    assert np.all(grown[finished] == 1.0)
    assert not np.any(finished & ~building)


@given(numbers(0.0, 0.6))
def test_bigger_projects_move_more_slowly_and_the_middling_one_at_the_rate(
    exponent: FloatArray,
) -> None:
    factor = rules.size_factor(np.array([50.0, 100.0, 200.0]), exponent)
    assert np.all(np.diff(factor, axis=-1) <= 1e-12)
    assert np.allclose(factor[:, 1], 1.0)
    assert np.allclose(rules.size_factor(np.array([50.0, 100.0]), same(0.0)), 1.0)
