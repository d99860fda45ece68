"""Kazakhstan's policy levers: what it can choose, as against what it must assume."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from model.data_files import read_entries

if TYPE_CHECKING:
    from model.numerics.arrays import FloatArray


@dataclass(frozen=True, slots=True)
class Policy:
    """One lever of Kazakhstan, its stance from 0 (`lowest`) to 1 (`highest`)."""

    name: str
    title: str
    description: str
    baseline: float
    lowest: str
    highest: str
    ledger: tuple[str, ...]


@cache
def policy_registry() -> Mapping[str, Policy]:
    """All levers by name, read from ``model/data/policies``."""
    return {name: _policy(name, fields) for _, name, fields in read_entries("policies")}


def shift(levers: Mapping[str, FloatArray], lever: str) -> FloatArray:
    """How far a lever stands from its usual stance, (runs,); `levers` holds present levels."""
    return levers[lever] - policy_registry()[lever].baseline


def _policy(name: str, fields: dict[str, object]) -> Policy:
    return Policy(
        name=name,
        title=str(fields["title"]),
        description=str(fields["description"]).strip(),
        baseline=float(fields["baseline"]),  # type: ignore[arg-type]
        lowest=str(fields["lowest"]),
        highest=str(fields["highest"]),
        ledger=tuple(fields["ledger"]),  # type: ignore[arg-type]
    )
