"""Which way a corridor runs: its routes as chains of places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from model.corridors import by_land
from model.data_files import read_table
from model.output.corridor_map.places import Place, bends, places

_AT_ITS_CROSSING = "dry_port"


@dataclass(frozen=True, slots=True)
class Course:
    """Where a corridor runs.

    `main` is the way of its first route in ``model/data/network/routes.csv``; `branches` are those
    of its other routes, as far as they leave the main one. The model counts containers by corridor
    and not by branch, so a width can be given to the corridor only.
    """

    corridor: str
    links: tuple[str, ...]
    """All links that any of its routes runs over, in the order of the network."""
    main: tuple[Place, ...]
    branches: tuple[tuple[Place, ...], ...]


@cache
def courses() -> Mapping[str, Course]:
    """The courses of the land corridors by name, in the order of the routes."""
    chains: dict[str, list[Sequence[str]]] = {}
    for row in read_table("network/routes.csv"):
        if row["corridor"] in by_land():
            chains.setdefault(row["corridor"], []).append(row["links"].split())
    return {corridor: _course(corridor, own) for corridor, own in chains.items()}


def _course(corridor: str, chains: Sequence[Sequence[str]]) -> Course:
    main, *others = map(way, chains)
    drawn = set(steps(main))
    branches: list[tuple[Place, ...]] = []
    for other in others:
        branches += _off(other, drawn)
        drawn |= set(steps(other))
    used = {link for chain in chains for link in chain}
    links = tuple(name for name in _links() if name in used)
    return Course(corridor, links, tuple(main), tuple(branches))


def way(chain: Sequence[str]) -> list[Place]:
    """The places that a chain of links passes, each once, from one end to the other.

    Gates lead from a place to itself, or stand for a way that another link takes: what leads to a
    place that is passed already adds nothing. A dry port is drawn as its border crossing.
    """
    passed: list[Place] = []
    for link in chain:
        start, end = _ends(link)
        between = [place for place in bends().get(link, ()) if place not in passed]
        if not passed:
            passed += dict.fromkeys([start, *between, end])
        elif end not in passed:
            if start == passed[0] and start != passed[-1]:
                passed[:0] = [end, *reversed(between)]
            else:
                passed += [place for place in (start, *between, end) if place not in passed]
    return [place for place in passed if place.kind != _AT_ITS_CROSSING]


def steps(passed: Sequence[Place]) -> list[frozenset[Place]]:
    """The pairs of neighbours along a way, whichever way one goes."""
    return [frozenset(pair) for pair in pairwise(passed)]


def _off(passed: Sequence[Place], drawn: set[frozenset[Place]]) -> list[tuple[Place, ...]]:
    """The parts of a way that are not drawn yet."""
    parts: list[list[Place]] = []
    open_part: list[Place] | None = None
    for start, end in pairwise(passed):
        if frozenset((start, end)) in drawn:
            open_part = None
        elif open_part is None:
            open_part = [start, end]
            parts.append(open_part)
        else:
            open_part.append(end)
    return [tuple(part) for part in parts]


def _ends(link: str) -> tuple[Place, Place]:
    row = _links()[link]
    return places()[row["from"]], places()[row["to"]]


@cache
def _links() -> Mapping[str, Mapping[str, str]]:
    return {row["name"]: row for row in read_table("network/links.csv")}
