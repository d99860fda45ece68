"""Laws of ``report``: one file, in the language asked for, and nothing done for a wrong wish."""

from __future__ import annotations

import errno
import json
import sys
from pathlib import Path

import pytest

from tests.cli.quick import SHORT, FailingSimulation, status
from tests.cli.quick import workplace as workplace
from tests.cli.test_compare import worse as worse


def test_a_report_is_one_file_where_it_is_asked_for(worse: str, workplace: Path) -> None:
    assert status("report", "baseline", worse, *SHORT, "-o", "new/x.html") == 0
    page = (workplace / "new" / "x.html").read_text(encoding="utf-8")
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "Worse against Baseline" in page
    assert [path.name for path in (workplace / "new").iterdir()] == ["x.html"]


def test_it_lies_with_the_results_unless_asked_otherwise(
    worse: str, workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("report", "baseline", worse, *SHORT) == 0
    (path,) = (workplace / "results" / "reports").iterdir()
    assert path.suffix == ".html"
    assert f"Report in {path.relative_to(workplace)}" in capsys.readouterr().out


def test_scenarios_may_end_in_other_years(worse: str, workplace: Path) -> None:
    for name, end in (("early", "2014-Q4"), ("late", "2017-Q2")):
        text = (workplace / worse).read_text(encoding="utf-8")
        (workplace / f"{name}.yaml").write_text(f"{text}horizon: {{end: {end}}}\n")
    options = ("--runs", "12", "--workers", "1", "-o", "x.html")
    for names in (("early.yaml", "late.yaml"), ("late.yaml", "early.yaml")):
        assert status("report", *names, *options) == 0
        page = (workplace / "x.html").read_text(encoding="utf-8")
        assert "up to 2014" in page
        assert "dashed upright line" not in page  # as all of these years are observed


def test_a_full_disk_is_told_with_the_folder_and_leaves_nothing(
    worse: str,
    workplace: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(path: Path, pieces: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("model.ensemble.atomic.write_whole", full)
    assert status("report", "baseline", worse, *SHORT, "-o", "new/x.html") == 1
    assert "no room left for new: no space left on device" in capsys.readouterr().err
    assert not list((workplace / "new").iterdir())


@pytest.mark.parametrize("code", ["ru", "kk", "zh"])
def test_it_speaks_the_language_of_the_option_or_of_the_environment(
    worse: str, workplace: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    assert status("report", "baseline", worse, *SHORT, "-o", "a.html", "--lang", code) == 0
    monkeypatch.setenv("BELT_AND_ROAD_LANG", code)
    assert status("report", "baseline", worse, *SHORT, "-o", "b.html") == 0
    one, other = ((workplace / name).read_text(encoding="utf-8") for name in ("a.html", "b.html"))
    assert f'<html lang="{code}">' in one
    assert one.replace(f" --lang {code}", "") == other


def test_json_tells_what_is_called_how(worse: str, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--runs", "40", "--end", "2016", "--workers", "1", "-o", "x.html", "--json")
    assert status("report", "baseline", worse, *options) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["files"] == ["x.html"]
    (scenario,) = document["scenarios"]
    assert scenario["runs"] == 40
    assert all(each["call"] == "lower" for each in scenario["findings"])
    assert scenario["findings"][0]["outcome"] == "industrialization_index"


def test_failed_runs_are_listed_and_the_status_is_one(
    worse: str, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("model.simulation.Simulation", FailingSimulation)
    assert status("report", "baseline", worse, *SHORT, "-o", "x.html") == 1
    page = (workplace / "x.html").read_text(encoding="utf-8")
    assert "Failed runs" in page
    assert "the toy broke" in page


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("report", "baseline"), "reference"),
        (("report", "baseline", "worse.yaml", "-o", "x.docx"), ".html or .pdf"),
        (("report", "baseline", "worse.yaml", "--lang", "kz"), "did you mean kk?"),
        (("report", "baseline", "worse.yaml", *SHORT, "--year", "1999"), "2013 to 2016"),
    ],
)
def test_wrong_input_is_refused(
    worse: str, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], word: str
) -> None:
    assert status(*arguments) == 2
    assert word in capsys.readouterr().err


def test_without_the_library_a_pdf_is_refused_before_anything_is_run(
    worse: str,
    workplace: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    for option in (("-o", "x.pdf"), ("-o", "x.html", "--pdf")):
        assert status("report", "baseline", worse, *SHORT, *option) == 2
        assert 'pip install ".[report]"' in capsys.readouterr().err
    assert not list(workplace.rglob("manifest.json"))


def test_a_pdf_lies_beside_its_page(
    worse: str, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("weasyprint")
    monkeypatch.setattr("model.output.report.pdf.pdf", lambda page: b"%PDF")
    assert status("report", "baseline", worse, *SHORT, "-o", "x.html", "--pdf") == 0
    assert (workplace / "x.pdf").read_bytes() == b"%PDF"
    assert status("report", "baseline", worse, *SHORT, "-o", "only.pdf") == 0
    assert not (workplace / "only.html").exists()


def test_one_is_told_what_to_type_to_have_it_again(worse: str, workplace: Path) -> None:
    options = ("--set", "land_rumours=1", "--year", "2015", "-o", "x.html")
    assert status("report", "baseline", worse, *SHORT, *options) == 0
    page = (workplace / "x.html").read_text(encoding="utf-8")
    command = "report baseline worse.yaml --runs 12 --seed 1 --year 2015 --end 2016"
    assert f"python run_sim.py {command} --set land_rumours=1" in page
