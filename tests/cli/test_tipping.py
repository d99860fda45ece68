"""Laws of ``tipping``: what is found is told in full, also that there is nothing."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

import model.simulation
from model.clock import Quarter
from model.numerics.arrays import FloatArray
from tests.analysis.study.toys import IDLE, OUTCOME, STRONG, WEAK, StudyToy
from tests.cli.quick import status
from tests.cli.test_interactions import workplace as workplace

SMALL = ("--outcome", OUTCOME, "--runs", "30", "--year", "2014", "--workers", "1")
HALF = "title: Half\ndials: {russian_blocking: 0.5}\n"


@pytest.fixture
def half(workplace: Path) -> str:
    (workplace / "half.yaml").write_text(HALF)
    return "half.yaml"


def test_json_says_where_each_input_tips_the_outcome(
    half: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("--against", half, "--input", f"{STRONG},{IDLE}", "--json")
    assert status("tipping", *SMALL, *asked) == 0
    document = json.loads(capsys.readouterr().out)
    strong, idle = document["inputs"]
    assert (strong["input"], idle["input"]) == (STRONG, IDLE)
    assert strong["at"] == pytest.approx(0.5)
    assert strong["direction"] == "falls below"
    assert (idle["at"], idle["never"]) == (None, 1.0)
    assert document["against"].startswith("half")
    assert all(Path(path).stat().st_size > 10_000 for path in document["figures"])


def test_the_table_fits_a_line_and_names_what_does_not_tip(
    half: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("tipping", *SMALL, "--against", half, "--no-plot", "--points", "3") == 0
    out, told = capsys.readouterr()
    assert max(map(len, out.splitlines())) <= 100
    assert "Nowhere in their range" in out
    assert "inputs to be moved: 36, to 3 values or more each, 30 runs each" in told


def test_where_nothing_tips_that_is_said(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("tipping", *SMALL, "--level", "-5", "--input", STRONG) == 0
    out = capsys.readouterr().out
    assert "No input tips it." in out
    assert "The share of runs below stays as it is with russian_blocking." in out


def test_a_range_of_ones_own_and_parameters_are_taken(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("--input", f"{STRONG}=0.1..0.6,restriction_persistence", "--level", "45", "--json")
    assert status("tipping", *SMALL, *asked, "--no-plot") == 0
    found = {each["input"]: each for each in json.loads(capsys.readouterr().out)["inputs"]}
    assert (found[STRONG]["low"], found[STRONG]["high"]) == (0.1, 0.6)
    assert set(found) == {STRONG, "restriction_persistence"}


def test_a_map_has_a_cell_for_each_pair_of_values(
    half: str, workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("--against", half, "--map", STRONG, WEAK, "--points", "3", "--csv", "map.csv")
    assert status("tipping", *SMALL, *asked) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 100
    with (workplace / "map.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 9
    assert {row[STRONG] for row in rows} == {"0.0", "0.5", "1.0"}
    assert status("tipping", *SMALL, *asked, "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert len(document["below"]) == len(document["below"][0]) == 3
    assert Path(document["figures"][0]).stat().st_size > 10_000


def test_a_second_call_simulates_nothing(half: str) -> None:
    asked = ("--against", half, "--input", STRONG, "--no-plot")
    status("tipping", *SMALL, *asked)
    before = StudyToy.simulated
    assert status("tipping", *SMALL, *asked) == 0
    assert StudyToy.simulated == before


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--level", "3", "--against", "stagnation"), "--level: given with --against"),
        (("--level", "nan"), "--level: nan is no level"),
        (("--against", "baseline"), "--against: baseline against itself"),
        (("--input", "russian_bloking"), "did you mean russian_blocking?"),
        (("--input", "russian_blocking=high"), "'russian_blocking=high' is no range"),
        (("--input", STRONG, "--map", STRONG, WEAK), "--map: given with --input"),
        (("--map", STRONG, STRONG), "--map: russian_blocking twice"),
        (("--map", STRONG, f"{STRONG}=0..0.5"), "--map: russian_blocking twice"),
        (("--map", f"{STRONG},{WEAK}", IDLE), "--map: 3 inputs"),
        (("--input", f"{STRONG}=0..1,{STRONG}=0..0.5"), "russian_blocking has two ranges"),
        (("--input", f"{STRONG}=0.2:0.4"), "allowed: NAME=LOW..HIGH"),
        (("--map", STRONG, WEAK, "--halvings", "2"), "--halvings: given with --map"),
        (("--outcome", "all"), "--outcome: 'all' is not one outcome"),
        (("--outcome", "transit_revenu"), "did you mean transit_revenue?"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_run(
    workplace: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], message: str
) -> None:
    assert status("tipping", *options) == 2
    assert message in capsys.readouterr().err
    assert StudyToy.simulated == 0


class Brittle(StudyToy):
    """Fails where one dial is high, alone or not."""

    def run(self, until: Quarter | None = None) -> Mapping[str, FloatArray]:
        if (self.batch.dials[IDLE] > 0.9).any():
            raise ArithmeticError("too high")
        return super().run(until)


def test_an_input_that_makes_runs_fail_does_not_lose_the_others(
    workplace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model.simulation, "Simulation", Brittle)
    asked = ("--input", f"{STRONG},{IDLE}", "--level", "45", "--no-plot", "--json")
    assert status("tipping", *SMALL, *asked) == 1
    said = capsys.readouterr()
    document = json.loads(said.out)
    assert [each["input"] for each in document["inputs"]] == [STRONG]
    assert document["left_out"] == [IDLE]
    assert "left out, as most runs failed: china_decline" in said.err
    alone = ("--input", IDLE, "--level", "45", "--no-plot")
    assert status("tipping", *SMALL, *alone) == 1
    assert "too high" in capsys.readouterr().err


def test_a_dial_that_makes_runs_fail_does_not_lose_the_other_pairs(
    workplace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model.simulation, "Simulation", Brittle)
    asked = ("--runs", "30", "--year", "2014", "--workers", "1", "--no-plot", "--json")
    assert status("interactions", *asked, "--dials", f"{STRONG},{WEAK},{IDLE}") == 1
    said = capsys.readouterr()
    document = json.loads(said.out)
    assert document["left_out"] == [IDLE]
    assert len(document["interactions"][0]["pairs"]) == 1
    assert status("interactions", *asked, "--dials", f"{STRONG},{IDLE}") == 1
    assert "too high" in capsys.readouterr().err
