"""The futures that are searched: a scenario with some of its inputs anywhere they may be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from model.analysis.study import Futures, Plan, sampled, space_of, spread_points, varied_names
from model.clock import Quarter

if TYPE_CHECKING:
    from model.scenario import Scenario


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
    trunk = scenario if since is None else scenario.branch_at(since)
    return sampled(trunk, space, points, outcomes, year, plan)


def free_names(scenario: Scenario, over: str) -> list[str]:
    """The inputs of a kind that a scenario does not set itself: those are its own assumption."""
    from model.scenario import differences, load_scenario

    changes = differences(scenario, load_scenario("baseline"))
    own = {*changes.dials, *changes.policies, *changes.parameters}
    return [name for name in varied_names(over) if name not in own]
