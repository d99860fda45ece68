"""Laws of the tables of rankings, interactions and shares: each number in its column."""

from __future__ import annotations

from dataclasses import replace

from model.analysis.interactions import CANCEL, COMPOUND, UNTOLD
from model.output.decomposition_tables import decomposition_text, decompositions_csv
from model.output.interaction_tables import interactions_csv, interactions_text
from model.output.ranking_tables import ranking_text, rankings_csv
from tests.output import test_interaction_chart as pairs
from tests.output.reading import lines_of_csv, rows
from tests.output.test_tornado import FIRST, SECOND, effect, ranking
from tests.output.test_waterfall import PARTS, brought, decomposition


def test_a_ranking_has_each_dial_with_its_ends() -> None:
    whole = ranking()
    one, other = whole.dials
    standing = replace(other.standing, rank_low=2, rank_high=2, swing=0.07, leads=0.04)
    found = replace(whole, dials=(one, replace(other, standing=standing)))
    heading, table, leaders = ranking_text(found, "x", 3).split("\n\n")
    assert " ".join(heading.split()) == (
        f"{whole.outcome.title} in 2035, 14.0 % in x; changes in percentage points "
        "(200 paired runs, seed 3)"
    )
    head, first, second = rows(table)
    assert head[0] == "rank"
    assert first == ["1-2", FIRST, "0.25", "100", "-8.00", "-20.0 .. +1.00", "90 %", "+3.00"]
    assert second == ["2", SECOND, "drawn", "7.00", "+6.00?", "-10.0 .. +9.00", "90 %", "0"]
    assert leaders == f"Furthest swing of all: {FIRST} in 50 % of the runs."


def test_a_ranking_has_two_lines_of_csv_a_dial() -> None:
    lines = lines_of_csv(rankings_csv([ranking()]))
    assert [(line["dial"], line["end"], float(line["mean"])) for line in lines] == [
        (FIRST, "worst", -0.08), (FIRST, "absent", 0.03), (SECOND, "worst", 0.06),
        (SECOND, "absent", 0.0),
    ]  # fmt: skip


def test_no_dial_leads_where_none_does_often() -> None:
    whole = ranking()
    none = [replace(each, standing=replace(each.standing, leads=0.049)) for each in whole.dials]
    assert "Furthest swing" not in ranking_text(replace(whole, dials=tuple(none)), "x", 1)
    assert effect(0.0, 0.0, 0.0, 0.0).told_apart


def test_a_pair_has_what_each_does_alone_and_both_together() -> None:
    whole = pairs.interactions()
    change = replace(whole.pairs[0].change, p05=-0.09, p95=0.01, agreement=0.85)
    first = replace(whole.pairs[0], together=-0.03, change=change)
    found = replace(whole, pairs=(first, *whole.pairs[1:]))
    heading, table, counts = interactions_text(found, "x", 3).split("\n\n")
    assert heading.splitlines() == [
        f"{whole.outcome.title} in 2035, 14.0 % in x; changes in percentage points",
        "(200 paired runs, seed 3)",
    ]
    shown = rows(table)
    assert shown[1] == [pairs.DIALS[0], "-1.00"]
    assert shown[2] == [
        f"+ {pairs.DIALS[1]}", "+2.00", "-3.00", "-4.00", "-9.00 .. +1.00", "85 %", COMPOUND,
    ]  # fmt: skip
    assert shown[3] == [pairs.DIALS[2], "0"]
    assert shown[4][-1] == CANCEL
    assert shown[6][-1] == "neither"
    assert counts == "Pairs: 1 compound, 1 cancel, neither is told of 1."


def test_the_csv_of_pairs_names_what_each_does_alone() -> None:
    lines = lines_of_csv(interactions_csv([pairs.interactions()]))
    assert [(line["first"], line["second"]) for line in lines] == [
        (pairs.DIALS[0], pairs.DIALS[1]), (pairs.DIALS[2], pairs.DIALS[0]),
        (pairs.DIALS[1], pairs.DIALS[2]),
    ]  # fmt: skip
    assert [(line["first_alone"], line["second_alone"]) for line in lines] == [
        ("-0.01", "0.02"), ("0.0", "-0.01"), ("0.02", "0.0"),
    ]  # fmt: skip
    assert [line["verdict"] for line in lines] == [COMPOUND, CANCEL, UNTOLD]


def test_shares_add_up_to_the_gap_below_them() -> None:
    first = replace(brought(0, -0.04, -0.05, -0.02), share=4 / 3, first=-0.01, last=-0.02)
    found = decomposition(first, PARTS[1])
    heading, table, adding = decomposition_text(found, ("a", "b"), 3).split("\n\n")
    assert heading.splitlines() == [
        f"{found.outcome.title} in 2035, %", "mean 15.0 in a, 12.0 in b",
        "(200 paired runs, seed 3; exact, all orders)",
    ]  # fmt: skip
    head, one, *_, gap = rows(table)
    assert head == ["moved", "share", "±", "5 % .. 95 %", "of gap", "first", "last"]
    assert one[-6:] == ["-4.00", "1.50", "-5.00 .. -2.00", "133 %", "-1.00", "-2.00"]
    assert gap == ["gap", "-3.00", "0", "-3.00 .. -3.00", "100 %"]
    assert adding == "The shares add up to the gap in every run, to rounding."
    off = decomposition_text(replace(found, remainder=0.001), ("a", "b"), 3)
    assert off.endswith("The shares miss the gap by up to 0.001 in a run.")


def test_sampled_orders_are_told_with_their_error() -> None:
    sampled = replace(PARTS[0], sampling_error=0.002)
    found = replace(decomposition(sampled), orders=8)
    heading, table, _ = decomposition_text(found, ("a", "b"), 3).split("\n\n")
    assert "8 sampled orders" in heading
    assert rows(table)[0][-1] == "orders"
    assert rows(table)[1][-1] == "0.200"


def test_the_csv_of_shares_ends_with_the_gap() -> None:
    *parts, gap = lines_of_csv(decompositions_csv([decomposition(*PARTS)]))
    assert [line["player"] for line in parts] == [each.player.name for each in PARTS]
    assert [float(line["mean"]) for line in parts] == [-0.04, 0.01]
    assert (gap["player"], float(gap["share"])) == ("gap", 1.0)
    assert float(gap["mean"]) == sum(each.change.mean for each in PARTS)
