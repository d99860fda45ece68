"""Laws of ``rank``: readable by people and programs, and picky about what it is asked."""

from __future__ import annotations

import csv
import json
import signal
from pathlib import Path

import pytest

import model.analysis.study.engine as engine
import model.simulation
from model.scenario.folder import SCENARIOS
from tests.analysis.study.toys import IDLE, STRONG, WEAK, StudyToy
from tests.cli.quick import status

DIALS = ("--dials", f"{WEAK},{IDLE},{STRONG}")
QUICK = (*DIALS, "--runs", "40", "--year", "2015", "--workers", "1")


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with a toy model."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(model.simulation, "Simulation", StudyToy)
    StudyToy.simulated = 0
    return tmp_path


def test_json_is_one_document_with_all_there_is_to_say(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("rank", *QUICK, "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["scenario"], document["seed"], document["runs"]) == ("baseline", 1, 40)
    assert (document["year"], document["since"], document["left_out"]) == (2015, None, [])
    ranked = {each["outcome"]: each["dials"] for each in document["rankings"]}
    assert list(ranked) == ["transit_revenue", "industrialization_index"]
    assert [each["dial"] for each in ranked["transit_revenue"]] == [STRONG, WEAK, IDLE]
    wanted = {"mean", "mean_low", "mean_high", "median", "p05", "p95", "agreement", "p_adjusted"}
    assert wanted <= set(ranked["transit_revenue"][0]["worst"])
    assert all(Path(path).stat().st_size for path in document["figures"])


def test_the_table_fits_a_line_and_says_what_its_columns_are(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcomes = ("--outcomes", "container_transit_teu,manufacturing_share,transit_revenue")
    assert status("rank", *QUICK, *outcomes) == 0
    text = capsys.readouterr().out.split("Figures in")[0]
    assert max(map(len, text.splitlines())) <= 100
    for word in ("to worst", "40 paired runs, seed 1", "percentage points", "Holm", "Furthest"):
        assert word in text


def test_a_second_call_simulates_nothing_whatever_headline_outcome_it_asks_for(
    workplace: Path,
) -> None:
    assert status("rank", *QUICK) == 0
    ran = StudyToy.simulated
    assert ran == 40 * 7
    assert status("rank", *QUICK, "--outcomes", "protests", "--no-plot") == 0
    assert StudyToy.simulated == ran
    assert status("rank", *QUICK, "--no-plot", "--force") == 0
    assert StudyToy.simulated == 2 * ran


def test_csv_has_one_line_an_outcome_dial_and_end(workplace: Path) -> None:
    assert status("rank", *QUICK, "--no-plot", "--csv", "new/rank.csv") == 0
    with (workplace / "new" / "rank.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 2 * 3 * 2
    assert {row["end"] for row in rows} == {"worst", "absent"}
    assert not (workplace / "results" / "rank").exists()


def test_a_folder_of_results_is_ranked_by_its_own_runs_and_seed(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = ("--runs", "33", "--seed", "5", "--set", f"{STRONG}=0.5", "--end", "2016")
    assert status("run", "baseline", *own, "--workers", "1", "--no-plots") == 0
    (folder,) = (workplace / "results").glob("baseline~*")
    capsys.readouterr()
    ran = StudyToy.simulated
    assert status("rank", str(folder), *DIALS, "--workers", "1", "--json", "--no-plot") == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["runs"], document["seed"], document["year"]) == (33, 5, 2016)
    strong = document["rankings"][1]["dials"][0]
    assert (strong["dial"], strong["setting"]) == (STRONG, 0.5)
    assert strong["worst"]["mean"] == pytest.approx(-5.0)
    assert StudyToy.simulated == ran + 6 * 33


def test_a_folder_of_another_state_of_the_model_is_run_again_and_told(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = ("--runs", "30", "--end", "2016", "--workers", "1", "--no-plots", "--out", "mine")
    assert status("run", "baseline", *own) == 0
    manifest = workplace / "mine" / "manifest.json"
    document = json.loads(manifest.read_text())
    document["versions"]["model"] = "older"
    manifest.write_text(json.dumps(document))
    ran = StudyToy.simulated
    assert status("rank", "mine", *DIALS, "--workers", "1", "--no-plot") == 0
    assert "mine is of another state of the model" in capsys.readouterr().err
    assert StudyToy.simulated == ran + 7 * 30


def test_dials_can_be_turned_from_a_quarter_on(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("rank", *QUICK, "--since", "2014", "--json", "--no-plot") == 0
    assert json.loads(capsys.readouterr().out)["since"] == "2014-Q1"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["basline"], "did you mean baseline?"),
        (["."], "holds no finished results"),
        (["--dials", "russian_bloking"], "--dials: no dial 'russian_bloking'; did you mean"),
        (["--outcomes", "gdb"], "--outcomes: no outcome 'gdb'; did you mean gdp?"),
        (["--year", "2040"], "--year: no whole year 2040; allowed: 2013 to 2035"),
        (["--since", "2030", "--year", "2029"], "--year: no whole year 2029; allowed: 2030 to"),
        (["--since", "soon"], "--since: 'soon' is not a quarter"),
        (["--since", "2013"], "--since: 2013-Q1 is out of range"),
        (["blocked_by_russia", "--since", "2028"], "--since: blocked_by_russia itself parts"),
        (["--set", f"{STRONG}=2"], "out of range"),
        (["--runs", "0"], "--runs"),
    ],
)
def test_what_cannot_be_asked_is_refused_before_anything_is_run(
    workplace: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert status("rank", *arguments) == 2
    assert message in capsys.readouterr().err
    assert StudyToy.simulated == 0


def test_runs_that_fail_are_told_and_the_others_ranked(
    workplace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Failing(StudyToy):
        def run(self):  # type: ignore[no-untyped-def]
            if ((self.batch.runs == 3) & (self.batch.dials[STRONG] == 1.0)).any():
                raise ArithmeticError("the toy broke")
            return super().run()

    monkeypatch.setattr(model.simulation, "Simulation", Failing)
    assert status("rank", *QUICK, "--json", "--no-plot") == 1
    out, told = capsys.readouterr()
    document = json.loads(out)
    assert document["rankings"][0]["runs"] == 39
    assert document["failed_runs"] == {f"{STRONG} worst": [3]}
    assert f"{STRONG} worst: 1, the first run 3: ArithmeticError: the toy broke" in told


def test_where_every_run_fails_the_reason_is_told(
    workplace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Broken(StudyToy):
        def run(self):  # type: ignore[no-untyped-def]
            raise ArithmeticError("the toy broke")

    monkeypatch.setattr(model.simulation, "Simulation", Broken)
    assert status("rank", *QUICK, "--no-plot") == 1
    assert "the toy broke" in capsys.readouterr().err


def test_stopped_work_says_that_it_can_be_taken_up(
    workplace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object) -> None:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(engine, "store", stop)
    assert status("rank", *QUICK) == 130
    assert "the same command goes on" in capsys.readouterr().err


def test_few_runs_are_warned_of(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status("rank", *DIALS, "--runs", "9", "--year", "2014", "--no-plot") == 0
    assert "warning: 9 runs are too few" in capsys.readouterr().err


def test_a_scenario_file_elsewhere_is_ranked_as_well(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (SCENARIOS / "stagnation.yaml").read_text(encoding="utf-8")
    (workplace / "mine.yaml").write_text(text, encoding="utf-8")
    assert status("rank", "mine.yaml", *QUICK, "--json", "--no-plot") == 0
    assert json.loads(capsys.readouterr().out)["scenario"].startswith("mine~")


def test_help_has_an_example_and_where_to_read_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert status("rank", "--help") == 0
    text = " ".join(capsys.readouterr().out.split())
    for word in ("Example: python run_sim.py rank", "docs/analysis/rank.md", "how risks compound"):
        assert word in text
