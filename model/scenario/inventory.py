"""Every value of a scenario with its unit, its source and where it was set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from model.parameters import parameter_registry
from model.parameters.posterior import posterior
from model.risks import Dial, dial_registry
from model.risks.turning import turn
from model.scenario.inputs import Input, input_registry
from model.scenario.scenario import POSTERIOR, Scenario


@dataclass(frozen=True, slots=True)
class Entry:
    """One input of a scenario. `value` is what the model works with at the centre of its spread."""

    name: str
    section: str
    value: float
    default: float
    low: float
    high: float
    unit: str
    spread: str
    """How it varies from run to run, in words; empty where it does not."""
    origin: str
    source: str
    ledger: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether it is set somewhere, or moved by something that is."""
        return self.value != self.default or self.origin != "default"


def inventory(scenario: Scenario) -> Iterator[Entry]:
    """All inputs of a scenario, in the order of the registers."""
    for about in input_registry().values():
        yield _entry(scenario, about)


def _entry(scenario: Scenario, about: Input) -> Entry:
    value, origin = _value(scenario, about)
    return Entry(
        name=about.name,
        section=about.section,
        value=value,
        default=about.default,
        low=about.low,
        high=about.high,
        unit=about.unit,
        spread=_spread(scenario, about),
        origin=origin,
        source=about.source,
        ledger=about.ledger,
    )


def _value(scenario: Scenario, about: Input) -> tuple[float, str]:
    """A value after the dials are turned, and where it was set."""
    origin = scenario.origin_of(f"{about.section}.{about.name}")
    if about.section != "parameters":
        return getattr(scenario, about.section)[about.name], origin
    dial = _movers().get(about.name)
    if about.name in scenario.parameters:
        return scenario.parameters[about.name], origin
    if about.name in scenario.uncertainty:
        return about.default, scenario.origin_of(f"uncertainty.{about.name}")
    centre = about.default
    if about.name in scenario.learnt:
        centre, origin = float(np.median(posterior().column(about.name))), POSTERIOR
    if dial is None or scenario.dials[dial.name] == dial.baseline:
        return centre, origin
    setting = np.full(1, scenario.dials[dial.name])
    moved = turn(np.full(1, centre), setting, dial.baseline, dial.moves[about.name])
    return float(moved[0]), f"dial {dial.name}, {scenario.origin_of(f'dials.{dial.name}')}"


def _spread(scenario: Scenario, about: Input) -> str:
    if about.name in scenario.learnt:
        low, high = np.percentile(posterior().column(about.name), (5, 95))
        return f"posterior {low:.3g} to {high:.3g}"
    spread = scenario.uncertainty.get(about.name)
    if spread is None and about.section == "parameters" and about.name not in scenario.parameters:
        spread = parameter_registry()[about.name].spread()
    if spread is None or spread.kind == "fixed":
        return ""
    return f"{spread.kind} {spread.low:g} to {spread.high:g}"


@cache
def _movers() -> Mapping[str, Dial]:
    """The dial that moves each parameter that one moves."""
    return {name: dial for dial in dial_registry().values() for name in dial.moves}
