"""Laws of shown numbers: short, signed where asked, and percentages for fractions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.languages import LANGUAGES, load
from model.output.numbers import exact, number, percentage, scale, signed


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (1234.5, "1,234"), (1_234_000, "1.23 m"), (999_999.4, "999,999"),
     (99.96, "100"), (12.34, "12.3"), (1.234, "1.23"), (0.1234, "0.123"), (0.00012, "0.00012"),
     (0.000001, "0"), (-5.678, "-5.68"), (9.996, "10.0"), (0.9996, "1.00")],
)  # fmt: skip
def test_numbers_keep_about_three_digits(value: float, text: str) -> None:
    assert number(value) == text


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
