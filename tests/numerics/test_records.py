"""Laws of records: what a kernel puts is what numpy reads, field by field and within fields."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pytest
from numba.core.errors import TypingError

from model.numerics.compiled import bare
from model.numerics.records import Records, layout, put, records
from model.parameters import Values


class Load(NamedTuple):
    tonnes: float
    trains: int
    late: bool


class Gate(NamedTuple):
    hours: float
    load: Load


class Boat(NamedTuple):
    hours: float


@bare
def passed(load: Load) -> Gate:
    return Gate(load.tonnes / load.trains, Load(2.0 * load.tonnes, load.trains + 1, not load.late))


@bare
def pass_all(loads: Records, gates: Records) -> None:
    for run in range(len(loads)):
        put(gates[run], passed(loads[run]))


@bare
def put_elsewhere(loads: Records, boats: Records) -> None:
    for run in range(len(loads)):
        put(boats[run], passed(loads[run]))


def test_what_a_kernel_puts_is_what_a_rule_returns() -> None:
    loads, gates = records(Load, 3), records(Gate, 3)
    loads["tonnes"], loads["trains"], loads["late"] = (
        [3.0, 4.0, 5.0],
        [1, 2, 4],
        [True, False, True],
    )
    pass_all(loads, gates)
    for run in range(3):
        wanted = passed.formula(Load(*loads[run].item()))  # type: ignore[attr-defined]
        assert gates[run].item() == (wanted.hours, tuple(wanted.load))
    assert gates["load"]["tonnes"].tolist() == [6.0, 8.0, 10.0]


def test_whole_numbers_become_floats_where_the_record_holds_those() -> None:
    loads, gates = (
        records(Load, 1),
        np.zeros(1, [("hours", "f8"), ("load", [(n, "f8") for n in Load._fields])]),
    )
    loads["trains"] = 2
    pass_all(loads, gates)
    assert gates["load"]["trains"].tolist() == [3.0]


def test_a_record_of_another_class_is_refused_when_the_kernel_is_compiled() -> None:
    with pytest.raises(TypingError):
        put_elsewhere(records(Load, 1), records(Boat, 1))


def test_a_field_that_is_no_number_is_refused() -> None:
    class Named(NamedTuple):
        name: str

    with pytest.raises(TypeError, match="a number or a named tuple of numbers"):
        layout(Named)


def test_values_of_a_batch_are_gathered_as_records_by_name() -> None:
    values = Values({"hours": np.array([1.0, 2.0]), "other": np.zeros(2)})
    assert values.records(Boat)["hours"].tolist() == [1.0, 2.0]
    assert values.records(Boat) is values.records(Boat)
