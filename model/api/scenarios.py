"""Scenarios by name or from a file, with settings on top."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from model import scenario as scenarios
from model.api.arguments import branch_quarter, numbers, read_quarter
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
        found = found.branch_at(branch_quarter("since", since, found))
    asked = {
        **numbers("settings", {} if settings is None else settings),
        **numbers(_ORIGIN, overrides),
    }
    return found.with_settings(asked, _ORIGIN) if asked else found
