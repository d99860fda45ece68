"""Laws of the kernel of terms: cost and time are moved as the rules say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.rules.transit import terms_kernel
from model.rules.transit.terms import Conditions, Setting, Terms
from tests.reference.transit import terms as terms_by_arrays
from tests.rules.kernels import Array, agree, each_alone, seeds, untouched

RUNS, COUNT = 3, len(Conditions._fields)
extents = st.sampled_from([1.0, 4.0])
"""How far conditions reach: beyond one there are some that rules bound."""


def drawn(seed: int, extent: float) -> list[Array]:
    """Conditions, then parameters, each (runs,)."""
    rng = np.random.default_rng(seed)
    now = Conditions(*rng.uniform(-extent, extent, (COUNT, RUNS)))
    rate, capital = rng.uniform(0.2, 3.0, (2, RUNS))
    now = now._replace(exchange_rate=rate, infrastructure=capital)
    return [*now, *rng.uniform(0.0, 1.0, (len(Setting._fields), RUNS))]


def flat(found: Terms) -> list[Array]:
    return [*found.prices, *found.frictions, *found.pace]


def by_kernel(arrays: Sequence[Array]) -> list[Array]:
    return flat(terms_kernel.terms(Setting(*arrays[COUNT:]), Conditions(*arrays[:COUNT])))


@given(seeds, extents)
def test_the_kernel_of_terms_agrees_with_the_rules(seed: int, extent: float) -> None:
    arrays = drawn(seed, extent)
    with untouched(*arrays):
        found = by_kernel(arrays)
    rule = terms_by_arrays.terms(Setting(*arrays[COUNT:]), Conditions(*arrays[:COUNT]))
    for one, other in zip(found, flat(rule), strict=True):
        agree(one, other)


@given(seeds, extents)
def test_terms_do_not_depend_on_the_runs_beside_theirs(seed: int, extent: float) -> None:
    each_alone(drawn(seed, extent), by_kernel)
