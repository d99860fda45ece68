"""The corridors whose containers are reported: one list, from which all else about them is made.

Its rows give outcomes, colours, names in figures, reports and the IAMC's format, and claims; what a
corridor consists of is said by the routes that name it, in ``network/routes.csv``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from model.data_files import ledger_ids, read_table

TABLE = "network/corridors.csv"


@dataclass(frozen=True, slots=True)
class Corridor:
    """One corridor, by land or not."""

    name: str
    title: str
    """What it is called after "Containers:", as a part of a sentence."""
    short: str
    """What keys, labels and tables call it."""
    colour: str
    """That of all figures; none for a corridor that is not by land."""
    iamc: str
    """The last part of its variable in the format of the IAMC."""
    land: bool
    better: str
    """Whether Kazakhstan gains by more containers there: ``higher``, as all do that pass it, or
    ``none``."""
    ledger: tuple[str, ...]

    @property
    def outcome(self) -> str:
        """The outcome that counts its containers."""
        return f"teu_{self.name}"


@cache
def corridors() -> Mapping[str, Corridor]:
    """All corridors by name, read from ``model/data/network/corridors.csv``: those by land first.

    Raises ``ValueError`` for a name that comes twice, for one by land behind one that is not, and
    for an answer other than yes or no.
    """
    found: dict[str, Corridor] = {}
    for row in read_table(TABLE):
        corridor = _corridor(row)
        if corridor.name in found:
            raise ValueError(f"{TABLE}: {corridor.name} comes twice")
        if corridor.land and not all(other.land for other in found.values()):
            raise ValueError(
                f"{TABLE}: {corridor.name} is by land and must come before sea and air"
            )
        found[corridor.name] = corridor
    return found


def by_land() -> Mapping[str, Corridor]:
    """The corridors by land, by name."""
    return {name: corridor for name, corridor in corridors().items() if corridor.land}


def _corridor(row: Mapping[str, str]) -> Corridor:
    if row["land"] not in ("yes", "no"):
        raise ValueError(f"{TABLE}: {row['name']}: land must be yes or no, not {row['land']!r}")
    return Corridor(
        name=row["name"],
        title=row["title"],
        short=row["short"],
        colour=row["colour"],
        iamc=row["iamc"],
        land=row["land"] == "yes",
        better=row["better"],
        ledger=ledger_ids(row["ledger"]),
    )
