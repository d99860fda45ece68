"""Laws of the figure of signposts: lines are areas under the curve, and densities are split."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.patches import Polygon, Rectangle

import model.output.signpost_figure as figure_module
from model.analysis.bad_futures import Ending
from model.analysis.signposts.search import TELLS, Signpost, Signposts, Watched
from model.analysis.signposts.signs import CHANGE, LEVEL
from model.numerics.arrays import FloatArray
from model.outcomes import outcome_registry
from model.output.palette import INK, REFERENCE, SERIES
from tests.output.artists import HERE, Kept, bands, kept, lines

GOOD, BAD = SERIES[0], SERIES[1]
FUTURES = 400
BAD_ONES = np.arange(FUTURES) < 100
ENDING = Ending(outcome_registry()["transit_revenue"], 2035, 5.0, np.zeros(FUTURES), BAD_ONES, 0.25)


class Seen:
    """Futures in which an indicator is what it was in the base year, and more by the year."""

    def at(self, indicator: str, year: int) -> FloatArray:
        start = np.where(BAD_ONES, 0.20, 0.50) + np.linspace(0.0, 0.01, FUTURES)
        return start if year == 2021 else start + np.where(BAD_ONES, 0.01, 0.03)


def post(name: str, kind: str = LEVEL, p: float = 0.01) -> Signpost:
    years = tuple(
        Watched(year, 0.6 + n / 10, 0.5 + n / 10, 0.8) for n, year in enumerate((2022, 2023))
    )
    return Signpost(
        name,
        name.capitalize(),
        "fraction",
        kind,
        True,
        years,
        True,
        p,
        0.35,
        cast(Any, None),
        None,
        None,
    )


def drawn(monkeypatch: pytest.MonkeyPatch, *posts: Signpost) -> Kept:
    found = Signposts(ENDING, 2021, 2023, 8, posts, None)
    return kept(
        monkeypatch,
        figure_module,
        lambda: figure_module.signpost_chart(found, cast(Any, Seen()), "200 runs", HERE),
    )


def test_lines_are_areas_under_the_curve_with_their_intervals(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    upper, _ = drawn(monkeypatch, post("one"), post("idle", p=0.5), post("two", CHANGE)).panels
    curves = lines(upper, "o")
    assert [curve.colour for curve in curves] == [colour.upper() for colour in SERIES[:2]]
    for curve, band in zip(curves, bands(upper), strict=True):
        assert (curve.x, curve.y) == ([2022, 2023], pytest.approx([0.6, 0.7]))
        assert (band.low, band.high) == (pytest.approx([0.5, 0.6]), pytest.approx([0.8, 0.8]))
        assert band.colour == curve.colour
    level = [line.y[0] for line in lines(upper, "None") if line.y[0] == line.y[1]]
    assert level == [0.5, TELLS]
    labels = {" ".join(text.get_text().split()) for text in upper.texts}
    assert labels == {"One", "Two, change since 2021"}
    assert upper.get_ylabel() == "AUC"


def heaps(axes: Axes) -> dict[str, tuple[float, float]]:
    """Where the densities of a panel begin and end, by colour."""
    found: dict[str, list[float]] = {}
    for bar in axes.patches:
        assert isinstance(bar, Rectangle | Polygon)
        if isinstance(bar, Rectangle) and bar.get_height():
            ends = found.setdefault(to_hex(bar.get_facecolor()).upper(), [])
            ends += [bar.get_x(), bar.get_x() + bar.get_width()]
    return {colour: (min(ends), max(ends)) for colour, ends in found.items()}


def test_the_best_sign_is_shown_in_good_and_in_bad_futures_with_its_threshold(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _, lower = drawn(monkeypatch, post("one")).panels
    found = heaps(lower)
    assert 20.0 <= found[BAD][0] < found[BAD][1] < 25.0
    assert 50.0 < found[GOOD][0] < found[GOOD][1] < 55.0
    (threshold,) = lines(lower)
    assert (threshold.x, threshold.colour) == ([35.0, 35.0], INK)
    assert lower.get_xlabel() == "%"
    assert lower.get_title(loc="left") == "One, in 2023"
    assert [text.get_color() for text in lower.texts] == [GOOD, BAD, INK]
    assert [text.get_text()[2:] for text in lower.texts[:2]] == ["good futures", "bad futures"]


def test_a_sign_that_is_a_change_is_shown_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    _, lower = drawn(monkeypatch, post("one", CHANGE)).panels
    found = heaps(lower)
    assert found[BAD][0] == pytest.approx(1.0, abs=0.1)
    assert found[GOOD][1] == pytest.approx(3.0, abs=0.1)
    assert lower.get_xlabel() == "percentage points"


def test_without_any_that_tells_the_best_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    upper, _ = drawn(monkeypatch, post("one", p=0.5), post("two", p=0.6)).panels
    assert len(lines(upper, "o")) == 1
    assert REFERENCE not in {line.colour for line in lines(upper, "o")}
