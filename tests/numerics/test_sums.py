"""Laws of sums: the same bits whatever runs beside, and in whichever Python."""

from __future__ import annotations

import ast

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.ensemble.identity import _MODEL, _deciding_files
from model.numerics.sums import sum_last, total

NUMBERS = st.lists(st.floats(-1e9, 1e9), max_size=9)


def test_numbers_are_added_one_by_one_and_nothing_is_made_up_for() -> None:
    assert total([1e16, 1.0, -1e16]) == 0.0  # 1.0 from Python 3.12 on, if added by `sum`
    assert total([0.1] * 10) == 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1
    assert total([]) == 0


@given(NUMBERS, NUMBERS)
def test_a_run_is_added_up_alike_whatever_runs_beside(own: list[float], other: list[float]) -> None:
    own, other = own[: len(other)], other[: len(own)]
    assert sum_last(np.array([own, other]))[0] == sum_last(np.array([own]))[0]


def test_nothing_that_decides_results_is_added_by_the_built_in_sum() -> None:
    """But for whole numbers: of rows, files or letters, which no rounding touches."""
    found = {
        f"{path.relative_to(_MODEL)}: {ast.unparse(node)}"
        for path in _deciding_files()
        if path.suffix == ".py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "sum"
        if not any(word in ast.unparse(node) for word in ("len", "count"))
    }
    assert found == set()
