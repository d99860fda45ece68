"""Laws of knowledge: information teaches, people forget, and it stays a share."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.rules.society import knowledge

KNOWN = arrays(np.float64, (2, 3, 4), elements=st.floats(0.0, 1.0))
RATE = st.floats(0.0, 2.0)


@given(KNOWN, st.floats(0.0, 1.0), RATE, RATE)
def test_knowledge_stays_a_share(
    known: np.ndarray, information: float, rate: float, forgetting: float
) -> None:
    after = knowledge.learn(
        known, np.full(2, information), np.full(2, rate), np.full(2, forgetting)
    )
    assert np.all((after >= 0.0) & (after <= 1.0 + 1e-12))


@given(KNOWN, st.floats(0.0, 0.9), RATE, RATE)
def test_more_information_never_teaches_less(
    known: np.ndarray, information: float, rate: float, forgetting: float
) -> None:
    rates = (np.full(2, rate), np.full(2, forgetting))
    less = knowledge.learn(known, np.full(2, information), *rates)
    more = knowledge.learn(known, np.full(2, information + 0.1), *rates)
    assert np.all(more >= less - 1e-12)


@given(KNOWN, st.floats(0.0, 3.0))
def test_ignorance_is_a_share_and_vanishes_without_a_deficit(
    known: np.ndarray, deficit: float
) -> None:
    misled = knowledge.ignorance(known, np.full(2, deficit))
    assert np.all((misled >= 0.0) & (misled <= 1.0))
    assert np.all(knowledge.ignorance(known, np.zeros(2)) == 0.0)
