"""``list``: what each scenario changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from model.cli.app import main
from model.risks import dial_registry
from model.scenario import catalogue
from tests.scenario.files import home_with_baseline, write


def test_every_scenario_is_listed_with_what_it_changes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert set(lines) == {"name", *catalogue()}
    assert lines["no_bri"].endswith("belt_and_road=0")
    assert "russian_blocking=1" in lines["perfect_storm"]
    assert "@border_closure_2027" in lines["perfect_storm"]


def test_json_is_one_document_with_resolved_differences(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["list", "--json"]) == 0
    shown = capsys.readouterr()
    rows = {row["name"]: row for row in json.loads(shown.out)}
    assert shown.err == ""
    assert rows["baseline"]["extends"] is None
    assert rows["baseline"]["dials"] == rows["baseline"]["parameters"] == {}
    assert rows["no_bri"]["parameters"] == {"belt_and_road": 0.0}
    assert rows["perfect_storm"]["dials"]["forced_choice"] == 0.7
    assert set(rows["risks_absent"]["dials"]) == {
        name for name, dial in dial_registry().items() if dial.baseline != 0
    }


def test_a_broken_scenario_does_not_hide_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("model.scenario.folder.SCENARIOS", home_with_baseline(tmp_path))
    write(tmp_path, "broken", "dials: {unclear_goals: 3}\n")
    write(tmp_path, "good")
    assert main(["list", "--json"]) == 2
    shown = capsys.readouterr()
    assert [row["name"] for row in json.loads(shown.out)] == ["baseline", "good"]
    assert "broken.yaml:2: dials.unclear_goals: 3 is out of range" in shown.err


def test_titles_are_printed_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("model.scenario.folder.SCENARIOS", home_with_baseline(tmp_path))
    write(tmp_path, "odd", title='"[bold]A title[/bold] :smile:"')
    for terminal in (False, True):
        monkeypatch.setattr("sys.stdout.isatty", lambda answer=terminal: answer)
        assert main(["list"]) == 0
        assert "[bold]A title[/bold] :smile:" in capsys.readouterr().out
