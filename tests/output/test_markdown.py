"""Laws of Markdown: words are shown as they are, never taken for markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.output import markdown


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("a|b", r"a\|b"),
        ("*bold*", r"\*bold\*"),
        ("<script>", r"\<script\>"),
        ("<!-- claims: end -->", r"\<!-- claims: end --\>"),
        ("[x](javascript:1)", r"\[x\](javascript:1)"),
        ("`x`", r"\`x\`"),
        ("&amp; $x$", r"\&amp; \$x\$"),
        ("snake_case stays, _emphasis_ does not", r"snake_case stays, \_emphasis\_ does not"),
        ("two\nlines", "two lines"),
        ("esc\x1b[31m", r"esc\\x1b\[31m"),
    ],
)
def test_markup_is_escaped(words: str, written: str) -> None:
    assert markdown.text(words) == written


@given(st.text())
def test_no_markup_is_left_bare_and_words_are_kept(words: str) -> None:
    written = markdown.text(words)
    assert written.isprintable()
    assert not re.search(r"(?<!\\)(\\\\)*[*<>\[\]|`~$&#]", written.replace(r"\\", ""))


@given(st.lists(st.tuples(st.text(), st.text()), max_size=4))
def test_a_table_has_a_line_a_row_and_as_many_cells_as_columns(rows: list[tuple[str, str]]) -> None:
    lines = markdown.table(("one", "two"), rows).split("\n")
    assert len(lines) == len(rows) + 2
    assert all(len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) >= 3 for line in lines)
