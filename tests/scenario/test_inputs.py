"""Laws of inputs: each is what its register says, and knows its section."""

from __future__ import annotations

import pytest

from model.parameters import parameter_registry
from model.risks import dial_registry, policy_registry
from model.scenario.inputs import SECTIONS, input_registry, names

FIELDS = ("name", "default", "low", "high", "unit", "description", "source", "ledger")


def test_a_parameter_is_what_the_register_says() -> None:
    for name, about in parameter_registry().items():
        found = input_registry()[name]
        assert [getattr(found, field) for field in FIELDS] == [getattr(about, f) for f in FIELDS]
        assert found.section == "parameters"


@pytest.mark.parametrize(
    ("section", "registry"), [("dials", dial_registry()), ("policies", policy_registry())]
)
def test_a_dial_or_lever_goes_from_nothing_to_one(section: str, registry: dict) -> None:
    for name, about in registry.items():
        found = input_registry()[name]
        assert (found.section, found.default) == (section, about.baseline)
        assert (found.low, found.high) == (0.0, 1.0)
        assert (found.description, found.ledger) == (about.description, about.ledger)
        assert " ".join(about.ledger) in found.source


def test_sections_part_the_inputs() -> None:
    parted = [name for section in SECTIONS for name in names(section)]
    assert sorted(parted) == sorted(input_registry())
