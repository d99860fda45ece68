"""Laws of drawings: what is drawn lies within its frame, and words stay words."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.ensemble.summary import PERCENTILES, Summary
from model.languages import load
from model.output.report.drawing.bars import Bar, bars
from model.output.report.drawing.canvas import Canvas
from model.output.report.drawing.dumbbell import Turn, dumbbell
from model.output.report.drawing.fan import HEIGHT, WIDTH, Line, Words, fan
from model.output.report.quantities import Quantities

WRITE = Quantities(load("en"))
WORDS = Words("Title", "Description", "unit")
values = st.floats(-1e9, 1e9)


@given(
    st.integers(1, 30),
    st.lists(values, min_size=5, max_size=5),
    st.sampled_from(["fraction", "TEU a year"]),
)
def test_a_fan_stays_within_its_frame(years: int, levels: list[float], unit: str) -> None:
    percentiles = np.sort(np.outer(levels, np.linspace(0.5, 1.5, years)), axis=0)
    summary = Summary("x", unit, tuple(range(2013, 2013 + years)), percentiles[2], percentiles)
    assert len(percentiles) == len(PERCENTILES)
    svg = fan([Line(summary, "#000000")], WORDS, WRITE)
    for x, y in points(svg):
        assert -0.01 <= x <= WIDTH + 0.01
        assert -0.01 <= y <= HEIGHT + 0.01


@given(st.integers(1, 12), st.integers(1, 12))
def test_lines_over_other_years_share_a_frame_and_the_places_of_its_years(
    years: int, others: int
) -> None:
    lines = [Line(flat(each), "#000000", bands=False) for each in (years, others)]
    one, other = (
        re.findall(r"[\d.]+(?=,)", drawn)
        for drawn in re.findall(r'points="([^"]*)"[^>]*stroke-linejoin', fan(lines, WORDS, WRITE))
    )
    assert (len(one), len(other)) == (years, others)
    shared = min(years, others)
    assert one[:shared] == other[:shared]


def flat(years: int) -> Summary:
    """A summary of nothing but ones, from 2013 on."""
    return Summary("x", "", tuple(range(2013, 2013 + years)), np.ones(years), np.ones((5, years)))


def points(svg: str) -> list[tuple[float, float]]:
    """The points of all lines and areas."""
    pairs = re.findall(r'points="([^"]*)"', svg)
    return [tuple(map(float, p.split(","))) for text in pairs for p in text.split()]  # type: ignore[misc]


@given(st.text(), st.text())
def test_words_in_a_drawing_stay_words(title: str, words: str) -> None:
    canvas = Canvas(10, 10, title, words)
    canvas.words((0, 0), words)
    root = ElementTree.fromstring(canvas.svg())
    assert [each.tag for each in root] == ["title", "desc", "text"]


@given(st.lists(values, min_size=1, max_size=6))
def test_a_bar_is_as_long_as_its_part_is_large(sizes: list[float]) -> None:
    parts = [Bar(f"{place}", size, size, size) for place, size in enumerate(sizes)]
    root = ElementTree.fromstring(bars(parts, "#000000", "t", "d", WRITE))
    lengths = [float(each.attrib["width"]) for each in root.iter("rect")]
    order = np.argsort(np.abs(sizes), kind="stable")
    assert (np.diff(np.array(lengths)[order]) >= -0.02).all()


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_a_dial_turned_up_moves_to_the_right(start: float, end: float) -> None:
    root = ElementTree.fromstring(dumbbell([Turn("t", start, end)], "#000000", "t", "d"))
    before, after = [float(each.attrib["cx"]) for each in root.iter("circle")]
    assert (after - before) * (end - start) >= 0.0
