"""Laws of ``interactions``: readable by people and by programs, and resumed from what there is."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import model.simulation
from tests.analysis.study.toys import OUTCOME, STRONG, WEAK, StudyToy
from tests.cli.quick import status

SMALL = ("--runs", "30", "--year", "2014", "--workers", "1")
PAIR = ("--dials", f"{STRONG},{WEAK}")


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with the toy model."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(model.simulation, "Simulation", StudyToy)
    StudyToy.simulated = 0
    return tmp_path


def test_json_is_one_document_with_dials_pairs_and_figures(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("interactions", *SMALL, *PAIR, "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["scenario"], document["runs"], document["year"]) == ("baseline", 30, 2014)
    first = document["interactions"][1]
    assert first["outcome"] == OUTCOME
    assert [each["dial"] for each in first["dials"]] == [STRONG, WEAK]
    (pair,) = first["pairs"]
    assert (pair["first"], pair["second"], pair["verdict"]) == (STRONG, WEAK, "not told apart")
    assert pair["together"] == pytest.approx(pair["apart"])
    assert all(Path(path).stat().st_size > 10_000 for path in document["figures"])


def test_without_names_the_dials_that_move_most_are_paired(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("interactions", *SMALL, "--top", "4", "--no-plot") == 0
    out, told = capsys.readouterr()
    assert max(map(len, out.splitlines())) <= 100
    assert f"  + {WEAK}" in out
    assert "Pairs: 0 compound, 0 cancel, neither is told of 1." in out
    assert "turning 36 dials one by one, 30 runs each" in told


def test_a_second_call_simulates_nothing_and_csv_has_a_line_a_pair(workplace: Path) -> None:
    status("interactions", *SMALL, *PAIR, "--no-plot")
    before = StudyToy.simulated
    assert status("interactions", *SMALL, *PAIR, "--no-plot", "--csv", "pairs.csv") == 0
    assert StudyToy.simulated == before
    with (workplace / "pairs.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert [row["outcome"] for row in rows] == ["transit_revenue", OUTCOME]
    assert float(rows[1]["first_alone"]) == pytest.approx(-7.5)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--dials", f"{STRONG},land_rumors"), "did you mean land_rumours?"),
        (("--dials", STRONG), "--dials: only russian_blocking; allowed: two dials or more"),
        (("--outcomes", "transit_revenu"), "did you mean transit_revenue?"),
        (("--since", "1999"), "--since: 1999-Q1 is out of range"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_run(
    workplace: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], message: str
) -> None:
    assert status("interactions", *options) == 2
    assert message in capsys.readouterr().err
    assert StudyToy.simulated == 0


def test_few_runs_are_warned_of(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small = ("--runs", "5", "--year", "2014", "--workers", "1")
    assert status("interactions", *small, *PAIR, "--no-plot") == 0
    assert "5 runs are too few" in capsys.readouterr().err


def test_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert status("interactions", "--help") == 0
    assert "Example: python run_sim.py interactions" in capsys.readouterr().out
