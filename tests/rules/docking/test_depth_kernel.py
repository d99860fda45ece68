"""Laws of the kernel of docking: what it has for all runs at once is what the rules say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given

from model.numerics.arrays import side_by_side
from model.rules.docking import depth, depth_kernel
from tests.rules.kernels import Array, agree, each_alone, seeds, untouched

RUNS = 6


def docking(seed: int) -> tuple[Array, ...]:
    """What docking depends on, ties (runs, 4), quarters unresolved and the state (runs, 5)."""
    rng = np.random.default_rng(seed)
    known = [rng.random(RUNS) for _ in range(15)]
    known[12] = rng.uniform(3.0, 8.0, RUNS)
    state = rng.random((RUNS, 5))
    state[:, 3:] = rng.integers(0, 2, (RUNS, 2))
    draw, ties = rng.random((RUNS, 2)), rng.random((RUNS, 4))
    return *known, draw, ties, rng.integers(0, 60, RUNS), state


def dock(arrays: Sequence[Array]) -> list[Array]:
    """Quarters unresolved and the state, (runs, 5), by the kernel."""
    *known, ties, unresolved, state = arrays
    count, moved = unresolved.copy(), np.ascontiguousarray(state.T)
    with untouched(*known, ties):
        depth_kernel.dock(*known, np.ascontiguousarray(ties.T), count, moved)
    return [count, moved.T]


def strained(seed: int) -> tuple[Array, ...]:
    """What tension and trust depend on, and these, (runs, 4)."""
    rng = np.random.default_rng(seed)
    return *rng.random((19, RUNS)), rng.random((RUNS, 4))


def strain(arrays: Sequence[Array]) -> list[Array]:
    """Tension and trust, (runs, 4), by the kernel."""
    *known, ties = arrays
    moved = np.ascontiguousarray(ties.T)
    with untouched(*known):
        depth_kernel.strain(*known, moved)
    return [moved.T]


@given(seeds)
def test_the_kernel_docks_as_the_rules_do(seed: int) -> None:
    belt, clash, concession, clarity, lever, documents, russian, carried, monitoring, *rest = (
        docking(seed)
    )
    speed, erosion, threshold, patience, hazard, alignment, draw, ties, unresolved, state = rest
    trust, implemented = ties[:, 1:].sum(axis=1) / 3.0, carried * (1.0 + monitoring)
    conflict = depth.goal_conflict(belt * clash, concession)
    joint = depth.joint_effort(lever + documents, russian, concession, clarity, trust, implemented)
    reached = depth.docking_step(state[:, 1], belt * joint, conflict, speed, erosion)
    count = depth.quarters_unresolved(unresolved, reached, threshold)
    impatience = belt * depth.impatience(count, patience)
    choice = depth.forced_choice(state[:, 3], hazard, impatience, draw[:, 0])
    side = depth.sides_with_china(state[:, 4], choice - state[:, 3], alignment, draw[:, 1])
    found = dock(docking(seed))
    assert np.array_equal(found[0], count)
    agree(found[1], side_by_side([conflict, reached, impatience, choice, side]))


@given(seeds)
def test_the_kernel_moves_tension_and_trust_as_the_rules_do(seed: int) -> None:
    reached, forced, weight, dominance, concession, build_up, easing, *rest = strained(seed)
    protest, restriction, blocking, rivalry, building, *rest = rest
    meetings, resting, fading, ties = rest[:3], rest[3:6], rest[6], rest[7]
    unresolved = (1.0 - reached) * weight * dominance
    tension = depth.tension_step(ties[:, 0], unresolved, concession, build_up, easing)
    pushes = [
        depth.push_to_china(meetings[0], building, protest),
        depth.push_to_russia(meetings[1], building, restriction, forced),
        depth.push_of_powers(meetings[2], rivalry, tension, blocking),
    ]
    trust = [
        depth.trust_step(ties[:, 1 + place], resting[place], fading, push)
        for place, push in enumerate(pushes)
    ]
    agree(strain(strained(seed))[0], side_by_side([tension, *trust]))


@given(seeds)
def test_docking_and_trust_do_not_depend_on_the_runs_beside_theirs(seed: int) -> None:
    each_alone(docking(seed), dock)
    each_alone(strained(seed), strain)
