"""Policies as scenario files that can be run, compared and edited like any other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from model.ensemble.atomic import write_whole
from model.events import Event
from model.parameters.distribution import Distribution
from model.scenario.scenario import event_content

if TYPE_CHECKING:
    from model.scenario import Scenario


def write_policy(scenario: Scenario, title: str, description: str, path: Path) -> Path:
    """Write a scenario to a YAML file, as what differs from the one of `scenarios` it extends.

    That is the scenario's own name, if it stands there, or else the baseline. A file can part from
    the baseline only: of a scenario that parts from another one, what it sets holds from the start.
    """
    from model.scenario import catalogue, load_scenario

    parent = scenario.name if scenario.name in catalogue() else "baseline"
    about = {"title": title, "description": description, "extends": parent}
    document = {**about, **_differences(scenario, load_scenario(parent))}
    text = yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=96)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, [text.encode()])
    return path


def _differences(scenario: Scenario, parent: Scenario) -> dict[str, Any]:
    """What a scenario file has to say beyond its parent; what is empty is left out."""
    known = {event.name: event for event in parent.events}
    found: dict[str, Any] = {
        "since": _since(scenario, parent),
        "draws": None if scenario.draws == parent.draws else scenario.draws,
        "horizon": _horizon(scenario, parent),
        "dials": _changed(scenario.dials, parent.dials),
        "policies": _changed(scenario.policies, parent.policies),
        "parameters": _changed(scenario.parameters, parent.parameters),
        "uncertainty": {
            name: _spread(spread)
            for name, spread in scenario.uncertainty.items()
            if parent.uncertainty.get(name) != spread
        },
        "events": [_event(each) for each in scenario.events if known.get(each.name) != each],
    }
    return {key: value for key, value in found.items() if value}


def _since(scenario: Scenario, parent: Scenario) -> str | None:
    from model.scenario import load_scenario

    if scenario.since == parent.since or scenario.before is None:
        return None
    past, baseline = scenario.before.content(), load_scenario("baseline").content()
    decisive = ("parameters", "dials", "policies", "uncertainty", "events")
    same = all(past[section] == baseline[section] for section in decisive)
    return str(scenario.since) if same else None


def _horizon(scenario: Scenario, parent: Scenario) -> dict[str, str] | None:
    same = scenario.horizon == parent.horizon
    return None if same else {"end": str(scenario.horizon.end)}


def _changed(own: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    return {name: float(value) for name, value in own.items() if other.get(name) != value}


def _spread(spread: Distribution) -> str | dict[str, str | float]:
    if spread.kind == "fixed":
        return "fixed"
    mode = {"mode": spread.mode} if spread.kind == "triangular" else {}
    return {"distribution": spread.kind, "low": spread.low, **mode, "high": spread.high}


def _event(event: Event) -> dict[str, Any]:
    return {key: value for key, value in event_content(event).items() if value is not None}
