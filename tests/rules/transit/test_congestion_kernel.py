"""Laws of the kernels of queues: gates are loaded and slowed down as the rules say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.agents.shippers_network import transit_system
from model.numerics.arrays import FloatArray
from model.numerics.compiled import compiled
from model.rules.transit import congestion, congestion_kernel
from model.rules.transit.congestion_kernel import Conditions, Passages
from tests.reference.transit import congestion as congestion_by_arrays
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


PASSED = congestion_kernel.passages(GATES.of_route, COUNT)


@compiled
def load_run(
    now: Conditions,
    passed: Passages,
    run: int,
    containers: FloatArray,
    bulk: FloatArray,
    load: FloatArray,
) -> None:
    congestion_kernel.load_gates(now, passed, run, containers, bulk, load)


@compiled
def answer_run(
    now: Conditions, run: int, load: FloatArray, delay: FloatArray, residual: FloatArray
) -> float:
    return congestion_kernel.answer_delay(now, run, load, delay, residual)


@compiled
def relax_run(
    move: FloatArray, before: FloatArray, residual: FloatArray, delay: FloatArray, first: bool
) -> None:
    congestion_kernel.relax(move, before, residual, delay, first)


@compiled
def delay_run(passed: Passages, delay: FloatArray, days: FloatArray) -> None:
    congestion_kernel.route_delay(passed, delay, days)


def load_gates(arrays: Sequence[Array]) -> FloatArray:
    """The load of the gates, run by run."""
    wanted, own, *units = arrays
    load, nothing = np.full(own.shape, np.nan), np.zeros(len(own))
    queueing = congestion.Queueing(nothing, nothing)
    now = congestion_kernel.conditions(GATES, own, own, queueing, congestion.Units(*units))
    containers, bulk = wanted[:, :, :2].sum(axis=-1), wanted[:, :, 2:].sum(axis=-1)
    for run in range(len(own)):
        load_run(now, PASSED, run, containers[run], bulk[run], load[run])
    return load


@given(seeds)
def test_the_kernel_of_delays_on_routes_agrees_with_the_sum_over_their_gates(seed: int) -> None:
    delay, days = np.random.default_rng(seed).random(COUNT), np.full(ROUTES, np.nan)
    with untouched(delay):
        delay_run(PASSED, delay, days)
    agree(days, GATES.uses @ delay)


@given(seeds, flows)
def test_the_kernel_of_loads_agrees_with_the_rule(seed: int, most: float) -> None:
    wanted, own, *units = arrays = cargo(seed, most)
    with untouched(*arrays, GATES.of_route, GATES.unit):
        found = load_gates(arrays)
    containers, bulk = wanted[:, :, :2].sum(axis=-1), wanted[:, :, 2:].sum(axis=-1)
    load = own + congestion_by_arrays.transit_load(
        GATES, containers, bulk, congestion.Units(*units)
    )
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
    for run in range(len(load)):
        hours[run] = answer_run(now, run, load[run], delay[run], residual[run])
    return residual, hours


@given(seeds, capacities)
def test_the_kernel_of_delays_agrees_with_the_rule(seed: int, capacity: str) -> None:
    load, room, steepness, days, delay = arrays = queues(seed, capacity)
    with untouched(*arrays, GATES.free_flow_days):
        found, hours = answer_delay(arrays)
    queueing = congestion.Queueing(steepness, days)
    caused = congestion_by_arrays.gate_delay(load, room, GATES.free_flow_days, queueing)
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
            for run in range(len(delay)):
                relax_run(move[run], before[run], residual[run], delay[run], number == 0)
    return move, before, delay


@given(seeds, st.booleans())
def test_the_kernel_of_relaxation_agrees_with_the_rule(seed: int, stuck: bool) -> None:
    rounds = residuals(seed, stuck)
    move, before, delay = None, None, np.ones((RUNS, COUNT))
    for residual in rounds:
        move = congestion_by_arrays.relaxation(move, before, residual)
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
