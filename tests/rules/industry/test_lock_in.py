"""Laws of lock-in: standards spread and do not go back, and cost local content."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.industry import lock_in
from model.rules.industry.lock_in import LEAST_CONTENT, MOST_CONTENT, Parameters
from model.rules.industry.surroundings import Shifts

P = Parameters(
    lock_in_equipment_weight=0.5,
    lock_in_speed=0.2,
    usual_local_content=0.45,
    chinese_local_content_gap=0.2,
    local_content_rule_effect=0.1,
    screening_content_effect=0.04,
    lock_in_content_loss=0.15,
)
LEVEL = st.floats(0.0, 1.0)
NONE = Shifts(*[0.0] * len(Shifts._fields))


def test_half_of_a_joint_venture_is_chinese() -> None:
    assert lock_in.chinese_share(0.2, 0.1) == pytest.approx(0.2)


def test_standards_spread_with_capital_and_equipment() -> None:
    # (0.3 + 0.5 * 0.2) * 0.05 of what is left, 0.6
    assert lock_in.lock_in(P, 0.4, 0.3, 0.2) == pytest.approx(0.4 + 0.05 * 0.4 * 0.6)


@given(LEVEL, LEVEL, LEVEL, LEVEL)
def test_lock_in_stays_a_level_and_never_falls(
    level: float, capital: float, equipment: float, more: float
) -> None:
    later = lock_in.lock_in(P, level, capital, equipment)
    assert level <= later <= 1.0
    assert lock_in.lock_in(P, level, capital + more, equipment) >= later
    assert lock_in.lock_in(P._replace(lock_in_speed=0.0), level, capital, equipment) == level


def test_rules_and_screening_raise_local_content_and_lock_in_costs_it() -> None:
    shifts = NONE._replace(local_content_rule=0.5, project_screening=0.25)
    assert lock_in.local_content(P, shifts, 0.4) == pytest.approx(0.45 + 0.05 + 0.01 - 0.06)
    assert lock_in.home_content(P, shifts, 0.4) == pytest.approx(0.45)
    assert lock_in.plant_content(P, shifts, 0.4) == pytest.approx(0.25)


def test_local_content_is_a_share_of_something() -> None:
    assert lock_in.home_content(P._replace(usual_local_content=3.0), NONE, 0.0) == MOST_CONTENT
    assert lock_in.plant_content(P, NONE._replace(local_content_rule=-9.0), 0.0) == LEAST_CONTENT


def test_the_content_of_industry_is_the_mean_by_owner() -> None:
    assert lock_in.mean_content(0.25, 0.4, 0.2) == pytest.approx(0.35)
