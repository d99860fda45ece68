"""Dated events and the channels through which they touch the world."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from model.clock import Quarter
from model.data_files import read_entries, read_table


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens at a date.

    It has full `size` (in its channel's unit) for `duration` quarters from `start`, then halves
    every `fade` quarters (`fade` 0: it ends at once). `probability` is the chance that it happens
    at all in a run. An event of the Belt and Road itself (`belt`) shrinks with the initiative.
    """

    name: str
    channel: str
    start: Quarter
    size: float
    target: str = ""
    duration: int = 1
    fade: float = 0.0
    probability: float = 1.0
    belt: bool = False
    ledger: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Channel:
    """One way in which an event can touch the world; `targets` is empty where it has none."""

    name: str
    description: str
    unit: str
    low: float
    high: float
    targets: tuple[str, ...]


@cache
def channel_registry() -> Mapping[str, Channel]:
    """All channels by name, read from ``model/data/channels``."""
    return {
        name: Channel(
            name=name,
            description=str(fields["description"]).strip(),
            unit=str(fields["unit"]),
            low=float(fields["low"]),
            high=float(fields["high"]),
            targets=_targets(str(fields.get("targets", ""))),
        )
        for _, name, fields in read_entries("channels")
    }


def _targets(place: str) -> tuple[str, ...]:
    """The names a channel may aim at: ``file.csv:column`` names where they stand."""
    if not place:
        return ()
    table, column = place.split(":")
    return tuple(dict.fromkeys(row[column] for row in read_table(table) if row[column]))


@cache
def history() -> tuple[Event, ...]:
    """The dated events of the article and of the record, from ``model/data/events.csv``."""
    return tuple(
        Event(
            name=row["name"],
            channel=row["channel"],
            target=row["target"],
            start=Quarter.parse(row["start"]),
            duration=int(row["duration_quarters"]),
            size=float(row["size"]),
            fade=float(row["fade_quarters"]),
            probability=float(row["probability"]),
            belt=row["belt"] == "yes",
            ledger=tuple(row["ledger"].split()),
        )
        for row in read_table("events.csv")
    )
