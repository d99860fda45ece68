"""Laws of the chart of interactions: a triangle of what pairs do beyond what each does alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from matplotlib import colormaps
from matplotlib.colors import to_rgba

import model.output.interaction_chart as chart
from model.analysis.changes import Change
from model.analysis.interactions import CANCEL, COMPOUND, UNTOLD, Interaction, Interactions, Single
from model.outcomes import outcome_registry
from model.output.palette import FAINT, INK, REFERENCE
from model.output.titles import input_title
from model.risks import dial_registry
from tests.output.artists import HERE, Kept, kept, names_of_rows

DIALS = tuple(list(dial_registry())[:3])


def change(mean: float) -> Change:
    return Change(mean, mean, mean, mean, mean, mean, 1.0)


def pair(first: int, second: int, mean: float, verdict: str) -> Interaction:
    return Interaction(DIALS[first], DIALS[second], 0, 0, change(mean), 0.0, 0.0, verdict)


def interactions(outcome: str = "manufacturing_share") -> Interactions:
    singles = [
        Single(name, name, 0.5, change(mean))
        for name, mean in zip(DIALS, (-0.01, 0.02, 0.0), strict=True)
    ]
    pairs = (pair(0, 1, -0.04, COMPOUND), pair(2, 0, 0.02, CANCEL), pair(1, 2, 0.1, UNTOLD))
    return Interactions(outcome_registry()[outcome], 2035, 200, 0.14, tuple(singles), pairs)


def drawn(monkeypatch: pytest.MonkeyPatch, *found: Interactions) -> Kept:
    return kept(monkeypatch, chart, lambda: chart.interaction_chart(found, "x", "200 runs", HERE))


def test_pairs_stand_below_what_each_does_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    found = drawn(monkeypatch, interactions())
    (axes,) = found.panels
    written = {text.get_position(): (text.get_text(), text.get_color()) for text in axes.texts}
    assert written == {
        (0, 0): ("\u22121.00", INK), (1, 1): ("+2.00", INK), (2, 2): ("0", INK),
        (0, 1): ("\u22124.00", INK), (0, 2): ("+2.00", INK), (1, 2): ("+10.0 ?", REFERENCE),
    }  # fmt: skip
    titles = [input_title(dial) for dial in DIALS]
    assert names_of_rows(axes) == titles
    assert [label.get_text() for label in axes.get_xticklabels()] == titles
    about = interactions().outcome
    assert axes.get_title(loc="left").strip() == f"{about.title}, percentage points"
    assert found.title == "Which risks of x compound, in 2035"


@pytest.mark.parametrize(("outcome", "better"), [("manufacturing_share", 1), ("protests", -1)])
def test_pink_is_worse_and_green_is_better(
    monkeypatch: pytest.MonkeyPatch, outcome: str, better: int
) -> None:
    (axes,) = drawn(monkeypatch, interactions(outcome)).panels
    cells = np.asarray(axes.images[0].get_array())
    shades = colormaps["PiYG"]
    # the largest that is told apart is full; what is not told apart is white
    assert cells[1, 0] == pytest.approx(shades(0.5 - 0.36 * better))
    assert cells[2, 0] == pytest.approx(shades(0.5 + 0.18 * better))
    assert cells[2, 1] == pytest.approx(np.ones(4))
    assert cells[0, 1] == pytest.approx(np.ones(4))
    for place in range(3):
        assert cells[place, place] == pytest.approx(to_rgba(FAINT))


def test_only_the_first_panel_names_the_dials_above(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = drawn(monkeypatch, interactions(), interactions("protests")).panels
    assert first.get_position().y0 > second.get_position().y1
    assert not any(label.get_text() for label in second.get_xticklabels())
    assert names_of_rows(second) == names_of_rows(first)


def test_nothing_told_apart_leaves_the_triangle_white(monkeypatch: pytest.MonkeyPatch) -> None:
    untold = replace(interactions(), pairs=(pair(0, 1, 0.0, UNTOLD),))
    (axes,) = drawn(monkeypatch, untold).panels
    assert np.asarray(axes.images[0].get_array())[1, 0] == pytest.approx(np.ones(4))
