"""Laws of what the drawings of a report show: quantiles, changes and settings where they belong."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pytest

from model.ensemble.summary import Summary
from model.languages import load
from model.output.corridor_map import KAZAKHSTAN, places
from model.output.palette import CORRIDORS, INK, REFERENCE
from model.output.report.drawing.axes import _tick, _ticks, _years, year_frame
from model.output.report.drawing.bars import Bar, bars
from model.output.report.drawing.canvas import Canvas
from model.output.report.drawing.dumbbell import Turn, dumbbell
from model.output.report.drawing.fan import Line, Words, extent, fan
from model.output.report.drawing.map import LEAST, Label, corridor_map
from model.output.report.quantities import Quantities
from model.world.observed import LAST_OBSERVED
from tests.output.report.svg import Shape, all_of, areas, lines, words

WRITE = Quantities(load("en"))
WORDS = Words("Title", "Description", "thing")
ROWS = np.array([[1.0, 2.0], [3.0, 5.0], [4.0, 7.0], [6.0, 8.0], [9.0, 11.0]])
SUMMARY = Summary("x", "things", (2020, 2021), ROWS[2], ROWS)
FIRST, SECOND = "#0072B2", "#D55E00"


def heights(svg: str) -> Callable[[float], float]:
    """The value that a place from above stands for, by the labels of two ticks."""
    marks = {float(text.replace("\u2212", "-")): y - 4 for text, (x, y) in words(svg).items()
             if x == 52.0 and re.fullmatch("[\u2212\\d.]+", text)}  # fmt: skip
    (one, here), *_, (other, there) = sorted(marks.items())
    return lambda y: one + (y - here) * (other - one) / (there - here)


def test_the_line_is_the_median_and_the_areas_are_the_quantiles() -> None:
    svg = fan([Line(SUMMARY, FIRST, dashed=True)], WORDS, WRITE)
    value = heights(svg)
    outer, inner = areas(svg)
    for area, low, high in ((outer, ROWS[0], ROWS[4]), (inner, ROWS[1], ROWS[3])):
        assert area.colour == FIRST
        assert list(map(value, area.y)) == pytest.approx([*high, *reversed(low)], abs=0.02)
        assert area.x == [*area.x[:2], *reversed(area.x[:2])]
        assert area.x[0] < area.x[1]
    assert float(outer.more["fill-opacity"]) < float(inner.more["fill-opacity"])
    (median,) = (line for line in lines(svg) if line.colour == FIRST)
    assert list(map(value, median.y)) == pytest.approx(ROWS[2], abs=0.02)
    assert median.more["stroke-dasharray"]


def test_a_line_without_bands_is_a_median_alone_and_whole() -> None:
    svg = fan([Line(SUMMARY, FIRST, bands=False), Line(SUMMARY, SECOND)], WORDS, WRITE)
    assert {area.colour for area in areas(svg)} == {SECOND}
    drawn = [line for line in lines(svg) if line.colour in (FIRST, SECOND)]
    assert [line.colour for line in drawn] == [FIRST, SECOND]
    assert not any("stroke-dasharray" in line.more for line in drawn)


def test_a_line_at_nought_is_drawn_where_asked_for() -> None:
    change = Summary("x", "things", (2020, 2021), ROWS[2] - 5, ROWS - 5)
    svg = fan([Line(change, FIRST)], WORDS, WRITE, zero=True)
    (nought,) = (line for line in lines(svg) if line.colour == INK)
    assert list(map(heights(svg), nought.y)) == pytest.approx([0.0, 0.0], abs=0.02)
    assert not [
        line for line in lines(fan([Line(change, FIRST)], WORDS, WRITE)) if line.colour == INK
    ]


def test_shares_are_drawn_in_per_cent() -> None:
    share = Summary("x", "fraction", (2020, 2021), ROWS[2] / 10, ROWS / 10)
    svg = fan([Line(share, FIRST)], WORDS, WRITE)
    (median,) = (line for line in lines(svg) if line.colour == FIRST)
    assert list(map(heights(svg), median.y)) == pytest.approx([40.0, 70.0], abs=0.2)
    assert extent([Line(share, FIRST)]) == pytest.approx((10.0, 110.0))


def test_the_extent_is_of_what_is_drawn() -> None:
    low, high = Line(SUMMARY, FIRST, bands=False), Line(SUMMARY, FIRST)
    assert extent([low]) == (4.0, 7.0)
    assert extent([low, high]) == (1.0, 11.0)
    assert extent([low], zero=True) == (0.0, 7.0)


def test_years_lie_in_proportion_and_projection_is_marked() -> None:
    canvas = Canvas(440.0, 250.0, "t", "d")
    frame = year_frame(canvas, (2013, 2023, 2033), (0.0, 10.0), "thing", WRITE)
    first, middle, last = (frame.x(year) for year in (2013, 2023, 2033))
    assert (first, last) == (58.0, 426.0)
    assert middle == pytest.approx((first + last) / 2)
    assert frame.y(0.0) > frame.y(10.0)
    assert frame.points([2013], [5.0]) == [(first, frame.y(5.0))]
    (observed,) = (line for line in lines(canvas.svg()) if line.colour == REFERENCE)
    assert observed.x == pytest.approx([frame.x(LAST_OBSERVED.year)] * 2, abs=0.01)
    assert "thing" in words(canvas.svg())
    before = Canvas(440.0, 250.0, "t", "d")
    alone = year_frame(before, (2013,), (0.0, 10.0), "", WRITE)
    assert alone.x(2013) == (first + last) / 2
    assert not [line for line in lines(before.svg()) if line.colour == REFERENCE]


@pytest.mark.parametrize(
    ("years", "written"),
    [(range(2013, 2019), [2013, 2014, 2015, 2016, 2017, 2018]), (range(2013, 2020), [2014, 2016, 2018]),
     (range(2013, 2036), [2015, 2020, 2025, 2030, 2035]), (range(2013, 2014), [2013]),
     (range(2011, 2051), [2020, 2030, 2040, 2050])],
)  # fmt: skip
def test_so_many_years_are_written_as_do_not_touch(years: range, written: list[int]) -> None:
    assert _years(years) == written


def test_ticks_are_round_and_told_apart() -> None:
    assert _ticks(0.0, 1.0)[:2] == [0.0, 0.2]
    flat = _ticks(5.0, 5.0)
    assert flat[0] < 5.0 < flat[-1]
    for far in (1000.0, -1000.0):
        assert _ticks(far, far)[0] < far < _ticks(far, far)[-1]
    assert [_tick(0.25, [0.25, 0.5], WRITE), _tick(2.0, [2.0, 4.0], WRITE)] == ["0.25", "2"]
    assert _tick(-0.5, [-0.5, 0.0], WRITE) == "\u22120.5"


def test_bars_begin_at_nought_with_a_line_for_their_range() -> None:
    svg = bars([Bar("up", 3.0, 1.0, 6.0), Bar("down", -2.0, -4.0, 1.0)], FIRST, "t", "d", WRITE)
    up, down = all_of(svg, "rect")
    first, second, axis = lines(svg)
    nought = axis.x[0]
    unit = (first.x[1] - first.x[0]) / 5.0
    assert float(up["x"]) == pytest.approx(nought)
    assert float(up["width"]) == pytest.approx(3 * unit, abs=0.02)
    assert float(down["x"]) == pytest.approx(nought - 2 * unit, abs=0.02)
    assert float(down["width"]) == pytest.approx(2 * unit, abs=0.02)
    assert first.x == pytest.approx([nought + unit, nought + 6 * unit], abs=0.02)
    assert second.x == pytest.approx([nought - 4 * unit, nought + unit], abs=0.02)
    said = words(svg)
    assert said["up"][1] == said["+3.00"][1] < said["down"][1] == said["\u22122.00"][1]
    for bar, line in ((up, first), (down, second)):
        assert float(bar["y"]) + float(bar["height"]) / 2 == pytest.approx(line.y[0])
    assert (up["fill"], first.colour) == (FIRST, INK)
    above, below = first.y[0] - axis.y[0], axis.y[1] - second.y[0]
    assert above == pytest.approx(below, abs=4)  # in the middle of their rows


def test_a_dumbbell_leads_from_the_reference_to_the_scenario() -> None:
    svg = dumbbell([Turn("a", 0.0, 0.5), Turn("b" * 50, 1.0, 0.25)], FIRST, "t", "d")
    grey, own, *second = all_of(svg, "circle")
    upright = [line for line in lines(svg) if line.x[0] == line.x[1]]
    nought, half, one = (line.x[0] for line in upright)
    assert half - nought == pytest.approx(one - half)
    assert (grey["fill"], float(grey["cx"])) == (REFERENCE, nought)
    assert (own["fill"], float(own["cx"])) == (FIRST, half)
    assert [float(each["cx"]) for each in second] == [one, pytest.approx((nought + half) / 2)]
    across = [line for line in lines(svg) if line.x[0] != line.x[1]]
    assert [line.x for line in across] == [
        [nought, half],
        [one, pytest.approx((nought + half) / 2)],
    ]
    said = words(svg)
    assert (said["0"][0], said["0.5"][0], said["1"][0]) == (nought, half, one)
    assert float(grey["cy"]) < float(second[0]["cy"])
    assert "b" * 35 + "…" in said


def thick(drawn: list[Shape]) -> dict[str, float]:
    """The width of the lines of corridors by colour, but for branches."""
    return {
        line.colour: float(line.more["stroke-width"])
        for line in drawn
        if "stroke-dasharray" not in line.more
    }


def test_a_corridor_is_as_wide_as_its_containers_are_many() -> None:
    flows = {"trans_siberian": 5e5, "trans_caspian": 1e5, "southern": 10.0, "mongolia": 0.0}
    svg = corridor_map(flows, 5e4, [Label("khorgos", "Khorgos")], "t", "d")
    assert thick(lines(svg)) == {
        CORRIDORS["trans_siberian"]: 10.0, CORRIDORS["trans_caspian"]: 2.0,
        CORRIDORS["southern"]: LEAST,
    }  # fmt: skip
    (dot,) = all_of(svg, "circle")
    x, y = words(svg)["Khorgos"]
    assert (x, y) == (pytest.approx(float(dot["cx"])), pytest.approx(float(dot["cy"]) - 7))


def test_a_map_of_the_country_is_closer() -> None:
    near, far = (
        corridor_map(
            {}, 1.0, [Label(name, name) for name in ("khorgos", "aktau")], "t", "d", *extent
        )
        for extent in ((KAZAKHSTAN,), ())
    )
    across = [words(svg)["khorgos"][0] - words(svg)["aktau"][0] for svg in (near, far)]
    assert across[0] > across[1] > 0.0
    assert places()["khorgos"].longitude > places()["aktau"].longitude
