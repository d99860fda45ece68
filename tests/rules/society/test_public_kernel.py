"""Laws of the kernel of citizens: a quarter of theirs goes as the rules of society say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import public_arrays
from model.numerics.arrays import FloatArray
from model.rules.society import knowledge, opinion_kernel, public_kernel, rumour
from tests.rules.kernels import Array, agree, copies, each_alone, seeds, untouched

RUNS, REGIONS, CITIZENS = 3, 4, 9
AWAY = np.array([[1, 0, 3, 2], [0, 1, 2, 3], [0, 3, 2, 1]])
MIXING = np.random.default_rng(1).dirichlet(np.ones(REGIONS), REGIONS).T.copy()
RING = (np.roll(np.eye(REGIONS), 1, axis=1) + np.roll(np.eye(REGIONS), -1, axis=1)) / 2.0
SIZES = 3, 4, 3, 3, 3, 4, 3, 3, 3
"""Arrays in each group of the kernel's arguments before the contacts."""
publics = st.sampled_from(["unlike", "alike", "at the ends", "in steps", "calm", "furious"])
reaches = st.sampled_from(["nowhere", "everywhere", "in some runs", "in part"])


def public(seed: int, kind: str = "unlike", reach: str = "in part") -> list[Array]:
    """The arrays of all groups of the kernel's arguments, each (runs, ...)."""
    rng = np.random.default_rng(seed)
    shape, regional = (RUNS, REGIONS, CITIZENS), (RUNS, REGIONS)
    opinion, anchor = rng.uniform(-1, 1, (2, *shape))
    known, grievance, attention, threshold = rng.random((4, *shape))
    temper = rng.uniform(0, 5, shape)
    if kind == "at the ends":
        opinion = np.sign(opinion)
    if kind == "in steps":
        opinion = np.round(opinion * 4) / 4  # some lie just at the bound from each other
    citizens = opinion, known, grievance, anchor, temper, attention, threshold
    if kind == "alike":
        for each in citizens:
            each[:] = each[:, :, :1]
    heard = _heard(rng, reach)
    attention[:, :, 0] = heard  # just out of its reach
    bound = rng.integers(0, 9, RUNS) / 4 if kind == "in steps" else rng.uniform(0, 2.1, RUNS)
    most = {"calm": 0.0, "furious": 40.0}.get(kind, 1.0)
    meetings = rng.random(regional), rng.random(regional), AWAY
    talk = rng.uniform(0, 0.5, RUNS), rng.random(RUNS), bound
    will = *rng.uniform(0, 3, (2, *regional)), rng.uniform(0, 2, RUNS)
    lore = *rng.random((2, RUNS)), *rng.uniform(0, 3, (2, RUNS))
    hearsay = heard, rng.uniform(0, 0.9, RUNS), most * rng.random(RUNS)
    anger = most * rng.random(RUNS), rng.uniform(0, 3, RUNS), rng.random(RUNS)
    crowd = rng.random(RUNS), 0.2 * rng.random(RUNS), 0.2 * rng.random(RUNS)
    return [*citizens, *meetings, *talk, *will, *lore, *hearsay, *anger, *crowd]


def _heard(rng: np.random.Generator, reach: str) -> FloatArray:
    """The share that a rumour has reached."""
    heard = rng.random((RUNS, REGIONS))
    if reach == "in some runs":
        heard[::2] = 0.0
    return {"nowhere": np.zeros_like(heard), "everywhere": np.ones_like(heard)}.get(reach, heard)


def live(form: Any, arrays: Sequence[Array], mixing: FloatArray = MIXING) -> list[Array]:
    """Let a `form` of the kernel change the arrays; returns minds and regional figures."""
    groups, ends = [], np.cumsum(SIZES)
    for size, end in zip(SIZES, ends, strict=True):
        groups.append(tuple(arrays[end - size : end]))
    regional = arrays[0].shape[:2]
    found = tuple(np.full(regional, np.nan) for _ in range(4))
    form(*groups, mixing, found)
    return [*arrays[:3], *found]


def still(threshold: FloatArray) -> list[Array]:
    """Citizens without a grievance, so that what they resist is their `threshold` to the bit.

    Their crowd has no fear and pulls by eighths and their halves: nothing is rounded.
    """
    arrays = public(0)
    for place in (0, 1, 2, 3, 4):
        arrays[place][:] = 0.0
    arrays[6][:] = threshold
    outside, heard, gain, fear, imitation = 11, 20, 23, 27, 26
    for place, value in ((outside, 0.5), (heard, 0.0), (gain, 0.0), (fear, 0.0), (imitation, 1.0)):
        arrays[place][:] = value
    return arrays


@given(seeds, publics, reaches)
def test_the_kernel_of_citizens_agrees_with_the_rules(seed: int, kind: str, reach: str) -> None:
    arrays = public(seed, kind, reach)
    rule = live(public_arrays.live, copies(arrays))
    with untouched(*arrays[3:], MIXING):
        found = live(public_kernel.live, arrays)
    for one, other in zip(found, rule, strict=True):
        agree(one, other)


@given(seeds)
def test_crowds_agree_with_the_rule_on_thresholds_at_the_push(seed: int) -> None:
    eighths = np.random.default_rng(seed).integers(-1, 8, (RUNS, REGIONS, CITIZENS)) / 8.0
    arrays = still(eighths)
    rule = live(public_arrays.live, copies(arrays), RING)
    assert np.array_equal(live(public_kernel.live, arrays, RING)[3], rule[3])


@pytest.mark.parametrize(("threshold", "share"), [(0.0, 0.0), (np.nextafter(0.0, -1.0), 1.0)])
def test_who_is_pushed_just_as_far_as_the_threshold_stays_at_home(
    threshold: float, share: float
) -> None:
    arrays = still(np.full((RUNS, REGIONS, CITIZENS), threshold))
    assert np.all(live(public_kernel.live, arrays, RING)[3] == share)


@given(seeds, publics, reaches)
def test_citizens_do_not_depend_on_the_runs_beside_theirs(seed: int, kind: str, reach: str) -> None:
    each_alone(public(seed, kind, reach), lambda arrays: live(public_kernel.live, arrays))


@given(seeds, publics, st.sampled_from([0.0, 0.4, 1.0, 3.0]))
def test_the_kernel_of_belief_agrees_with_the_rule_where_a_rumour_is_abroad(
    seed: int, kind: str, lacking: float
) -> None:
    opinion, known = public(seed, kind)[:2]
    spreading, deficit = np.zeros((RUNS, REGIONS)), np.full(RUNS, lacking)
    spreading[1:, seed % REGIONS] = 0.1
    with untouched(opinion, known, deficit, spreading):
        mean = opinion_kernel.believe(opinion, known, deficit, spreading)
    belief = rumour.belief(knowledge.ignorance(known, deficit), opinion)
    agree(mean[1:], belief[1:].mean(axis=-1))
    assert np.all(mean[0] == 0.0)


@given(seeds, st.integers(1, 33))
def test_an_average_is_the_mean_of_any_number_of_citizens(seed: int, citizens: int) -> None:
    values = np.random.default_rng(seed).random((REGIONS, citizens))
    mean = np.empty(REGIONS)
    with untouched(values):
        opinion_kernel.average(values, mean)
    agree(mean, values.mean(axis=-1))
