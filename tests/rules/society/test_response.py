"""Laws of the state's answer: wider protest is answered more firmly, and pressure fades."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.rules.society import response

PATIENCE = response.Patience(*(np.array([value]) for value in (2.0, 5.0, 8.0)))
SHARE = st.floats(0.0, 1.0)


def answer(regions: float, land: float, conceded: float = 0.0) -> tuple[float, ...]:
    found = response.respond(np.array([regions]), np.array([land]), np.array([conceded]), PATIENCE)
    return (found.explain[0], found.warn[0], found.concede[0], found.repress[0])


def test_the_land_wave_of_2016_draws_a_statement_a_warning_and_a_moratorium() -> None:
    assert answer(10.0, 1.0) == (1.0, 1.0, 1.0, 0.0)


def test_a_wave_about_plants_is_denied_but_not_conceded() -> None:
    assert answer(10.0, 0.0) == (1.0, 1.0, 0.0, 0.0)


def test_who_goes_on_after_a_concession_meets_the_police() -> None:
    assert answer(10.0, 1.0, conceded=0.9) == (1.0, 1.0, 0.0, 1.0)


def test_a_few_protests_are_ignored() -> None:
    assert answer(1.0, 1.0) == (0.0, 0.0, 0.0, 0.0)


@given(SHARE, SHARE, SHARE)
def test_pressures_fear_and_cost_stay_between_none_and_full(
    level: float, protest: float, gain: float
) -> None:
    one = {"memory": np.array([2.0])}
    state = np.array([level])
    loud = response.Response(*(np.ones(1) for _ in range(4)))
    found = (
        response.land_pressure(state, np.array([round(gain)]), **one),
        response.quota_pressure(state, np.array([protest]), np.array([gain]), **one),
        response.fear(state, loud, np.array([protest]), **one),
        response.political_cost(loud, np.array([protest]), (state, state, state)),
    )
    assert all(0.0 <= value[0] <= 1.0 for value in found)


@given(SHARE)
def test_pressure_fades_when_the_squares_are_empty(level: float) -> None:
    memory, none, state = np.array([3.0]), np.zeros(1), np.array([level])
    assert response.land_pressure(state, none, memory)[0] <= level
    assert response.quota_pressure(state, none, np.ones(1), memory)[0] <= level
