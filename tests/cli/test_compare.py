"""Laws of ``compare``: paired, documented, and readable by people and by programs."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.quick import SHORT, status
from tests.cli.quick import workplace as workplace
from tests.ensemble import toy

WORSE = "title: Worse\ndials:\n  engineer_shortage: 1\n  low_competitiveness: 1\n"


@pytest.fixture
def worse(workplace: Path) -> str:
    (workplace / "worse.yaml").write_text(WORSE)
    return "worse.yaml"


def test_a_scenario_does_not_differ_from_itself(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("compare", "baseline", "baseline", *SHORT, "--json", "--no-plots") == 0
    out, told = capsys.readouterr()
    for difference in json.loads(out)["differences"]:
        assert difference["mean_difference"] == difference["standard_error"] == 0
        assert difference["verdict"] == "no clear difference"
    assert "warning: baseline and baseline give the same numbers" in told


def test_json_is_one_document_with_what_was_compared(
    worse: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("compare", "baseline", worse, *SHORT, "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert document["reference"] == "baseline"
    assert (document["seed"], document["runs"], document["year"]) == (1, 12, 2016)
    first = document["differences"][0]
    assert first["scenario"] == "worse"
    assert first["verdict"] == "lower"
    assert document["risk_measures"][0]["conditional_value_at_risk"] > 0
    assert all(Path(path).exists() for path in document["figures"])


def test_the_table_fits_a_line(worse: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status("compare", "baseline", worse, *SHORT, "--outcomes", "all") == 0
    text = capsys.readouterr().out.split("Figures in")[0]
    assert max(map(len, text.splitlines())) <= 100
    assert "worse against baseline in 2016 (12 paired runs, seed 1)" in text


def test_what_is_current_is_not_run_again(worse: str, workplace: Path) -> None:
    status("compare", "baseline", worse, *SHORT, "--no-plots")
    before = {path: path.stat().st_mtime_ns for path in workplace.rglob("manifest.json")}
    assert len(before) == 2
    status("compare", "baseline", worse, *SHORT, "--no-plots", "--year", "2014")
    assert before == {path: path.stat().st_mtime_ns for path in workplace.rglob("manifest.json")}


def test_csv_and_figures_go_where_they_are_asked_to_go(worse: str, workplace: Path) -> None:
    outcome = toy.outcomes()[0]
    options = ("--outcomes", outcome, "--csv", "new/table.csv", "--png", "pictures")
    assert status("compare", "baseline", worse, *SHORT, *options) == 0
    with (workplace / "new" / "table.csv").open() as file:
        (row,) = csv.DictReader(file)
    assert (row["scenario"], row["outcome"]) == ("worse", outcome)
    names = {path.name for path in (workplace / "pictures").iterdir()}
    assert names == {f"{outcome}_fan.png", f"{outcome}_difference.png"}


def test_settings_apply_to_reference_and_scenarios_alike(worse: str, workplace: Path) -> None:
    options = ("--set", "low_competitiveness=0", "--no-plots")
    assert status("compare", "baseline", worse, *SHORT, *options) == 0
    folders = {path.parent.name for path in workplace.rglob("manifest.json")}
    assert all("~" in name for name in folders)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("compare", "baseline"), "reference"),
        (("compare", "baseline", "worse.yaml", *SHORT, "--year", "1999"), "2013 to 2016"),
        (
            ("compare", "baseline", "worse.yaml", *SHORT, "--outcomes", f"{toy.outcomes()[0]}s"),
            "did you mean",
        ),
    ],
)
def test_wrong_input_is_refused(
    worse: str, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], word: str
) -> None:
    assert status(*arguments) == 2
    assert word in capsys.readouterr().err
