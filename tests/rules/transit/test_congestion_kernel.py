"""Laws of the kernels of queues: gates are loaded and slowed down as the rules say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.agents.shippers_network import transit_system
from model.arrays import FloatArray
from model.rules.transit import congestion, congestion_kernel
from tests.rules.kernels import Array, agree, each_alone, seeds, untouched

RUNS, ROUNDS = 3, 5
GATES = transit_system().gates
ROUTES, COUNT = GATES.uses.shape
flows = st.sampled_from([0.0, 1e4, 1e7])
capacities = st.sampled_from(["none", "ample", "tight", "none in some runs"])


def cargo(seed: int, most: float) -> tuple[Array, ...]:
    """Cargo wanted, the gates' own load, and the three units."""
    rng = np.random.default_rng(seed)
    wanted, own = most * rng.random((RUNS, ROUTES, 4)), 10.0 * rng.random((RUNS, COUNT))
    boxes, tonnes, weight = (
        rng.uniform(40, 110, RUNS),
        rng.uniform(1e3, 3e3, RUNS),
        rng.uniform(5, 15, RUNS),
    )
    return wanted, own, boxes, tonnes, weight


def load_gates(arrays: Sequence[Array], active: Array | None = None) -> FloatArray:
    """The load of the gates; NaN in runs that are not `active`."""
    wanted, own, *units = arrays
    load, nothing = np.full(own.shape, np.nan), np.zeros(len(own))
    queueing = congestion.Queueing(nothing, nothing)
    now = congestion_kernel.conditions(GATES, own, own, queueing, congestion.Units(*units))
    congestion_kernel.load_gates(now, everyone(own) if active is None else active, wanted, load)
    return load


def everyone(by_run: Array) -> Array:
    return np.arange(len(by_run))


@given(seeds, flows)
def test_the_kernel_of_loads_agrees_with_the_rule(seed: int, most: float) -> None:
    wanted, own, *units = arrays = cargo(seed, most)
    with untouched(*arrays, GATES.of_route, GATES.unit):
        found = load_gates(arrays)
    containers, bulk = wanted[:, :, :2].sum(axis=-1), wanted[:, :, 2:].sum(axis=-1)
    load = own + congestion.transit_load(GATES, containers, bulk, congestion.Units(*units))
    agree(found, load)


def queues(seed: int, capacity: str) -> tuple[Array, ...]:
    """Load, capacity, steepness, days of queueing and the delay that flows answer to."""
    rng = np.random.default_rng(seed)
    load, delay = 100.0 * rng.random((2, RUNS, COUNT))
    room = load * rng.uniform(0.2, 2.0, load.shape)
    if capacity == "none in some runs":
        room[::2] = 0.0
    room *= {"none": 0.0, "ample": 1e3}.get(capacity, 1.0)
    room[:, 0] = load[:, 0]  # just as much
    return load, room, rng.random(RUNS), 30.0 * rng.random(RUNS), 0.1 * delay


def answer_delay(arrays: Sequence[Array]) -> tuple[FloatArray, FloatArray]:
    """The residuals, and the largest of each run in hours."""
    load, room, steepness, days, delay = arrays
    residual, hours = np.full(load.shape, np.nan), np.full(len(load), np.nan)
    queueing, units = congestion.Queueing(steepness, days), congestion.Units(days, days, days)
    now = congestion_kernel.conditions(GATES, room, load, queueing, units)
    congestion_kernel.answer_delay(now, everyone(load), load, delay, residual, hours)
    return residual, hours


@given(seeds, capacities)
def test_the_kernel_of_delays_agrees_with_the_rule(seed: int, capacity: str) -> None:
    load, room, steepness, days, delay = arrays = queues(seed, capacity)
    with untouched(*arrays, GATES.free_flow_days):
        found, hours = answer_delay(arrays)
    queueing = congestion.Queueing(steepness, days)
    caused = congestion.gate_delay(load, room, GATES.free_flow_days, queueing)
    agree(found, caused - delay, atol=1e-12)
    assert np.array_equal(hours, 24.0 * np.abs(found).max(axis=1))


def residuals(seed: int, stuck: bool) -> FloatArray:
    """Residuals round by round; at some gates, if `stuck`, they are what they were before."""
    rng = np.random.default_rng(seed)
    found = rng.normal(size=(ROUNDS, RUNS, COUNT)) * 0.5 ** np.arange(ROUNDS)[:, None, None]
    if stuck:
        found[1:, :, ::2] = found[:-1, :, ::2]
        found[2:, 0] = 0.0
    return found


def relax(rounds: Sequence[Array]) -> Sequence[Array]:
    """The kernel's last move, last residual and delay."""
    move, before = (np.full(rounds[0].shape, np.nan) for _ in range(2))
    delay = np.ones_like(rounds[0])
    for number, residual in enumerate(rounds):
        with untouched(residual):
            everybody = everyone(residual)
            congestion_kernel.relax(everybody, move, before, residual, delay, number == 0)
    return move, before, delay


@given(seeds, st.booleans())
def test_the_kernel_of_relaxation_agrees_with_the_rule(seed: int, stuck: bool) -> None:
    rounds = residuals(seed, stuck)
    move, before, delay = None, None, np.ones((RUNS, COUNT))
    for residual in rounds:
        move = congestion.relaxation(move, before, residual)
        delay, before = delay + move * residual, residual
    found = relax(tuple(rounds))
    agree(found[0], move)
    assert np.array_equal(found[1], rounds[-1])
    agree(found[2], delay, atol=1e-14)


@given(seeds, flows, capacities, st.booleans())
def test_queues_do_not_depend_on_the_runs_beside_theirs(
    seed: int, most: float, capacity: str, stuck: bool
) -> None:
    each_alone(cargo(seed, most), lambda arrays: [load_gates(arrays)])
    each_alone(queues(seed, capacity), answer_delay)
    each_alone(tuple(residuals(seed, stuck)), relax)


@given(seeds, flows)
def test_queues_of_runs_that_have_settled_are_left_alone(seed: int, most: float) -> None:
    active = np.array([RUNS - 1])
    whole, part = load_gates(cargo(seed, most)), load_gates(cargo(seed, most), active)
    assert np.array_equal(part[active], whole[active])
    assert np.isnan(part[: RUNS - 1]).all()
