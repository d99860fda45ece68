"""Laws of how Kazakhstan bends its levers and whom it leans to."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.numerics.arrays import FloatArray
from model.risks import policy_registry
from model.rules.strategy import kazakhstan
from model.rules.strategy.kazakhstan import KazakhView
from tests.arrays import levels, numbers, same

views = st.builds(KazakhView, **{name: levels() for name in KazakhView._fields})
CALM = KazakhView(*[same(0.0)] * len(KazakhView._fields))._replace(
    bargaining=same(1.0), kazakh_share=same(0.75)
)
ANSWERS = [
    ("quota_pressure", "labour_quota", -1),
    ("land_pressure", "land_leasing", -1),
    ("protest", "public_outreach", 1),
    ("protest", "project_screening", 1),
    ("restriction", "corridor_diversification", 1),
    ("tariff_pressure", "import_protection", 1),
    ("debt_ratio", "borrowing_restraint", 1),
    ("oil_gap", "nurly_zhol_spending", 1),
    ("facilitation_funding", "border_facilitation", 1),
    ("bargaining", "local_content_rule", 1),
    ("kazakh_share", "transit_tariff", 1),
]


def responses(view: KazakhView, strength: FloatArray) -> dict[str, FloatArray]:
    """By how much each lever leaves its stance."""
    answers = kazakhstan.answers(view)._asdict()
    return {lever: kazakhstan.bend(strength, answer) for lever, answer in answers.items()}


@given(views)
def test_a_state_that_does_not_respond_never_leaves_its_stance(view: KazakhView) -> None:
    assert all(np.all(bend == 0.0) for bend in responses(view, same(0.0)).values())


@given(views, numbers(0.3, 1.7))
def test_responses_bend_known_levers_and_no_more_than_their_strength(
    view: KazakhView, strength: FloatArray
) -> None:
    bends = responses(view, strength)
    assert set(bends) <= set(policy_registry())
    assert all(np.all(np.abs(bend) <= strength) for bend in bends.values())


def test_nothing_met_bends_nothing() -> None:
    assert all(np.allclose(x, 0.0) for x in responses(CALM, same(1.0)).values())


@pytest.mark.parametrize(("met", "lever", "sign"), ANSWERS)
def test_what_kazakhstan_meets_moves_the_lever_that_answers_it(
    met: str, lever: str, sign: int
) -> None:
    view = CALM._replace(**{met: getattr(CALM, met) + 0.5})
    bend = responses(view, same(1.0))[lever]
    assert np.all(np.sign(bend) == sign)


@given(numbers(-1.0, 1.0), numbers(-3.0, 3.0), levels(), levels())
def test_alignment_stays_between_russia_and_china_and_follows_the_pull(
    current: FloatArray, pull: FloatArray, balance: FloatArray, speed: FloatArray
) -> None:
    after = kazakhstan.alignment(current, pull, balance, speed)
    assert np.all(np.abs(after) <= 1.0)
    assert np.all(kazakhstan.alignment(current, pull + 0.1, balance, speed) >= after)


@given(numbers(-1.0, 1.0), numbers(-3.0, 3.0), levels())
def test_a_strict_multi_vector_policy_withstands_any_pull(
    current: FloatArray, pull: FloatArray, speed: FloatArray
) -> None:
    after = kazakhstan.alignment(current, pull, same(1.0), speed)
    assert np.all(np.abs(after) <= np.abs(current))
