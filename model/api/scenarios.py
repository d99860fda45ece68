"""Scenarios by name or from a file, with settings on top."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from model import scenario as scenarios
from model.api.arguments import last_quarter
from model.clock import Quarter
from model.scenario import Scenario

_ORIGIN = "load_scenario"


def load_scenario(
    source: str | Path | Scenario,
    settings: Mapping[str, float] | None = None,
    /,
    *,
    end: str | int | Quarter | None = None,
    **overrides: float,
) -> Scenario:
    """A scenario of the project by its name, one of a YAML file, or one at hand, changed.

    Parameters, dials and policies are set by name, in a mapping or as keywords:
    ``load_scenario("baseline", russian_blocking=1)``. `end` is the last quarter to simulate, as
    ``"2030-Q2"``, or a year. Raises ``ScenarioError`` with all that is wrong.
    """
    found = source if isinstance(source, Scenario) else scenarios.load_scenario(source)
    asked = {**(settings or {}), **overrides}
    if asked:
        found = found.with_settings(asked, _ORIGIN)
    return found if end is None else found.with_end(last_quarter(end), "end")
