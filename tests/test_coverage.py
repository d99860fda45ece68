"""The ledger of the article's claims is covered: each has a place in the model or a reason."""

from __future__ import annotations

import ast
import csv
from pathlib import Path

from model.ledger import claims, coverage, stands

ROOT = Path(__file__).parent.parent
MUST_ACT = {
    "risk",
    "benefit",
    "event",
    "institution",
    "corridor_node",
    "programme_agreement",
    "proposal",
    "priority_area",
    "figure",
}
ON_THE_MAP = "table:network/nodes.csv:"


def table() -> list[dict[str, str]]:
    with (ROOT / "docs" / "coverage.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_table_is_fresh() -> None:
    """``python -m model.ledger`` writes it anew."""
    assert table() == coverage(ROOT / "docs")


def test_every_claim_of_the_ledger_is_represented_or_has_a_reason() -> None:
    rows = {row["ledger"]: row["represented_by"] for row in table()}
    assert set(rows) == set(claims())
    assert [claim for claim, standing in rows.items() if not standing] == []


def references(row: dict[str, str]) -> list[str]:
    """What stands for a claim, without the reason of one that is context."""
    standing, _, _ = row["represented_by"].partition("context: ")
    return [reference for reference in standing.split("; ") if reference]


def test_every_reference_points_to_something() -> None:
    named = {reference for row in table() for reference in references(row)}
    assert [reference for reference in sorted(named) if not stands(reference)] == []


def test_what_does_not_exist_stands_for_nothing() -> None:
    for reference in (
        "dial:bad_weather",
        "event:big_bang",
        "table:weather.csv",
        "table:network/links.csv:northern_sea_route",
        "code:model.agents.moon:Moon",
        "code:model.agents.china:Moon",
        "prophecy:doom",
    ):
        assert not stands(reference)


def test_every_represented_claim_names_a_test_that_exists() -> None:
    known: dict[str, set[str]] = {}
    for row in table():
        if "context:" in row["represented_by"] and not row["test"]:
            continue
        place, _, name = row["test"].partition("::")
        if place not in known:
            tree = ast.parse((ROOT / place).read_text(encoding="utf-8"))
            known[place] = {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
        assert name in known[place], row


def test_what_must_act_acts_or_is_context_for_a_reason() -> None:
    """A place on the map acts through the links, services and events that name it."""
    for row in table():
        if row["kind"] in MUST_ACT:
            acting = [place for place in references(row) if not place.startswith(ON_THE_MAP)]
            assert acting or len(row["represented_by"]) > len("context: "), row
            assert acting or row["represented_by"].startswith("context: "), row


def test_every_risk_has_a_dial_but_the_umbrella_remarks() -> None:
    """R52 announces the study of risks, R53 asks to reckon with them, R54 that evidence is short."""
    without = {
        row["ledger"]
        for row in table()
        if row["kind"] == "risk" and not any(r.startswith("dial:") for r in references(row))
    }
    assert without == {"R52", "R53", "R54"}


def test_only_known_claims_are_mere_context() -> None:
    context = {row["ledger"] for row in table() if "context: " in row["represented_by"]}
    assert context == {"F24", "I30", "I34", "S01", "S02", "S04", "S05"}
