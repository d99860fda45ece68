"""Laws of compiling ahead: a rehearsal moves nothing, and what it lists is compiled by others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numba
import numpy as np
import pytest

from model.numerics import compilation
from model.numerics.arrays import FloatArray
from model.numerics.compilation import compile_ahead
from model.numerics.compiled import Kernel, bare, compiled, rehearsal


@bare
def double(values: FloatArray) -> None:
    for place in range(len(values)):
        values[place] *= 2.0


@compiled
def total(values: FloatArray) -> float:
    return values.sum()


def test_in_a_rehearsal_kernels_do_nothing_but_are_listed_with_their_types() -> None:
    values = np.ones(3)
    with rehearsal() as calls:
        double(values)
        assert total(values) == 3.0  # what returns something is needed, and so carried out
    assert values.tolist() == [1.0, 1.0, 1.0]
    assert calls == [(double, (numba.typeof(values),))]
    double(values)
    assert values.tolist() == [2.0, 2.0, 2.0]


def test_all_calls_are_compiled_and_told_of_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def leave_a_mark(calls: Any) -> None:
        name = "-".join(str(len(kinds)) for _, kinds in calls)
        (tmp_path / name).touch()

    monkeypatch.setattr(compilation, "_compile", leave_a_mark)
    kind = numba.typeof(np.ones(3))
    told: list[tuple[int, int]] = []
    calls: list[Any] = [(double, (kind,)), (double, (kind,)), (double, (kind, kind))]
    compile_ahead(calls, 2, lambda done, of: told.append((done, of)))
    assert [path.name for path in tmp_path.iterdir()] == ["1-2"]
    assert told == [(0, 2), (2, 2)]


def test_a_process_that_dies_leaves_its_kernels_to_their_first_call(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def die(calls: object) -> None:
        raise SystemExit(3)

    monkeypatch.setattr(compilation, "_compile", die)
    told: list[tuple[int, int]] = []
    calls: list[Any] = [(double, (numba.typeof(np.ones(3)),))]
    compile_ahead(calls, 2, lambda done, of: told.append((done, of)))
    assert told[-1] == (1, 1)


def test_what_returns_something_cannot_be_left_out() -> None:
    assert isinstance(double, Kernel)
    assert double.can_be_left_out
    assert isinstance(total, Kernel)
    assert not total.can_be_left_out
