"""Survivors that were looked at, each with the reason why it may live."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from tests.mutants.mutant import Mutant

FILE = Path(__file__).parent / "survivors.csv"
Reasons = Mapping[tuple[str, str, str, str], str]


def reasons(file: Path = FILE) -> Reasons:
    """The reason for each survivor that has one, by file, function, and text before and after."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {
        (row["file"], row["function"], row["before"], row["after"]): row["reason"] for row in rows
    }


def reason(known: Reasons, mutant: Mutant) -> str:
    """Why a mutant may live; nothing where nobody has said so."""
    return known.get((mutant.file, mutant.function, mutant.before, mutant.after), "")
