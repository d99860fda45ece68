"""Laws of waterfalls: bars stand on each other and lead from one mean to the other."""

from __future__ import annotations

from dataclasses import replace

import pytest

import model.output.waterfall as waterfall_module
from model.analysis.changes import Change
from model.analysis.decomposition import Contribution, Decomposition, Player
from model.outcomes import outcome_registry
from model.output.palette import INK, REFERENCE, TO_ABSENCE, TO_WORST
from model.output.titles import player_title
from model.output.waterfall import MOST, waterfall
from model.scenario import load_scenario
from model.scenario.between import steps
from tests.output.artists import HERE, bars, kept, lines, names_of_rows, strokes, words

STEPS = steps(load_scenario("baseline"), load_scenario("perfect_storm"))
ABOUT = outcome_registry()["manufacturing_share"]


def brought(place: int, mean: float, low: float, high: float) -> Contribution:
    step = STEPS[place % len(STEPS)]
    change = Change(mean, low, high, mean, low, high, 1.0)
    return Contribution(Player(step.key, (step,)), change, None, None, None, None)


def decomposition(*parts: Contribution) -> Decomposition:
    gap = sum(each.change.mean for each in parts)
    whole = Change(gap, gap, gap, gap, gap, gap, 1.0)
    return Decomposition(ABOUT, 2035, 200, None, 0.15, 0.15 + gap, whole, parts, 0.0)


PARTS = brought(0, -0.04, -0.05, -0.02), brought(1, 0.01, 0.0, 0.03)


def test_each_bar_begins_where_the_one_before_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    found = decomposition(*PARTS)
    drawn = kept(
        monkeypatch, waterfall_module, lambda: waterfall([found], ("a", "b"), "200 runs", HERE)
    )
    (axes,) = drawn.panels
    first, second = bars(axes)
    assert sorted((first.start, first.end)) == pytest.approx([11.0, 15.0])
    assert sorted((second.start, second.end)) == pytest.approx([11.0, 12.0])
    assert (first.colour, second.colour) == (TO_WORST, TO_ABSENCE)
    assert (first.row, second.row) == (1, 2)
    marks = lines(axes, "D")
    assert [(mark.x[0], mark.y[0]) for mark in marks] == [(15.0, 0), (pytest.approx(12.0), 3)]
    assert {mark.colour for mark in marks} == {REFERENCE}
    across = [(each.start, each.end) for each in strokes(axes) if each.start[1] == each.end[1]]
    assert [end for pair in across for end in pair] == [
        pytest.approx(point) for point in ((10.0, 1), (13.0, 1), (11.0, 2), (14.0, 2))
    ]
    upright = [each.start[0] for each in strokes(axes) if each.start[0] == each.end[0]]
    assert upright == pytest.approx([15.0, 11.0, 12.0])
    assert {each.colour for each in strokes(axes)} == {INK}


def test_a_waterfall_says_what_each_brings(monkeypatch: pytest.MonkeyPatch) -> None:
    found = decomposition(*PARTS)
    drawn = kept(monkeypatch, waterfall_module, lambda: waterfall([found], ("a", "b"), "", HERE))
    (axes,) = drawn.panels
    assert words(axes) == ["15.0", "\u22124.00", "+1.00", "12.0"]
    titles = [player_title(each.player.name) for each in PARTS]
    shown = names_of_rows(axes)
    assert (shown[0], shown[-1]) == ("a", "b")
    assert all(row.startswith(title) for row, title in zip(shown[1:-1], titles, strict=True))
    assert axes.get_xlabel() == f"{ABOUT.title}, % of GDP" or axes.get_xlabel().endswith("%")
    assert axes.get_title(loc="left") == f"{ABOUT.title} in 2035"
    assert drawn.title == "From a to b"
    low, high = axes.get_ylim()
    assert low > high  # the first on top


def test_what_there_is_no_room_for_shares_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [brought(place, -0.001 * (place + 1), -0.1, 0.1) for place in range(MOST + 3)]
    found = decomposition(*parts)
    drawn = kept(monkeypatch, waterfall_module, lambda: waterfall([found], ("a", "b"), "", HERE))
    (axes,) = drawn.panels
    *own, rest = bars(axes)
    assert len(own) == MOST
    assert names_of_rows(axes)[-2] == "3 others"
    assert rest.end - rest.start == pytest.approx(-0.1 * (15 + 16 + 17))
    assert rest.end == pytest.approx(100 * found.end_mean)
    all_of_them = replace(found, contributions=found.contributions[: MOST + 1])
    drawn = kept(
        monkeypatch, waterfall_module, lambda: waterfall([all_of_them], ("a", "b"), "", HERE)
    )
    assert len(bars(drawn.panels[0])) == MOST + 1
    assert "others" not in names_of_rows(drawn.panels[0])[-2]
