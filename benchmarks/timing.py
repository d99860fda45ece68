"""Timing tasks that take turns, so that a slow moment of the machine meets them all."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Task = Callable[[int], object]
"""Does what is timed; told how many times it was timed before, from 0."""


@dataclass(frozen=True, slots=True)
class Times:
    """Wall times of one task, each in seconds."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The time that half of the repeats stay below, in seconds."""
        return statistics.median(self.seconds)

    def document(self, each: int = 1) -> dict[str, float]:
        """Milliseconds for one of the `each` things that a repeat does: median, least, spread."""
        factor = 1e3 / each
        return {
            "median_ms": self.median * factor,
            "min_ms": min(self.seconds) * factor,
            "spread_ms": (max(self.seconds) - min(self.seconds)) * factor,
            "repeats": len(self.seconds),
        }


def in_turns(tasks: Mapping[str, Task], repeats: int) -> dict[str, Times]:
    """Time each of the tasks `repeats` times: all of them once, then all of them again."""
    found: dict[str, list[float]] = {name: [] for name in tasks}
    for repeat in range(repeats):
        for name, task in tasks.items():
            found[name].append(seconds(task, repeat))
    return {name: Times(tuple(times)) for name, times in found.items()}


def alone(task: Task, repeats: int) -> Times:
    """Time one task `repeats` times."""
    return Times(tuple(seconds(task, repeat) for repeat in range(repeats)))


def seconds(task: Task, repeat: int) -> float:
    """Wall time of a task, in seconds."""
    started = time.perf_counter()
    task(repeat)
    return time.perf_counter() - started


def per_thing(times: Times, each: int) -> float:
    """Milliseconds for one of the `each` things that a repeat does."""
    return times.median * 1e3 / each


def percentile(values: Sequence[float], share: float) -> float:
    """The value that a `share` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]
