"""Laws of interactions: known ones are found with their size, and chance is not called one."""

from __future__ import annotations

import numpy as np
import pytest

from model.analysis.interactions import (
    CANCEL,
    COMPOUND,
    UNTOLD,
    Interaction,
    Interactions,
    groups_of,
    interactions,
    label,
    largest,
    turned,
)
from model.analysis.study import Paired, Plan
from model.analysis.study.paired import BASE
from model.clock import Quarter
from model.ensemble.failures import EnsembleError
from model.numerics.arrays import FloatArray
from model.scenario import load_scenario
from tests.analysis.study.conftest import plan as plan
from tests.analysis.study.toys import IDLE, OTHER, OUTCOME, STRONG, WEAK

BASELINE = load_scenario("baseline").with_end(Quarter(2015, 4))
DIALS = (STRONG, WEAK, IDLE)
ALONE = {STRONG: -10.0, WEAK: -3.0, IDLE: 0.0}
YEAR = 2015


def study(
    pulls: dict[tuple[str, str], FloatArray | float], runs: int = 60, outcome: str = OUTCOME
) -> Interactions:
    """A world in which dials add up but for some pairs, which pull the outcome by run."""
    luck = np.random.default_rng(4).normal(size=runs)
    values = {BASE: luck}
    for group in groups_of(DIALS):
        moved = sum(ALONE[dial] for dial in group) + luck
        values[label(*group)] = moved + pulls.get(group, 0.0)  # type: ignore[arg-type]
    found = Paired(
        seed=1,
        years=(YEAR,),
        values={name: {outcome: column[:, None]} for name, column in values.items()},
        errors={},
    )
    return interactions(found, BASELINE, DIALS, outcome, YEAR)


def pair_of(found: Interactions, *dials: str) -> Interaction:
    return next(pair for pair in found.pairs if {pair.first, pair.second} == set(dials))


def test_dials_that_add_up_do_not_interact_at_all() -> None:
    for pair in study({}).pairs:
        assert pair.change.mean == pair.change.p05 == pair.change.p95 == 0.0
        assert (pair.verdict, pair.p_adjusted) == (UNTOLD, 1.0)


@pytest.mark.parametrize(("pull", "verdict"), [(-2.0, COMPOUND), (2.0, CANCEL)])
def test_a_pull_of_a_pair_is_found_with_its_size_and_named_by_whether_it_is_worse(
    pull: float, verdict: str
) -> None:
    found = study({(STRONG, WEAK): pull})
    pair = pair_of(found, STRONG, WEAK)
    assert pair.change.mean == pytest.approx(pull)
    assert pair.apart == pytest.approx(-13.0)
    assert pair.together == pytest.approx(-13.0 + pull)
    assert pair.verdict == verdict
    assert found.pairs[0] == pair
    assert [each.verdict for each in found.pairs[1:]] == [UNTOLD, UNTOLD]


def test_worse_is_higher_where_lower_is_better() -> None:
    found = study({(STRONG, WEAK): 2.0}, outcome="protests")
    assert pair_of(found, STRONG, WEAK).verdict == COMPOUND


def test_where_neither_is_better_a_pair_compounds_that_goes_further_than_added_up() -> None:
    further = study({(STRONG, WEAK): -2.0}, outcome="teu_mongolia")
    assert pair_of(further, STRONG, WEAK).verdict == COMPOUND


def test_luck_is_not_called_an_interaction() -> None:
    rng = np.random.default_rng(0)
    called = 0
    for _ in range(20):
        noise = {pair: rng.normal(size=60) for pair in [(STRONG, WEAK), (STRONG, IDLE)]}
        called += any(pair.verdict != UNTOLD for pair in study(noise).pairs)
    assert called <= 3


def test_a_mean_that_most_runs_do_not_share_is_no_guide() -> None:
    pull = np.where(np.arange(60) < 30, -2.0, 0.1)
    pair = pair_of(study({(STRONG, WEAK): pull}), STRONG, WEAK)
    assert pair.p_adjusted < 0.05
    assert pair.verdict == UNTOLD


def test_few_runs_tell_nothing() -> None:
    assert pair_of(study({(STRONG, WEAK): -2.0}, runs=29), STRONG, WEAK).verdict == UNTOLD


def test_what_the_toy_does_is_found_by_running_it(plan: Plan) -> None:
    found = turned(BASELINE, groups_of(DIALS), [OUTCOME], YEAR, plan)
    judged = interactions(found, BASELINE, DIALS, OUTCOME, YEAR)
    assert judged.singles[0].change.mean == pytest.approx(-7.5)
    assert judged.singles[0].setting == BASELINE.dials[STRONG]
    assert all(pair.change.mean == 0.0 for pair in judged.pairs)


def test_the_largest_dials_come_first_and_idle_ones_not_at_all(plan: Plan) -> None:
    found = turned(BASELINE, [(dial,) for dial in (IDLE, WEAK, STRONG)], [OUTCOME], YEAR, plan)
    assert largest(found, [IDLE, WEAK, STRONG], [OUTCOME], YEAR) == [STRONG, WEAK]
    many = turned(BASELINE, [(dial,) for dial in DIALS], [OUTCOME, OTHER], YEAR, plan)
    assert largest(many, DIALS, [OTHER, OUTCOME], YEAR) == [STRONG, WEAK]


def test_runs_that_failed_are_left_out_and_none_left_is_told() -> None:
    values = {BASE: np.array([0.0, 0.0, 0.0])}
    for group in groups_of(DIALS):
        values[label(*group)] = np.array([1.0, np.nan, 1.0])
    rows = {name: {OUTCOME: column[:, None]} for name, column in values.items()}
    errors = {STRONG: {1: "ArithmeticError: broke"}}
    found = Paired(seed=1, years=(YEAR,), values=rows, errors=errors)
    assert interactions(found, BASELINE, DIALS, OUTCOME, YEAR).runs == 2
    rows[STRONG] = {OUTCOME: np.full((3, 1), np.nan)}
    with pytest.raises(EnsembleError, match="broke"):
        interactions(found, BASELINE, DIALS, OUTCOME, YEAR)
