"""What a scenario changes, compared with the baseline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.scenario.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Differences:
    """The values of a scenario that are not those of the baseline, and its own events."""

    dials: Mapping[str, float]
    policies: Mapping[str, float]
    parameters: Mapping[str, float]
    uncertainty: tuple[str, ...]
    events: tuple[str, ...]


def differences(scenario: Scenario, baseline: Scenario) -> Differences:
    """What `scenario` changes itself or inherits beyond `baseline`."""
    recorded = {event.name: event for event in baseline.events}
    return Differences(
        dials=_changed(scenario.dials, baseline.dials),
        policies=_changed(scenario.policies, baseline.policies),
        parameters=_changed(scenario.parameters, baseline.parameters),
        uncertainty=tuple(
            name
            for name, spread in scenario.uncertainty.items()
            if baseline.uncertainty.get(name) != spread
        ),
        events=tuple(event.name for event in scenario.events if recorded.get(event.name) != event),
    )


def _changed(own: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    return {name: value for name, value in own.items() if other.get(name) != value}
