"""Places on the map: the nodes of the network, bends of its lines, and Kazakhstan's outline."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from model.data_files import read_table

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Place:
    """A point on the map, in degrees north and east.

    A `name` is that of a node of the network, as ``khorgos``; bends of lines have none.
    """

    name: str
    title: str
    longitude: float
    latitude: float
    country: str = ""
    kind: str = ""


@cache
def places() -> Mapping[str, Place]:
    """The nodes of ``model/data/network/nodes.csv`` by name."""
    return {
        row["name"]: Place(
            row["name"],
            row["title"],
            float(row["longitude"]),
            float(row["latitude"]),
            row["country"],
            row["kind"],
        )
        for row in read_table("network/nodes.csv")
    }


@cache
def bends() -> Mapping[str, tuple[Place, ...]]:
    """The places that a link passes between its ends, by name of the link.

    They matter to the map alone: a railway drawn straight from Manzhouli to Moscow would run
    through Kazakhstan. Where a node lies at the place, it is that node.
    """
    found: dict[str, list[tuple[int, Place]]] = {}
    for row in _rows("waypoints.csv"):
        point = float(row["longitude"]), float(row["latitude"])
        place = _nodes_by_point().get(point) or Place("", row["place"], *point)
        found.setdefault(row["link"], []).append((int(row["step"]), place))
    return {
        link: tuple(place for _, place in sorted(steps, key=lambda step: step[0]))
        for link, steps in found.items()
    }


@cache
def home_outline() -> tuple[tuple[float, float], ...]:
    """Kazakhstan's border as (longitude, latitude), its last point joined to the first.

    Natural Earth, 1:110 million, countries; in the public domain. Good for a schematic map only.
    """
    rows = _rows("kazakhstan.csv")
    return tuple((float(row["longitude"]), float(row["latitude"])) for row in rows)


@cache
def _nodes_by_point() -> Mapping[tuple[float, float], Place]:
    return {(place.longitude, place.latitude): place for place in places().values()}


def _rows(name: str) -> list[dict[str, str]]:
    with (_HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
