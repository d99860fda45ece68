"""Laws of the kernel of protest: people are aggrieved and join a crowd as the rules say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.arrays import FloatArray
from model.clock import QUARTERS_A_YEAR
from model.rules.society import protest, protest_kernel
from tests.rules.kernels import Array, agree, each_alone, seeds, untouched

RUNS, REGIONS, CITIZENS = 3, 4, 8
CONTACTS = np.random.default_rng(1).dirichlet(np.ones(REGIONS), REGIONS)
RING = (np.roll(np.eye(REGIONS), 1, axis=1) + np.roll(np.eye(REGIONS), -1, axis=1)) / 2.0
publics = st.sampled_from(["unlike", "alike", "calm", "furious"])


@dataclass
class Public:
    """Citizens, (runs, regions, citizens), and what they live through."""

    grievance: FloatArray
    opinion: FloatArray
    belief: FloatArray
    temper: FloatArray
    threshold: FloatArray
    alarm: FloatArray
    """A year's, (runs, regions)."""
    shock: FloatArray
    fading: FloatArray
    heat: FloatArray

    def arrays(self) -> tuple[FloatArray, ...]:
        return tuple(getattr(self, field.name) for field in fields(self))


def public(seed: int, kind: str) -> Public:
    rng = np.random.default_rng(seed)
    shape = (RUNS, REGIONS, CITIZENS)
    grievance, belief, threshold = (rng.random(shape) for _ in range(3))
    opinion, temper = rng.uniform(-1, 1, shape), rng.uniform(0, 5, shape)
    if kind == "alike":
        for each in (grievance, belief, threshold, opinion, temper):
            each[:] = each[:, :, :1]
    most = {"calm": 0.0, "furious": 40.0}.get(kind, 1.0)
    alarm, shock = most * rng.random(shape[:2]), most * rng.random(RUNS)
    fading, heat = rng.uniform(0, 3, RUNS), rng.random(RUNS)
    return Public(grievance, opinion, belief, temper, threshold, alarm, shock, fading, heat)


def crowd(seed: int, fearless: bool) -> protest.Crowd:
    rng = np.random.default_rng(seed)
    imitation, outside, fear, police = rng.random((4, RUNS))
    fear *= not fearless
    return protest.Crowd(imitation, outside, 0.2 * fear, 0.1 * police, np.full(RUNS, 2.3))


def exact_public(threshold: FloatArray) -> Public:
    """Citizens without a grievance, so that what they resist is their `threshold` to the bit."""
    zero, one = np.zeros(RUNS), np.ones(RUNS)
    still = [np.zeros_like(threshold) for _ in range(4)]
    return Public(*still, threshold, np.zeros((RUNS, REGIONS)), zero, one, one)


def exact_crowd() -> protest.Crowd:
    """A fearless crowd that pulls by eighths and their halves: nothing is rounded."""
    return protest.Crowd(*(np.full(RUNS, value) for value in (1.0, 0.5, 0.0, 0.1, 2.3)))


def rally_by_rule(at: Public, contacts: FloatArray, around: protest.Crowd) -> Sequence[Array]:
    """Grievances and who protests, by region."""
    alarm = at.alarm[..., None] * at.temper * (1.0 - at.opinion)
    shock = at.shock[:, None, None] * at.belief
    grievance = protest.grieve(at.grievance, alarm, shock, at.fading)
    resistance = at.threshold - at.heat[:, None, None] * grievance
    return grievance, protest.cascade(resistance, contacts, around)


def rally(at: Public, contacts: FloatArray, around: protest.Crowd) -> FloatArray:
    """Let the kernel change the grievances of a public; returns who protests, by region."""
    kept = np.exp(-at.fading / QUARTERS_A_YEAR)
    return protest_kernel.rally(
        (at.grievance, at.opinion, at.belief, at.temper, at.threshold),
        *(at.alarm / QUARTERS_A_YEAR, (at.shock, kept, at.heat), contacts, around),
    )


@given(seeds, publics, st.booleans())
def test_the_kernel_of_grievance_and_a_cascade_agrees_with_the_rules(
    seed: int, kind: str, fearless: bool
) -> None:
    at, around = public(seed, kind), crowd(seed, fearless)
    grievance, active = rally_by_rule(at, CONTACTS, around)
    pulls = [getattr(around, field.name) for field in fields(around)]
    with untouched(*at.arrays()[1:], *pulls, CONTACTS):
        found = rally(at, CONTACTS, around)
    agree(at.grievance, grievance)
    assert np.array_equal(found, active)


@given(seeds)
def test_the_kernel_of_a_cascade_agrees_with_the_rule_on_thresholds_at_the_push(seed: int) -> None:
    eighths = np.random.default_rng(seed).integers(-1, 8, (RUNS, REGIONS, CITIZENS)) / 8.0
    at = exact_public(eighths)
    _, active = rally_by_rule(at, RING, exact_crowd())
    assert np.array_equal(rally(at, RING, exact_crowd()), active)


@pytest.mark.parametrize(("threshold", "share"), [(0.0, 0.0), (np.nextafter(0.0, -1.0), 1.0)])
def test_who_is_pushed_just_as_far_as_the_threshold_stays_at_home(
    threshold: float, share: float
) -> None:
    at = exact_public(np.full((RUNS, REGIONS, CITIZENS), threshold))
    assert np.all(rally(at, RING, exact_crowd()) == share)


@given(seeds, publics)
def test_a_protest_does_not_depend_on_the_runs_beside_its_own(seed: int, kind: str) -> None:
    around = crowd(seed, fearless=False)
    pulls = [getattr(around, field.name) for field in fields(around)]

    def protest_of(arrays: Sequence[Array]) -> Sequence[Array]:
        at = Public(*arrays[:9])
        active = rally(at, CONTACTS, protest.Crowd(*arrays[9:]))
        return at.grievance, active

    each_alone((*public(seed, kind).arrays(), *pulls), protest_of)


@given(seeds, st.sampled_from([0.0, 0.3, 4.0, 40.0]))
def test_the_kernel_counts_protests_as_the_rule_does(seed: int, most: float) -> None:
    rng = np.random.default_rng(seed)
    expected, draw = most * rng.random((RUNS, REGIONS)), rng.random((RUNS, REGIONS))
    with untouched(expected, draw):
        found = protest_kernel.count_events(expected, draw)
    assert np.array_equal(found, protest.event_count(expected, draw))
