"""Laws of raw materials: volumes and values stay positive, and shares stay shares."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.industry import resources
from model.rules.industry.resources import MOST_TO_CHINA
from tests.rules.registered import usual

P = usual(
    resources.Parameters,
    oil_memory_speed=1.0,
    oil_price_2018=70.0,
    mining_trend=0.02,
    mining_elasticity=0.1,
    mining_speed=0.4,
    raw_share_china_usual=0.2,
    raw_share_speed=0.8,
    raw_exports_base=40_000.0,
    raw_price_elasticity=1.0,
)


def test_the_remembered_price_moves_a_quarter_of_the_way() -> None:
    assert resources.remembered_oil(P, 4.0, math.exp(4.4)) == pytest.approx(4.1)
    quick = P._replace(oil_memory_speed=9.0)
    assert resources.remembered_oil(quick, 4.0, math.exp(4.4)) == pytest.approx(4.4)


def test_mining_moves_to_its_trend_and_to_what_oil_calls_for() -> None:
    # wanted: 0.02 * 5 + 0.1 * 0.5 = 0.15
    assert resources.mined(P, 0.05, 0.5, 5.0) == pytest.approx(0.05 + 0.1 * 0.1)


def test_chinas_share_moves_to_its_usual_one_times_the_pull() -> None:
    assert resources.china_share(P, 0.2, 1.5) == pytest.approx(0.2 + 0.2 * 0.1)
    assert resources.china_share(P, 0.9, 99.0) == pytest.approx(MOST_TO_CHINA)


def test_raw_exports_follow_volume_and_price() -> None:
    assert resources.raw_exports(P, math.log(1.5), 140.0) == pytest.approx(120_000.0)


@given(st.floats(0.0, MOST_TO_CHINA), st.floats(0.0, 20.0))
def test_chinas_share_is_a_share(share: float, pull: float) -> None:
    assert 0.0 <= resources.china_share(P, share, pull) <= MOST_TO_CHINA


def test_growth_in_china_pulls_and_that_of_others_pulls_back() -> None:
    found = resources.pull_of_china(np.array([0.5]), np.array([0.2]), np.array([2.0]))
    assert found == pytest.approx(math.exp(0.6))
