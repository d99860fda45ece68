"""Laws of the kernel of instruments: states move them as the rule says."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.rules.strategy import instruments_kernel
from tests.reference.strategy import instruments as instruments_by_arrays
from tests.rules.kernels import Array, agree, each_alone, seeds, untouched

RUNS, INSTRUMENTS = 4, 6
aims = st.sampled_from(["far", "at hand", "half a step away", "beyond the scale"])
states = st.sampled_from([0.0, 2.0, 1e3])


def state(seed: int, aim: str, precise: float) -> tuple[Array, ...]:
    """Level, ideal, step, precision and draw of a state."""
    rng = np.random.default_rng(seed)
    shape = (RUNS, INSTRUMENTS)
    step, precision, draw = (
        rng.uniform(0.03, 0.15, RUNS),
        precise * rng.random(RUNS),
        rng.random(shape),
    )
    draw[:, 0] = 0.0
    level, ideal = rng.random(shape), rng.random(shape)
    if aim == "at hand":
        ideal = level.copy()
    if aim == "half a step away":  # to the bit
        step = np.full(RUNS, 0.125)
        level = rng.integers(2, 15, shape) / 16.0
        ideal = level + rng.choice([-0.0625, 0.0625], shape)
    if aim == "beyond the scale":
        ideal = np.where(ideal < 0.5, -ideal, 1.0 + ideal)
    return level, ideal, step, precision, draw


@given(seeds, aims, states)
def test_the_kernel_of_moving_instruments_agrees_with_the_rule(
    seed: int, aim: str, precise: float
) -> None:
    given_state = state(seed, aim, precise)
    with untouched(*given_state):
        moved = instruments_kernel.adjust(*given_state)
    agree(moved, instruments_by_arrays.adjust(*given_state))


@given(seeds, aims, states)
def test_instruments_do_not_depend_on_the_runs_beside_theirs(
    seed: int, aim: str, precise: float
) -> None:
    each_alone(state(seed, aim, precise), lambda arrays: [instruments_kernel.adjust(*arrays)])
