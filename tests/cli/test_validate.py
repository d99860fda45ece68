"""Laws of ``validate``: scores as a table, as JSON, as files, also of a reader's own figures."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from model.outcomes import outcome_registry
from tests.cli.quick import status
from tests.cli.quick import workplace as workplace
from tests.ensemble import toy

FEW = ("--runs", "12", "--workers", "1")
OUTCOME = next(n for n in toy.outcomes() if "USD" in outcome_registry()[n].annual_unit)
STALE = (
    "note: the posterior was fitted to another state of the model or its libraries; "
    "run_sim.py calibrate fits it anew\n"
)
"""What is said where the model has changed since, as it may have while it is being worked on."""


def own(workplace: Path, *lines: str) -> str:
    (workplace / "mine.csv").write_text("\n".join(["variable,year,value", *lines]))
    return "mine.csv"


def test_json_is_one_document_with_scores_and_files(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("validate", *FEW, "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert document["scenario"] == "baseline"
    assert document["series"]
    assert document["published"]
    assert all(Path(path).exists() for path in document["files"])


def test_the_table_says_fitted_and_unseen_years_apart(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("validate", *FEW, "--no-plots") == 0
    out, told = capsys.readouterr()
    assert told in ("", STALE)
    assert out.index("Years up to 2018") < out.index("Unseen years")
    assert "Published effects" in out
    assert not list(workplace.rglob("validation/*.png"))
    with (workplace / "results/validation/scores.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert {row["group"] for row in rows} == {"to 2018", "after 2018", "after 2018, known"}


def test_figures_of_ones_own_are_scored_and_leave_the_projects_scores_alone(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = own(workplace, f"{OUTCOME},2016,90", f"{OUTCOME},2020,95", f"{OUTCOME},2021,90")
    assert status("validate", *FEW, "--against", mine, "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert [each["year"] for each in document["figures"]] == [2016, 2020, 2021]
    assert {each["outcome"] for each in document["figures"]} == {OUTCOME}
    assert document["published"] == []
    assert not (workplace / "results/validation/scores.csv").exists()
    assert {Path(path).name for path in document["files"]} == {
        "mine_scores.csv", "mine_figures.csv", "mine_figures.png",
    }  # fmt: skip


def test_a_bad_file_is_refused_with_its_lines_before_anything_is_run(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = own(workplace, "transit_revenu,2016,90", f"{OUTCOME},1066,90")
    assert status("validate", *FEW, "--against", mine) == 2
    out, told = capsys.readouterr()
    assert out == ""
    assert "mine.csv:2: variable: no outcome 'transit_revenu'" in told
    assert "mine.csv:3: year: '1066' is out of range" in told
    assert not list(workplace.rglob("manifest.json"))


def test_a_file_that_is_missing_is_refused(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("validate", "--against", "nowhere.csv") == 2
    assert "nowhere.csv: no such file" in capsys.readouterr().err
