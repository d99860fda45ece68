"""Every value of a scenario can be shown with its unit, its source and where it was set."""

from __future__ import annotations

import numpy as np
import pytest

from model.parameters.posterior import posterior
from model.risks import dial_registry
from model.scenario import load_scenario
from model.scenario.inputs import input_registry
from model.scenario.inventory import Entry, inventory


def _entry(scenario: str, name: str, *settings: str) -> Entry:
    return next(e for e in inventory(load_scenario(scenario, settings)) if e.name == name)


def test_no_value_lacks_a_unit_or_a_source() -> None:
    entries = list(inventory(load_scenario("baseline")))
    assert [entry.name for entry in entries] == list(input_registry())
    assert all(entry.unit and entry.source for entry in entries)


def test_a_parameter_follows_its_dial() -> None:
    dial = dial_registry()["sreb_eaeu_conflict"]
    worst = _entry("baseline", "goal_conflict", "sreb_eaeu_conflict=1")
    absent = _entry("baseline", "goal_conflict", "sreb_eaeu_conflict=0")
    move = dial.moves["goal_conflict"]
    assert (absent.value, worst.value) == (move.absent, move.worst)
    assert worst.origin == "dial sreb_eaeu_conflict, --set"
    assert worst.changed


def test_a_value_set_directly_wins_over_a_dial() -> None:
    entry = _entry("baseline", "goal_conflict", "sreb_eaeu_conflict=1", "goal_conflict=0.25")
    assert (entry.value, entry.origin, entry.spread) == (0.25, "--set", "")


@pytest.mark.parametrize("name", ["goal_conflict", "sreb_eaeu_conflict", "training"])
def test_what_nobody_sets_is_a_default(name: str) -> None:
    entry = _entry("baseline", name)
    assert entry.origin == "default"
    assert not entry.changed


def test_what_was_learnt_shows_the_centre_and_band_of_the_posterior() -> None:
    name = posterior().names[0]
    entry = _entry("baseline", name)
    assert entry.value == np.median(posterior().column(name))
    assert entry.origin == "posterior"
    assert entry.spread.startswith("posterior ")
    assert _entry("baseline", name, f"{name}={entry.default}").origin == "--set"
