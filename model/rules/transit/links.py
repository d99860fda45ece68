"""Links and gates: the pieces that routes are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from model.clock import Quarter

OPEN_SINCE_EVER = 0
"""Ordinal of a quarter before all others: what was there before 2013 has no opening date."""


@dataclass(frozen=True)
class Link:
    """A stretch of line, or a gate (border crossing, port, dry port) that trains wait at."""

    name: str
    kind: str
    """rail, road, sea, air, river or gate."""
    tariff: str
    """Whose tariff or market rate moves its price: kazakhstan, transsib, sea, air or none."""
    country: str
    zone: str
    """china, russia, central_asia, caspian, transcaucasia ...: what kind of border it is."""
    km: float
    usd_per_feu: float
    """Price of the whole link, USD_2018 per FEU, without what `tariff` adds."""
    usd_per_tonne: float
    running_days: float
    """Days on the move, at the usual speed."""
    dwell_days: float
    """Days it stands for technical reasons when there is no queue."""
    administrative_stops: float
    opens: int
    """Ordinal of its first quarter."""


def parse_links(rows: Iterable[Mapping[str, str]]) -> dict[str, Link]:
    """Links by name, from the rows of the table of links."""
    return {row["name"]: _link(row) for row in rows}


def opening(text: str) -> int:
    """Ordinal of the quarter in `text`; nothing means that it was always there."""
    return Quarter.parse(text).ordinal if text else OPEN_SINCE_EVER


def _link(row: Mapping[str, str]) -> Link:
    km = float(row["km"])
    return Link(
        name=row["name"],
        kind=row["kind"],
        tariff=row["tariff"],
        country=row["country"],
        zone=row["zone"],
        km=km,
        usd_per_feu=km * float(row["usd_per_feu_km"]) + float(row["usd_per_feu"]),
        usd_per_tonne=km * float(row["usd_per_tonne_km"]) + float(row["usd_per_tonne"]),
        running_days=km / float(row["km_per_day"]),
        dwell_days=float(row["dwell_hours"]) / 24.0,
        administrative_stops=float(row["administrative_stops"]),
        opens=opening(row["opens"]),
    )
