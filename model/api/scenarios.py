"""Scenarios by name or from a file, with settings on top."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from model import scenario as scenarios
from model.api.arguments import read_quarter, refusal
from model.clock import QUARTERS_A_YEAR, Quarter
from model.scenario import Scenario

_ORIGIN = "load_scenario"


def load_scenario(
    source: str | Path | Scenario,
    settings: Mapping[str, float] | None = None,
    /,
    *,
    end: str | int | Quarter | None = None,
    since: str | int | Quarter | None = None,
    **overrides: float,
) -> Scenario:
    """A scenario of the project by its name, one of a YAML file, or one at hand, changed.

    Parameters, dials and policies are set by name, in a mapping or as keywords:
    ``load_scenario("baseline", russian_blocking=1)``. They hold throughout, or from the quarter
    `since` on, ``"2026-Q1"`` or a year. `end` is the last quarter to simulate, or a year. Raises
    ``ScenarioError`` with all that is wrong.
    """
    found = source if isinstance(source, Scenario) else scenarios.load_scenario(source)
    if end is not None:
        found = found.with_end(read_quarter("end", end, QUARTERS_A_YEAR), "end")
    if since is not None:
        found = _parting(found, read_quarter("since", since, 1))
    asked = {**(settings or {}), **overrides}
    return found.with_settings(asked, _ORIGIN) if asked else found


def _parting(scenario: Scenario, since: Quarter) -> Scenario:
    """The scenario, from which what is set now parts at a quarter within its horizon."""
    horizon = scenario.horizon
    if not horizon.start < since <= horizon.end:
        allowed = f"a quarter after {horizon.start} and up to {horizon.end}"
        raise refusal("since", f"{since} is out of range", allowed=allowed)
    if scenario.since not in (None, since):
        found = f"{scenario.name} itself parts from the baseline in {scenario.since}"
        raise refusal("since", found, allowed=f"{scenario.since}, or none")
    return scenario.parting(since)
