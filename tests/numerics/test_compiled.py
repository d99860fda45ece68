"""Laws of rules: in Python they are what they read as, in kernels the same as machine code."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import types

from model.numerics.arrays import FloatArray
from model.numerics.compiled import Rule, bare, rule
from model.numerics.records import Records, records


class Way(NamedTuple):
    days: float
    tariff: float


@rule
def cost(way: Way, value_of_time: float) -> float:
    """What a way costs."""
    return way.tariff + slowness(way) * value_of_time


@rule
def slowness(way: Way) -> float:
    """Days beyond the first, if any."""
    return max(way.days - 1.0, 0.0)


@bare
def weigh(ways: Records, costs: FloatArray) -> None:
    for run in range(len(ways)):
        costs[run] = cost(ways[run], 2.0)


def test_a_rule_in_a_kernel_is_what_it_is_in_python() -> None:
    ways, costs = records(Way, 3), np.empty(3)
    ways["days"], ways["tariff"] = [0.5, 1.0, 3.5], [7.0, 8.0, 9.0]
    weigh(ways, costs)
    assert costs.tolist() == [cost(Way(*way), 2.0) for way in ways.tolist()] == [7.0, 8.0, 14.0]


def test_a_rule_keeps_its_name_and_docstring() -> None:
    assert cost.__name__ == "cost"
    assert cost.__doc__ == "What a way costs."


def test_numba_takes_a_rule_for_what_its_private_mark_says() -> None:
    """Numba asks objects that it does not know for `_numba_type_`, a name that it may change."""
    assert isinstance(cost, Rule)
    assert isinstance(cost._numba_type_, types.Dispatcher)
