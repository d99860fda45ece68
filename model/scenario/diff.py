"""What two scenarios differ in, value by value: each with its unit and where it was set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from model.events import Event, channel_registry
from model.scenario.inventory import Entry, inventory
from model.scenario.scenario import DEFAULT, Scenario, event_content

OPTIONS = ("since", "horizon.end", "draws")
"""What a scenario says of itself as a whole, by dotted key."""
_UNITS = {"duration": "quarters", "fade": "quarters", "probability": "fraction"}
"""Units of the fields of an event; that of its size is its channel's."""
Value = float | str | bool | None


@dataclass(frozen=True, slots=True)
class Side:
    """How something is in one of two scenarios. `value` is none where it is not in it at all;
    `spread` says in words how it varies from run to run, and is empty where it does not."""

    value: Value
    origin: str = DEFAULT
    spread: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that is not the same in two scenarios, by its dotted key.

    `section` is ``options``, ``events``, or that of an input. What is `moved` is set in neither of
    them, but follows from a dial or from what parameters are drawn from.
    """

    key: str
    section: str
    unit: str
    left: Side
    right: Side
    moved: bool = False

    @property
    def name(self) -> str:
        """The key without the section."""
        return self.key.removeprefix(f"{self.section}.")

    def document(self) -> dict[str, Any]:
        """The difference as plain data."""
        return {**asdict(self), "name": self.name}


def differences(left: Scenario, right: Scenario, moved: bool = False) -> tuple[Difference, ...]:
    """All that is set to something else in `right` than in `left`, in the order of the registers.

    With `moved`, also the parameters that follow from what is set. What changes no result, as
    titles, is no difference: there is none if and only if the two have the same digest, given the
    same baseline to part from.
    """
    return (*_options(left, right), *_inputs(left, right, moved), *_events(left, right))


def _options(left: Scenario, right: Scenario) -> Iterator[Difference]:
    for key in OPTIONS:
        mine, other = (Side(_option(key, each), each.origin_of(key)) for each in (left, right))
        if mine.value != other.value:
            yield Difference(key, "options", "", mine, other)


def _option(key: str, scenario: Scenario) -> Value:
    if key == "horizon.end":
        return str(scenario.horizon.end)
    value = getattr(scenario, key)
    return None if value is None else str(value)


def _inputs(left: Scenario, right: Scenario, moved: bool) -> Iterator[Difference]:
    for mine, other in zip(inventory(left), inventory(right), strict=True):
        key = f"{mine.section}.{mine.name}"
        is_set = _setting(left, mine) != _setting(right, other)
        sides = _side(left, mine), _side(right, other)
        is_moved = (mine.value, mine.spread) != (other.value, other.spread)
        if is_set or (moved and is_moved):
            yield Difference(key, mine.section, mine.unit, *sides, moved=not is_set)


def _setting(scenario: Scenario, entry: Entry) -> tuple[object, object]:
    """What a scenario says of an input: its value, if any, and its spread, if any."""
    given: Mapping[str, float] = getattr(scenario, entry.section)
    return given.get(entry.name), scenario.uncertainty.get(entry.name)


def _side(scenario: Scenario, entry: Entry) -> Side:
    spread = f"uncertainty.{entry.name}"
    origin = scenario.origin_of(spread) if entry.name in scenario.uncertainty else entry.origin
    return Side(entry.value, origin, entry.spread)


def _events(left: Scenario, right: Scenario) -> Iterator[Difference]:
    ours, theirs = ({event.name: event for event in each.events} for each in (left, right))
    for name in sorted({*ours, *theirs}):
        mine, other, key = ours.get(name), theirs.get(name), f"events.{name}"
        if mine and other:
            yield from _fields(key, mine, other, left.origin_of(key), right.origin_of(key))
        else:
            sides = _whole(mine, left.origin_of(key)), _whole(other, right.origin_of(key))
            yield Difference(key, "events", "", *sides)


def _whole(event: Event | None, origin: str) -> Side:
    return Side(_told(event), origin) if event else Side(None, "")


def _fields(key: str, mine: Event, other: Event, *origins: str) -> Iterator[Difference]:
    """The fields in which two events of a name differ."""
    ours, theirs = event_content(mine), event_content(other)
    for field in ours:
        if ours[field] != theirs[field]:
            unit = _unit(mine) if field == "size" else _UNITS.get(field, "")
            sides = Side(ours[field], origins[0]), Side(theirs[field], origins[1])
            yield Difference(f"{key}.{field}", "events", unit, *sides)


def _told(event: Event) -> str:
    """An event in a few words."""
    target = f" at {event.target}" if event.target else ""
    told = f"{event.channel}{target}: {event.size:g} {_unit(event)} from {event.start}"
    quarters = "1 quarter" if event.duration == 1 else f"{event.duration} quarters"
    chance = "" if event.probability == 1.0 else f", {100 * event.probability:g} % likely"
    return f"{told}, {quarters}{chance}"


def _unit(event: Event) -> str:
    return channel_registry()[event.channel].unit
