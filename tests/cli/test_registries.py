"""``parameters``, ``risks``, ``policies``, ``outcomes`` and ``channels``."""

from __future__ import annotations

import json
from typing import Any

import pytest

from model.cli.app import main
from model.events import channel_registry
from model.outcomes import outcome_registry
from model.parameters import parameter_registry
from model.risks import dial_registry, policy_registry

REGISTRIES = {
    "parameters": parameter_registry,
    "risks": dial_registry,
    "policies": policy_registry,
    "outcomes": outcome_registry,
    "channels": channel_registry,
}
FIELDS = {
    "parameters": "name description unit default low high distribution source confidence ledger",
    "risks": "name title description baseline absent worst ledger parameters moves",
    "policies": "name title description baseline lowest highest ledger",
    "outcomes": "name title description unit annual_unit aggregation better headline ledger",
    "channels": "name description unit low high targets",
}


def _documents(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert main([*arguments, "--json"]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    found: list[dict[str, Any]] = json.loads(shown.out)
    return found


@pytest.mark.parametrize("command", REGISTRIES)
def test_json_holds_every_entry_with_every_field(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    documents = _documents(capsys, command)
    assert [document["name"] for document in documents] == list(REGISTRIES[command]())
    assert all(set(FIELDS[command].split()) <= set(document) for document in documents)


@pytest.mark.parametrize("command", REGISTRIES)
def test_in_a_pipe_every_name_stands_whole_on_its_line(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == list(REGISTRIES[command]())


@pytest.mark.parametrize("command", REGISTRIES)
def test_on_a_narrow_terminal_every_name_is_still_whole(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert main([command]) == 0
    output = capsys.readouterr().out
    assert "\x1b" not in output
    assert set(REGISTRIES[command]()) <= set(output.split())


def test_risks_say_what_each_dial_moves(capsys: pytest.CaptureFixture[str]) -> None:
    risks = {risk["name"]: risk for risk in _documents(capsys, "risks")}
    conflict = risks["sreb_eaeu_conflict"]
    assert conflict["parameters"] == ["goal_conflict"]
    assert conflict["moves"] == {"goal_conflict": {"absent": 0.0, "worst": 1.0}}


def test_parameters_can_be_searched(capsys: pytest.CaptureFixture[str]) -> None:
    found = _documents(capsys, "parameters", "--grep", "BELT_AND")
    assert [document["name"] for document in found] == ["belt_and_road"]
    assert _documents(capsys, "parameters", "--grep", "no such words") == []


def test_a_search_in_vain_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parameters", "--grep", "no such words"]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "nothing of the kind" in shown.err
