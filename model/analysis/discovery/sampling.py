"""The futures that are searched: a scenario with some of its inputs anywhere they may be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from model.analysis.study import Futures, Plan, sampled, space_of
from model.arrays import FloatArray
from model.clock import Quarter
from model.risks import dial_registry, policy_registry

if TYPE_CHECKING:
    from model.scenario import Scenario

DIALS, POLICIES, PARAMETERS = "dials", "policies", "parameters"
OVER = (DIALS, POLICIES, PARAMETERS)
"""What futures may differ in."""


def names_over(over: str) -> list[str]:
    """All inputs of a kind that may be varied."""
    from model.parameters import parameter_registry

    if over == DIALS:
        return list(dial_registry())
    if over == POLICIES:
        return list(policy_registry())
    parameters = parameter_registry().values()
    return [each.name for each in parameters if each.spread().kind != "fixed"]


def spread_points(number: int, inputs: int, seed: int) -> FloatArray:
    """Points that fill a unit cube evenly, (number, inputs), the first of a Sobol sequence.

    Scrambled, as in Owen (1998), "Scrambling Sobol' and Niederreiter-Xing points". A longer
    sequence starts with a shorter one.
    """
    from scipy.stats import qmc

    power = int(np.ceil(np.log2(max(number, 2))))
    engine = qmc.Sobol(inputs, rng=np.random.default_rng(seed))
    return engine.random_base2(power)[:number]


def sampled_futures(
    scenario: Scenario,
    names: Sequence[str],
    outcomes: Sequence[str],
    year: int,
    plan: Plan,
    since: Quarter | None = None,
    option: str = "--inputs",
) -> Futures:
    """As many futures as the plan has runs: some inputs anywhere in their ranges, a run each.

    With `since`, inputs are put there at that quarter only. All else is drawn as the scenario draws
    it. Raises ``ScenarioError``, which speaks of the `option`, for names that are none.
    """
    space = space_of(names, option=option)
    points = spread_points(plan.runs, len(space.names), plan.seed)
    trunk = scenario if since is None else scenario.parting(since)
    return sampled(trunk, space, points, outcomes, year, plan)


def free_names(scenario: Scenario, over: str) -> list[str]:
    """The inputs of a kind that a scenario does not set itself: those are its own assumption."""
    from model.scenario import differences, load_scenario

    changes = differences(scenario, load_scenario("baseline"))
    own = {*changes.dials, *changes.policies, *changes.parameters}
    return [name for name in names_over(over) if name not in own]
