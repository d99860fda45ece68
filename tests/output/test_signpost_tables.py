"""Laws of the tables of signposts: how well signs tell, and what rule they make."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.analysis.signposts.search import Signpost, Signposts, Watched
from model.analysis.signposts.shortlist import GAIN, Shortlist
from model.analysis.signposts.signs import CHANGE, LEVEL, Sign
from model.analysis.signposts.threshold import Errors
from model.output.signpost_tables import SHOWN, rule_text, sign_name, signposts_csv, signposts_text
from tests.output.reading import lines_of_csv, rows
from tests.output.test_signpost_figure import ENDING, post

ERRORS = Errors(false_alarms=0.1, misses=0.2, precision=0.75)


def sign(name: str, kind: str = LEVEL, p: float = 0.01) -> Signpost:
    years = tuple(Watched(2021 + n, 0.5 + n / 10, 0.4 + n / 10, 0.6 + n / 10) for n in range(3))
    return replace(post(name, kind, p), years=years, errors=ERRORS, lead=7)


def found(*posts: Signpost, listed: Shortlist | None = None) -> Signposts:
    return Signposts(ENDING, 2021, 2023, 8, posts, listed)


def test_a_sign_has_its_areas_its_rule_and_its_errors() -> None:
    unsure = replace(
        sign("two"), published=False, lead=None, errors=replace(ERRORS, precision=None)
    )
    changing = replace(sign("three", CHANGE), years=sign("three").years[1:])
    heading, table, rest = signposts_text(found(sign("one"), unsure, changing), "x").split("\n\n")
    first, second = heading.splitlines()
    assert first.startswith(f"{ENDING.outcome.title} in 2035: 100 of 400 futures end in its worst")
    assert second == "(x; watched from 2022 to 2023)"
    assert rows(table) == [
        ["sign", "2021", "2022", "2023", "95 %", "bad if", "alarms", "misses", "right", "lead"],
        ["one*", "0.50", "0.60", "0.70", "0.60 .. 0.80", "< 35.0 %", "10 %", "20 %", "75 %", "7"],
        ["two", "0.50", "0.60", "0.70", "0.60 .. 0.80", "< 35.0 %", "10 %", "20 %", "-", "-"],
        ["three, change*", "-", "0.60", "0.70", "0.60 .. 0.80", "< +35.0 %", "10 %", "20 %", "75 %", "7"],
    ]  # fmt: skip
    assert rest == "8 signs of 3 indicators were looked at."


def test_signs_that_are_left_out_are_counted() -> None:
    many = [sign(f"s{n}") for n in range(SHOWN + 2)]
    *_, table, rest = signposts_text(found(*many, sign("idle", p=0.5)), "x").split("\n\n")
    assert len(rows(table)) == 1 + SHOWN
    assert " ".join(rest.split()) == (
        f"8 signs of {SHOWN + 3} indicators were looked at; 2 more indicators tell, less well; 1 are "
        "not told apart from chance."
    )
    nothing = signposts_text(found(sign("idle", p=0.5)), "x")
    assert nothing.endswith("None of the 8 signs tells bad futures from good ones.")


@pytest.mark.parametrize(
    ("unit", "kind", "low", "rule"),
    [("fraction", LEVEL, True, "< 35.0 %"), ("TEU", LEVEL, False, "> 0.350"),
     ("TEU", CHANGE, False, "> +0.350"), ("fraction", CHANGE, True, "< +35.0 %")],
)  # fmt: skip
def test_a_rule_names_the_bad_side_in_the_unit_of_the_indicator(
    unit: str, kind: str, low: bool, rule: str
) -> None:
    assert rule_text(replace(sign("x", kind), unit=unit, low_is_bad=low)) == rule


def test_a_sign_is_marked_where_figures_are_public() -> None:
    names = [
        sign_name(replace(sign("x", kind), published=p)) for kind in (LEVEL, CHANGE) for p in (1, 0)
    ]
    assert names == ["x*", "x", "x, change*", "x, change"]


@pytest.mark.parametrize(
    ("auc", "as_well"), [(0.7 + GAIN + 0.001, False), (0.7 + GAIN - 0.001, True)]
)
def test_a_short_list_tells_the_bad_side_of_each_sign(auc: float, as_well: bool) -> None:
    signs = (Sign("one", LEVEL, 2023), Sign("two", CHANGE, 2023))
    listed = Shortlist(
        signs=signs, weights=(-0.5, 0.5), auc=auc, low=0.6, high=0.9, alone=0.7,
        chosen={"one": 9}, folds=10,
    )  # fmt: skip
    last = signposts_text(found(sign("one"), listed=listed), "x").split("\n\n")[-1].splitlines()
    assert last[:3] == [
        "Short list for 2023:", "  one (low is bad; chosen again in 9 of 10)",
        "  two (change) (high is bad; chosen again in 0 of 10)",
    ]  # fmt: skip
    assert last[3] == f"AUC on futures not seen in choosing: {auc:.2f} (0.60 .. 0.90);"
    assert last[4].startswith("of the best single sign 0.70")
    assert last[4].endswith(", which does as well.") is as_well


def test_the_csv_has_a_line_a_sign_and_year() -> None:
    lines = lines_of_csv(signposts_csv([found(sign("one"), sign("two"))]))
    assert [(line["indicator"], line["seen_in"], float(line["auc"])) for line in lines] == [
        ("one", "2021", 0.5), ("one", "2022", 0.6), ("one", "2023", 0.7),
        ("two", "2021", 0.5), ("two", "2022", 0.6), ("two", "2023", 0.7),
    ]  # fmt: skip
    assert {(line["false_alarms"], line["misses"], line["precision"]) for line in lines} == {
        ("0.1", "0.2", "0.75")
    }
    assert (lines[0]["auc_low"], lines[0]["auc_high"], lines[0]["judged_in"]) == (
        "0.4",
        "0.6",
        "2023",
    )


def test_long_names_give_way_so_that_the_table_fits_a_line() -> None:
    _, table, _ = signposts_text(found(sign("x" * 90)), "x").split("\n\n")
    assert max(map(len, table.splitlines())) == 100
    assert "…" in table
