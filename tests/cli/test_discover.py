"""Laws of ``discover``: readable by people and programs, and picky about what it is asked."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import model.analysis.study.engine as engine
import model.simulation
from model.outcomes import outcome_registry
from tests.analysis.study.toys import IDLE, STRONG, WEAK, StudyToy
from tests.cli.quick import status

UNDIRECTED = next(name for name, each in outcome_registry().items() if each.better == "none")

DIALS = ("--inputs", f"{WEAK},{IDLE},{STRONG}")
QUICK = (*DIALS, "--runs", "200", "--year", "2016", "--since", "2015", "--workers", "1")


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with a toy model."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(model.simulation, "Simulation", StudyToy)
    engine._past.cache_clear()
    StudyToy.simulated = 0
    return tmp_path


def test_json_is_one_document_with_all_there_is_to_say(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("discover", *QUICK, "--json", "--outcomes", "transit_revenue") == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["scenario"], document["seed"]) == ("baseline", 1)
    (found,) = document["outcomes"]
    assert (found["bad"], found["futures"], found["base_share"]) == (50, 200, 0.25)
    first = found["regions"][0]
    assert first["found"]
    assert first["bounds"][0]["input"] == STRONG
    assert {"coverage", "density", "mass", "held_out", "chance", "trajectory"} <= set(first)
    assert len(document["figures"]) == 2
    assert all(Path(path).stat().st_size for path in document["figures"])


def test_the_text_fits_a_line_and_says_it_in_words(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("discover", *QUICK) == 0
    text = capsys.readouterr().out.split("Figures in")[0]
    assert max(map(len, text.splitlines())) <= 100
    text = " ".join(text.split())
    for word in ("worst quarter", "Russian blocking is above", "quasi-p", "held out", "trade-off"):
        assert word in text


def test_a_second_call_simulates_nothing(workplace: Path) -> None:
    assert status("discover", *QUICK, "--no-plot") == 0
    ran = StudyToy.simulated
    assert status("discover", *QUICK, "--no-plot", "--worst", "0.1") == 0
    assert StudyToy.simulated == ran


def test_csv_has_one_line_a_bound(workplace: Path) -> None:
    assert status("discover", *QUICK, "--no-plot", "--csv", "new/boxes.csv") == 0
    with Path("new/boxes.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert {row["outcome"] for row in rows} == {"transit_revenue", "industrialization_index"}
    assert {row["input"] for row in rows if row["found"] == "True"} == {STRONG}


def test_below_a_level_and_below_another_scenario(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = ("--outcomes", "industrialization_index", "--no-plot", "--json")
    assert status("discover", *QUICK, *one, "--below", "46") == 0
    (found,) = json.loads(capsys.readouterr().out)["outcomes"]
    assert (found["level"], found["worst_share"], found["rival"]) == (46.0, None, None)
    assert status("discover", *QUICK, *one, "--below", "stagnation") == 0
    (found,) = json.loads(capsys.readouterr().out)["outcomes"]
    assert found["rival"] == "stagnation"


def test_a_folder_of_results_is_searched_as_it_is(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("run", "baseline", "--runs", "60", "--end", "2016", "--workers", "1",
                  "--out", "mine") == 0  # fmt: skip
    ran = StudyToy.simulated
    capsys.readouterr()
    assert status("discover", "mine", "--no-plot", "--json", "--worst", "0.4") == 0
    document = json.loads(capsys.readouterr().out)
    assert document["outcomes"][0]["futures"] == 60
    assert StudyToy.simulated == ran
    assert status("discover", "mine", "--over", "dials") == 2
    assert "--over" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        (("--over", "dial"), "dials"),
        (("--inputs", "russian_blockin"), "russian_blocking"),
        (("--over", "dials", "--inputs", STRONG), "--inputs"),
        (("--outcomes", "transit_revenu"), "transit_revenue"),
        (("--outcomes", UNDIRECTED), "better"),
        (("--below", "100"), "--outcomes"),
        (("--below", "stagnatio"), "did you mean stagnation"),
        (("--below", "nan"), "no level"),
        (("--below", "100", "--worst", "0.2"), "--worst"),
        (("--since", "2080"), "--since"),
        (("--year", "2090"), "--year"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_run(
    workplace: Path, capsys: pytest.CaptureFixture[str], wrong: tuple[str, ...], word: str
) -> None:
    assert status("discover", *wrong) == 2
    assert word in capsys.readouterr().err
    assert StudyToy.simulated == 0
