"""Laws of the figures of discovery: points, frames and lines lie where futures and boxes do."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle

import model.output.discovery_figures as figures
from model.analysis.bad_futures import Ending
from model.analysis.discovery import HIGH, LOW, Bound, Discovery, Region
from model.analysis.discovery.box import Box, Fit
from model.analysis.discovery.soundness import Soundness
from model.outcomes import outcome_registry
from model.output.discovery_words import bound_words, title_of
from model.output.palette import REFERENCE, SERIES
from model.risks import dial_registry
from tests.output.artists import HERE, kept, lines

NAMES = tuple(list(dial_registry())[:3])
ABOUT = outcome_registry()["manufacturing_share"]
POINTS = np.array([[0.0, 0.1, 0.5], [0.2, 0.9, 0.5], [0.8, 0.3, 0.5], [1.0, 0.6, 0.5]])
BAD = np.array([False, False, True, True])
ENDING = Ending(ABOUT, 2035, 0.125, np.array([0.2, 0.15, 0.12, 0.1]), BAD)
FIT, HELD = Fit(4, 3, 4, 10), Fit(5, 2, 4, 10)
PEELING = ((Fit(10, 4, 4, 10), 0), (FIT, 1), (Fit(1, 1, 4, 10), 2))


def region(*bounds: Bound) -> Region:
    box = Box.whole(3)
    for bound in bounds:
        box = box.moved(NAMES.index(bound.name), bound.side, bound.value)
    return Region(box, bounds, FIT, PEELING, Soundness(np.zeros((3, 2)), HELD, 0.01))


def bound(name: str, side: int, value: float) -> Bound:
    return Bound(name, side, value, 0.01, 0.9)


ABOVE, BELOW = bound(NAMES[0], LOW, 0.7), bound(NAMES[1], HIGH, 0.65)


def test_a_tradeoff_goes_through_the_boxes_of_the_peeling_and_marks_the_one_chosen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = Discovery(ENDING, NAMES, POINTS, (region(ABOVE, BELOW), region(ABOVE)))
    drawn = kept(monkeypatch, figures, lambda: figures.tradeoff_figure(found, "200 runs", HERE))
    (axes,) = drawn.panels
    base, *rest = lines(axes)
    assert (base.colour, base.y) == (REFERENCE, [50.0, 50.0])  # half of all futures end badly
    for place in (0, 1):
        curve, ring, held = rest[3 * place : 3 * place + 3]
        assert curve.colour == SERIES[place].upper()
        assert curve.x == pytest.approx([100, 75, 25])
        assert curve.y == pytest.approx([40, 75, 100])
        assert (ring.marker, ring.x, ring.y) == ("o", [75.0], [75.0])
        assert (held.marker, held.x, held.y) == ("D", [50.0], [40.0])
    legend = axes.get_legend()
    assert legend is not None
    said = [text.get_text() for text in legend.get_texts()]
    assert said == [
        f"box 1: {bound_words(ABOVE)} and\n{bound_words(BELOW)}", f"box 2: {bound_words(ABOVE)}",
    ]  # fmt: skip
    assert axes.get_xlabel().startswith("Coverage")
    assert axes.get_ylabel().startswith("Density")


def test_a_search_that_found_nothing_shows_its_peeling_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = Discovery(ENDING, NAMES, POINTS, (region(),))
    drawn = kept(monkeypatch, figures, lambda: figures.tradeoff_figure(found, "", HERE))
    (axes,) = drawn.panels
    assert len(axes.lines) == 2
    assert axes.get_legend() is None


def clouds(axes: Axes) -> dict[str, list[list[float]]]:
    """The points of a panel by their colour."""
    return {
        to_hex(each.get_facecolor()[0]).upper(): np.asarray(each.get_offsets()).tolist()  # type: ignore[index]
        for each in axes.collections
    }


def test_two_inputs_are_shown_against_each_other_with_the_box_as_a_frame(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = Discovery(ENDING, NAMES, POINTS, (region(ABOVE, BELOW),))
    drawn = kept(monkeypatch, figures, lambda: figures.box_figure(found, "200 runs", HERE))
    (axes,) = drawn.panels
    assert clouds(axes) == {
        figures.GOOD: [[0.0, 0.1], [0.2, 0.9]], figures.BAD: [[0.8, 0.3], [1.0, 0.6]],
    }  # fmt: skip
    (frame,) = (each for each in axes.patches if isinstance(each, Rectangle))
    left, bottom = frame.get_xy()
    assert (left, left + frame.get_width()) == pytest.approx((0.7, 1.02))  # free above
    assert (bottom, bottom + frame.get_height()) == pytest.approx((0.084, 0.65))  # free below
    assert axes.get_xlabel() == title_of(NAMES[0])
    assert axes.get_ylabel().replace("\n", " ") == title_of(NAMES[1])


def test_one_input_is_shown_against_the_outcome_with_its_level(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = Discovery(ENDING, NAMES, POINTS, (region(bound(NAMES[1], LOW, 0.2)),))
    drawn = kept(monkeypatch, figures, lambda: figures.box_figure(found, "", HERE))
    (axes,) = drawn.panels
    assert np.array(clouds(axes)[figures.BAD]) == pytest.approx(
        np.array([[0.3, 12.0], [0.6, 10.0]])
    )
    (level,) = lines(axes)
    assert level.y == [12.5, 12.5]
    (frame,) = (each for each in axes.patches if isinstance(each, Rectangle))
    assert frame.get_x() == 0.2
    assert frame.get_y() == pytest.approx(10.0 - 0.2)
    assert frame.get_height() == pytest.approx(10.0 + 0.4)
    rival = replace(found, ending=replace(ENDING, rival="baseline"))
    drawn = kept(monkeypatch, figures, lambda: figures.box_figure(rival, "", HERE))
    assert not lines(drawn.panels[0])  # each run has a level of its own


def test_three_inputs_make_three_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    third = bound(NAMES[2], LOW, 0.1)
    found = Discovery(
        ENDING, NAMES, POINTS, (region(ABOVE, BELOW, third, bound(NAMES[0], HIGH, 0.9)),)
    )
    drawn = kept(monkeypatch, figures, lambda: figures.box_figure(found, "", HERE))
    pairs = [(axes.get_xlabel(), axes.get_ylabel().replace("\n", " ")) for axes in drawn.panels]
    one, two, three = map(title_of, NAMES)
    assert pairs == [(one, two), (one, three), (two, three)]
