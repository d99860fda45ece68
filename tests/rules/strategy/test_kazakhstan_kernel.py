"""Laws of the kernel of Kazakhstan: what it has for all runs at once is what the rules say."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from model.numerics.arrays import bounded
from model.rules.strategy import kazakhstan, kazakhstan_kernel
from model.rules.strategy.kazakhstan import KazakhView
from tests.rules.kernels import Array, agree, each_alone, seeds, untouched

RUNS, LEVERS = 4, 14
SEEN = len(KazakhView._fields)
BENDING = np.array([13, 1, 2, 3, 4, 0, 6, 5, 8, 9, 11])


def met(seed: int) -> tuple[Array, ...]:
    """Stance, strength and what is seen."""
    rng = np.random.default_rng(seed)
    seen = [rng.uniform(-1.0, 2.0, RUNS) for _ in range(SEEN)]
    return rng.random((RUNS, LEVERS)), rng.uniform(0.0, 2.0, RUNS), *seen


@given(seeds)
def test_the_kernel_bends_the_levers_as_the_rules_do(seed: int) -> None:
    stance, strength, *seen = met(seed)
    with untouched(stance, strength, *seen):
        found = kazakhstan_kernel.ideals(stance, strength, BENDING, *seen)
    bent = stance.copy()
    for place, answer in zip(BENDING, kazakhstan.answers(KazakhView(*seen)), strict=True):
        bent[:, place] += kazakhstan.bend(strength, answer)
    agree(found, bounded(bent, 0.0, 1.0))


@given(seeds)
def test_the_kernel_draws_the_alignment_as_the_rules_do(seed: int) -> None:
    now, weight, dominance, *rest = np.random.default_rng(seed).random((10, RUNS))
    found = kazakhstan_kernel.drift(now, weight, dominance, *rest)
    *unrest, balance, speed = rest
    pull = kazakhstan.pull(weight * dominance, *unrest)
    agree(found, kazakhstan.alignment(now, pull, balance, speed))


@given(seeds)
def test_levers_do_not_depend_on_the_runs_beside_theirs(seed: int) -> None:
    def ideals(arrays: list[Array]) -> list[Array]:
        stance, strength, *seen = arrays
        return [kazakhstan_kernel.ideals(stance, strength, BENDING, *seen)]

    each_alone(met(seed), ideals)  # type: ignore[arg-type]
