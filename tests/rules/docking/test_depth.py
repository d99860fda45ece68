"""Laws of docking: effort deepens it, conflict and neglect undo it, patience ends."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.numerics.arrays import FloatArray
from model.rules.docking import depth as docking
from tests.arrays import RUNS, levels, numbers, same

counts = arrays(np.int64, (RUNS,), elements=st.integers(0, 200))
rates = numbers(0.0, 1.2)


def is_level(values: FloatArray) -> bool:
    return bool(np.all((values >= 0.0) & (values <= 1.0)))


@given(levels(), levels(), levels(), rates, numbers(0.0, 0.05))
def test_joint_effort_deepens_docking_and_a_clash_of_goals_undoes_it(
    depth: FloatArray, effort: FloatArray, conflict: FloatArray, speed: FloatArray, loss: FloatArray
) -> None:
    after = docking.docking_step(depth, effort, conflict, speed, loss)
    assert is_level(after)
    assert np.all(docking.docking_step(depth, effort + 0.1, conflict, speed, loss) >= after)
    assert np.all(docking.docking_step(depth, effort, same(1.0), speed, loss) <= after)


@given(levels(), levels(), rates, numbers(0.0, 0.05))
def test_without_effort_docking_never_deepens(
    depth: FloatArray, conflict: FloatArray, speed: FloatArray, loss: FloatArray
) -> None:
    assert np.all(docking.docking_step(depth, same(0.0), conflict, speed, loss) <= depth)


@given(counts, levels(), levels())
def test_patience_is_counted_only_while_docking_is_shallow(
    count: np.ndarray, depth: FloatArray, threshold: FloatArray
) -> None:
    after = docking.quarters_unresolved(count, depth, threshold)
    assert np.array_equal(after, np.where(depth < threshold, count + 1, 0))


@given(counts, numbers(3.0, 8.0))
def test_nobody_is_impatient_within_the_time_of_patience(
    count: np.ndarray, patience: FloatArray
) -> None:
    impatience = docking.impatience(count, patience)
    assert is_level(impatience)
    assert np.all(impatience[count / 4.0 <= patience] == 0.0)
    assert np.all(impatience[count / 4.0 >= 2.0 * patience] == 1.0)
    assert np.all(docking.impatience(count + 1, patience) >= impatience)


@given(st.sampled_from([0.0, 1.0]), numbers(0.0, 0.6), levels(), levels())
def test_a_choice_is_forced_only_on_the_impatient_and_holds_until_they_calm_down(
    now: float, hazard: FloatArray, impatient: FloatArray, draw: FloatArray
) -> None:
    forced = docking.forced_choice(same(now), hazard, impatient, draw)
    assert np.all(np.isin(forced, [0.0, 1.0]))
    assert np.all(forced[impatient == 0.0] == 0.0)
    assert np.all(forced[impatient > 0.0] >= now)
    assert np.all(docking.forced_choice(same(0.0), same(0.0), impatient, draw) == 0.0)


def test_a_forced_choice_follows_the_alignment() -> None:
    choosing, alignment = np.ones(3), np.array([-1.0, 0.0, 1.0])
    for draw, expected in ((0.01, [0, 1, 1]), (0.49, [0, 1, 1]), (0.51, [0, 0, 1])):
        side = docking.sides_with_china(np.zeros(3), choosing, alignment, np.full(3, draw))
        assert side.tolist() == expected


@given(levels(), numbers(-1.0, 1.0), levels())
def test_a_choice_once_made_is_kept(
    side: FloatArray, alignment: FloatArray, draw: FloatArray
) -> None:
    for choosing in (0.0, -1.0):
        kept = docking.sides_with_china(side, same(choosing), alignment, draw)
        assert np.array_equal(kept, side)


@given(levels(), levels(), levels(), rates, numbers(0.1, 0.6))
def test_open_docking_strains_russia_and_china_and_concessions_ease_it(
    tension: FloatArray,
    unresolved: FloatArray,
    concession: FloatArray,
    build_up: FloatArray,
    easing: FloatArray,
) -> None:
    after = docking.tension_step(tension, unresolved, concession, build_up, easing)
    assert is_level(after)
    more = docking.tension_step(tension, unresolved + 0.1, concession, build_up, easing)
    yielded = docking.tension_step(tension, unresolved, concession + 0.1, build_up, easing)
    assert np.all(more >= after)
    assert np.all(yielded <= after)
    settled = docking.tension_step(tension, same(0.0), concession, build_up, easing)
    assert np.all(settled <= tension)


@given(levels(), levels(), levels(), numbers(-1.0, 1.0))
def test_meetings_lift_trust_and_troubles_lower_it(
    trust: FloatArray, resting: FloatArray, fading: FloatArray, push: FloatArray
) -> None:
    after = docking.trust_step(trust, resting, fading, push)
    assert is_level(after)
    left_alone = docking.trust_step(trust, resting, fading, same(0.0))
    assert np.all(after[push > 0.0] >= left_alone[push > 0.0])
    assert np.all(after[push < 0.0] <= left_alone[push < 0.0])
    nearer = np.abs(left_alone - resting) <= np.abs(trust - resting) + 1e-12
    assert np.all(nearer)
