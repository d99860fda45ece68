"""Laws of the figures of sensitivity: marks are the indices, bars the mean effects."""

from __future__ import annotations

import pytest

import model.output.morris_figure as morris_module
import model.output.sensitivity_figures as sobol_module
from model.analysis.sensitivity.morris import Elementary, Screening
from model.analysis.sensitivity.saltelli import LUCK
from model.analysis.sensitivity.sobol import Index, Indices
from model.outcomes import outcome_registry
from model.output.input_titles import input_title
from model.output.morris_figure import morris_chart
from model.output.palette import INK, REFERENCE, SERIES
from model.output.sensitivity_figures import sobol_chart
from model.risks import dial_registry
from tests.output.artists import HERE, bands, bars, kept, lines, names_of_rows, strokes

FIRST, SECOND, *MORE = list(dial_registry())
ABOUT = outcome_registry()["manufacturing_share"]


def index(name: str, first: float, total: float) -> Index:
    return Index(name, first, first - 0.03, first + 0.01, total, total - 0.05, total + 0.02)


def indices(year: int, *found: Index) -> Indices:
    return Indices(year, 8, 0.1, 0.01, found, 0.8, 0.7, 0.9, (), ())


EARLY = indices(2020, index(FIRST, 0.1, 0.6), index(LUCK, 0.3, 0.4), index(SECOND, 0.2, 0.25))
LATE = indices(2035, index(FIRST, 0.1, 0.2), index(LUCK, 0.3, 0.4), index(SECOND, 0.5, 0.6))


def test_marks_are_first_and_total_indices_with_their_intervals(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = kept(monkeypatch, sobol_module, lambda: sobol_chart([EARLY, LATE], ABOUT, "x", HERE))
    upper, _ = found.panels
    assert names_of_rows(upper) == [input_title(name) for name in (SECOND, LUCK, FIRST)]
    alone, total = lines(upper, "o"), lines(upper, "D")
    assert [mark.x[0] for mark in alone] == pytest.approx([50, 30, 10])
    assert [mark.x[0] for mark in total] == pytest.approx([60, 40, 20])
    assert {mark.colour for mark in alone} == {SERIES[0]}
    assert {mark.colour for mark in total} == {SERIES[1]}
    assert all(one.y < other.y for one, other in zip(alone, total, strict=True))
    ends = [(each.start[0], each.end[0]) for each in strokes(upper)]
    assert ends[0] == pytest.approx((47, 51))
    assert ends[1] == pytest.approx((55, 62))
    assert [text.get_text()[2:] for text in upper.texts] == ["alone", "in all"]
    assert [text.get_color() for text in upper.texts] == list(SERIES[:2])
    assert upper.get_xlabel() == "% of the variance"
    assert found.title == f"{ABOUT.title}: where its spread in 2035 comes from"


def test_lines_are_total_indices_over_the_years_with_luck_in_grey(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = kept(monkeypatch, sobol_module, lambda: sobol_chart([EARLY, LATE], ABOUT, "x", HERE))
    _, lower = found.panels
    over = [line for line in lines(lower) if line.x == [2020, 2035]]
    assert [(line.colour, line.y) for line in over] == [
        (SERIES[0], pytest.approx([25, 60])),
        (SERIES[1], pytest.approx([60, 20])),
        (REFERENCE, pytest.approx([40, 40])),
    ]
    for band, line in zip(bands(lower), over, strict=True):
        assert band.low == pytest.approx([value - 5 for value in line.y])
        assert band.high == pytest.approx([value + 2 for value in line.y])
    assert lower.get_ylabel() == "total index, % of the variance"


def test_panels_show_the_first_inputs_only(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [FIRST, SECOND, *MORE][: sobol_module.BARS + 3]
    many = [index(name, 0.0, (50 - place) / 100) for place, name in enumerate(names)]
    year = indices(2035, *many, index(LUCK, 0.0, 0.01))
    found = kept(monkeypatch, sobol_module, lambda: sobol_chart([year], ABOUT, "x", HERE))
    upper, lower = found.panels
    assert len(names_of_rows(upper)) == sobol_module.BARS + 1
    assert names_of_rows(upper)[-1] == input_title(LUCK)
    assert len(bands(lower)) == sobol_module.LINES + 1


def test_bars_of_a_screening_are_mean_sizes_of_effects(monkeypatch: pytest.MonkeyPatch) -> None:
    effects = (
        Elementary(FIRST, 0.05, 0.04, 0.07, -0.05, 0.02), Elementary(SECOND, 0.03, 0.01, 0.04, 0.0, 0.06)
    )  # fmt: skip
    screening = Screening(2035, 10, effects)
    found = kept(monkeypatch, morris_module, lambda: morris_chart(screening, ABOUT, "x", HERE))
    (axes,) = found.panels
    drawn = [(bar.start, bar.end, bar.row, bar.colour) for bar in bars(axes)]
    assert drawn == [
        (0.0, pytest.approx(5.0), 0, SERIES[1]), (0.0, pytest.approx(3.0), 1, SERIES[0]),
    ]  # fmt: skip
    ends = [(each.start[0], each.end[0]) for each in strokes(axes)]
    assert ends == [pytest.approx((4, 7)), pytest.approx((1, 4))]
    assert [(cross.x[0], cross.y[0]) for cross in lines(axes, "x")] == [(2.0, 0), (6.0, 1)]
    assert [text.get_color() for text in axes.texts] == [SERIES[0], SERIES[1], INK]
    assert names_of_rows(axes) == [input_title(FIRST), input_title(SECOND)]
    assert axes.get_xlabel() == "percentage points"
    assert found.title == f"{ABOUT.title} in 2035: the inputs that move it most"
    low, high = axes.get_ylim()
    assert low > high  # the largest on top


def test_a_screening_shows_the_first_inputs_only(monkeypatch: pytest.MonkeyPatch) -> None:
    many = tuple(Elementary(FIRST, 1.0, 0.9, 1.1, 1.0, 0.1) for _ in range(morris_module.BARS + 2))
    found = kept(
        monkeypatch, morris_module, lambda: morris_chart(Screening(2035, 9, many), ABOUT, "x", HERE)
    )
    assert len(bars(found.panels[0])) == morris_module.BARS
