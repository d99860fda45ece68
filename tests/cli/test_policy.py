"""Laws of ``policy``: readable by people and programs, and its files are scenarios that run."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

import model.analysis.study.engine as engine
import model.simulation
from model.clock import Quarter
from model.numerics.arrays import FloatArray
from model.outcomes import outcome_registry
from model.output.policy_files import write_policy
from model.scenario import load_scenario
from tests.analysis.policy.toys import GOALS, PolicyToy
from tests.analysis.study.toys import StudyToy
from tests.cli.quick import status

UNDIRECTED = next(name for name, each in outcome_registry().items() if each.better == "none")

FUTURES = ("--inputs", "russian_blocking", "--year", "2016", "--since", "2015", "--workers", "1")
QUICK = (*FUTURES, "--runs", "30", "--levers", "transit_tariff,research")
SEARCH = (*FUTURES, "--search", "--runs", "5", "--evaluations", "80", "--fresh", "30",
          "--outcomes", ",".join(GOALS), "--out", "found")  # fmt: skip


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with a toy model."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(model.simulation, "Simulation", PolicyToy)
    engine._past.cache_clear()
    StudyToy.simulated = 0
    return tmp_path


def test_json_is_one_document_with_all_there_is_to_say(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("policy", *QUICK, "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["scenario"], document["futures"], document["year"]) == ("baseline", 30, 2016)
    names = [each["policy"] for each in document["policies"]]
    assert names == ["present", "transit_tariff lowest", "transit_tariff highest",
                     "research lowest", "research highest"]  # fmt: skip
    assert document["choices"]["transit_revenue"]["minimax_regret"] == "transit_tariff highest"
    assert Path(document["figures"][0]).stat().st_size


def test_the_text_fits_a_line_and_names_its_columns(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("policy", *QUICK, "--no-plot") == 0
    text = capsys.readouterr().out
    assert max(map(len, text.splitlines())) <= 100
    for word in ("mean regret", "chosen", "minimax_regret", "thresholds", "present"):
        assert word in text


def test_policies_of_scenarios_and_of_options_join_in(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = ("--policy", "dear=transit_tariff:0.9,research:0.5", "--levers", "none")
    asked = ("baseline", "six_proposals", *FUTURES, "--runs", "30", "--no-plot", "--json", *own)
    assert status("policy", *asked) == 0
    said = capsys.readouterr()
    policies = {each["policy"]: each for each in json.loads(said.out)["policies"]}
    assert list(policies) == ["present", "six_proposals", "dear"]
    assert policies["six_proposals"]["levers"]["trust_building"] == 1.0
    assert policies["dear"]["outcomes"]["transit_revenue"]["change_mean"] == pytest.approx(17.2)
    assert "aiib_programme_2026" in said.err  # an event of it that is left out


def test_csv_has_one_line_a_policy_and_outcome(workplace: Path) -> None:
    assert status("policy", *QUICK, "--no-plot", "--csv", "new/policies.csv") == 0
    with Path("new/policies.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 5 * 2


def test_thresholds_may_be_given(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    need = ("--need", "transit_revenue=1e9")
    assert status("policy", *QUICK, "--no-plot", "--json", *need) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["thresholds"]["transit_revenue"] == 1e9
    assert all(each["satisficing"]["all"] == 0.0 for each in document["policies"])


def test_what_a_search_saves_can_be_checked_and_run_and_is_what_it_found(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("policy", *SEARCH, "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert len(document["files"]) == len(document["policies"]) >= 2
    trunk = load_scenario("baseline").branch_at(Quarter(2015, 1))
    for file, policy in zip(document["files"], document["policies"], strict=True):
        assert status("check", file) == 0
        assert load_scenario(file).digest() == trunk.with_settings(policy["changes"]).digest()
    assert status("run", document["files"][0], "--runs", "5", "--end", "2016", "--no-plots") == 0
    tried = Path("found/tried.csv").read_text().splitlines()
    assert len(tried) >= document["tried"] >= 80
    assert Path("found/front.png").stat().st_size


def test_the_text_of_a_search_fits_a_line(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("policy", *SEARCH, "--no-plot", "--csv", "found.csv") == 0
    text = capsys.readouterr().out.split("In found")[0]
    assert max(map(len, text.splitlines())) <= 100
    for word in ("policy_01", "research", "best balance", "change from present"):
        assert word in text
    assert Path("found.csv").stat().st_size


@pytest.mark.parametrize(
    "name", ["blocked_by_russia", "docked_and_trusted", "no_bri", "stagnation"]
)
def test_a_saved_scenario_is_the_one_that_was_saved(workplace: Path, name: str) -> None:
    scenario = load_scenario(name, ["restriction_persistence=0.7", "training=0.9"])
    path = write_policy(scenario, "Title", "Words.", workplace / "saved.yaml")
    assert load_scenario(path).digest() == scenario.digest()


def test_what_parts_from_no_baseline_is_saved_as_holding_from_the_start(workplace: Path) -> None:
    parted = load_scenario("no_bri").branch_at(Quarter(2027, 2)).with_settings({"research": 0.4})
    saved = load_scenario(write_policy(parted, "Title", "Words.", workplace / "saved.yaml"))
    assert saved.since is None
    assert (saved.policies, saved.parameters) == (parted.policies, parted.parameters)


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        (("--policy", "dear"), "NAME=LEVER"),
        (("--policy", "dear=transit_tarif:1"), "transit_tariff"),
        (("--policy", "dear=transit_tariff:2"), "0 to 1"),
        (("--policy", "present=training:1"), "--policy: present"),
        (("--policy", "a=training:1", "--policy", "a=training:0"), "--policy: a"),
        (("--policy", "training highest=training:0"), "--policy: training highest"),
        (("baseline", "six_proposals", "--policy", "six_proposals=training:1"), "six_proposals"),
        (("--policy", "a=training:1,training:0"), "training twice"),
        (("--need", "transit_revenue=1", "--need", "transit_revenue=2"), "twice"),
        (("--levers", "researc"), "research"),
        (("--need", "protests=1"), "--need"),
        (("--need", "transit_revenue=much"), "number"),
        (("--search", "--metric", "meen"), "mean"),
        (("--metric", "mean"), "--metric: given without --search"),
        (("--search", "--outcomes", "protests"), "goal"),
        (("--search", "--policy", "a=training:1"), "--policy"),
        (("--outcomes", UNDIRECTED), "better"),
        (("baselin",), "baseline"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_run(
    workplace: Path, capsys: pytest.CaptureFixture[str], wrong: tuple[str, ...], word: str
) -> None:
    assert status("policy", *wrong) == 2
    assert word in capsys.readouterr().err
    assert StudyToy.simulated == 0


class Failing(PolicyToy):
    """Fails where the tariff is higher than the baseline has it, or everywhere."""

    everywhere = False

    def run(self, until: Quarter | None = None) -> Mapping[str, FloatArray]:
        high = self.batch.policies["transit_tariff"] > 0.5
        if self.everywhere or (high.any() and (self.batch.horizon.end.year > 2015)):
            raise RuntimeError("no such tariff")
        return super().run(until)


def test_failures_in_a_search_are_told_and_lose_nothing_else(
    workplace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model.simulation, "Simulation", Failing)
    assert status("policy", *SEARCH, "--no-plot", "--json") == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["policies"]
    assert "failed" in said.err
    assert "no such tariff" in said.err
    assert "1e+30" not in Path("found/tried.csv").read_text()


def test_a_search_in_which_all_fails_says_why(
    workplace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model.simulation, "Simulation", Failing)
    monkeypatch.setattr(Failing, "everywhere", True)
    assert status("policy", *SEARCH, "--no-plot") == 1
    assert "no such tariff" in capsys.readouterr().err
