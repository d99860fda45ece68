"""The section ``events``: what happens at a date."""

from __future__ import annotations

from typing import Any

from model.events import Channel, Event, channel_registry
from model.scenario.field import Field, Limits
from model.scenario.layer import Given
from model.scenario.ledger import read_ledger

KEYS = (
    "name",
    "channel",
    "target",
    "start",
    "duration",
    "size",
    "fade",
    "probability",
    "belt",
    "ledger",
)
REQUIRED = ("name", "channel", "start", "size")
LONGEST = 400
"""Quarters that an event may last, or take to halve: longer than any horizon."""
COMMAND = "run_sim.py channels"


def read_events(section: Field) -> dict[str, Given[Event]]:
    """The events of a list by name."""
    events: dict[str, Given[Event]] = {}
    for item in section.items():
        fields = item.known_fields(KEYS, REQUIRED)
        event = _event(fields) if set(REQUIRED) <= set(fields) else None
        if event is None:
            continue
        if event.name in events:
            first = events[event.name].place.line
            fields["name"].complain(f"{event.name} stands in line {first} too", "one of a name")
        events[event.name] = Given(event, item.node.place)
    return events


def _event(fields: dict[str, Field]) -> Event | None:
    """An event, or none where a field of it is wrong."""
    channel_name = fields["channel"].choice("channel", channel_registry(), COMMAND)
    channel = channel_registry()[channel_name] if channel_name else None
    found: dict[str, Any] = {
        "name": fields["name"].name(),
        "channel": channel_name,
        "start": fields["start"].quarter(),
        "target": _target(fields, channel) if channel else None,
        "size": fields["size"].number(_size(channel)) if channel else None,
        **_optional(fields),
    }
    return None if None in found.values() else Event(**found)


def _size(channel: Channel) -> Limits:
    return Limits(channel.low, channel.high, channel.unit)


def _target(fields: dict[str, Field], channel: Channel) -> str | None:
    """The target of an event, empty in a channel that has none."""
    field = fields.get("target")
    if not channel.targets:
        if field is not None and not field.empty:
            field.complain(f"{channel.name} has no targets", "nothing")
            return None
        return ""
    if field is None:
        fields["channel"].complain(f"{channel.name} needs a target", f"target, of {COMMAND}")
        return None
    return field.choice("target", channel.targets, COMMAND)


def _optional(fields: dict[str, Field]) -> dict[str, Any]:
    """The fields that have a default, as far as they are given."""
    found: dict[str, Any] = {}
    if "duration" in fields:
        found["duration"] = fields["duration"].whole_number(Limits(1, LONGEST, "quarters"))
    if "fade" in fields:
        found["fade"] = fields["fade"].number(Limits(0, LONGEST, "quarters"))
    if "probability" in fields:
        found["probability"] = fields["probability"].number(Limits(0, 1))
    if "belt" in fields:
        found["belt"] = fields["belt"].truth()
    if "ledger" in fields:
        found["ledger"] = read_ledger(fields["ledger"])
    return found
