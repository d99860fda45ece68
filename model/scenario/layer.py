"""What one place (a file, or the command line) says about a scenario, before inheritance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from model.clock import Quarter
from model.errors import Place
from model.events import Event

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Given(Generic[T]):
    """A value and where it is written."""

    value: T
    place: Place


@dataclass(frozen=True, slots=True)
class Spread:
    """A distribution as a file gives it; without a mode it peaks at the scenario's value."""

    kind: str
    low: float
    high: float
    mode: float | None = None


@dataclass(frozen=True, slots=True)
class Layer:
    """What is set: inputs of all three sections, their spreads, events, dates, source of draws."""

    inputs: Mapping[str, Given[float]] = field(default_factory=dict)
    uncertainty: Mapping[str, Given[Spread]] = field(default_factory=dict)
    events: Mapping[str, Given[Event]] = field(default_factory=dict)
    since: Given[Quarter] | None = None
    end: Given[Quarter] | None = None
    draws: Given[str] | None = None
