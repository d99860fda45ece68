"""Laws of the kernel of adoption: it goes on as the rule says."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.rules.transit import adoption
from model.rules.transit.adoption_kernel import Adopters, adopt
from tests.reference.transit import adoption as adoption_by_arrays
from tests.rules.kernels import Array, agree, copies, each_alone, seeds, untouched

RUNS, MARKETS = 3, (7, 4)
levels = st.sampled_from(["nobody", "everybody", "anybody"])
paces = st.sampled_from([0.0, 0.5, 40.0])


def shippers(seed: int) -> list[tuple[Array, Array]]:
    """How keen the shippers of each market are, and their cargo."""
    rng = np.random.default_rng(seed)
    cargo = [rng.exponential(1e3, count) for count in MARKETS]
    return [(adoption.keenness(rng.random(len(own)), own), own) for own in cargo]


def drawn(seed: int, level: str, pace: float) -> tuple[Array, ...]:
    """Pace and push, and the adoption of each market."""
    rng = np.random.default_rng(seed)
    known = [rng.random((RUNS, count)).round(1) for count in MARKETS]
    if level != "anybody":
        known = [np.full_like(own, float(level == "everybody")) for own in known]
    return pace * rng.random(RUNS), rng.uniform(0.0, 2.0, RUNS), *known


def spread(seed: int, arrays: Sequence[Array]) -> list[Array]:
    """What adoption becomes."""
    pace, push, *known = arrays
    found = list(copies(known))
    markets = tuple(
        Adopters(own, keen, cargo / cargo.sum())
        for own, (keen, cargo) in zip(found, shippers(seed), strict=True)
    )
    adopt(markets, pace, push)
    return found


@given(seeds, levels, paces)
def test_the_kernel_of_adoption_agrees_with_the_rule(seed: int, level: str, pace: float) -> None:
    a_year, push, *known = arrays = drawn(seed, level, pace)
    with untouched(*arrays):
        found = spread(seed, arrays)
    for one, before, (keen, cargo) in zip(found, known, shippers(seed), strict=True):
        agree(one, adoption_by_arrays.adopt(before, keen, cargo, a_year * push))


@given(seeds, levels, paces)
def test_adoption_does_not_depend_on_the_runs_beside_its_own(
    seed: int, level: str, pace: float
) -> None:
    each_alone(drawn(seed, level, pace), lambda arrays: spread(seed, arrays))
