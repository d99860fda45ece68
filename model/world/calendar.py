"""The calendar: dated events of the record and of the scenario, as signals in channels."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from model.clock import Horizon
from model.events import Event, channel_registry, history
from model.numerics.arrays import FloatArray, side_by_side

if TYPE_CHECKING:
    from model.simulation import Simulation

NO_TARGET = ""


class Calendar:
    """What dated events do in the present quarter.

    Within a channel the sizes of the events in force add up. An event of the scenario replaces
    the event of the record that has its name. Arrays of a quarter are shared by all who ask.
    """

    def __init__(self, model: Simulation) -> None:
        self.model = model
        own = {event.name for event in model.batch.events}
        events = [event for event in history() if event.name not in own]
        self._channels = frozenset(channel_registry())
        self._zero = np.zeros(model.runs)
        self._everywhere = np.ones(model.runs)
        self._parts = self._added_up([*events, *model.batch.events])
        self._nothing: dict[int, FloatArray] = {}
        self._at = -1
        self._now: dict[tuple[str, str | Sequence[str]], FloatArray] = {}

    def signal(self, channel: str, target: str = NO_TARGET) -> FloatArray:
        """Sum of the events of a channel with a target, or without, that are now in force.

        (runs,), in the channel's unit. Raises ``KeyError`` for an unknown channel.
        """
        now = self._present()
        found = now.get((channel, target))
        if found is None:
            self._check(channel)
            found = now[channel, target] = self._sum(channel, target)
        return found

    def signals(self, channel: str, targets: Sequence[str]) -> FloatArray:
        """Sums of the events now in force by target, (runs, targets), in the channel's unit.

        Raises ``KeyError`` for an unknown channel.
        """
        now, targets = self._present(), tuple(targets)
        found = now.get((channel, targets))
        if found is None:
            found = now[channel, targets] = self._table(channel, targets)
        return found

    def _present(self) -> dict[tuple[str, str | Sequence[str]], FloatArray]:
        """What was asked for in the present quarter."""
        if self._at != self.model.t:
            self._at, self._now = self.model.t, {}
        return self._now

    def _table(self, channel: str, targets: tuple[str, ...]) -> FloatArray:
        self._check(channel)
        sums = {
            place: self._sum(channel, target)
            for place, target in enumerate(targets)
            if (channel, target) in self._parts
        }
        if all(each is self._zero for each in sums.values()):
            return self._none(len(targets))
        return side_by_side([sums.get(place, self._zero) for place in range(len(targets))])

    def _sum(self, channel: str, target: str) -> FloatArray:
        total = self._zero
        for part in self._parts.get((channel, target), ()):
            size = part.sizes[self._at]
            if size:
                here = size * self._seen(part)
                total = here if total is self._zero else total + here
        return total

    def _none(self, targets: int) -> FloatArray:
        if targets not in self._nothing:
            self._nothing[targets] = np.zeros((self.model.runs, targets))
        return self._nothing[targets]

    def _check(self, channel: str) -> None:
        if channel not in self._channels:
            raise KeyError(f"no event channel {channel!r}")

    def _seen(self, part: _Part) -> FloatArray:
        """How much of an event each run sees this quarter, (runs,): the Belt's with the Belt."""
        if not part.belt:
            return part.happens
        belt = self.model.parameters.belt_and_road
        return belt if part.happens is self._everywhere else part.happens * belt

    def _added_up(self, events: Sequence[Event]) -> dict[tuple[str, str], list[_Part]]:
        """By channel and target what can be told of the events in advance.

        Those that are sure to happen are one, and those of the Belt another; each that is left to
        chance stands for itself.
        """
        sure: dict[tuple[str, str, bool], list[Event]] = {}
        parts: dict[tuple[str, str], list[_Part]] = {}
        for event in events:
            happens = self._happening(event)
            if happens is self._everywhere:
                sure.setdefault((event.channel, event.target, event.belt), []).append(event)
            else:
                part = _Part(self._sizes([event]), happens, event.belt)
                parts.setdefault((event.channel, event.target), []).append(part)
        for (channel, target, belt), alike in sure.items():
            part = _Part(self._sizes(alike), self._everywhere, belt)
            parts.setdefault((channel, target), []).append(part)
        return parts

    def _sizes(self, events: Sequence[Event]) -> list[float]:
        """The sum of events in each quarter of the horizon."""
        forces = [force(event, self.model.batch.horizon) for event in events]
        total: list[float] = np.sum(forces, axis=0).tolist()
        return total

    def _happening(self, event: Event) -> FloatArray:
        """Whether an event happens at all in each run, (runs,): 1 or 0."""
        if event.probability >= 1.0:
            return self._everywhere
        draw = self.model.streams.initial_uniform(f"calendar.{event.name}")
        return (draw < event.probability).astype(float)


class _Part(NamedTuple):
    """Events that do or do not happen together."""

    sizes: list[float]
    """Their sum in each quarter of the horizon."""
    happens: FloatArray
    """Whether they happen in each run, (runs,): 1 or 0."""
    belt: bool
    """Whether they are of the Belt and shrink with it."""


@lru_cache(maxsize=1024)
def force(event: Event, horizon: Horizon) -> FloatArray:
    """Size of an event in each quarter of the horizon, (quarters,): full, then fading."""
    age = np.arange(len(horizon)) - horizon.index(event.start)
    over = np.maximum(age - event.duration + 1, 0)
    fading = 0.5 ** (over / event.fade) if event.fade > 0 else (over == 0).astype(float)
    return np.where(age < 0, 0.0, event.size * np.where(fading > 1e-3, fading, 0.0))
