"""Laws of ``signposts``: what tells bad futures is told, and wrong input is refused."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

import model.simulation
from model.numerics.arrays import FloatArray
from tests.analysis.study.toys import OTHER, OUTCOME, STRONG, StudyToy
from tests.cli.quick import status

FEW = ("--runs", "120", "--workers", "1", "--no-plot")
WATCHED = ("--indicators", f"{OUTCOME},docking_depth,oil_price", "--outcomes", OTHER)
NOISE = "oil_price"


class Noisy(StudyToy):
    """The toy, with an outcome that has nothing to do with any other."""

    def run(self) -> Mapping[str, FloatArray]:
        found = dict(super().run())
        rng = np.random.default_rng(int(self.batch.runs[0]))
        found[NOISE] = rng.standard_normal(found[NOISE].shape)
        return found


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(model.simulation, "Simulation", Noisy)
    StudyToy.simulated = 0
    return tmp_path


def document(capsys: pytest.CaptureFixture[str], *line: str) -> dict[str, object]:
    assert status("signposts", *line, *WATCHED, *FEW, "--json") == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)["outcomes"][0]
    return found


def test_json_tells_the_signs_their_errors_and_the_short_list(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = document(capsys)
    assert (found["futures"], found["bad"], found["base"], found["by"]) == (120, 30, 2025, 2030)
    posts = {each["indicator"]: each for each in found["signposts"]}  # type: ignore[attr-defined]
    best = posts[OUTCOME]
    assert best["told_apart"]
    assert best["low_is_bad"]
    assert best["years"][-1]["auc"] > 0.9
    assert {"false_alarms", "misses", "precision"} == set(best["errors"])
    assert not posts[NOISE]["told_apart"]
    assert len(found["shortlist"]["signs"]) >= 1  # type: ignore[index]


def test_the_table_fits_a_line_and_leaves_noise_out(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("signposts", *WATCHED, *FEW) == 0
    told = capsys.readouterr()
    assert max(map(len, told.out.splitlines())) <= 100
    for word in (
        "30 of 120 futures end in its worst quarter, below",
        "Short list for 2030",
        "1 are not told apart",
    ):
        assert word in told.out
    assert f"\n{NOISE}" not in told.out
    assert "120 futures, 36 inputs sampled from 2026 on" in told.err
    assert "30 bad futures are few" in told.err


def test_figures_and_csv_are_written(workplace: Path) -> None:
    line = ("signposts", *WATCHED, *FEW[:-1], "--out", "figures", "--csv", "signs.csv")
    assert status(*line) == 0
    assert (workplace / "figures" / f"{OTHER}.png").stat().st_size > 10_000
    with (workplace / "signs.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert {row["indicator"] for row in rows} == {OUTCOME, "docking_depth", NOISE}
    assert rows[0]["judged_in"] == "2030"


def test_bad_may_be_what_ends_below_a_level_or_below_a_scenario(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    level = document(capsys, "--below", "180")
    assert (level["side"], level["level"], level["rival"]) == ("below", 180.0, None)
    other = document(capsys, "--below", "stagnation", "--inputs", STRONG)
    assert (other["rival"], other["worst_share"]) == ("stagnation", None)
    assert 20 <= other["bad"] <= 100  # type: ignore[operator]


def test_runs_in_a_folder_are_taken_as_they_are(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("run", "baseline", "--runs", "100", "--end", "2031", "--workers", "1") == 0
    before = StudyToy.simulated
    capsys.readouterr()
    (folder,) = Path("results").glob("baseline*")
    line = ("signposts", str(folder), *WATCHED, "--no-plot", "--json")
    assert status(*line) == 0
    assert json.loads(capsys.readouterr().out)["outcomes"][0]["futures"] == 100
    assert StudyToy.simulated == before
    for unused in (("--runs", "50"), ("--seed", "0"), ("--inputs", STRONG), ("--over", "dials")):
        assert status(*line, *unused) == 2
        assert f"{unused[0]}: given for a folder of results" in capsys.readouterr().err


def test_futures_of_several_scenarios_are_pooled(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert document(capsys, "baseline", "stagnation")["futures"] == 240


def test_what_is_not_to_be_watched_is_not(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = document(capsys, "--without", NOISE)
    names = {each["indicator"] for each in found["signposts"]}  # type: ignore[attr-defined]
    assert names == {OUTCOME, "docking_depth"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("--by", "2035"), "allowed: 2026 to 2034"),
        (("--below", "stagnatoin"), "did you mean stagnation"),
        (("--below", "nan"), "no level"),
        (("--below", "100"), "a level of 2 outcomes"),
        (("--below", "100", "--worst", "0.2"), "--below: given together with --worst"),
        (("--indicators", "oil_prize"), "did you mean oil_price"),
        (("--outcomes", "docking_depth,gdp", "--since", "1900"), "--since"),
        (("--indicators", "gdp", "--without", "gdp"), "nothing is left to watch"),
        (("--outcomes", "imports_from_china"), "nothing says whether imports_from_china is better"),
        (("--inputs", "land_rumour"), "did you mean land_rumours"),
        (("baseline", "."), "scenarios alone"),
        (("--since", "2013-Q2"), "--since"),
        (("short.yaml",), "short ends in 2024-Q4"),
        ((".",), "holds no finished results"),
    ],
)
def test_wrong_input_is_refused_before_anything_is_run(
    workplace: Path, capsys: pytest.CaptureFixture[str], line: tuple[str, ...], said: str
) -> None:
    (workplace / "short.yaml").write_text("title: Short\nhorizon: {end: 2024-Q4}\n")
    assert status("signposts", *line) == 2
    assert said in capsys.readouterr().err
    assert StudyToy.simulated == 0


def test_too_few_bad_futures_end_in_plain_words(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("signposts", *WATCHED, *FEW, "--below", "-1e9") == 1
    assert "0 of 120 futures are bad" in capsys.readouterr().err


def test_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert status("signposts", "--help") == 0
    assert "Example: python run_sim.py signposts" in " ".join(capsys.readouterr().out.split())


def test_a_scenario_named_twice_is_not_counted_twice(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert document(capsys, "baseline", "baseline")["futures"] == 120


def test_results_in_folders_are_watched_from_a_year_they_hold_and_counted_once(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = ("run", "baseline", "--runs", "100", "--end", "2031", "--workers", "1", "--out", "mine")
    assert status(*run) == 0
    capsys.readouterr()
    line = (*WATCHED, "--no-plot", "--json")
    assert status("signposts", "mine", *line, "--since", "2013") == 2
    assert "--since" in capsys.readouterr().err
    assert status("signposts", "mine", "./mine", *line) == 0
    assert json.loads(capsys.readouterr().out)["outcomes"][0]["futures"] == 100


@pytest.mark.parametrize("command", ["signposts", "discover"])
def test_runs_of_another_state_of_the_model_meet_no_scenario_of_this_one(
    workplace: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    run = ("run", "baseline", "--runs", "100", "--end", "2031", "--workers", "1", "--out", "mine")
    assert status(*run) == 0
    manifest = json.loads(Path("mine/manifest.json").read_text())
    manifest["versions"]["model"] = "another"
    Path("mine/manifest.json").write_text(json.dumps(manifest))
    capsys.readouterr()
    assert status(command, "mine", "--outcomes", OTHER, "--no-plot", "--below", "stagnation") == 2
    assert "--below: mine is of another state of model" in capsys.readouterr().err
