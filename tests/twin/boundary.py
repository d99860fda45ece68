"""Where the twin's plain numbers meet the rest of the model, whose arrays here hold one run."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Protocol

import numpy as np

from model.numerics.arrays import FloatArray
from model.parameters import Values


class Population(Protocol):
    """A population of the twin, which speaks in plain numbers and lists of them."""

    def step(self) -> None:
        """One quarter."""

    def record(self) -> dict[str, float]:
        """This quarter's outcomes."""


class Shown:
    """A population as the rest of the model sees it: each of its numbers an array (1, ...)."""

    def __init__(self, population: Population) -> None:
        self._population = population

    def step(self) -> None:
        """One quarter."""
        self._population.step()

    def record(self) -> dict[str, FloatArray]:
        """This quarter's outcomes, each (1,)."""
        return {name: np.array([value]) for name, value in self._population.record().items()}

    def __getattr__(self, name: str) -> FloatArray:
        return np.array([getattr(self._population, name)], dtype=float)


def number(values: FloatArray) -> float:
    """The value of the only run of `values` (1,)."""
    return float(values[0])


def numbers(values: FloatArray) -> list[float]:
    """The values of the only run of `values` (1, things)."""
    return values[0].tolist()


def plain(values: Values) -> SimpleNamespace:
    """Parameters as plain numbers, read as ``p.opinion_pull``."""
    return SimpleNamespace(**{name: number(value) for name, value in values.items()})
