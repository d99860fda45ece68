"""The ledger: each claim of the article by number, and what in the model stands for it."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from model.corridors import TABLE as CORRIDORS
from model.data_files import DATA_FOLDER, ledger_ids, read_entries, read_table
from model.outcomes import outcome_entries

REGISTRIES = {
    "parameter": "parameters",
    "dial": "dials",
    "policy": "policies",
    "outcome": "outcomes",
}
"""Kinds of reference that name an entry of a YAML folder of ``model/data``."""
COVERAGE = "coverage.csv"
NOTES = "coverage_notes.csv"


TESTS = {
    "dial": "tests/test_effects.py::test_every_dial_does_something",
    "policy": "tests/test_effects.py::test_every_lever_does_something",
    "event": "tests/test_effects.py::test_every_event_of_the_record_does_something",
    "parameter": "tests/test_effects.py::test_every_parameter_does_something",
    "table": "tests/test_effects.py::test_every_channel_does_something_at_every_target",
    "outcome": "tests/test_simulation.py::test_the_baseline_is_plausible",
}
"""The test that exercises each kind of reference, where a note names no closer one."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim, risk, event or figure of the article, in our own words."""

    id: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """What was written by hand about some claims: what stands for them beyond the ledger columns,
    why they are mere context, and which test exercises them."""

    represented_by: tuple[str, ...]
    context: str
    test: str


@cache
def claims() -> Mapping[str, Claim]:
    """All claims by id, read from ``ledger_ids.csv``."""
    return {
        row["id"]: Claim(row["id"], row["kind"], row["claim"])
        for row in read_table("ledger_ids.csv")
    }


def references() -> dict[str, list[str]]:
    """What the data files name as standing for each claim: ``dial:unclear_goals`` and so on.

    Raises ``ValueError`` where one names an id that is not in the ledger.
    """
    found: dict[str, list[str]] = {claim: [] for claim in claims()}
    for reference, ids in _named():
        for claim in ids:
            if claim not in found:
                raise ValueError(f"{reference} names {claim}, which is not in the ledger")
            if reference not in found[claim]:
                found[claim].append(reference)
    return found


def _named() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each entry of a registry and each row of a table, with the claims it names."""
    for kind, folder in REGISTRIES.items():
        for _, name, fields in _register(folder):
            yield f"{kind}:{name}", tuple(fields["ledger"])
    for path in sorted(DATA_FOLDER.rglob("*.csv")):
        table = str(path.relative_to(DATA_FOLDER))
        rows = read_table(table)
        if "ledger" in rows[0] and table != CORRIDORS:
            kind = "event:" if table == "events.csv" else f"table:{table}:"
            yield from ((kind + _key(row), ledger_ids(row["ledger"])) for row in rows)


def _register(folder: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The entries of a folder; the claims of a corridor are those of its outcome."""
    return outcome_entries() if folder == "outcomes" else read_entries(folder)


def _key(row: Mapping[str, str]) -> str:
    """What a row is called: its first column."""
    return next(iter(row.values()))


def stands(reference: str) -> bool:
    """Whether a reference points to something that exists.

    ``dial:NAME``, ``event:NAME``, ``table:FILE`` with or without ``:ROW``, and
    ``code:MODULE:OBJECT`` for a rule or an agent.
    """
    kind, _, rest = reference.partition(":")
    if kind in REGISTRIES:
        return rest in _entries(REGISTRIES[kind])
    if kind == "event":
        return rest in _rows("events.csv")
    if kind == "table":
        table, _, row = rest.partition(":")
        return row in _rows(table) if row else bool(_rows(table))
    return kind == "code" and _code_exists(rest)


@cache
def _entries(folder: str) -> frozenset[str]:
    return frozenset(name for _, name, _ in _register(folder))


@cache
def _rows(table: str) -> frozenset[str]:
    """What the rows of a table are called; nothing where there is no such table."""
    exists = (DATA_FOLDER / table).is_file()
    return frozenset(_key(row) for row in read_table(table)) if exists else frozenset()


def _code_exists(place: str) -> bool:
    module, _, path = place.partition(":")
    found: Any
    try:
        found = import_module(module)
        for name in path.split("."):
            found = getattr(found, name)
    except (ImportError, AttributeError):
        return False
    return True


def notes(folder: Path) -> dict[str, Note]:
    """The notes by claim, read from `folder`; a row may speak of several claims."""
    with (folder / NOTES).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    noted: dict[str, Note] = {}
    for row in rows:
        note = Note(tuple(row["represented_by"].split()), row["context"], row["test"])
        for claim in ledger_ids(row["ledger"]):
            if claim in noted:
                raise ValueError(f"{NOTES} speaks of {claim} twice")
            noted[claim] = note
    return noted


def coverage(folder: Path) -> list[dict[str, str]]:
    """One row a claim: what stands for it, or why nothing does, and the test that exercises it."""
    named, noted = references(), notes(folder)
    rows = []
    for claim in claims().values():
        note = noted.get(claim.id, Note((), "", ""))
        standing = [*named[claim.id], *note.represented_by]
        if note.context:
            standing.append(f"context: {note.context}")
        rows.append(
            {
                "ledger": claim.id,
                "kind": claim.kind,
                "represented_by": "; ".join(standing),
                "test": note.test or _usual_test(named[claim.id]),
            }
        )
    return rows


def _usual_test(standing: list[str]) -> str:
    """The test of the first kind of reference, in the order of `TESTS`, that stands for a claim."""
    kinds = {reference.partition(":")[0] for reference in standing}
    return next((test for kind, test in TESTS.items() if kind in kinds), "")


def main(folder: Path) -> None:
    """Write ``coverage.csv`` into `folder` from the data and the notes that lie there."""
    rows = coverage(folder)
    with (folder / COVERAGE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs"))
