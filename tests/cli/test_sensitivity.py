"""Laws of ``sensitivity``: it says what it runs, what it finds, and how little to trust it."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

import model.simulation
from model.numerics.arrays import FloatArray
from tests.analysis.study.toys import IDLE, OTHER, OUTCOME, STRONG, WEAK, StudyToy
from tests.cli.quick import status

FEW = ("--runs", "64", "--year", "2015", "--workers", "1", "--no-plot")
DIALS = ("--inputs", f"{STRONG},{WEAK},{IDLE}")


class Brittle(StudyToy):
    """Fails where the weak dial stands near its end."""

    def run(self) -> Mapping[str, FloatArray]:
        if (self.batch.dials[WEAK] > 0.97).any():
            raise ArithmeticError("too much")
        return super().run()


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(model.simulation, "Simulation", StudyToy)
    StudyToy.simulated = 0
    return tmp_path


def test_json_is_one_document_with_indices_of_every_year(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("sensitivity", *DIALS, *FEW, "--json") == 0
    told = capsys.readouterr()
    document = json.loads(told.out)
    assert document["blocks"] == document["whole_blocks"] == 64
    assert document["runs"] == 64 * 6
    assert list(document["inputs"]) == [STRONG, WEAK, IDLE]
    assert [each["outcome"] for each in document["outcomes"]] == [OTHER, OUTCOME]
    years = document["outcomes"][0]["years"]
    assert [each["year"] for each in years] == [2013, 2014, 2015]
    assert [each["input"] for each in years[-1]["indices"]] == [STRONG, WEAK, IDLE, "luck"]
    assert years[-1]["indices"][0]["total"] > 0.8
    assert "3 inputs: 64 blocks of 6 runs, 384 in all" in told.err


def test_the_table_shows_what_matters_and_luck_and_counts_the_rest(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("sensitivity", *DIALS, *FEW, "--outcomes", OUTCOME) == 0
    text = capsys.readouterr().out
    assert max(map(len, text.splitlines())) <= 100
    for word in (STRONG, "luck", "alone", "1 input is negligible", "first-order Sobol index"):
        assert word in text
    assert f"\n{IDLE}" not in text


def test_a_small_sample_is_warned_of_with_what_to_do(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("sensitivity", *DIALS, *FEW[2:], "--runs", "8") == 0
    told = capsys.readouterr()
    assert "8 blocks are few" in told.err
    assert "--runs 256 is a beginning" in told.err
    assert "negligible" not in told.out


def test_blocks_with_a_run_that_failed_are_left_out_and_named(
    workplace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model.simulation, "Simulation", Brittle)
    assert status("sensitivity", *DIALS, *FEW, "--json") == 1
    told = capsys.readouterr()
    document = json.loads(told.out)
    assert 0 < document["whole_blocks"] < 64
    assert any(f"A with {WEAK} of B" in row for row in document["failed"])
    assert "blocks they belong to were left out" in told.err


def test_morris_screens_and_draws(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = ("sensitivity", "--method", "morris", *DIALS, "--year", "2015", "--workers", "1")
    assert status(*line, "--runs", "10", "--out", "figures", "--csv", "effects.csv") == 0
    text = capsys.readouterr().out
    assert text.index(STRONG) < text.index(WEAK)
    with (workplace / "effects.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert [row["input"] for row in rows if row["outcome"] == OUTCOME] == [STRONG, WEAK, IDLE]
    slopes = {row["outcome"]: float(row["mu"]) for row in rows if row["input"] == STRONG}
    assert slopes == pytest.approx({OUTCOME: -10.0, OTHER: -40.0})  # a mean, a sum of quarters
    assert (workplace / "figures" / f"{OUTCOME}_morris.png").stat().st_size > 10_000


def test_sobol_draws_a_figure_an_outcome(workplace: Path) -> None:
    line = ("sensitivity", *DIALS, *FEW[:-1], "--out", "figures", "--csv", "new/indices.csv")
    assert status(*line) == 0
    for name in (OUTCOME, OTHER):
        assert (workplace / "figures" / f"{name}_sobol.png").stat().st_size > 10_000
    with (workplace / "new" / "indices.csv").open() as file:
        assert len(list(csv.DictReader(file))) == 2 * 3 * 4


def test_a_second_call_simulates_nothing(workplace: Path) -> None:
    status("sensitivity", *DIALS, *FEW)
    before = StudyToy.simulated
    assert status("sensitivity", *DIALS, *FEW) == 0
    assert StudyToy.simulated == before


def test_levers_can_be_varied_from_a_quarter_on(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ("sensitivity", "--over", "policies", "--since", "2015", *FEW[2:], "--runs", "16")
    assert status(*line, "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert "training" in document["inputs"]
    assert [each["year"] for each in document["outcomes"][0]["years"]] == [2015]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("--over", "dails"), "--over: dails: no kind of input"),
        (("--inputs", "land_rumour"), "did you mean land_rumours"),
        (("--inputs", "land_rumours=2..3"), "a range within 0 to 1"),
        (("--outcomes", "transit_revenu"), "did you mean transit_revenue"),
        (("--year", "1999"), "no whole year 1999"),
        (("--method", "sobel"), "sobel"),
    ],
)
def test_wrong_input_is_refused_before_anything_is_run(
    workplace: Path, capsys: pytest.CaptureFixture[str], line: tuple[str, ...], said: str
) -> None:
    assert status("sensitivity", *line) == 2
    assert said in capsys.readouterr().err
    assert StudyToy.simulated == 0


def test_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert status("sensitivity", "--help") == 0
    assert "Example: python run_sim.py sensitivity" in " ".join(capsys.readouterr().out.split())
