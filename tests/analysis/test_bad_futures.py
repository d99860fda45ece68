"""Laws of bad futures: the right side, the right number, and the same run where scenarios meet."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import model.analysis.bad_futures as bad_futures
from model.analysis.bad_futures import Rule, beyond, judged, worst
from model.analysis.study import Futures, Plan, paired
from model.clock import Quarter
from model.ensemble.failures import EnsembleError
from model.outcomes import outcome_registry
from model.scenario import load_scenario
from tests.analysis.study.conftest import plan as plan
from tests.analysis.study.toys import OUTCOME, STRONG

INDEX, PROTESTS = outcome_registry()[OUTCOME], outcome_registry()["protests"]
BASELINE = load_scenario("baseline").with_end(Quarter(2014, 4))
HALF = BASELINE.with_settings({STRONG: 0.5})


@pytest.mark.parametrize("about", [INDEX, PROTESTS])
@given(st.integers(4, 400), st.floats(0.05, 0.9))
def test_the_worst_share_is_that_share_on_the_bad_side(about, number: int, share: float) -> None:
    values = np.random.default_rng(number).random(number)
    ending = worst(about, 2035, values, share)
    assert share * (number - 1) <= ending.bad.sum() < share * (number - 1) + 1
    upright = values if about.better == "higher" else -values
    assert upright[ending.bad].max(initial=-2.0) < upright[~ending.bad].min()


@given(st.lists(st.integers(0, 5), min_size=1, max_size=50), st.floats(0.01, 0.9))
def test_ties_never_make_more_bad_than_were_asked_for(values: list[int], share: float) -> None:
    ending = worst(PROTESTS, 2035, np.array(values, dtype=float), share)
    assert ending.bad.sum() <= np.ceil(share * len(values))


def test_beyond_a_level_is_below_it_where_more_is_better_and_above_where_less_is() -> None:
    values = np.arange(100.0)
    assert (beyond(INDEX, 2035, values, 10.0).bad == (values < 10.0)).all()
    assert (beyond(PROTESTS, 2035, values, 10.0).bad == (values > 10.0)).all()
    assert [beyond(each, 2035, values, 10.0).side for each in (INDEX, PROTESTS)] == [
        "below",
        "above",
    ]


def test_nothing_is_bad_of_an_outcome_that_is_better_neither_way() -> None:
    with pytest.raises(ValueError, match="protests"):
        beyond(replace(PROTESTS, better="none"), 2035, np.arange(3.0), 1.0)


def futures(plan: Plan, luck: np.ndarray) -> Futures:
    """Runs of the baseline, each a future, in any order."""
    found = paired({"base": BASELINE}, [OUTCOME], 2014, replace(plan, runs=int(luck.max()) + 1))
    outcomes = {OUTCOME: found.values["base"][OUTCOME][luck]}
    return Futures({}, outcomes, found.years, luck)


def test_a_rival_is_met_in_the_same_run(plan: Plan) -> None:
    some = futures(plan, np.array([7, 0, 3, 3, 9]))
    better = BASELINE.with_settings({STRONG: BASELINE.dials[STRONG] - 0.01})
    for rival, bad in ((HALF, 0), (BASELINE, 0), (better, 5)):
        _, ending = judged(some, OUTCOME, 2014, Rule(rival=rival), plan)
        assert ending.bad.sum() == bad
        assert ending.rival == rival.name


def test_futures_whose_rival_failed_are_not_judged(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = futures(plan, np.arange(10))
    missing = [2, 5]

    def failing(*asked: object):
        found = paired(*asked)  # type: ignore[arg-type]
        for values in found.values["rival"].values():
            values[missing] = np.nan
        return replace(found, errors={"rival": dict.fromkeys(missing, "broken")})

    monkeypatch.setattr(bad_futures, "paired", failing)
    those, ending = judged(some, OUTCOME, 2014, Rule(rival=HALF), plan)
    assert those.luck.tolist() == [0, 1, 3, 4, 6, 7, 8, 9]
    assert len(ending.bad) == len(ending.values) == 8
    missing[:] = list(range(10))
    with pytest.raises(EnsembleError, match="every future: broken"):
        judged(some, OUTCOME, 2014, Rule(rival=HALF), plan)
