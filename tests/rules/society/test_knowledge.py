"""Laws of knowledge: information teaches, people forget, and it stays a share."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.numerics.records import records
from model.rules.society import knowledge
from model.rules.society.state import Parameters
from model.rules.society.surroundings import Nation

P = knowledge.Parameters(learning_rate=0.4, forgetting_rate=0.1)
SHARE = st.floats(0.0, 1.0)


def test_outreach_and_the_calendar_inform_up_to_the_full() -> None:
    assert knowledge.informed(0.3, 0.2) == 0.5
    assert knowledge.informed(0.8, 0.5) == 1.0
    assert knowledge.informed(0.1, -0.5) == 0.0


def test_people_tend_to_what_they_learn_over_what_they_learn_and_forget() -> None:
    # they learn 0.5 * 0.4 = 0.2 of the unknown a year and forget 0.1
    target, pace = knowledge.tendency(P, 0.5)
    assert target == pytest.approx(2.0 / 3.0)
    assert pace == pytest.approx(0.3)
    assert knowledge.tendency(knowledge.Parameters(0.0, 0.0), 1.0).target == 0.0


@given(st.floats(0.0, 0.9))
def test_the_better_informed_tend_to_know_more(informed: float) -> None:
    assert knowledge.tendency(P, informed + 0.1).target > knowledge.tendency(P, informed).target


def test_each_run_is_informed_by_its_own_outreach_and_calendar() -> None:
    p, nation = records(Parameters, 2), records(Nation, 2)
    p["knowledge"]["learning_rate"], p["knowledge"]["forgetting_rate"] = 0.4, 0.1
    nation["outreach"], nation["information"] = [0.3, 0.0], [0.2, 0.0]
    target, left = knowledge.tendencies(p, nation)
    assert target == pytest.approx([2.0 / 3.0, 0.0])
    assert left == pytest.approx(np.exp([-0.3 / 4.0, -0.1 / 4.0]))


def test_knowledge_goes_part_of_its_way_in_a_quarter() -> None:
    assert knowledge.learned(0.2, 0.8, 0.25) == pytest.approx(0.65)
    year = 0.2
    target, pace = knowledge.tendency(P, 0.5)
    for _ in range(4):
        year = knowledge.learned(year, target, math.exp(-pace / 4.0))
    # dK/dt = 0.2 (1 - K) - 0.1 K from 0.2 on: 2/3 - (2/3 - 0.2) exp(-0.3) after a year
    assert year == pytest.approx(2.0 / 3.0 - (2.0 / 3.0 - 0.2) * math.exp(-0.3))


def test_the_deficit_scales_what_is_not_known() -> None:
    assert knowledge.ignorance(0.4, 0.5) == pytest.approx(0.3)
    assert knowledge.ignorance(0.4, 2.0) == 1.0
    assert knowledge.ignorance(0.4, 0.0) == 0.0


@given(SHARE, SHARE, SHARE, st.floats(0.0, 3.0))
def test_knowledge_and_ignorance_stay_shares(
    known: float, target: float, left: float, deficit: float
) -> None:
    after = knowledge.learned(known, target, left)
    assert -1e-12 <= after <= 1.0 + 1e-12
    assert 0.0 <= knowledge.ignorance(after, deficit) <= 1.0
