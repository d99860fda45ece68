"""Laws of ``run``: right files, right status, nothing computed twice or replaced silently."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import sys
import time
from pathlib import Path

import pytest

import model.simulation
from model.ensemble.results import Results
from model.ensemble.storage import locate
from tests.cli.quick import SHORT, FailingSimulation, SlowSimulation, status
from tests.cli.quick import workplace as workplace

RUN = ("run", "baseline", *SHORT)
LATE = ("run", "baseline", "--runs", "12", "--workers", "1", "--no-plots")


def test_results_lie_under_the_name_of_the_scenario(workplace: Path) -> None:
    assert status(*LATE) == 0
    assert Results.open(workplace / "results" / "baseline").years[-1] == 2035


@pytest.mark.parametrize("variation", [("--end", "2016"), ("--set", "engineer_shortage=1")])
def test_a_variant_never_takes_the_place_of_the_scenario(
    workplace: Path, variation: tuple[str, str]
) -> None:
    assert status(*LATE, *variation) == 0
    (folder,) = (workplace / "results").iterdir()
    digest = Results.open(folder).digest
    assert folder.name == f"baseline~{digest[:8]}"


def test_a_file_elsewhere_does_not_take_the_place_of_its_namesake(workplace: Path) -> None:
    (workplace / "baseline.yaml").write_text("title: Not the baseline\nextends: baseline\n")
    status("run", "baseline.yaml", *SHORT, "--no-plots")
    assert not (workplace / "results" / "baseline").exists()


def test_the_table_and_the_files_are_reported(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(*RUN) == 0
    text = capsys.readouterr().out
    assert "seed 1, 12 runs" in text
    for name in ("timeseries.parquet", "summary.csv", "manifest.json", "overview.png"):
        assert name in text
    assert "Manufacturing share of GDP" in text
    assert "2016" in text
    assert max(map(len, text.split("In results")[0].splitlines())) <= 100


def test_current_results_are_said_to_be_current(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status(*RUN)
    (manifest,) = workplace.glob("results/*/manifest.json")
    written = manifest.stat().st_mtime_ns
    capsys.readouterr()
    assert status(*RUN) == 0
    assert "not computed again" in capsys.readouterr().out
    assert manifest.stat().st_mtime_ns == written
    assert status(*RUN, "--force") == 0
    assert manifest.stat().st_mtime_ns > written


def test_json_is_one_document_of_the_headline_outcomes(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(*RUN, "--json") == 0
    (found,) = json.loads(capsys.readouterr().out)["results"]
    assert (found["scenario"], found["seed"], found["runs"]) == ("baseline", 1, 12)
    assert found["failed_runs"] == []
    row = found["outcomes"][0]
    assert row.keys() >= {"outcome", "unit", "year", "mean", "p05", "p25", "p50", "p75", "p95"}
    assert Path(found["folder"], "timeseries.parquet").exists()
    assert all(Path(path).exists() for path in found["figures"])


def test_figures_are_left_out_where_none_are_wanted(workplace: Path) -> None:
    status(*RUN)
    assert list(workplace.rglob("*.png"))
    status(*RUN, "--no-plots", "--force")
    assert not list(workplace.rglob("*.png"))


def test_failing_runs_are_told_and_end_with_status_one(
    workplace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(model.simulation, "Simulation", FailingSimulation)
    assert status(*RUN) == 1
    out, told = capsys.readouterr()
    assert "10 runs" in out
    assert "2 of 12 runs of baseline failed" in told
    assert "run 3 (seed 1): ArithmeticError: the toy broke" in told


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--end", "soon"), "quarter"),
        (("--end", "1999"), "out of range"),
        (("--set", "engineer_shortag=1"), "did you mean"),
        (("--set", "engineer_shortage=7"), "engineer_shortage"),
        (("--runs", "0"), "--runs"),
        (("--workers", "none"), "--workers"),
        (("--executor", "dsk"), "did you mean dask?"),
        (("--scheduler", "tcp://127.0.0.1:1"), "allowed: with --executor dask"),
        (("--executor", "dask", "--scheduler", "nonsense"), "no Dask scheduler at nonsense"),
        (("--out", "phlogiston://x"), "phlogiston"),
        (("--out", "memory://x"), "allowed: with --workers 1"),
    ],
)
def test_wrong_input_is_refused_before_anything_is_run(
    workplace: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], word: str
) -> None:
    assert status("run", "baseline", *arguments) == 2
    assert word in capsys.readouterr().err
    assert list(workplace.iterdir()) == []


def test_an_unknown_scenario_stops_all_others(workplace: Path) -> None:
    assert status("run", "baseline", "no_such_world", *SHORT) == 2
    assert list(workplace.iterdir()) == []


def test_results_go_where_they_are_asked_to_go(workplace: Path) -> None:
    assert status(*RUN, "--out", "here") == 0
    assert Results.open(workplace / "here").scenario == "baseline"


def test_results_and_figures_go_to_an_address_as_well(workplace: Path) -> None:
    pytest.importorskip("upath")
    place = locate("memory://silk/road")
    assert status(*RUN, "--out", "memory://silk/road") == 0
    assert status(*RUN, "--out", f"file://{workplace}/here") == 0
    names = sorted(path.name for path in place.iterdir())
    assert names == sorted(path.name for path in (workplace / "here").iterdir())
    assert "overview.png" in names
    for name in ("timeseries.parquet", "overview.png"):
        assert (place / name).read_bytes() == (workplace / "here" / name).read_bytes()


def test_files_that_are_no_results_are_not_replaced(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workplace / "summary.csv").write_text("mine")
    assert status(*RUN, "--out", ".") == 2
    assert "no results" in capsys.readouterr().err
    assert (workplace / "summary.csv").read_text() == "mine"
    assert status(*RUN, "--out", "summary.csv") == 2
    assert status(*RUN, "--out", ".", "--force") == 0


def test_an_interrupt_ends_with_status_one_and_tells_how_to_go_on(
    workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model.simulation, "Simulation", SlowSimulation)
    arguments = ("run", "baseline", "--runs", "200", "--workers", "2", "--no-plots", "--seed", "3")
    process = multiprocessing.get_context("fork").Process(target=_interrupted, args=(arguments,))
    process.start()
    end = time.monotonic() + 20
    while not list(workplace.rglob(".work/lock")) and time.monotonic() < end:
        time.sleep(0.02)
    time.sleep(0.15)
    os.kill(process.pid or 0, signal.SIGINT)
    process.join(20)
    assert process.exitcode == 1
    assert "the same command takes them up" in (workplace / "told").read_text()
    assert not list(workplace.rglob("manifest.json"))


def _interrupted(arguments: tuple[str, ...]) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with Path("told").open("w") as sys.stderr:
        code = status(*arguments)
    os._exit(code)
