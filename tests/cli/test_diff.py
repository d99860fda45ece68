"""``diff``: two scenarios, side by side."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from model.cli.app import main
from model.scenario import catalogue, load_scenario
from tests.cli.quick import SHORT, status, workplace

__all__ = ["workplace"]


def test_both_values_the_unit_and_where_each_was_set_are_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["diff", "baseline", "blocked_by_russia"]) == 0
    shown = capsys.readouterr()
    lines = [" ".join(line.split()) for line in shown.out.splitlines()]
    place = lines.index("russian_blocking 0.25 1 level from 0 to 1")
    origin = load_scenario("blocked_by_russia").origin_of("dials.russian_blocking")
    assert lines[place + 1] == f"set default | {origin}"
    assert "since none 2026-Q1" in lines
    assert shown.err == ""


@pytest.mark.parametrize("other", catalogue()[::4])
def test_the_text_fits_a_terminal_of_eighty_columns(
    other: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", "perfect_storm", other, "--all"]) == 0
    assert all(len(line) <= 80 for line in capsys.readouterr().out.splitlines()[1:])


def test_equal_scenarios_are_said_to_be_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "baseline", "baseline"]) == 0
    assert capsys.readouterr().out == (
        "baseline and baseline do not differ: they give the same results\n"
    )
    assert main(["diff", "baseline", "baseline", "--yaml"]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "do not differ" in shown.err


def test_a_title_is_no_difference(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("title: Another title\n")
    assert main(["diff", "baseline", str(path)]) == 0
    assert "do not differ" in capsys.readouterr().out


def test_json_is_one_document_with_the_same_differences(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["diff", "baseline", "no_bri", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["left"]["name"], document["right"]["name"]) == ("baseline", "no_bri")
    assert not document["same_results"]
    (only,) = document["differences"]
    assert only["key"] == "parameters.belt_and_road"
    assert (only["left"]["value"], only["right"]["value"]) == (1.0, 0.0)
    assert only["right"]["origin"].startswith("scenarios/no_bri.yaml:")


def test_yaml_is_a_unified_diff_that_patch_could_take(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "baseline", "six_proposals", "--yaml"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["--- baseline", "+++ six_proposals"]
    assert lines[2].startswith("@@ ")
    assert "-  research: 0.2" in lines
    assert "+  research: 1.0" in lines


def test_results_can_be_set_against_the_scenario_they_were_made_of(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("run", "no_bri", *SHORT, "--no-plots") == 0
    (folder,) = (workplace / "results").iterdir()
    capsys.readouterr()
    assert main(["diff", "no_bri", str(folder)]) == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert lines[0].endswith(": 1 difference")
    assert "horizon.end 2035-Q4 2016-Q4" in lines
    assert any(
        line.endswith("| --end") for line in lines
    )  # below, where the project's path is long


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("diff baseline baselin", "did you mean baseline?"),
        ("diff baseline no_bri --yaml --json", "not together with --json"),
        ("diff baseline .", "holds no finished results"),
    ],
)
def test_wrong_input_is_told(
    line: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert main(line.split()) == 2
    assert told in capsys.readouterr().err
