"""Batches for tests: the baseline, with what a test sets itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from model.batch import Batch
from model.clock import Horizon, Quarter
from model.ensemble.design import place
from model.numerics.arrays import FloatArray
from model.parameters import Values, parameter_registry
from model.risks import dial_registry, policy_registry, turn_dials

Settings = Mapping[str, float | FloatArray]
SHORT = Horizon(end=Quarter(2016, 4))
"""Long enough for the first events, loans, projects and protests."""
MONEY_OF_THE_BELT = (
    "chinese_money_pledged",
    "chinese_money_disbursed",
    "projects_building",
    "projects_finished",
    "relocated_capacity",
    "china_train_subsidy",
    "china_funding_pace",
)
"""Outcomes that are nothing where there is no Belt."""


def batch(
    runs: int | Sequence[int] = 4,
    *,
    drawn: bool = False,
    dials: Settings | None = None,
    parameters: Settings | None = None,
    policies: Settings | None = None,
    **rest: Any,
) -> Batch:
    """The baseline for `runs` (a number of runs, or their indices) with some settings changed.

    A setting is one number or one a run. Parameters stand at their defaults, or are `drawn`; one
    that is set here wins over the dials. `rest` goes to `Batch`.
    """
    indices = np.arange(runs) if isinstance(runs, int) else np.array(runs, dtype=np.int64)
    seed = rest.pop("seed", 1)

    def filled(baseline: Mapping[str, float], settings: Settings | None) -> dict[str, FloatArray]:
        unknown = set(settings or ()) - set(baseline)
        assert not unknown, f"no such setting: {unknown}"
        values = {**baseline, **(settings or {})}
        return {name: np.full(len(indices), value, float) for name, value in values.items()}

    own = filled({name: p.default for name, p in parameter_registry().items()}, parameters)
    if drawn:
        own |= _draws(seed, indices, set(own) - set(parameters or ()))
    settings = filled({name: dial.baseline for name, dial in dial_registry().items()}, dials)
    stances = filled({name: p.baseline for name, p in policy_registry().items()}, policies)
    return Batch(
        seed=seed,
        runs=indices,
        parameters=Values(turn_dials(own, settings, parameters or ())),
        dials=Values(settings),
        policies=Values(stances),
        **rest,
    )


def _draws(seed: int, indices: np.ndarray, names: set[str]) -> dict[str, FloatArray]:
    return {
        name: parameter.spread().quantile(place(seed, f"parameter.{name}", indices))
        for name, parameter in parameter_registry().items()
        if name in names
    }
