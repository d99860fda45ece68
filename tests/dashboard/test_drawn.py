"""Laws of what the charts of the dashboard draw: medians, bands and shares where they belong."""

from __future__ import annotations

import numpy as np
import pytest

from model.analysis.changes import Change
from model.analysis.decomposition import Contribution, Player
from model.dashboard.figures.corridors import colour_of, corridor_lines, corridor_title
from model.dashboard.figures.dots import Dots, dots
from model.dashboard.figures.fan import change_fan, fan
from model.dashboard.figures.frame import REFERENCE, SCENARIO, axis_of_change, faint, plain
from model.dashboard.figures.lines import lines
from model.dashboard.figures.owners import owners
from model.dashboard.figures.shares import shares
from model.dashboard.job_queue import Answer
from model.ensemble.summary import Summary
from model.languages import load
from model.outcomes import outcome_registry
from model.output.palette import CORRIDORS, SERIES, TO_ABSENCE, TO_WORST
from model.scenario import load_scenario
from model.scenario.between import steps
from model.world.observed import LAST_OBSERVED

ENGLISH = load("en")
YEARS = (2020, 2021, 2022)
ROWS = np.array([[1, 2, 3], [3, 5, 6], [4, 7, 8], [6, 8, 9], [9, 11, 12]]) / 100.0
SUMMARY = Summary("x", "fraction", YEARS, ROWS[2], ROWS)
LEVEL = Summary("x", "TEU", YEARS, ROWS[2], ROWS)


def test_a_fan_has_the_reference_below_the_scenario() -> None:
    drawn = fan(ENGLISH, [("a", LEVEL), ("b", SUMMARY)], "%", 2021, "key")["data"]
    for (wide, narrow, median), factor, colour, name in (
        (drawn[:3], 1.0, REFERENCE, "a"), (drawn[3:], 100.0, SCENARIO, "b"),
    ):  # fmt: skip
        assert (median["line"]["color"], median["name"]) == (colour, name)
        assert median["y"] == pytest.approx(ROWS[2] * factor)
        for place, (low, high) in enumerate(median["customdata"]):
            assert (low, high) == pytest.approx((ROWS[0, place] * factor, ROWS[4, place] * factor))
        for band, low, high in ((wide, ROWS[0], ROWS[4]), (narrow, ROWS[1], ROWS[3])):
            assert band["x"] == [*YEARS, *reversed(YEARS)]
            assert band["y"] == pytest.approx([*low * factor, *reversed(high * factor)])
        assert (wide["fillcolor"], narrow["fillcolor"]) == (
            faint(colour, 0.14),
            faint(colour, 0.26),
        )


def test_years_and_the_end_of_the_record_are_marked() -> None:
    layout = fan(ENGLISH, [("a", LEVEL)], "TEU", 2021, "key")["layout"]
    assert [shape["x0"] for shape in layout["shapes"]] == [2021]
    assert layout["yaxis"]["title"]["text"] == "TEU"
    assert layout["xaxis"]["range"] == [2020, 2022]
    long = tuple(range(LAST_OBSERVED.year - 1, LAST_OBSERVED.year + 2))
    shapes = fan(ENGLISH, [("a", Summary("x", "", long, ROWS[2], ROWS))], "", 2021, "key")[
        "layout"
    ]["shapes"]
    assert [shape["x0"] for shape in shapes] == [LAST_OBSERVED.year + 0.5, 2021]


def test_a_fan_of_changes_has_a_line_at_nought() -> None:
    layout = change_fan(ENGLISH, LEVEL, "TEU", 2021, "key")["layout"]
    zero = layout["shapes"][-1]
    assert (zero["y0"], zero["y1"], zero["yref"]) == (0, 0, "y")
    assert "range" not in layout["yaxis"]
    none = Summary("x", "", YEARS, 0 * ROWS[2], 0 * ROWS)
    assert change_fan(ENGLISH, none, "", 2021, "key")["layout"]["yaxis"]["range"] == [-1, 1]
    assert axis_of_change("")["tickformat"].startswith("+")


def test_lines_of_scenarios_have_the_first_on_top_with_its_half() -> None:
    figure = lines(ENGLISH, [("a", "#0072B2", SUMMARY), ("b", "#D55E00", LEVEL)], "%", 2021, "key")
    under, below, over, above = figure["data"]
    assert [below["name"], above["name"]] == ["b", "a"]
    assert above["y"] == pytest.approx(ROWS[2] * 100)
    assert (above["line"]["color"], over["fillcolor"]) == ("#0072B2", faint("#0072B2", 0.1))
    assert over["y"] == pytest.approx([*ROWS[1] * 100, *reversed(ROWS[3] * 100)])
    assert under["y"] == pytest.approx([*ROWS[1], *reversed(ROWS[3])])


def test_dots_are_medians_with_what_nine_tenths_of_the_runs_lie_in() -> None:
    rows = [
        Dots("one", (1.0, 2.0, 5.0), (2.0, 3.0, 4.0)),
        Dots("two", (0.0, 1.0, 3.0), (1.0, 1.5, 2.0)),
    ]
    grey, own = dots(ENGLISH, rows, ("a", "b"), "TEU", "key")["data"]
    assert (grey["name"], own["name"]) == ("a", "b")
    assert (grey["x"], own["x"]) == ([2.0, 1.0], [3.0, 1.5])
    assert (grey["error_x"]["array"], grey["error_x"]["arrayminus"]) == ([3.0, 2.0], [1.0, 1.0])
    assert (grey["marker"]["color"], own["marker"]["color"]) == (REFERENCE, SCENARIO)
    assert grey["customdata"] == [[1.0, 5.0], [0.0, 3.0]]
    assert all(one > other for one, other in zip(grey["y"], own["y"], strict=True))
    assert grey["y"][0] > own["y"][0] > grey["y"][1]  # the first on top
    (alone,) = dots(ENGLISH, [Dots("one", (1.0, 2.0, 5.0), None)], ("a", "b"), "", "key")["data"]
    assert alone["y"] == [1.0]


def test_owners_are_cut_by_whose_it_is_in_the_mean() -> None:
    values = {
        "local_share_of_manufacturing": np.array([[0.1, 0.6], [0.1, 0.8]]),
        "chinese_share_of_manufacturing": np.array([[0.1, 0.2], [0.1, 0.3]]),
    }
    answer = Answer("x", (2020, 2021), values)
    local, chinese = owners(ENGLISH, [("a", answer), ("b", answer)], 2021, "key")["data"]
    assert (local["name"], local["x"]) == ("Local", pytest.approx([70.0, 70.0]))
    assert (chinese["name"], chinese["x"]) == ("Chinese", pytest.approx([25.0, 25.0]))
    assert (local["marker"]["color"], chinese["marker"]["color"]) == SERIES[:2]
    assert local["y"] == ["a", "b"]


def test_shares_are_bars_with_the_interval_of_their_mean() -> None:
    step = steps(load_scenario("baseline"), load_scenario("perfect_storm"))[0]
    worse = Change(-0.04, -0.06, -0.03, -0.04, -0.1, 0.02, 0.9)
    better = Change(0.02, 0.01, 0.05, 0.02, -0.01, 0.07, 0.9)
    called = [
        (name, Contribution(Player(step.key, (step,)), change, None, None, None, None))
        for name, change in (("one", worse), ("two", better))
    ]
    (bars,) = shares(ENGLISH, called, 100.0, "points", "key")["data"]
    assert bars["y"] == ["one", "two"]
    assert bars["x"] == pytest.approx([-4.0, 2.0])
    assert bars["marker"]["color"] == [TO_WORST, TO_ABSENCE]
    assert bars["error_x"]["array"] == pytest.approx([1.0, 3.0])
    assert bars["error_x"]["arrayminus"] == pytest.approx([2.0, 1.0])
    assert bars["customdata"][0] == pytest.approx([-10.0, 2.0])


def test_corridors_are_lines_in_their_colour_with_their_containers() -> None:
    drawn = corridor_lines(ENGLISH, {"trans_siberian": 5e5, "southern": 1e6, "road": 0.4}, 1e6)
    first, second = drawn["lines"]
    assert (first["name"], first["width"], first["teu"]) == ("southern", 26.0, 1e6)
    assert (second["name"], second["width"], second["teu"]) == ("trans_siberian", 13.0, 5e5)
    assert second["colour"] == colour_of("trans_siberian") == CORRIDORS["trans_siberian"]
    title = outcome_registry()["teu_southern"].title.split(": ")[-1]
    assert first["title"] == corridor_title(ENGLISH, "southern") == title[:1].upper() + title[1:]


def test_numbers_are_sent_with_six_digits_and_colours_see_through() -> None:
    assert plain(np.array([1.23456789, 2e10])) == [1.23457, 2e10]
    assert faint("#0072B2", 0.5) == "rgba(0,114,178,0.5)"
