"""Laws of the kernel of China: what it has for all runs at once is what the rules say."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from model.numerics.arrays import bounded, side_by_side
from model.rules.strategy import china, china_kernel
from tests.rules.kernels import agree, each_alone, seeds, untouched

RUNS = 4


@given(seeds)
def test_the_kernel_of_china_agrees_with_the_rules(seed: int) -> None:
    known = np.random.default_rng(seed).random((22, RUNS))
    growth, usual, protest, tension, forced, weight, base, response, cap, *rest = known
    willing, cut, industrial, fear, home, chinese, excess, skill, share, goals, rules = rest[:11]
    coordination, ready = rest[11:]
    gap = 100.0 * (growth - usual)
    friction = china.friction(weight, protest, tension, forced)
    expected = [
        china.funding_pace(base, gap, response, friction),
        china.train_subsidy(cap, willing, cut),
        china.industrial_share(industrial, fear, home, 1.0 - chinese),
        china.relocation(excess, gap, 1.0 - protest),
        china.moderation(skill, share),
        goals,
        bounded(rules + coordination, 0.0, 1.0),
        china.concession(ready, tension),
    ]
    with untouched(*known):
        found = china_kernel.ideals(*known)
    agree(found, side_by_side(expected))


@given(seeds)
def test_ideals_do_not_depend_on_the_runs_beside_theirs(seed: int) -> None:
    known = np.random.default_rng(seed).random((22, RUNS))
    each_alone(list(known), lambda arrays: [china_kernel.ideals(*arrays)])
