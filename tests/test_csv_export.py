"""Laws of exported cells: no text becomes a formula, numbers stay numbers, all can be had back."""

from __future__ import annotations

import csv
import io
import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from model.csv_export import csv_text, harmless

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
risky = st.builds(
    "{}{}{}".format, st.sampled_from(["", " ", "'", "' "]), st.sampled_from(STARTS), st.text()
)
texts = st.text() | risky
numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)


def had_back(cell: str) -> str:
    """What was written, as the documentation says to have it back."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("' ").startswith(STARTS) else cell


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


@given(texts)
@example("=HYPERLINK(0)")
@example("'=1")
@example(" =1")
@example("''=1")
def test_no_text_starts_as_a_formula_and_all_can_be_had_back(text: str) -> None:
    cell = harmless(text)
    assert not cell.lstrip(" ").startswith(STARTS)
    assert had_back(cell) == text


@given(numbers | st.booleans() | st.none())
def test_what_is_no_text_is_left_alone(value: object) -> None:
    assert harmless(value) is value


@given(st.lists(st.tuples(texts, numbers, texts), min_size=1))
def test_a_table_is_read_back_as_it_was(rows: list[tuple[str, float, str]]) -> None:
    text = csv_text([dict(zip("abc", row, strict=True)) for row in rows])
    head, *found = rows_of(text)
    assert head == ["a", "b", "c"]
    for (first, number, last), cells in zip(rows, found, strict=True):
        assert (had_back(cells[0]), had_back(cells[2])) == (first, last)
        assert math.isclose(float(cells[1]), number, rel_tol=0, abs_tol=0)


def test_negative_numbers_stay_numbers() -> None:
    assert csv_text([{"x": -0.5, "y": "-0.5"}]) == '"x","y"\n-0.5,"\'-0.5"\n'


@pytest.mark.parametrize("text", ["a;=1+1", 'a";=1+1', "a,=1", "a\n=1"])
def test_a_text_is_one_cell_whatever_parts_cells(text: str) -> None:
    line = csv_text([{"x": text, "y": 1}]).split("\n", 1)[1]
    assert line.startswith('"')
    assert line.replace('""', "").count('"') == 2


def test_no_rows_make_an_empty_file() -> None:
    assert csv_text([]) == ""
