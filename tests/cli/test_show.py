"""``show``: every value with unit, source and where it was set."""

from __future__ import annotations

import json

import pytest

from model.cli.app import main
from model.scenario import load_scenario
from model.scenario.inputs import input_registry


def test_what_is_set_is_shown_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "blocked_by_russia", "--set", "training=1"]) == 0
    output = capsys.readouterr().out
    blocking = next(line for line in output.splitlines() if line.startswith("russian_blocking"))
    training = next(line for line in output.splitlines() if line.startswith("training "))
    assert "blocked_by_russia.yaml:" in blocking
    assert "--set" in training
    assert "until then as the baseline" in output
    assert "border_closure_2027" in output
    assert "more at their defaults; --all shows them" in output


def test_all_shows_every_parameter(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "baseline", "--all"]) == 0
    shown = {line.split(" ")[0] for line in capsys.readouterr().out.splitlines()}
    assert set(input_registry()) <= shown


def test_json_holds_everything(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "perfect_storm", "--set", "horizon.end=2030-Q4", "--json"]) == 0
    shown = capsys.readouterr()
    document = json.loads(shown.out)
    scenario = load_scenario("perfect_storm", ["horizon.end=2030-Q4"])
    assert document["digest"] == scenario.digest()
    assert document["horizon"]["end"] == "2030-Q4"
    assert [entry["name"] for entry in document["values"]] == list(input_registry())
    assert all(entry["unit"] and entry["source"] for entry in document["values"])


def test_a_remark_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    settings = ["--set", "goal_conflict=0.1", "--set", "sreb_eaeu_conflict=1"]
    assert main(["show", "baseline", *settings]) == 0
    assert "note: goal_conflict is set directly" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["basline"], "basline: no such scenario; did you mean baseline?"),
        (["baseline", "--set", "trainin=1"], "--set: trainin: no such"),
        (["/nowhere/x.yaml"], "/nowhere/x.yaml: no such file"),
    ],
)
def test_wrong_input_ends_with_two(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", *arguments]) == 2
    shown = capsys.readouterr()
    assert words in shown.err
    assert shown.out == ""
