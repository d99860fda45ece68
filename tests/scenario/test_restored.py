"""A scenario comes back from what is kept of it, whole."""

from __future__ import annotations

import json

import pytest

from model.clock import Quarter
from model.scenario import catalogue, load_scenario
from model.scenario.restored import restored


@pytest.mark.parametrize("name", catalogue())
def test_a_scenario_restored_from_its_document_is_the_same(name: str) -> None:
    scenario = load_scenario(name)
    again = restored(json.loads(json.dumps(scenario.document())))
    assert again.digest() == scenario.digest()
    assert again.document() == scenario.document()


def test_settings_and_another_end_come_back_too() -> None:
    scenario = load_scenario("baseline", ["russian_blocking=1", "transit_tariff=0.9"])
    shorter = scenario.with_end(Quarter(2030, 2))
    assert restored(json.loads(json.dumps(shorter.document()))).digest() == shorter.digest()
