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


def test_every_reference_points_to_something() -> None:
    references = {
        reference
        for row in table()
        for reference in row["represented_by"].split("; ")
        if not reference.startswith("context:") and "context:" not in row["represented_by"]
    }
    assert [reference for reference in sorted(references) if not stands(reference)] == []


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


def test_what_must_act_is_mere_context_only_for_a_reason() -> None:
    for row in table():
        if row["kind"] in MUST_ACT and row["represented_by"].startswith("context:"):
            assert len(row["represented_by"]) > len("context: "), row
