"""``check``: all mistakes at once, and the schema."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from model.cli.app import main
from model.scenario import catalogue
from model.scenario.schema import FILE, schema_text
from tests.scenario.files import home_with_baseline, write


def test_all_scenarios_are_right(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "all"]) == 0
    assert capsys.readouterr().out.splitlines() == [f"{name}: ok" for name in catalogue()]


def test_mistakes_of_several_files_are_told_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = write(tmp_path, "one", "dials: {unclear_goals: 2, unclear_gols: 1}\n")
    two = write(tmp_path, "two", "extends: one\npolicies: {training: x}\n")
    assert main(["check", str(one), str(two), "baseline"]) == 2
    shown = capsys.readouterr()
    assert len(shown.err.splitlines()) == 3
    assert shown.out == "baseline: ok\n"


def test_json_has_the_parts_of_each_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, "one", "dials:\n  unclear_gols: 1\n")
    assert main(["check", str(path), "--json"]) == 2
    report = json.loads(capsys.readouterr().out)[0]
    assert report["ok"] is False
    problem = report["problems"][0]
    assert (problem["line"], problem["column"]) == (3, 3)
    assert (problem["key"], problem["nearest"]) == ("dials.unclear_gols", "unclear_goals")


def test_the_schema_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("model.scenario.folder.SCENARIOS", home_with_baseline(tmp_path))
    assert main(["check", "--write-schema"]) == 0
    assert (tmp_path / FILE).read_text(encoding="utf-8") == schema_text()
    assert capsys.readouterr().out == ""


def test_nothing_to_check_is_wrong_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 2
    assert "name the files to check, or all" in capsys.readouterr().err
