"""The futures that signposts are looked for in: sampled ones of scenarios, or runs in folders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from model.analysis.study import Futures, Plan, Space, sampled, spread_points
from model.numerics.arrays import FloatArray

if TYPE_CHECKING:
    from model.scenario import Scenario


def sampled_futures(
    scenarios: Sequence[Scenario],
    space: Space,
    outcomes: Sequence[str],
    last_year: int,
    plan: Plan,
) -> Futures:
    """Futures of some scenarios, as many of each as a plan has runs.

    All are met by the same points of a scrambled Sobol sequence, in the same runs.
    """
    points = spread_points(plan.runs, len(space.names), plan.seed)
    return pooled(
        sampled(scenario, space, points, outcomes, last_year, plan) for scenario in scenarios
    )


def pooled(some: Iterable[Futures]) -> Futures:
    """Futures one after another, with the inputs, outcomes and years that all of them have."""
    parts = list(some)
    if len(parts) == 1:
        return parts[0]
    years = sorted(set.intersection(*(set(part.years) for part in parts)))
    errors: dict[int, str] = {}
    start = 0
    for part in parts:
        errors |= {start + place: text for place, text in part.errors.items()}
        start += len(part)
    return Futures(
        inputs=_joined([part.inputs for part in parts]),
        outcomes=_joined([_of_years(part, years) for part in parts]),
        years=tuple(years),
        luck=np.concatenate([part.luck for part in parts]),
        errors=errors,
    )


def _of_years(part: Futures, years: Sequence[int]) -> dict[str, FloatArray]:
    places = [part.years.index(year) for year in years]
    return {name: values[:, places] for name, values in part.outcomes.items()}


def _joined(tables: Sequence[Mapping[str, FloatArray]]) -> dict[str, FloatArray]:
    shared = [name for name in tables[0] if all(name in table for table in tables)]
    return {name: np.concatenate([table[name] for table in tables]) for name in shared}
