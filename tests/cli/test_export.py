"""Laws of ``export``: what is asked for, where it is asked for, whole, and nothing lost by it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pandas as pd
import pytest

import model.simulation
from tests.cli.quick import SHORT, FailingSimulation, status
from tests.cli.quick import workplace as workplace
from tests.ensemble import toy

FORMATS = {"csv": ".csv", "xlsx": ".xlsx", "netcdf": ".nc", "iamc": ".csv"}


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_goes_to_a_file_that_says_what_it_is(workplace: Path, form: str) -> None:
    assert status("export", "baseline", *SHORT, "--format", form) == 0
    (path,) = (workplace / "results" / "exports").iterdir()
    assert path.suffix == FORMATS[form]
    assert path.name.startswith("baseline~")


@pytest.mark.parametrize("form", FORMATS)
def test_a_horizon_without_a_whole_year_makes_a_file_without_years(
    workplace: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ("export", "baseline", "--runs", "2", "--workers", "1", "--end", "2013-Q2")
    assert status(*line, "--format", form) == 0
    assert "no whole year" in capsys.readouterr().out


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".nc"])
def test_the_name_of_the_file_tells_the_format(workplace: Path, suffix: str) -> None:
    assert status("export", "baseline", *SHORT, "-o", f"new/x{suffix}") == 0
    assert [path.name for path in (workplace / "new").iterdir()] == [f"x{suffix}"]


def test_json_says_what_was_written_and_where_it_is_from(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ("export", "baseline", "stagnation", *SHORT, "-o", "x.csv", "--values", "runs")
    assert status(*line, "--outcomes", toy.outcomes()[0], "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["file"], told["format"], told["values"]) == ("x.csv", "csv", ["runs"])
    assert told["bytes"] == Path("x.csv").stat().st_size
    assert list(told["ensembles"]) == ["baseline", "stagnation"]
    assert told["ensembles"]["stagnation"]["seed"] == 1
    table = pd.read_csv("x.csv")
    assert set(table["outcome"]) == {toy.outcomes()[0]}
    assert len(table) == 2 * 12 * 4


def test_folders_of_results_are_taken_as_they_are(workplace: Path) -> None:
    assert status("run", "baseline", *SHORT, "--no-plots", "--out", "mine") == 0
    assert status("export", "mine", "stagnation", "--runs", "3", "--workers", "1") == 0
    (path,) = (workplace / "results" / "exports").iterdir()
    table = pd.read_csv(path)
    assert path.name == "mine+stagnation.csv"
    assert table.groupby("scenario")["year"].max().to_dict() == {
        "baseline": 2016,
        "stagnation": 2035,
    }


def test_files_of_ones_own_are_run_first(workplace: Path) -> None:
    (workplace / "mine.yaml").write_text("title: Mine\ndials: {land_rumours: 1}\n")
    assert status("export", "mine.yaml", *SHORT, "-o", "x.csv") == 0
    assert set(pd.read_csv("x.csv")["scenario"]) == {"mine"}


def test_a_file_is_replaced_only_when_that_is_asked_for(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("x.csv").write_text("precious")
    assert status("export", "baseline", *SHORT, "-o", "x.csv") == 2
    assert "x.csv is there already" in capsys.readouterr().err
    assert Path("x.csv").read_text() == "precious"
    assert not (workplace / "results").exists()
    assert status("export", "baseline", *SHORT, "-o", "x.csv", "--force") == 0
    assert Path("x.csv").read_text().startswith('"scenario"')


def test_what_cannot_be_finished_leaves_what_was_there(
    workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("x.xlsx").write_text("precious")
    monkeypatch.setattr("model.output.export.workbook._summary", lambda _: iter([("a", object())]))
    with pytest.raises(TypeError):
        status("export", "baseline", *SHORT, "-o", "x.xlsx", "--force")
    assert Path("x.xlsx").read_text() == "precious"
    assert not list(workplace.glob(".draft*"))


def test_runs_that_failed_are_told_of(
    workplace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(model.simulation, "Simulation", FailingSimulation)
    assert status("export", "baseline", *SHORT, "-o", "x.csv", "--values", "runs") == 1
    assert "2 of 12 runs of baseline failed" in capsys.readouterr().err
    assert pd.read_csv("x.csv")["run"].nunique() == 10


@pytest.mark.parametrize(("form", "library"), [("xlsx", "xlsxwriter"), ("netcdf", "netCDF4")])
def test_a_library_that_is_missing_is_named(
    workplace: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    form: str,
    library: str,
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    assert status("export", "baseline", *SHORT, "--format", form) == 2
    told = capsys.readouterr().err
    assert f"needs {library}" in told
    assert 'pip install ".[export]"' in told
    assert not (workplace / "results").exists()


@pytest.mark.parametrize(
    ("line", "word"),
    [
        (("baseline", "--format", "exel"), "csv, xlsx, netcdf, iamc"),
        (("baseline", "--format", "netcfd"), "did you mean netcdf"),
        (("baseline", "-o", "x.pdf"), ".csv, .xlsx or .nc"),
        (("baseline", "--format", "xlsx", "-o", "x.csv"), "ends in .xlsx"),
        (("baseline", "--values", "run"), "did you mean runs"),
        (("baseline", "--format", "iamc", "--values", "runs"), "allowed: quantiles"),
        (("baseline", *SHORT, "--values", "runs,inputs"), "a file of their own"),
        (("basline",), "did you mean baseline"),
        (("empty",), "no finished results"),
        (("empty", "--set", "land_rumours=1"), "none with folders"),
        (("baseline", "-o", "file/x.csv"), "cannot write"),
        (("baseline", "-o", "empty"), ".csv, .xlsx or .nc"),
        (("baseline", *SHORT, "--outcomes", f"{toy.outcomes()[0]}s"), "did you mean"),
    ],
)
def test_wrong_input_is_refused(
    workplace: Path, capsys: pytest.CaptureFixture[str], line: tuple[str, ...], word: str
) -> None:
    (workplace / "empty").mkdir()
    (workplace / "file").touch()
    assert status("export", *line) == 2
    assert word in capsys.readouterr().err
    assert not list((workplace / "results").glob("exports/*"))


def test_an_outcome_that_there_is_not_is_refused_before_anything_is_run(workplace: Path) -> None:
    assert status("export", "baseline", *SHORT, "--outcomes", f"{toy.outcomes()[0]}s") == 2
    assert not list(workplace.glob("results/**/*.parquet"))


def test_what_is_no_plain_file_is_never_replaced(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("null.csv").symlink_to("/dev/null")
    assert status("export", "baseline", *SHORT, "-o", "null.csv", "--force") == 2
    assert "no plain file" in capsys.readouterr().err
    assert Path("null.csv").is_symlink()
