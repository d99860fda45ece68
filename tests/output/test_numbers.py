"""Laws of shown numbers: short, signed where asked, and percentages for fractions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.languages import LANGUAGES, load
from model.output.numbers import (
    bare,
    disk_size,
    exact,
    number,
    percentage,
    scale,
    shortened,
    signed,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (1234.5, "1,234"), (1_234_000, "1.23 m"), (999_999.4, "999,999"),
     (99.96, "100"), (12.34, "12.3"), (1.234, "1.23"), (0.1234, "0.123"), (0.00012, "0.00012"),
     (0.000001, "0"), (-5.678, "-5.68"), (9.996, "10.0"), (0.9996, "1.00"),
     (999_999.6, "1.00 m"), (-2_500_000, "-2.50 m"), (0.0000049, "0"), (0.0000051, "0.00001")],
)  # fmt: skip
def test_numbers_keep_about_three_digits(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("below", "above"),
    [(("9.99", 9.994), ("10.0", 9.996)), (("99.9", 99.94), ("100", 99.96)),
     (("0.999", 0.9994), ("1.00", 0.9996)), (("0.001", 0.0009994), ("0.001", 0.0009996)),
     (("9.96", 9.96), ("10.1", 10.06)), (("99.6", 99.6), ("101", 100.6)),
     (("0.996", 0.996), ("1.01", 1.006)), (("0.00096", 0.00096), ("0.001", 0.00106))],
)  # fmt: skip
def test_a_decimal_goes_where_the_number_rounds_up_to_a_longer_one(
    below: tuple[str, float], above: tuple[str, float]
) -> None:
    for text, value in (below, above):
        assert number(value) == text
        assert number(-value) == f"-{text}"


@given(st.floats(-1e10, 1e10))
def test_numbers_say_the_same_in_every_language(value: float) -> None:
    said = {"".join(filter(str.isdecimal, number(value, load(code)))) for code in LANGUAGES}
    assert len(said) == 1


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert [number(-1_234_000, load(code)) for code in ("ru", "zh")] == ["-1,23 млн", "-1.23百万"]
    assert signed(0.5, load("kk")) == "+0,500"
    assert percentage(0.5, load("zh")) == "50%"


@given(st.floats(1e-3, 1e9))
def test_what_is_shown_is_close_to_what_is_meant(value: float) -> None:
    figures, _, _ = number(value).replace(",", "").partition(" m")
    assert float(figures) * 10 ** (6 * (" m" in number(value))) == pytest.approx(
        value, rel=0.006, abs=5.01e-4 if value < 1 else 0.0
    )


@given(st.floats(1e-2, 1e9))
def test_a_difference_shows_its_sign(value: float) -> None:
    assert signed(value) == f"+{number(value)}"
    assert signed(-value) == f"-{number(value)}"


@given(st.floats(1e-4, 1e9).map(lambda x: float(f"{x:.6g}")))
def test_a_setting_is_shown_with_all_that_it_was_given(value: float) -> None:
    assert float(exact(value).replace(",", "")) == value
    said = {"".join(filter(str.isdecimal, exact(value, load(code)))) for code in LANGUAGES}
    assert len(said) == 1


def test_nothing_has_no_sign() -> None:
    assert signed(0.0) == signed(-1e-9) == "0"


def test_fractions_are_shown_in_per_cent_and_change_by_points() -> None:
    shown = scale("fraction a year")
    assert (shown.factor, shown.unit) == (100.0, "% a year")
    assert shown.unit_of_change == "percentage points a year"
    assert scale("USD_2018 m a year").unit_of_change == "USD_2018 m a year"


def test_a_share_is_shown_as_per_cent() -> None:
    assert percentage(0.125) == "12 %"


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (99_940, "99.9 kB"), (99_960, "100 kB"),
     (999_499, "999 kB"), (999_501, "1.0 MB"), (17_800_000, "17.8 MB"), (2 * 10**9, "2.0 GB"),
     (3 * 10**12, "3.0 TB"), (4 * 10**15, "4000 TB")],
)  # fmt: skip
def test_bytes_are_counted_in_powers_of_a_thousand(size: int, text: str) -> None:
    assert disk_size(size) == text


def test_a_text_is_cut_only_where_it_is_longer() -> None:
    assert shortened("four", 4) == "four"
    assert shortened("fours", 4) == "fou…"
    assert shortened("a big one", 3) == "a…"


def test_a_unit_in_short_does_without_its_explanation_and_its_year() -> None:
    assert (bare("level (0-1)"), bare("TEU a year"), bare("a year")) == ("level", "TEU", "a year")
