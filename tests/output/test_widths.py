"""Laws of widths: whatever the script, a text takes the columns that it is given."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.output.widths import left, right, shortened, width, wrapped

words = st.lists(st.text("abcжүйе中文，。", min_size=1, max_size=9), max_size=8).map(" ".join)


@given(words, st.integers(2, 20))
def test_a_shortened_text_fits(text: str, columns: int) -> None:
    cut = shortened(text, columns)
    assert width(cut) <= columns
    assert cut == text or cut.endswith("…")


@given(words, st.integers(0, 30))
def test_a_filled_text_takes_its_columns(text: str, columns: int) -> None:
    assert width(left(text, columns)) == width(right(text, columns)) == max(width(text), columns)
    assert left(text, columns).strip() == right(text, columns).strip() == text.strip()


@given(words, st.integers(4, 30))
def test_wrapping_keeps_every_letter(text: str, columns: int) -> None:
    assert "".join(wrapped(text, columns)).replace(" ", "") == text.replace(" ", "")


@given(words, st.integers(20, 30))
def test_wrapped_lines_fit_unless_a_word_does_not(text: str, columns: int) -> None:
    for line in wrapped(text, columns):
        assert width(line) <= columns or " " not in line


def test_chinese_is_broken_anywhere_but_before_its_punctuation() -> None:
    assert wrapped("丝绸之路经济带，与欧亚", 10) == ["丝绸之路经", "济带，与欧", "亚"]
    assert wrapped("丝绸之路，经济带", 8) == ["丝绸之", "路，经济", "带"]


def test_a_chinese_character_takes_two_columns() -> None:
    assert (width("abc"), width("қазақ"), width("丝路")) == (3, 5, 4)
