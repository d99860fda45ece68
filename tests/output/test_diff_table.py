"""Laws of the table of differences: both sides in their columns, and where each was set."""

from __future__ import annotations

from model.output.diff_table import diff_table
from model.scenario.diff import Difference, Side
from tests.output.reading import rows


def difference(
    name: str,
    left: Side,
    right: Side,
    section: str = "dials",
    unit: str = "level",
    moved: bool = False,
) -> Difference:
    return Difference(f"{section}.{name}", section, unit, left, right, moved)


ONE = difference("one", Side(0.25, "default"), Side(1.0, "x.yaml:3"))
TRUE = difference("two", Side(True), Side(None), unit="")


def test_a_difference_has_both_values_its_unit_and_where_each_was_set() -> None:
    block = diff_table("left", "right", [ONE, TRUE])
    assert rows(block) == [
        ["Risk dials"], [""],
        ["left", "right", "unit"],
        ["one", "0.25", "1", "level"], ["set", "default | x.yaml:3"],
        ["two", "yes", "none"], ["set", "default | default"],
    ]  # fmt: skip
    head, first = block.splitlines()[2:4]
    assert head.index("right") == first.index("1")
    assert head.index("unit") == first.index("level")


def test_sections_come_in_their_order_with_a_heading_each() -> None:
    event = difference("x", Side(0.1), Side(0.2), "events")
    whole = difference("since", Side(None), Side("2026-Q1"), "options", "")
    blocks = diff_table("a", "b", [event, ONE, whole]).split("\n\n")
    assert [block.splitlines()[0] for block in blocks[::2]] == [
        "The scenario as a whole", "Risk dials", "Events",
    ]  # fmt: skip
    assert rows(blocks[1])[0] == ["a", "b"]  # no unit where nothing has one


def test_a_phrase_stands_below_its_name() -> None:
    side = Side("oil price, -0.1 from 2026-Q1", "x.yaml:3")
    found = diff_table("a", "b", [difference("boom", Side(None), side, "events")])
    assert [line.strip() for line in found.splitlines()[2:]] == [
        "boom", "is      none | oil price, -0.1 from 2026-Q1", "set     default | x.yaml:3",
    ]  # fmt: skip


def test_long_pairs_take_two_lines() -> None:
    long = difference("one", Side(0.1, "a" * 40), Side(0.2, "b" * 40))
    lines = diff_table("a", "b", [long]).splitlines()
    assert lines[-2:] == [f"    set     {'a' * 40}", f"          | {'b' * 40}"]
    just = difference("one", Side(0.1, "a" * 32), Side(0.2, "b" * 33))
    (line,) = diff_table("a", "b", [just]).splitlines()[4:]
    assert len(line) == 80


def test_what_is_moved_is_told_by_the_dial_that_moves_it() -> None:
    moved = difference(
        "x", Side(0.1, "dial one, x.yaml:3"), Side(0.2, "default"), "parameters", moved=True
    )
    assert diff_table("a", "b", [moved]).splitlines()[-1].split() == [
        "by",
        *["dial", "one", "|", "default"],
    ]


def test_how_it_varies_is_told_where_that_differs() -> None:
    varied = difference("x", Side(0.1, spread="0 to 1"), Side(0.2))
    assert diff_table("a", "b", [varied]).splitlines()[-1].strip() == "varies  0 to 1 | not"
    same = difference("x", Side(0.1, spread="0 to 1"), Side(0.2, spread="0 to 1"))
    assert "varies" not in diff_table("a", "b", [same])


def test_names_of_scenarios_are_cut_to_their_column() -> None:
    head = diff_table("a_scenario_of_long_name", "b", [ONE]).splitlines()[2]
    assert head.split()[0] == "a_scenari…"
    wide = difference("x", Side("w" * 23), Side(1.0))
    assert diff_table("a_scenario_of_long_name", "b", [wide]).splitlines()[2].split()[0] == (
        "a_scenario_of_long_name"
    )
