"""Laws of weighing policies: regret, satisficing and criteria by hand, pairing, and direction."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import model.simulation
from model.analysis.policy.robustness import CRITERIA, regret, satisfied, share_best, share_worst
from model.analysis.policy.stances import PRESENT, alone, changed, present
from model.analysis.policy.weigh import weigh
from model.analysis.policy.worlds import Faced, face, worlds
from model.analysis.study import Plan
from model.clock import Quarter
from model.scenario import load_scenario
from tests.analysis.policy.toys import INDUSTRY, PROTESTS, REVENUE, PolicyToy
from tests.analysis.study.toys import StudyToy

BASELINE = load_scenario("baseline").with_end(Quarter(2016, 4))
SINCE = Quarter(2015, 1)
TABLE = np.array([[10.0, 0.0, 4.0], [6.0, 5.0, 5.0], [0.0, 6.0, 1.0]])
"""Three policies in three futures."""


def test_regret_is_what_the_best_of_each_future_has_more() -> None:
    assert regret(TABLE).tolist() == [[0, 6, 1], [4, 1, 0], [10, 0, 4]]


def test_criteria_choose_as_worked_out_by_hand() -> None:
    chosen = {name: int(np.argmax(criterion(TABLE))) for name, criterion in CRITERIA.items()}
    assert chosen["maximin"] == 1  # least values 0, 5, 0
    assert chosen["maximax"] == 0
    assert chosen["mean"] == 1  # 14/3, 16/3, 7/3
    assert chosen["minimax_regret"] == 1  # 6, 4, 10
    assert share_best(TABLE).tolist() == pytest.approx([1 / 3] * 3)
    assert share_worst(TABLE).tolist() == pytest.approx([1 / 3, 0, 2 / 3])


def test_thresholds_have_to_be_met_together() -> None:
    values = {"a": TABLE, "b": TABLE[::-1]}
    assert satisfied(values, {"a": 5.0, "b": 0.0})[0].tolist() == [True, False, False]
    assert satisfied(values, {"a": 5.0, "b": 5.0})[0].tolist() == [False, False, False]


@given(arrays(np.float64, (4, 6), elements=st.floats(-1e6, 1e6)), st.floats(-1e3, 1e3))
def test_regret_is_never_negative_and_no_future_of_its_own_decides_it(
    values: np.ndarray, shift: float
) -> None:
    found = regret(values)
    assert (found >= 0.0).all()
    assert (found.min(axis=0) == 0.0).all()
    moved = values + shift * np.arange(6)  # what all policies share in a future
    assert regret(moved) == pytest.approx(found, abs=1e-6)


def test_each_lever_alone_moves_nothing_else() -> None:
    stance = present(BASELINE)
    policies = alone(stance, ["research", "transit_tariff"])
    assert len(policies) == 4
    assert changed(policies["research highest"], stance) == {"research": 1.0}
    at_the_end = {**stance, "research": 1.0}
    assert list(alone(at_the_end, ["research"])) == ["research lowest"]


@pytest.fixture
def toy(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> Plan:
    monkeypatch.setattr(model.simulation, "Simulation", PolicyToy)
    return plan


def faced(plan: Plan, number: int = 20, since: Quarter | None = SINCE) -> Faced:
    stance = present(BASELINE)
    futures = worlds(BASELINE, ["russian_blocking"], number, 1, since)
    policies = {PRESENT: stance, **alone(stance, ["transit_tariff", "public_outreach"])}
    return face(futures, policies, [REVENUE, INDUSTRY, PROTESTS], 2016, plan)


def test_policies_meet_the_same_futures_so_that_a_known_effect_is_exact(toy: Plan) -> None:
    found = faced(toy)
    rows = dict(zip(found.labels, found.values[REVENUE], strict=True))
    assert rows["transit_tariff highest"] - rows[PRESENT] == pytest.approx(20.0)
    assert np.ptp(rows[PRESENT]) > 1.0
    assert rows["public_outreach highest"] == pytest.approx(rows[PRESENT])


def test_whatever_was_run_is_read_and_a_future_is_that_of_the_scenario(toy: Plan) -> None:
    faced(toy)
    before = StudyToy.simulated
    again = faced(toy)
    assert StudyToy.simulated == before
    futures = worlds(BASELINE, [], 20, 1, None)
    plain = face(futures, {PRESENT: present(BASELINE)}, [PROTESTS], 2016, toy)
    # luck alone decides protests, and is that of the run index
    assert again.values[PROTESTS][0] == pytest.approx(plain.values[PROTESTS][0])


def test_fresh_futures_have_nothing_in_common_with_those_before() -> None:
    one = worlds(BASELINE, ["russian_blocking"], 20, 1)
    other = worlds(BASELINE, ["russian_blocking"], 20, 1, first=20)
    assert not set(one.luck) & set(other.luck)
    assert not set(one.points.ravel()) & set(other.points.ravel())


def test_weighing_tells_changes_and_the_better_direction(toy: Plan) -> None:
    found = faced(toy)
    stance = present(BASELINE)
    stances = {PRESENT: stance, **alone(stance, ["transit_tariff", "public_outreach"])}
    weighing = weigh(found, stances, 2016, 1)
    by = {each.name: each for each in weighing.policies}
    tariff, outreach = by["transit_tariff highest"], by["public_outreach highest"]
    assert tariff.by[REVENUE].change_mean == pytest.approx(20.0)
    assert tariff.by[REVENUE].regret_max == pytest.approx(0.0)
    assert tariff.by[REVENUE].minimax_chosen == tariff.by[REVENUE].best == 1.0
    assert by[PRESENT].by[REVENUE].regret_mean == pytest.approx(20.0)
    assert outreach.by[PROTESTS].change_mean == pytest.approx(-6.4)
    assert outreach.by[PROTESTS].better == 1.0
    assert set(weighing.choices[PROTESTS].values()) == {"public_outreach highest"}
    assert weighing.ranked(PROTESTS)[0].name == "public_outreach highest"
    assert by[PRESENT].satisficing.each[REVENUE] == 0.5
    assert tariff.satisficing.each[REVENUE] == 1.0
    low = weigh(found, stances, 2016, 1, {REVENUE: 1e6}).policies[0].satisficing
    assert low.all == low.low == 0.0 < low.high


def test_a_future_that_failed_under_one_policy_is_left_out_for_all() -> None:
    values = TABLE.copy()
    values[1, 2] = np.nan
    whole = Faced(("a", "b", "c"), {REVENUE: values}).whole()
    assert whole.values[REVENUE].tolist() == TABLE[:, :2].tolist()
