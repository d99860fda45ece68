"""Laws of the constants: every run reproduces the reference state, whatever its elasticities."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from model.rules.transit.choice import Nest, nest_members
from model.rules.transit.pivot import Reference
from tests.reference.transit.choice import probabilities
from tests.reference.transit.pivot import fit_constants

COSTS = np.array([3000.0, 27000.0, 6000.0, 6500.0, 9000.0])
DAYS = np.array([43.0, 6.0, 17.0, 18.0, 40.0])
SHARES = np.array([[0.93, 0.02, 0.03, 0.02, 0.0], [0.90, 0.0, 0.05, 0.03, 0.02]]).T
VALUES = np.array([20.0, 75.0, 300.0, 30.0, 200.0])
CARGO = np.array([5.0, 3.0, 1.0, 2.0, 1.0])
LANE = np.array([0, 0, 0, 1, 1])


@settings(deadline=None, max_examples=30)
@given(st.floats(0.0001, 0.0004), st.floats(0.25, 0.7))
def test_the_reference_shares_come_out(sensitivity: float, scale: float) -> None:
    nest = np.where(np.arange(5) >= 2, scale, 1.0)
    cost = COSTS[:, None] + DAYS[:, None] * VALUES
    utility = (-sensitivity / nest[:, None] * cost)[None]
    state = Reference(utility, CARGO, LANE, SHARES, np.full(1, scale), rail_from=2)
    constants = fit_constants(state)[:, :, LANE]
    members = Nest(nest_members(5, 2), np.ones((1, 5)), np.full(1, scale))
    chosen = probabilities(np.exp(utility + constants), members)[0]
    for lane in (0, 1):
        own = CARGO * (lane == LANE)
        found = (chosen * own).sum(axis=-1) / own.sum()
        assert np.allclose(found, SHARES[:, lane], atol=1e-6)
