"""A scenario as one YAML file that says all of it, and that gives it again when it is read."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from model.parameters.distribution import Distribution
from model.scenario.scenario import Scenario
from model.scenario.spread_section import FIXED


def resolved_yaml(scenario: Scenario) -> str:
    """The YAML text of all that a scenario resolves to, whatever it inherits it from.

    Read as a scenario file it has the same digest.
    """
    import yaml

    return yaml.safe_dump(_document(scenario), sort_keys=False, allow_unicode=True, width=100)


def _document(scenario: Scenario) -> dict[str, Any]:
    content = scenario.content()
    document = {
        "title": scenario.title,
        "since": content["since"],
        "horizon": {"end": content["horizon"]["end"]},
        "draws": content["draws"],
        "dials": content["dials"],
        "policies": content["policies"],
        "parameters": content["parameters"],
        "uncertainty": {name: _spread(each) for name, each in scenario.uncertainty.items()},
        "events": [_event(event) for event in content["events"]],
    }
    return {key: value for key, value in document.items() if value not in (None, {}, [])}


def _spread(spread: Distribution) -> str | dict[str, Any]:
    """How a file gives a distribution: a mode only where its kind has one."""
    if spread.kind == FIXED:
        return FIXED
    given = asdict(spread)
    if spread.kind != "triangular":
        del given["mode"]
    return {"distribution": given.pop("kind"), **given}


def _event(content: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in content.items() if value != ""}
