"""Laws of signposts: what tells is found and its errors are told, noise is not, copies add nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model.analysis.bad_futures import Ending, worst
from model.analysis.signposts.search import Signpost, Signposts, signposts
from model.analysis.signposts.signs import CHANGE, LEVEL, published, usual_indicators
from model.ensemble.failures import EnsembleError
from model.numerics.arrays import BoolArray, FloatArray
from model.outcomes import outcome_registry
from tests.analysis.signposts.worlds import (
    COPY,
    NOISE,
    OUTCOME,
    PERFECT,
    STILL,
    WATCH,
    WEAK,
    worlds,
)


@pytest.fixture(scope="module")
def found() -> Signposts:
    return signposts(worlds(), ending(), WATCH, seed=1)


def ending(values: FloatArray | None = None) -> Ending:
    ends = worlds().at(OUTCOME, 2035) if values is None else values
    return worst(outcome_registry()[OUTCOME], 2035, ends, 0.25)


def otherwise(bad: BoolArray) -> Ending:
    return replace(ending(), bad=bad)


def post(found: Signposts, name: str) -> Signpost:
    return next(each for each in found.posts if each.indicator == name)


def test_a_perfect_sign_tells_all_and_never_misleads(found: Signposts) -> None:
    best = post(found, PERFECT)
    assert found.posts[0].indicator in (PERFECT, COPY)
    assert best.years[-1].auc == pytest.approx(1.0)
    assert (best.kind, best.low_is_bad) == (LEVEL, True)
    assert best.told_apart
    assert best.errors.false_alarms == pytest.approx(0.0, abs=0.01)
    assert best.errors.misses == pytest.approx(0.0, abs=0.02)
    ends, bad = worlds().at(OUTCOME, 2035), ending().bad
    assert ends[bad].max() < best.threshold < ends[~bad].min()


def test_the_lead_runs_from_the_first_year_in_which_a_sign_tells(found: Signposts) -> None:
    assert (post(found, PERFECT).since, post(found, PERFECT).lead) == (2027, 8)
    assert post(found, NOISE).lead is None
    early = [each.auc for each in post(found, PERFECT).years if each.year < 2027]
    assert early == pytest.approx([0.5, 0.5], abs=0.1)


def test_noise_is_not_told_apart_from_chance(found: Signposts) -> None:
    noise = post(found, NOISE)
    assert not noise.told_apart
    assert noise.errors.false_alarms + noise.errors.misses == pytest.approx(1.0, abs=0.15)


def test_a_weak_sign_has_its_side_its_interval_and_its_errors(found: Signposts) -> None:
    weak = post(found, WEAK)
    assert not weak.low_is_bad
    assert weak.years[-1].low < weak.years[-1].auc < weak.years[-1].high
    assert 0.6 < weak.years[-1].auc < 0.9
    assert 0.1 < weak.errors.misses < 0.6
    assert weak.errors.precision is not None


def test_what_is_the_same_in_all_futures_is_no_sign(found: Signposts) -> None:
    assert STILL not in [each.indicator for each in found.posts]


def test_a_copy_adds_nothing_to_the_short_list(found: Signposts) -> None:
    listed = found.shortlist
    assert listed is not None
    assert len(listed.signs) == 1
    assert listed.signs[0].indicator in (PERFECT, COPY)
    assert listed.auc == pytest.approx(1.0)


def test_signs_of_different_things_are_listed_together_and_say_more() -> None:
    futures = worlds(800)
    rng = np.random.default_rng(2)
    one, two = rng.standard_normal((2, 800))
    table = dict(futures.outcomes)
    table[PERFECT] = np.repeat(one[:, None], 5, axis=1)
    table[COPY] = table[PERFECT] + 0.01 * rng.standard_normal((800, 5))
    table[WEAK] = np.repeat(two[:, None], 5, axis=1)
    listed = signposts(replace(futures, outcomes=table), ending(one + two), WATCH, seed=1).shortlist
    assert listed is not None
    assert {sign.indicator for sign in listed.signs} in ({PERFECT, WEAK}, {COPY, WEAK})
    assert listed.auc > listed.alone + 0.1
    assert listed.chosen[WEAK] == listed.folds


def test_chance_alone_gives_no_short_list_and_no_signpost() -> None:
    lucky = otherwise(np.random.default_rng(3).permutation(ending().bad))
    found = signposts(worlds(), lucky, WATCH, seed=1)
    assert found.shortlist is None
    assert not any(each.told_apart for each in found.posts)


def test_changes_tell_where_levels_do_not() -> None:
    futures = worlds()
    start = 50.0 * np.random.default_rng(4).standard_normal(400)
    table = {**futures.outcomes, WEAK: futures.outcomes[WEAK] + start[:, None]}
    found = signposts(replace(futures, outcomes=table), ending(), WATCH, seed=1)
    assert post(found, WEAK).kind == CHANGE
    assert post(found, WEAK).told_apart


def test_too_few_bad_futures_are_refused() -> None:
    few = np.zeros(400, dtype=bool)
    few[:5] = True
    with pytest.raises(EnsembleError, match="5 of 400 futures are bad"):
        signposts(worlds(), otherwise(few), WATCH, seed=1)


def test_the_same_futures_and_seed_give_the_same(found: Signposts) -> None:
    assert signposts(worlds(), ending(), WATCH, seed=1).document() == found.document()


def test_indicators_are_national_and_some_have_public_figures() -> None:
    assert OUTCOME in usual_indicators()
    assert not [name for name in usual_indicators() if name.endswith("_akmola")]
    assert published() & set(usual_indicators())
