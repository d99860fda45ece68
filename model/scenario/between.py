"""What two scenarios differ in, step by step, and the scenarios that lie between them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from model.events import Event
from model.parameters.distribution import Distribution
from model.risks import dial_registry
from model.scenario.inputs import SECTIONS, input_registry
from model.scenario.scenario import Scenario

SINCE, DRAWS, EVENTS = "since", "draws", "events"
ABSENT = "none"
_DRAWN = "as the register"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing in which two scenarios differ, by its dotted key, as ``dials.land_rumours``.

    `part` is the part of the scenario that it belongs to: the dials of a part of the model, the
    policies, the parameters, the events, when the scenario parts from another, or what it draws
    from. `start` and `end` say in words how it is in either.
    """

    key: str
    part: str
    start: str
    end: str

    @property
    def name(self) -> str:
        """The key without the section."""
        return self.key.rpartition(".")[2]


def steps(start: Scenario, end: Scenario) -> tuple[Step, ...]:
    """All in which two scenarios differ, but for how long they last: one step a thing.

    The setting of an input and its spread are one step, as are an event and all of its fields.
    That one of them parts from the other is none: what the steps change, they change from then on.
    """
    ours, theirs = _things(start), _things(end)
    frames = [] if _shared_frame(start, end) else [SINCE]
    frames += [DRAWS] if start.draws != end.draws else []
    keys = [key for key in {**ours, **theirs} if ours.get(key) != theirs.get(key)]
    found = [Step(k, _part(k), _words(k, ours.get(k)), _words(k, theirs.get(k))) for k in keys]
    return (*found, *(Step(k, k, _frame_words(k, start), _frame_words(k, end)) for k in frames))


def between(start: Scenario, end: Scenario, taken: Collection[str]) -> Scenario:
    """The scenario that has gone some of the steps, by key, from one scenario to another.

    None of them gives what `start` does in every run, all of them what `end` does.
    """
    ours, theirs = _things(start), _things(end)
    things = {**ours, **theirs}  # in an order that does not depend on what is taken
    chosen = {key: (theirs if key in taken else ours).get(key) for key in things}
    frame = _shared_frame(start, end) or (end if SINCE in taken else start)
    draws = (end if DRAWS in taken else start).draws
    settings = {key: thing for key, thing in chosen.items() if isinstance(thing, _Setting)}
    events = sorted(
        (thing for thing in chosen.values() if isinstance(thing, Event)),
        key=lambda event: event.name,
    )
    return replace(
        start,
        name=f"between_{start.name}_and_{end.name}",
        extends=None,
        path=None,
        **{section: _values(section, settings) for section in SECTIONS},  # type: ignore[arg-type]
        uncertainty=dict(sorted(_spreads(settings))),
        events=tuple(events),
        since=frame.since,
        before=frame.before and replace(frame.before, draws=draws),
        draws=draws,
        origin={},
    )


@dataclass(frozen=True, slots=True)
class _Setting:
    """The value that a scenario gives an input, if any, and its spread, if any."""

    value: float | None
    spread: Distribution | None


def _things(scenario: Scenario) -> dict[str, Any]:
    """The settings and events of a scenario by dotted key."""
    found: dict[str, Any] = {}
    for section in SECTIONS:
        values: Mapping[str, float] = getattr(scenario, section)
        spread = [n for n in scenario.uncertainty if input_registry()[n].section == section]
        for name in dict.fromkeys([*values, *spread]):
            setting = _Setting(values.get(name), scenario.uncertainty.get(name))
            found[f"{section}.{name}"] = setting
    for event in scenario.events:
        found[f"{EVENTS}.{event.name}"] = replace(event, ledger=())
    return found


def _shared_frame(start: Scenario, end: Scenario) -> Scenario | None:
    """Whose past and quarter of parting hold for both, where there is one for both."""
    if _frame(start) == _frame(end):
        return end
    if end.before is not None and start.since is None and _state(start) == _state(end.before):
        return end
    if start.before is not None and end.since is None and _state(end) == _state(start.before):
        return start
    return None


def _frame(scenario: Scenario) -> tuple[object, ...]:
    return scenario.since, scenario.before and _state(scenario.before)


def _state(scenario: Scenario) -> dict[str, Any]:
    """All that decides a scenario that parts from nothing, but for its length and draws."""
    content = scenario.content()
    return {key: content[key] for key in content if key not in ("horizon", "draws")}


def _values(section: str, settings: Mapping[str, _Setting]) -> dict[str, float]:
    return {
        key.rpartition(".")[2]: setting.value
        for key, setting in settings.items()
        if key.startswith(f"{section}.") and setting.value is not None
    }


def _spreads(settings: Mapping[str, _Setting]) -> Iterator[tuple[str, Distribution]]:
    for key, setting in settings.items():
        if setting.spread is not None:
            yield key.rpartition(".")[2], setting.spread


def _part(key: str) -> str:
    section, _, name = key.partition(".")
    return f"dials of {dial_registry()[name].part}" if section == "dials" else section


def _words(key: str, thing: _Setting | Event | None) -> str:
    """How something is in a scenario: a number, a range, or what an event does."""
    if isinstance(thing, Event):
        size = f"{thing.size:g} from {thing.start}"
        return size if thing.probability == 1.0 else f"{size}, {thing.probability:.0%} likely"
    if thing is None:
        return _DRAWN if not key.startswith(EVENTS) else ABSENT
    if thing.spread is not None and thing.spread.kind != "fixed":
        return f"{thing.spread.low:g} .. {thing.spread.high:g}"
    value = thing.value if thing.spread is None else thing.spread.mode
    return _DRAWN if value is None else f"{value:g}"


def _frame_words(key: str, scenario: Scenario) -> str:
    return str(getattr(scenario, key) or ABSENT)
