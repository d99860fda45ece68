"""Laws of environmental disputes: standards prevent them, and stopped sites resume."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.society import environment

P = environment.Parameters(
    project_value=100.0, dispute_hazard=0.2, dispute_factor=2.0, dispute_duration=1.0
)
SHARE = st.floats(0.0, 1.0)


def test_standards_lower_the_hazard_to_nothing() -> None:
    assert environment.hazard(P, 0.25) == pytest.approx(0.3)
    assert environment.hazard(P, 1.0) == 0.0


def test_a_dispute_breaks_out_by_hazard_projects_and_shared_rivers() -> None:
    # 0.4 * (1 + 0.5) * 10 = 6 a year, 1.5 a quarter: 1 - exp(-1.5) = 0.7769
    assert environment.breaks_out(0.4, 0.5, 10.0, 0.776) == 1.0
    assert environment.breaks_out(0.4, 0.5, 10.0, 0.777) == 0.0
    # without rivers 4 a year: 1 - exp(-1) = 0.632; with half the projects 1 - exp(-0.75) = 0.5276
    assert environment.breaks_out(0.4, 0.0, 10.0, 0.633) == 0.0
    assert environment.breaks_out(0.4, 0.5, 5.0, 0.528) == 0.0


def test_a_dispute_stops_one_project_of_those_that_work() -> None:
    # 0.2 of 0.4 still stands; of the rest, 0.8, one project in four stops
    assert environment.stopped(0.4, 0.5, 1.0, 4.0) == pytest.approx(0.4)
    assert environment.stopped(0.4, 0.5, 0.0, 4.0) == pytest.approx(0.2)
    assert environment.stopped(0.0, 0.5, 1.0, 0.5) == 1.0


@given(SHARE, SHARE, st.sampled_from([0.0, 1.0]), st.floats(0.0, 40.0))
def test_the_stopped_share_stays_a_share(
    before: float, left: float, dispute: float, projects: float
) -> None:
    assert 0.0 <= environment.stopped(before, left, dispute, projects) <= 1.0


def test_the_country_stands_still_by_value() -> None:
    assert environment.national_share(30.0, 120.0) == pytest.approx(0.25)
    assert environment.national_share(0.0, 0.0) == 0.0
