"""Laws of the area under the curve and of rules, against their definitions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.analysis.signposts.discrimination import area_under_curve, discrimination
from model.analysis.signposts.folds import folds_of
from model.analysis.signposts.logistic import fitted
from model.analysis.signposts.threshold import best_rule, cross_validated, errors_of
from model.numerics.arrays import BoolArray, FloatArray


def sample(number: int, shift: float, seed: int) -> tuple[FloatArray, BoolArray]:
    rng = np.random.default_rng(seed)
    bad = np.arange(number) < number // 4
    return rng.standard_normal(number) + shift * bad, bad


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=4, max_size=40))
def test_the_area_is_the_share_of_pairs_in_which_the_bad_one_is_higher(
    futures: list[tuple[int, bool]],
) -> None:
    values, bad = (np.array(column) for column in zip(*futures, strict=True))
    if bad.sum() < 2 or (~bad).sum() < 2:
        return
    pairs = values[bad][:, None] - values[~bad][None, :]
    expected = ((pairs > 0) + 0.5 * (pairs == 0)).mean()
    area, _ = area_under_curve(values[:, None].astype(float), bad)
    assert area[0] == pytest.approx(expected)


def test_intervals_hold_the_true_area_as_often_as_they_say() -> None:
    from scipy.special import ndtr

    true, held = float(ndtr(1.0 / np.sqrt(2.0))), 0
    for seed in range(200):
        values, bad = sample(200, 1.0, seed)
        found = discrimination(values[:, None], bad)
        held += bool(found.low[0] <= true <= found.high[0])
    assert 182 <= held <= 198


def test_a_sign_and_its_mirror_tell_the_same_from_opposite_sides() -> None:
    values, bad = sample(200, 1.0, 1)
    found = discrimination(np.column_stack([values, -values]), bad)
    assert found.auc[0] == pytest.approx(found.auc[1])
    assert found.low_is_bad.tolist() == [False, True]


def test_looking_at_more_signs_makes_each_less_certain() -> None:
    values, bad = sample(200, 0.6, 1)
    noise = np.random.default_rng(1).standard_normal((200, 99))
    alone = discrimination(values[:, None], bad).p_adjusted[0]
    among = discrimination(np.column_stack([values, noise]), bad).p_adjusted[0]
    assert among == pytest.approx(100.0 * alone)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.booleans()), min_size=2, max_size=30))
def test_no_threshold_has_more_hits_less_false_alarms_than_the_best_rule(
    futures: list[tuple[int, bool]],
) -> None:
    values, bad = (np.array(column) for column in zip(*futures, strict=True))
    if bad.all() or not bad.any():
        return
    found = errors_of(best_rule(values.astype(float), bad).warns(values), bad)
    best = 1.0 - found.misses - found.false_alarms
    for level in np.arange(-0.5, 7.0):
        for warned in (values < level, values > level):
            assert warned[bad].mean() - warned[~bad].mean() <= best + 1e-12


def test_cross_validated_errors_are_no_better_than_chance_on_noise() -> None:
    sums = []
    for seed in range(20):
        values, bad = sample(200, 0.0, seed)
        found = cross_validated(values, bad, folds_of(bad, np.arange(200), 10, seed))
        sums.append(found.false_alarms + found.misses)
    assert np.mean(sums) == pytest.approx(1.0, abs=0.06)


def test_folds_hold_bad_futures_evenly_and_worlds_together() -> None:
    bad, luck = np.arange(200) % 4 == 0, np.repeat(np.arange(100), 2)
    fold = folds_of(np.repeat(np.arange(100) % 4 == 0, 2), luck, 5, seed=1)
    assert (fold[::2] == fold[1::2]).all()
    assert np.bincount(fold).tolist() == [40] * 5
    alone = folds_of(bad, np.arange(200), 5, seed=1)
    assert np.bincount(alone[bad]).tolist() == [10] * 5


def test_a_logistic_regression_recovers_its_weights() -> None:
    rng = np.random.default_rng(1)
    table = rng.standard_normal((20_000, 2)) * (1.0, 10.0)
    odds = -1.0 + 1.5 * table[:, 0] - 0.05 * table[:, 1]
    bad = rng.random(20_000) < 1.0 / (1.0 + np.exp(-odds))
    found = fitted(table, bad)
    assert found.weights / found.spread == pytest.approx([1.5, -0.05], abs=0.06)
    assert np.corrcoef(found.log_odds(table), odds)[0, 1] > 0.99


def test_a_logistic_regression_stays_finite_where_signs_tell_all() -> None:
    table = np.linspace(-1.0, 1.0, 100)[:, None]
    found = fitted(table, table[:, 0] > 0.0)
    assert np.isfinite(found.log_odds(table)).all()
    assert (found.log_odds(table) > 0.0).sum() == pytest.approx(50, abs=2)
