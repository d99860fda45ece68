"""The calendar: dated events of the record and of the scenario, as signals in channels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from model.arrays import FloatArray
from model.clock import Horizon
from model.events import Event, channel_registry, history

if TYPE_CHECKING:
    from model.simulation import Simulation

NO_TARGET = ""


class Calendar:
    """What dated events do in the present quarter.

    Within a channel the sizes of the events in force add up. An event of the scenario replaces
    the event of the record that has its name.
    """

    def __init__(self, model: Simulation) -> None:
        self.model = model
        own = {event.name for event in model.batch.events}
        events = [event for event in history() if event.name not in own]
        self._events = [*events, *model.batch.events]
        self._force = np.array(
            [force(event, model.batch.horizon) for event in self._events]
        ).reshape(len(self._events), len(model.batch.horizon))
        self._scale = [self._happening(event) for event in self._events]
        self._zero = np.zeros(model.runs)
        self._sums: dict[str, dict[str, FloatArray]] = {}
        self._summed_at = -1

    def signal(self, channel: str) -> FloatArray:
        """Sum of the untargeted events of a channel now in force, (runs,), in its unit."""
        return self._present(channel).get(NO_TARGET, self._zero)

    def signals(self, channel: str, targets: Sequence[str]) -> FloatArray:
        """Sums of the events now in force by target, (runs, targets), in the channel's unit."""
        sums = np.zeros((self.model.runs, len(targets)))
        for target, size in self._present(channel).items():
            if target in targets:
                sums[:, targets.index(target)] = size
        return sums

    def _present(self, channel: str) -> dict[str, FloatArray]:
        """Sums of a channel's events now in force by the targets that any of them has.

        Raises ``KeyError`` for an unknown channel.
        """
        if self._summed_at != self.model.t:
            self._summed_at, self._sums = self.model.t, self._add_up()
        if channel not in self._sums:
            raise KeyError(f"no event channel {channel!r}")
        return self._sums[channel]

    def _add_up(self) -> dict[str, dict[str, FloatArray]]:
        sums: dict[str, dict[str, FloatArray]] = {channel: {} for channel in channel_registry()}
        force = self._force[:, self.model.t]
        for index in np.flatnonzero(force).tolist():
            event = self._events[index]
            before = sums[event.channel].get(event.target, self._zero)
            sums[event.channel][event.target] = before + force[index] * self._seen(index)
        return sums

    def _seen(self, index: int) -> FloatArray:
        """How much of an event each run sees this quarter, (runs,): the Belt's with the Belt."""
        scale = self._scale[index]
        belt = self._events[index].belt
        return scale * self.model.parameters.belt_and_road if belt else scale

    def _happening(self, event: Event) -> FloatArray:
        """Whether an event happens at all in each run, (runs,): 1 or 0."""
        scale = np.ones(self.model.runs)
        if event.probability < 1.0:
            draw = self.model.streams.initial_uniform(f"calendar.{event.name}")
            scale = scale * (draw < event.probability)
        return scale


def force(event: Event, horizon: Horizon) -> FloatArray:
    """Size of an event in each quarter of the horizon, (quarters,): full, then fading."""
    age = np.arange(len(horizon)) - horizon.index(event.start)
    over = np.maximum(age - event.duration + 1, 0)
    fading = 0.5 ** (over / event.fade) if event.fade > 0 else (over == 0).astype(float)
    return np.where(age < 0, 0.0, event.size * np.where(fading > 1e-3, fading, 0.0))
