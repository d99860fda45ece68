"""Laws of the charts of tipping points: marks lie at the points, lines follow the odds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import model.output.tipping_charts as charts
from model.analysis.tipping import FALLS, Reading, Tipping, Tippings
from model.analysis.tipping_map import TippingMap
from model.outcomes import outcome_registry
from model.output.palette import INK, SERIES, TO_WORST
from model.output.titles import input_title
from model.risks import dial_registry
from tests.output.artists import HERE, Line, kept, lines, names_of_rows, strokes, words

FIRST, SECOND, THIRD = list(dial_registry())[:3]
ABOUT = outcome_registry()["manufacturing_share"]


def tip(name: str, at: float | None, **more: object) -> Tipping:
    """An input that goes from 2 to 6; half of the runs are below at 4.5."""
    readings = [
        Reading(value, 1.0, 2.0, 3.0, 0.0, below)
        for value, below in ((2.0, 0.9), (4.0, 0.6), (5.0, 0.4), (6.0, 0.3))
    ]
    fields = {
        "input": name, "unit": "level", "setting": 3.0, "low": 2.0, "high": 6.0, "runs": 200,
        "at": at, "at_low": 4.0, "at_high": None, "missed": 0.1, "direction": FALLS,
        "never": 0.25, "several": 0.0, "p05": 2.4, "p50": at, "p95": 5.6,
        "readings": tuple(readings),
    }  # fmt: skip
    return Tipping(**(fields | more))  # type: ignore[arg-type]


def tippings(*inputs: Tipping, against: str | None = None) -> Tippings:
    return Tippings(ABOUT, 2035, 0.14, against, 0.15, 0.4, inputs)


def at_row(drawn: list[Line], row: float) -> list[float]:
    return [line.x[0] for line in drawn if line.y == [row]]


def test_a_point_is_marked_where_the_median_crosses_with_its_interval(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = tippings(tip(FIRST, 4.5), tip(THIRD, None), tip(SECOND, 3.0, p05=None, setting=6.0))
    drawn = kept(monkeypatch, charts, lambda: charts.points_chart(found, "x", "200 runs", HERE))
    (axes,) = drawn.panels
    assert names_of_rows(axes) == [input_title(FIRST), input_title(SECOND)]
    assert at_row(lines(axes, "o"), 0) == pytest.approx([0.625, 0.25])  # where it tips, and stands
    assert at_row(lines(axes, "o"), 1) == pytest.approx([0.25, 1.0])
    ends = [(each.start[1], each.start[0], each.end[0]) for each in strokes(axes)]
    assert ends[0] == pytest.approx((0, 0.1, 0.9))  # nine tenths of the runs' own crossings
    assert ends[1] == pytest.approx((0, 0.5, 1.0))  # the interval, open above
    assert ends[2] == pytest.approx((1, 0.5, 1.0))
    assert len(ends) == 3
    assert words(axes) == ["25 %", "25 %", "never"]
    assert axes.get_xlim() == (0.0, 1.0)
    faces = [line.get_markerfacecolor() for line in axes.lines[:2]]
    assert faces == [SERIES[0], "white"]
    assert "Below: x comes out below 14.0 %" in [text.get_text() for text in drawn.figure.texts]


def test_an_interval_that_is_open_below_begins_where_the_input_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = tippings(tip(FIRST, 4.5, at_low=None, at_high=5.0))
    drawn = kept(monkeypatch, charts, lambda: charts.points_chart(found, "x", "", HERE))
    thick = strokes(drawn.panels[0])[1]
    assert (thick.start[0], thick.end[0]) == pytest.approx((0.0, 0.75))


def test_lines_follow_the_share_of_the_runs_below(monkeypatch: pytest.MonkeyPatch) -> None:
    found = tippings(tip(FIRST, 4.5), tip(SECOND, None, setting=4.0), against="perfect_storm")
    drawn = kept(monkeypatch, charts, lambda: charts.odds_chart(found, "x", "200 runs", HERE))
    (axes,) = drawn.panels
    for line, colour in zip(lines(axes, "o"), SERIES, strict=False):
        assert line.colour == colour.upper()
        assert line.x == pytest.approx([0.0, 0.5, 0.75, 1.0])
        assert line.y == pytest.approx([90, 60, 40, 30])
    first, second = lines(axes, "|")
    assert (first.x, first.y) == ([0.25], pytest.approx([75.0]))  # between two readings
    assert (second.x, second.y) == ([0.5], pytest.approx([60.0]))
    half = next(line for line in lines(axes, "None") if len(set(line.y)) == 1)
    assert half.y == [50, 50]
    assert axes.get_ylabel() == "share of the runs below, %"
    labels = {" ".join(text.get_text().split()) for text in axes.texts}
    assert labels == {input_title(name) for name in (FIRST, SECOND)}
    said = [text.get_text() for text in drawn.figure.texts]
    assert said == ["Below: x comes out below the same run under perfect_storm"]


def test_the_map_has_its_first_input_upwards_and_its_line_where_the_gap_closes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second = np.linspace(0.0, 1.0, 5), np.linspace(0.0, 2.0, 3)
    gaps = 0.5 - first[:, None] + 0.0 * second  # closes at 0.5 of the first, whatever the second
    below = np.clip(0.5 - gaps, 0.0, 1.0)
    found = TippingMap(
        ABOUT, 2035, 200, (FIRST, SECOND), (0.2, 1.5), first, second, 0.14, None, gaps, gaps, below
    )
    drawn = kept(monkeypatch, charts, lambda: charts.map_chart(found, "x", "200 runs", HERE))
    axes = drawn.panels[0]
    assert axes.get_xlabel() == input_title(SECOND)
    assert axes.get_ylabel() == input_title(FIRST)
    (stands,) = lines(axes, "o")
    assert (stands.x, stands.y) == ([1.5], [0.2])
    filled, line = axes.collections
    assert line.get_edgecolor()[0][:3] == pytest.approx(_rgb(TO_WORST))
    points = np.vstack([path.vertices for path in line.get_paths()])
    assert points[:, 1] == pytest.approx(np.full(len(points), 0.5))
    assert (points[:, 0].min(), points[:, 0].max()) == (0.0, 2.0)
    assert list(filled.levels) == list(range(0, 101, 10))  # type: ignore[attr-defined]
    assert filled.get_array().max() > 90  # type: ignore[union-attr]
    flat = replace(found, below=below * 0.4)
    drawn = kept(monkeypatch, charts, lambda: charts.map_chart(flat, "x", "", HERE))
    assert len(drawn.panels[0].collections) == 1  # nowhere do half of the runs come out below
    assert "5 x 3 grid" in drawn.caption


def _rgb(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))


def test_marks_are_in_ink(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = kept(
        monkeypatch, charts, lambda: charts.points_chart(tippings(tip(FIRST, 4.5)), "x", "", HERE)
    )
    assert drawn.panels[0].lines[1].get_markeredgecolor() == INK
