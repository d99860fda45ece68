"""Values given on the command line: ``--set name=value``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.clock import Quarter
from model.errors import Place
from model.findings import Findings
from model.scenario.field import Field
from model.scenario.input_field import read_input, refuse_name
from model.scenario.inputs import SECTIONS, input_registry
from model.scenario.nodes import Scalar
from model.scenario.scalars import plain_value

OPTION = Place("--set")
END = "horizon.end"


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``--set`` options ask for."""

    inputs: Mapping[str, float]
    end: Quarter | None = None


def parse_settings(texts: Sequence[str], findings: Findings) -> Settings:
    """Read ``name=value`` texts; the last one of a name counts.

    A name may have its section before it (``dials.loan_dependence``), and ``horizon.end`` sets
    the last quarter.
    """
    inputs: dict[str, float] = {}
    end: Quarter | None = None
    for text in texts:
        key, equals, written = (part.strip() for part in text.partition("="))
        field = Field(Scalar(plain_value(written), OPTION), key, OPTION, findings)
        if not equals:
            findings.add(OPTION, "", f"{text!r} sets nothing", "name=value")
        elif key == END:
            end = field.quarter() or end
        else:
            inputs.update(_input(field))
    return Settings(inputs, end)


def checked_inputs(values: Mapping[str, float], place: Place) -> dict[str, tuple[str, float]]:
    """The section and value of each input named. Raises ``ScenarioError`` for those not allowed."""
    findings = Findings()
    found = {}
    for key, value in values.items():
        field = Field(Scalar(value, place), key, place, findings)
        found.update(_input(field))
    findings.raise_any()
    return {name: (input_registry()[name].section, value) for name, value in found.items()}


def _input(field: Field) -> dict[str, float]:
    """The input that a key names, with its value; empty where either is not allowed."""
    section, _, name = field.key.rpartition(".")
    if field.key not in input_registry() and section not in SECTIONS:
        refuse_name(field, field.key)
        return {}
    value = read_input(field, name, section)
    return {} if value is None else {name: value}
