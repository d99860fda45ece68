"""What is allowed but may not be meant is remarked on."""

from __future__ import annotations

from pathlib import Path

from model.scenario import load_scenario, notes
from tests.scenario.files import home_with_baseline, write


def _notes(folder: Path, body: str) -> list[str]:
    home_with_baseline(folder)
    return notes(load_scenario(write(folder, "x", body), folder=folder))


def test_a_parameter_that_no_longer_follows_its_dial(tmp_path: Path) -> None:
    body = "dials: {sreb_eaeu_conflict: 1}\nparameters: {goal_conflict: 0.2}\n"
    assert _notes(tmp_path, body) == [
        "goal_conflict is set directly, so turning dials.sreb_eaeu_conflict does not move it"
    ]
    assert _notes(tmp_path, "parameters: {goal_conflict: 0.2}\n") == []


def test_what_comes_after_the_end(tmp_path: Path) -> None:
    body = (
        "since: 2031-Q1\nhorizon: {end: 2030-Q4}\n"
        "events: [{name: a, channel: oil_price, start: 2031-Q1, size: 0.1}]\n"
    )
    assert len(_notes(tmp_path, body)) == 2


def test_an_event_that_replaces_one_of_the_record(tmp_path: Path) -> None:
    body = "events: [{name: war_2022, channel: oil_price, start: 2022-Q1, size: 0.1}]\n"
    assert _notes(tmp_path, body) == [
        "events.war_2022 replaces the event of the record that has its name"
    ]
