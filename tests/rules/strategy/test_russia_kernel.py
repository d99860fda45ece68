"""Laws of the kernel of Russia: what it has for all runs at once is what the rules say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.numerics.arrays import bounded, side_by_side
from model.rules.strategy import russia, russia_kernel
from model.rules.strategy.russia import BLOCK, RussianView
from model.rules.strategy.russia_kernel import Sight, Temper
from tests.reference.choice import pick, quantal_response
from tests.reference.strategy import russia as russia_by_arrays
from tests.rules.kernels import Array, agree, each_alone, seeds, untouched

RUNS, KNOWN = 6, 23
projecting = st.booleans()


def met(seed: int) -> tuple[Array, ...]:
    """What Russia knows and draws, its stance and episodes."""
    rng = np.random.default_rng(seed)
    known = [rng.uniform(0.0, 1.5, RUNS) for _ in range(KNOWN)]
    known[9][0] = 0.0  # no appetite for blocking
    draws = rng.random(RUNS), rng.random((RUNS, 3))
    return *known, *draws, rng.integers(0, 3, RUNS), rng.random((RUNS, 2)) < 0.5


def told(known: Sequence[Array]) -> tuple[Sight, Temper, tuple[Array, Array]]:
    """The same as the kernel is told it."""
    conflict, impatience, weight, dominance, concession, friendship, rivalry, tension = known[:8]
    bond, appetite, cost, inertia, precision, openness, rate, sensitivity = known[8:16]
    persistence, on_china, severity, blocking, lost, through, regional = known[16:23]
    saw = (conflict, impatience, dominance, concession, friendship, rivalry, tension)
    sight = Sight(*saw, openness, lost, through, regional)
    choosing = weight, bond, appetite, cost, inertia, precision
    temper = Temper(*choosing, rate, sensitivity, persistence, on_china, severity, blocking)
    return sight, temper, (known[23], known[24])


def act(arrays: Sequence[Array], projecting: bool) -> list[Array]:
    """Stance, episodes and restrictions, each (runs, ...), by the kernel."""
    *known, stance, episodes = arrays
    moved, under_way = stance.copy(), episodes.copy()
    restrictions = np.empty((2, len(stance)))
    with untouched(*known):
        sight, temper, draws = told(known)
        russia_kernel.act(sight, temper, draws, projecting, moved, under_way, restrictions)
    return [moved, under_way, restrictions.T]


@given(seeds, projecting)
def test_the_kernel_of_russia_agrees_with_the_rules(seed: int, projecting: bool) -> None:
    conflict, impatience, weight, dominance, *rest = met(seed)
    felt = bounded(weight * dominance, 0.0, 1.0)
    view = RussianView(conflict, impatience, felt, *rest[:5])
    appetite, cost, inertia, precision, openness, rate, sensitivity, persistence = rest[5:13]
    on_china, severity, blocking, lost, through, regional = rest[13:19]
    draw, draws, stance, episodes = rest[19:]
    utility = russia_by_arrays.stance_utilities(view, appetite, cost, stance, inertia)
    chosen = pick(quantal_response(utility, precision), draw)
    if projecting:
        starts = draws[:, 0] < russia.restriction_hazard(rate, sensitivity, view, openness)
        lasts, china = draws[:, 1] < persistence, draws[:, 2] < on_china
        episodes = np.stack(
            [
                russia.episode_goes_on(episodes[:, 0], starts & china, lasts),
                russia.episode_goes_on(episodes[:, 1], starts & ~china, lasts),
            ],
            axis=-1,
        )
    blocked = (chosen == BLOCK) * blocking
    on_through = russia.through_restriction(blocked, episodes[:, 0], severity, through)
    on_regional = russia.regional_restriction(blocked, episodes[:, 1], lost, severity, regional)
    found = act(met(seed), projecting)
    assert np.array_equal(found[0], chosen)
    assert np.array_equal(found[1], episodes)
    agree(found[2], side_by_side([on_through, on_regional]))


@given(seeds, projecting)
def test_what_russia_does_in_a_run_does_not_depend_on_the_runs_beside_it(
    seed: int, projecting: bool
) -> None:
    each_alone(met(seed), lambda arrays: act(arrays, projecting))


@given(seeds)
def test_the_kernel_of_tariffs_agrees_with_the_rules(seed: int) -> None:
    contest, share, protection, penetration = np.random.default_rng(seed).random((4, RUNS))
    cut = 1.0 - russia.transsib_tariff(contest, share)
    pressure = russia.tariff_pressure(protection, penetration)
    found = russia_kernel.ideals(contest, share, protection, penetration)
    agree(found, side_by_side([cut, pressure]))
