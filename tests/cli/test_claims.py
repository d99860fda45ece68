"""Laws of ``claims``: readable by people and programs, and refreshed by one command."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

import model.analysis.claim_runs
import model.analysis.propositions
import model.simulation
from model.analysis.propositions import Proposition, proposition_registry
from model.output.claim_tables import BEGIN, END
from tests.analysis.test_claims import ToySimulation, toy
from tests.cli.quick import status

RUNS = ("--runs", "40", "--workers", "1")
SMALL = {
    "needs_engineers": toy(),
    "needs_nothing": toy(ledger=["K05", "C01"], expect="higher", by_construction=False),
    "needs_funds": toy(ledger=["C04"], given={"policies": {"training": 1}}),
}


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with a toy model and three toy claims."""
    from dataclasses import replace

    registry = {name: replace(each, name=name) for name, each in SMALL.items()}

    def few() -> Mapping[str, Proposition]:
        return registry

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(model.simulation, "Simulation", ToySimulation)
    for module in (model.analysis.propositions, model.analysis.claim_runs):
        monkeypatch.setattr(module, "proposition_registry", few)
    return tmp_path


def test_json_is_one_document_with_all_there_is_to_say(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("claims", *RUNS, "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["seed"], document["runs"]) == (1, 40)
    first = document["claims"][0]
    wanted = {"name", "ledger", "claim", "reference", "contrast", "outcome", "unit", "years"}
    wanted |= {"expect", "effect", "probability", "verdict", "by_construction", "slight", "because"}
    assert wanted <= set(first)
    assert {"median", "p05", "p95", "mean", "relative"} <= set(first["effect"])
    assert first["contrast"] == {"scenario": "baseline", "dials": {"engineer_shortage": 1.0}}
    assert [claim["verdict"] for claim in document["claims"]][:2] == ["supported", "refuted"]
    assert sum(each["claims"] for each in document["counts"].values()) == 3


def test_the_table_fits_a_line_and_says_it_all(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("claims", *RUNS) == 0
    text = capsys.readouterr().out
    assert max(map(len, text.splitlines())) <= 100
    for word in ("Supported (1)", "Refuted (1)", "by construction", "Mastrandrea", "A toy claim."):
        assert word in text
    assert "The toy says so." not in text


def test_claims_are_asked_for_by_name_or_ledger_id(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("claims", "k05", "needs_funds", *RUNS, "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert [claim["name"] for claim in document["claims"]] == ["needs_nothing", "needs_funds"]
    assert status("claims", "needs_funds", *RUNS) == 0
    assert "The toy says so." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "meant"), [("needs_enginers", "needs_engineers"), ("K0", "K05"), ("C4", "C04")]
)
def test_an_unknown_claim_is_met_with_the_nearest(
    workplace: Path, capsys: pytest.CaptureFixture[str], asked: str, meant: str
) -> None:
    assert status("claims", asked, *RUNS) == 2
    assert f"no claim {asked!r}; did you mean {meant}?" in capsys.readouterr().err


def test_a_second_call_simulates_nothing(workplace: Path) -> None:
    status("claims", *RUNS)
    before = ToySimulation.batches
    assert status("claims", *RUNS) == 0
    assert ToySimulation.batches == before
    assert status("claims", *RUNS, "--force") == 0
    assert ToySimulation.batches > before


def test_csv_has_one_line_a_claim(workplace: Path) -> None:
    assert status("claims", *RUNS, "--csv", "new/claims.csv") == 0
    with (workplace / "new" / "claims.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert [row["name"] for row in rows] == list(SMALL)
    assert rows[1]["ledger"] == "K05 C01"


def test_a_page_is_renewed_between_its_marks_alone(workplace: Path) -> None:
    page = workplace / "page.md"
    page.write_text(f"# Before\n\n{BEGIN}\nforgotten\n{END}\n\nAfter\n")
    assert status("claims", *RUNS, "--markdown", "page.md") == 0
    first = page.read_text()
    assert first.startswith("# Before\n\n")
    assert first.endswith("\n\nAfter\n")
    assert "forgotten" not in first
    assert "| verdict | claims |" in first
    status("claims", *RUNS, "--markdown", "page.md")
    assert page.read_text() == first


def test_a_page_that_is_not_there_is_written(workplace: Path) -> None:
    assert status("claims", *RUNS, "--markdown", "claims.md") == 0
    assert (workplace / "claims.md").read_text().startswith(BEGIN)


def test_help_states_the_rule_and_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert status("claims", "--help") == 0
    text = " ".join(capsys.readouterr().out.split())
    for word in ("at least 80 %", "66 %", "Mastrandrea", "Example: python run_sim.py claims"):
        assert word in text


def test_the_page_of_claims_lists_them_all() -> None:
    page = (Path(__file__).parents[2] / "docs" / "claims.md").read_text(encoding="utf-8")
    assert BEGIN in page
    for name in proposition_registry():
        assert f"`{name}`" in page, f"{name}: run_sim.py claims --markdown docs/claims.md"
