"""What is allowed in a scenario but may not be what its author meant."""

from __future__ import annotations

from collections.abc import Iterator

from model.events import history
from model.risks import dial_registry
from model.scenario.scenario import Scenario


def notes(scenario: Scenario) -> list[str]:
    """Remarks on a scenario, one sentence each."""
    return [*_idle_dials(scenario), *_late(scenario), *_replaced(scenario)]


def _idle_dials(scenario: Scenario) -> Iterator[str]:
    """A parameter that is set directly does not follow the dial that would move it."""
    for dial in dial_registry().values():
        turned = scenario.dials[dial.name] != dial.baseline or dial.name in scenario.uncertainty
        for parameter in dial.moves:
            own = parameter in scenario.parameters or parameter in scenario.uncertainty
            if turned and own:
                yield (
                    f"{parameter} is set directly, so turning dials.{dial.name} does not move it"
                )


def _late(scenario: Scenario) -> Iterator[str]:
    end = scenario.horizon.end
    for event in scenario.events:
        if event.start > end:
            yield f"events.{event.name} starts {event.start}, after the end of the horizon, {end}"
    if scenario.since is not None and scenario.since > end:
        yield f"since is {scenario.since}, after the end of the horizon, {end}"


def _replaced(scenario: Scenario) -> Iterator[str]:
    recorded = {event.name for event in history()}
    for event in scenario.events:
        if event.name in recorded:
            yield f"events.{event.name} replaces the event of the record that has its name"
