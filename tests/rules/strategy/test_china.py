"""Laws of what China would like."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from model.numerics.arrays import FloatArray
from model.rules.strategy import china
from tests.arrays import levels, numbers, same

gaps = numbers(-10.0, 10.0)
responses = numbers(0.0, 0.3)


def within(values: FloatArray) -> bool:
    return bool(np.all((values >= 0.0) & (values <= 1.0)))


@given(levels(), gaps, responses, levels())
def test_china_pays_more_slowly_when_it_grows_less_or_meets_friction(
    base: FloatArray, gap: FloatArray, response: FloatArray, friction: FloatArray
) -> None:
    pace = china.funding_pace(base, gap, response, friction)
    assert within(pace)
    assert np.all(china.funding_pace(base, gap - 1.0, response, friction) <= pace)
    assert np.all(china.funding_pace(base, gap, response, np.minimum(friction + 0.1, 1)) <= pace)
    assert np.all(china.funding_pace(base, gap, response, same(1.0)) == 0.0)


@given(levels(), levels(), levels(), levels())
def test_fear_of_a_rival_and_care_for_its_own_west_withhold_industrial_money(
    base: FloatArray, fear: FloatArray, home: FloatArray, host: FloatArray
) -> None:
    share = china.industrial_share(base, fear, home, host)
    assert within(share)
    assert np.all(share <= base)
    fearless = china.industrial_share(base, same(0.0), home, host)
    assert np.all(share <= fearless)
    assert np.allclose(china.industrial_share(base, same(0.0), same(0.0), host), base)
    assert np.all(china.industrial_share(base, fear, same(1.0), host) == 0.0)


@given(levels(), gaps, levels())
def test_slow_growth_pushes_plants_abroad_and_a_cold_welcome_keeps_them(
    excess: FloatArray, gap: FloatArray, welcome: FloatArray
) -> None:
    push = china.relocation(excess, gap, welcome)
    assert within(push)
    assert np.all(china.relocation(excess, gap - 1.0, welcome) >= push)
    assert np.all(china.relocation(excess, gap, 0.5 * welcome) <= push)
    assert np.all(china.relocation(same(0.0), gap, welcome) == 0.0)


@given(levels(), levels())
def test_moderation_grows_with_skill_and_with_what_is_at_stake(
    skill: FloatArray, stakes: FloatArray
) -> None:
    effort = china.moderation(skill, stakes)
    assert within(effort)
    assert np.all(china.moderation(skill, np.minimum(stakes + 0.1, 1.0)) >= effort)
    assert np.all(china.moderation(same(0.0), stakes) == 0.0)


@given(levels(), levels())
def test_china_yields_more_when_relations_are_strained(
    readiness: FloatArray, tension: FloatArray
) -> None:
    yielded = china.concession(readiness, tension)
    assert within(yielded)
    assert np.all(china.concession(readiness, np.minimum(tension + 0.1, 1.0)) >= yielded)
    assert np.all(china.concession(same(0.0), tension) == 0.0)
