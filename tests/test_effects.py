"""Every input does something: one run is met again and again, with one thing changed each time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest

from model.batch import Batch
from model.clock import Horizon, Quarter
from model.events import Event, channel_registry, history
from model.numerics.arrays import FloatArray
from model.parameters import Values, parameter_registry
from model.risks import dial_registry, policy_registry
from model.simulation import Simulation
from model.world.calendar import Calendar
from tests.batches import Settings, batch

Record = Mapping[str, FloatArray]
LIVELY = (24, 13, 3, 8)
"""Runs to look at, one after the other, for what an input does in any of them."""


def lively(copies: int, run: int, **settings: Settings) -> Batch:
    """Copies of a run with dials and levers turned up, so that no mechanism sleeps."""
    turned_up = {
        "dials": dict.fromkeys(dial_registry(), 0.75),
        "policies": dict.fromkeys(policy_registry(), 0.7),
        "parameters": {"river_opening": 1.0},
        "horizon": Horizon(end=Quarter(2031, 4)),
    }
    return batch([run] * copies, drawn=True, **{**turned_up, **settings})


def moved(record: Record, names: Sequence[str]) -> set[str]:
    """Names of the copies with an outcome unlike that of the first copy, which has no name.

    Its own level is no outcome of a lever.
    """
    found = set()
    for outcome, values in record.items():
        differs = (values[1:] != values[:1]).any(axis=-1)
        found |= {n for n, d in zip(names, differs, strict=True) if d and outcome != f"{n}_level"}
    return found


def with_own(inputs: Batch, changed: Mapping[str, float]) -> Batch:
    """The batch, in which each copy but the first has one parameter at its `changed` value."""
    values = {name: value.copy() for name, value in inputs.parameters.items()}
    for place, (name, value) in enumerate(changed.items()):
        values[name][place + 1] = value
    return replace(inputs, parameters=Values(values))


def one_each(names: Sequence[str], values: Sequence[float], usual: Sequence[float]) -> Settings:
    """Settings in which copy 0 has all the `usual` ones, and copy n the n-th at its value."""
    columns = np.tile(usual, (len(names) + 1, 1)).astype(float)
    columns[np.arange(1, len(names) + 1), np.arange(len(names))] = values
    return dict(zip(names, columns.T, strict=True))


def idle(names: Iterable[str], moves: Callable[[list[str], int], set[str]]) -> list[str]:
    """The names that move nothing in any of the runs that are looked at."""
    left = list(names)
    for run in LIVELY:
        if left:
            acting = moves(left, run)
            left = [name for name in left if name not in acting]
    return left


def test_every_parameter_does_something() -> None:
    """Each that has a range is moved to an end of it, to another one in every second run."""

    def moves(names: list[str], run: int) -> set[str]:
        ends = {name: parameter_registry()[name] for name in names}
        changed = {name: p.high if run % 2 else p.low for name, p in ends.items()}
        inputs = with_own(lively(len(names) + 1, run), changed)
        return moved(Simulation(inputs).run(), names)

    asleep = {"regions_for_statement", "reference_air_rate"}
    movable = [name for name, p in parameter_registry().items() if p.low < p.high]
    assert set(idle(movable, moves)) <= asleep


def test_every_lever_does_something() -> None:
    def moves(names: list[str], run: int) -> set[str]:
        level = [policy_registry()[name].baseline for name in names]
        ends = [0.0 if value > 0.5 else 1.0 for value in level]
        inputs = lively(len(names) + 1, run, policies=one_each(names, ends, level))
        return moved(Simulation(inputs).run(), names)

    assert idle(policy_registry(), moves) == []


def test_every_dial_does_something() -> None:
    """Each is turned from worst to absent."""

    def moves(names: list[str], run: int) -> set[str]:
        worst = [1.0] * len(names)
        inputs = lively(len(names) + 1, run, dials=one_each(names, [0.0] * len(names), worst))
        return moved(Simulation(inputs).run(), names)

    assert idle(dial_registry(), moves) == []


class OneEventEach(Calendar):
    """A calendar in which copy 0 meets none of the events `probed`, and copy n the n-th alone."""

    probed: tuple[str, ...] = ()

    def _happening(self, event: Event) -> FloatArray:
        scale = super()._happening(event)
        if event.name in self.probed:
            scale = scale * (np.arange(self.model.runs) == 1 + self.probed.index(event.name))
        return scale


def idle_events(events: Sequence[Event], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The events that move nothing in any of the runs that are looked at."""
    monkeypatch.setattr("model.simulation.Calendar", OneEventEach)

    def moves(names: list[str], run: int) -> set[str]:
        monkeypatch.setattr(OneEventEach, "probed", tuple(names))
        own = tuple(event for event in events if event.name in names and event not in history())
        record = Simulation(lively(len(names) + 1, run, events=own)).run()
        return moved(record, names)

    return idle([event.name for event in events], moves)


def test_every_event_of_the_record_does_something(monkeypatch: pytest.MonkeyPatch) -> None:
    assert idle_events(history(), monkeypatch) == []


def test_every_channel_does_something_at_every_target(monkeypatch: pytest.MonkeyPatch) -> None:
    """Among these: closing any link, any service, any region's rumour, any market's trade."""
    probes = [
        Event(
            f"{channel.name}_{target}",
            channel.name,
            Quarter(2018, 1),
            channel.low if channel.name == "route_opening" else channel.high,
            target=target,
            duration=72,
        )
        for channel in channel_registry().values()
        for target in channel.targets or ("",)
    ]
    # A road that was always there is no service to be opened or shut; its link can be closed.
    assert set(idle_events(probes, monkeypatch)) <= {"route_opening_kyrgyz_road"}
