"""Risk dials, from 0 (the risk is absent) to 1 (the worst that is plausible)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from model.data_files import read_entries
from model.parameters import parameter_registry


@dataclass(frozen=True, slots=True)
class Move:
    """Where a dial takes a parameter: its values with the dial at 0 and at 1."""

    absent: float
    worst: float


@dataclass(frozen=True, slots=True)
class Dial:
    """One risk factor of the article."""

    name: str
    part: str
    title: str
    description: str
    baseline: float
    absent: str
    worst: str
    ledger: tuple[str, ...]
    moves: Mapping[str, Move]


@cache
def dial_registry() -> Mapping[str, Dial]:
    """All dials by name, read from ``model/data/dials``.

    Raises ``ValueError`` where a dial moves an unknown parameter, moves one out of its range, or
    moves one that another dial moves too.
    """
    dials = {name: _dial(part, name, fields) for part, name, fields in read_entries("dials")}
    _check_moves(dials)
    return dials


def _dial(part: str, name: str, fields: dict[str, object]) -> Dial:
    moves: Mapping[str, Mapping[str, float]] = fields["moves"]  # type: ignore[assignment]
    return Dial(
        name=name,
        part=part,
        title=str(fields["title"]),
        description=str(fields["description"]).strip(),
        baseline=float(fields["baseline"]),  # type: ignore[arg-type]
        absent=str(fields["absent"]),
        worst=str(fields["worst"]),
        ledger=tuple(fields["ledger"]),  # type: ignore[arg-type]
        moves={key: Move(float(m["absent"]), float(m["worst"])) for key, m in moves.items()},
    )


def _check_moves(dials: Mapping[str, Dial]) -> None:
    parameters = parameter_registry()
    mover: dict[str, str] = {}
    for dial in dials.values():
        if not 0 <= dial.baseline <= 1:
            raise ValueError(f"dial {dial.name}: its baseline lies outside [0, 1]")
        for name, move in dial.moves.items():
            if name not in parameters:
                raise ValueError(f"dial {dial.name} moves {name}, which is no parameter")
            if name in mover:
                raise ValueError(f"dials {mover[name]} and {dial.name} both move {name}")
            low, high = parameters[name].low, parameters[name].high
            if not (low <= move.absent <= high and low <= move.worst <= high):
                raise ValueError(f"dial {dial.name} moves {name} out of [{low}, {high}]")
            mover[name] = dial.name
