"""What is learnt of a parameter: all, some or nothing of its range."""

from __future__ import annotations

import numpy as np
import pytest

from model.analysis.calibration.learning import IDENTIFIED, NOT, WEAKLY, learning, verdict
from model.parameters import Distribution

FLAT = Distribution("uniform", 2.0, 6.0, 4.0)
LOG = Distribution("loguniform", 1.0, 100.0, 10.0)


def test_draws_spread_as_the_prior_have_all_of_it_left() -> None:
    places = (np.arange(1000) + 0.5) / 1000
    draws = {"flat": FLAT.quantile(places), "log": LOG.quantile(places)}
    for learnt in learning({"flat": FLAT, "log": LOG}, draws, {}):
        assert learnt.left == pytest.approx(1.0, abs=0.01)
        assert learnt.verdict == NOT


def test_narrower_draws_have_less_left_and_come_first() -> None:
    places = (np.arange(1000) + 0.5) / 1000
    draws = {"wide": FLAT.quantile(places), "narrow": FLAT.quantile(0.4 + 0.2 * places)}
    first, second = learning({"wide": FLAT, "narrow": FLAT}, draws, {"narrow": "revenue 2016"})
    assert (first.name, second.name) == ("narrow", "wide")
    assert first.left == pytest.approx(0.2, abs=0.01)
    assert (first.verdict, first.strongest) == (IDENTIFIED, "revenue 2016")
    assert first.low <= first.p05 <= first.median <= first.p95 <= first.high


def test_the_verdict_follows_what_is_left() -> None:
    assert [verdict(left) for left in (0.5, 0.8, 0.9, 0.95, 1.1)] == [
        IDENTIFIED, IDENTIFIED, WEAKLY, NOT, NOT,
    ]  # fmt: skip
