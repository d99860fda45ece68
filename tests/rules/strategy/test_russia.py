"""Laws of what Russia would like: when it cooperates, stalls, blocks and restricts."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.numerics.arrays import FloatArray
from model.rules.strategy import russia
from model.rules.strategy.russia import BLOCK, COOPERATE, STALL, RussianView
from tests.arrays import RUNS, levels, numbers, same
from tests.reference.choice import pick, quantal_response
from tests.reference.strategy import russia as russia_by_arrays

views = st.builds(RussianView, **{name: levels() for name in RussianView._fields})
appetites = numbers(0.01, 3.0)
STALLING = np.full(RUNS, STALL)


def utilities(view: RussianView, appetite: FloatArray) -> FloatArray:
    return russia_by_arrays.stance_utilities(view, appetite, same(0.6), STALLING, same(0.5))


@given(views, appetites)
def test_unresolved_docking_and_dominance_make_blocking_more_tempting(
    view: RussianView, appetite: FloatArray
) -> None:
    calm = utilities(view, appetite)
    for reason in ("impatience", "dominance", "conflict"):
        worse = view._replace(**{reason: getattr(view, reason) + 0.2})
        assert np.all(utilities(worse, appetite)[:, BLOCK] > calm[:, BLOCK]), reason


@given(views, appetites)
def test_concessions_and_friendship_make_cooperation_more_tempting_than_blocking(
    view: RussianView, appetite: FloatArray
) -> None:
    view = view._replace(bond=np.maximum(view.bond, 0.01))
    before = utilities(view, appetite)
    for reason in ("concession", "friendship", "rivalry"):
        better = utilities(view._replace(**{reason: getattr(view, reason) + 0.2}), appetite)
        gain = better[:, COOPERATE] - better[:, BLOCK] - before[:, COOPERATE] + before[:, BLOCK]
        assert np.all(gain > 0.0), reason


@given(views, levels())
def test_without_an_appetite_russia_never_blocks(view: RussianView, draw: FloatArray) -> None:
    odds = quantal_response(utilities(view, same(0.0)), same(4.0))
    assert np.all(odds[:, BLOCK] == 0.0)
    assert np.all(pick(odds, 0.999 * draw) != BLOCK)


@given(views, appetites)
def test_inertia_favours_the_present_stance_alone(view: RussianView, appetite: FloatArray) -> None:
    free = russia_by_arrays.stance_utilities(view, appetite, same(0.6), STALLING, same(0.0))
    assert np.allclose(utilities(view, appetite) - free, np.eye(3)[STALL] * 0.5)


@given(numbers(0.0, 1.0), numbers(0.0, 1.5), views, levels())
def test_a_restriction_is_likelier_the_less_docking_and_the_more_strain(
    base: FloatArray, sensitivity: FloatArray, view: RussianView, openness: FloatArray
) -> None:
    chance = russia.restriction_hazard(base, sensitivity, view, openness)
    assert np.all((chance >= 0.0) & (chance < 1.0))
    docked = russia.restriction_hazard(base, sensitivity, view, openness + 0.1)
    dominated = view._replace(dominance=view.dominance + 0.1)
    assert np.all(docked <= chance)
    assert np.all(russia.restriction_hazard(base, sensitivity, dominated, openness) >= chance)
    assert np.all(russia.restriction_hazard(same(0.0), sensitivity, view, openness) == 0.0)


def test_an_episode_starts_lasts_and_ends() -> None:
    on, off = np.array([True]), np.array([False])
    assert russia.episode_goes_on(off, starts=on, lasts=off).all()
    assert russia.episode_goes_on(on, starts=off, lasts=on).all()
    assert not russia.episode_goes_on(on, starts=off, lasts=off).any()
    assert not russia.episode_goes_on(off, starts=off, lasts=on).any()


@given(levels(), levels())
def test_russia_undercuts_kazakhstan_only_where_kazakhstan_wins_the_cargo(
    contest: FloatArray, share: FloatArray
) -> None:
    tariff = russia.transsib_tariff(contest, share)
    assert np.all((tariff > 0.0) & (tariff <= 1.0))
    assert np.all(tariff[share <= 0.5] == 1.0)
    assert np.all(russia.transsib_tariff(same(0.0), share) == 1.0)


@given(levels(), levels())
def test_chinese_goods_raise_pressure_for_a_tariff(
    protection: FloatArray, penetration: FloatArray
) -> None:
    pressure = russia.tariff_pressure(protection, penetration)
    assert np.all((pressure >= 0.0) & (pressure <= 1.0))
    assert np.all(russia.tariff_pressure(protection, penetration + 0.1) >= pressure)
    assert np.all(russia.tariff_pressure(same(0.0), penetration) == 0.0)
