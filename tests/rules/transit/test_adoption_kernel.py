"""The law of the kernel of adoption: rail spreads as the rule says, in each run by itself."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from model.rules.transit import adoption, adoption_kernel
from tests.rules.kernels import agree, each_alone, seeds, untouched

RUNS, SHIPPERS = 3, 6


@given(seeds)
def test_the_kernel_of_adoption_agrees_with_the_rule(seed: int) -> None:
    rng = np.random.default_rng(seed)
    adopted, rate = rng.random((RUNS, SHIPPERS)), rng.uniform(0, 5, RUNS)
    keenness, cargo = rng.uniform(0, 2, SHIPPERS), rng.uniform(1, 9, SHIPPERS)
    with untouched(adopted, keenness, cargo, rate):
        found = adoption_kernel.adopt(adopted, keenness, cargo / cargo.sum(), rate)
    agree(found, adoption.adopt(adopted, keenness, cargo, rate))
    each_alone(
        (adopted, rate),
        lambda own: (adoption_kernel.adopt(own[0], keenness, cargo / cargo.sum(), own[1]),),
    )
