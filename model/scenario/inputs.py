"""Everything a scenario can set by name: parameters, risk dials and policy levers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from model.parameters import parameter_registry
from model.risks import dial_registry, policy_registry

SECTIONS = {"parameters": "parameter", "dials": "dial", "policies": "policy"}
"""The sections of a scenario file that set inputs, and what one input of each is called."""
COMMANDS = {
    "parameters": "run_sim.py parameters",
    "dials": "run_sim.py risks",
    "policies": "run_sim.py policies",
}
"""What to type to see all that a section may hold."""
STANCE_UNIT = "level from 0 to 1"


@dataclass(frozen=True, slots=True)
class Input:
    """One thing that a scenario can set, whichever section it belongs to."""

    name: str
    section: str
    default: float
    low: float
    high: float
    unit: str
    description: str
    source: str
    ledger: tuple[str, ...]


@cache
def input_registry() -> Mapping[str, Input]:
    """All inputs by name. A name stands in one section only.

    Raises ``ValueError`` where two sections share a name.
    """
    inputs: dict[str, Input] = {}
    for entry in [*_parameters(), *_dials(), *_policies()]:
        if entry.name in inputs:
            sections = f"{inputs[entry.name].section} and {entry.section}"
            raise ValueError(f"{entry.name} is defined among the {sections}")
        inputs[entry.name] = entry
    return inputs


def names(section: str) -> list[str]:
    """The names that a section may hold."""
    return [entry.name for entry in input_registry().values() if entry.section == section]


def _parameters() -> list[Input]:
    return [
        Input(
            name=p.name,
            section="parameters",
            default=p.default,
            low=p.low,
            high=p.high,
            unit=p.unit,
            description=p.description,
            source=p.source,
            ledger=p.ledger,
        )
        for p in parameter_registry().values()
    ]


def _dials() -> list[Input]:
    return [
        _stance(dial.name, "dials", dial.baseline, dial.description, dial.ledger)
        for dial in dial_registry().values()
    ]


def _policies() -> list[Input]:
    return [
        _stance(policy.name, "policies", policy.baseline, policy.description, policy.ledger)
        for policy in policy_registry().values()
    ]


def _stance(
    name: str, section: str, default: float, description: str, ledger: tuple[str, ...]
) -> Input:
    """A dial or lever; its baseline setting is a judgement that rests on the article."""
    source = f"the article ({' '.join(ledger)}); the setting is a judgement"
    return Input(name, section, default, 0.0, 1.0, STANCE_UNIT, description, source, ledger)
