"""Laws of the hindcast figure: marks are what was published, bars what was predicted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import model.output.hindcast as hindcast_module
from model.analysis.validation.hindcast import Checked, Hindcast
from model.clock import Horizon, Quarter
from model.ensemble.results import Results
from model.evidence import LAST_FITTED_YEAR
from model.output.hindcast import drawn_outcomes, hindcast_chart
from model.output.palette import INK, REFERENCE, scenario_colours
from tests.ensemble.toy import ToyScenario, outcomes, run_toy
from tests.output.artists import HERE, Kept, bands, kept, lines, strokes

REVENUE = "manufacturing_value_added"


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    scenario = ToyScenario(name="baseline", horizon=Horizon(end=Quarter(2026, 4)))
    return run_toy(tmp_path_factory.mktemp("toy"), scenario)


def checked(year: int, observed: float, **more: object) -> Checked:
    fields: dict[str, object] = dict.fromkeys(Checked.__dataclass_fields__, 0.0)
    own = {
        "series": "s", "title": "S", "outcome": REVENUE, "unit": "USD", "year": year,
        "observed": observed, "p05": observed - 3, "p95": observed + 5, "informed": False,
        "last_value": None, "trend": None,
    }  # fmt: skip
    return Checked(**(fields | own | more))  # type: ignore[arg-type]


FIGURES = (
    checked(2015, 10.0),
    checked(LAST_FITTED_YEAR + 1, 20.0, last_value=11.0, trend=12.0),
    checked(LAST_FITTED_YEAR + 3, 30.0, informed=True, last_value=13.0),
)


def hindcast(*found: Checked) -> Hindcast:
    return Hindcast("baseline", 20, 1, found, (), ())


def drawn(monkeypatch: pytest.MonkeyPatch, results: Results, *shown: str) -> Kept:
    others = [replace(each, outcome=name) for name in shown if name != REVENUE for each in FIGURES]
    found = hindcast(*FIGURES, *others)
    return kept(
        monkeypatch, hindcast_module, lambda: hindcast_chart(results, found, shown, "T", HERE)
    )


def test_marks_tell_figures_seen_from_those_unseen(
    monkeypatch: pytest.MonkeyPatch, results: Results
) -> None:
    (axes,) = drawn(monkeypatch, results, REVENUE).panels
    seen, unseen = lines(axes, "o")
    (known,) = lines(axes, "D")
    assert (seen.x, seen.y) == ([2015], [10.0])
    assert (unseen.x, unseen.y) == ([LAST_FITTED_YEAR + 1], [20.0])
    assert (known.x, known.y) == ([LAST_FITTED_YEAR + 3], [30.0])
    faces = [line.get_markerfacecolor() for line in axes.lines if line.get_marker() in ("o", "D")]
    assert faces == [INK, "white", "white"]
    assert [(mark.x[0], mark.y[0]) for mark in lines(axes, "x")] == [
        (LAST_FITTED_YEAR + 1, 11.0), (LAST_FITTED_YEAR + 3, 13.0),
    ]  # fmt: skip
    (dash,) = lines(axes, "_")
    assert (dash.x, dash.y, dash.colour) == ([LAST_FITTED_YEAR + 1], [12.0], REFERENCE)


def test_bars_are_predictions_and_the_fan_is_of_the_runs(
    monkeypatch: pytest.MonkeyPatch, results: Results
) -> None:
    found = drawn(monkeypatch, results, REVENUE)
    (axes,) = found.panels
    colour = scenario_colours(["baseline"])["baseline"]
    assert [(bar.start, bar.end, bar.colour) for bar in strokes(axes)] == [
        ((2015.0, 7.0), (2015.0, 15.0), colour),
        ((LAST_FITTED_YEAR + 1.0, 17.0), (LAST_FITTED_YEAR + 1.0, 25.0), colour),
        ((LAST_FITTED_YEAR + 3.0, 27.0), (LAST_FITTED_YEAR + 3.0, 35.0), colour),
    ]
    last = LAST_FITTED_YEAR + 3
    years = [year for year in results.years if year <= last]
    outer, inner = bands(axes)
    assert outer.places == years
    own = np.percentile(results.annual(REVENUE)[:, : len(years)], (5, 25, 50, 75, 95), axis=0)
    assert outer.low == pytest.approx(own[0])
    assert inner.high == pytest.approx(own[3])
    assert any(line.y == pytest.approx(own[2]) for line in lines(axes) if len(line.y) == len(years))
    upright = [line.x for line in lines(axes) if len(line.x) == 2 and line.x[0] == line.x[1]]
    assert [LAST_FITTED_YEAR + 0.5] * 2 in upright
    assert axes.get_xlim() == (years[0] - 0.5, last + 0.5)
    assert str(LAST_FITTED_YEAR) in found.caption


def test_figures_are_shown_in_the_unit_of_the_axis(
    monkeypatch: pytest.MonkeyPatch, results: Results
) -> None:
    (axes,) = drawn(monkeypatch, results, "manufacturing_share").panels
    assert [mark.y[0] for mark in lines(axes, "o")] == pytest.approx([1000.0, 2000.0])
    assert [mark.y[0] for mark in lines(axes, "x")] == pytest.approx([1100.0, 1300.0])
    assert (strokes(axes)[0].start[1], strokes(axes)[0].end[1]) == pytest.approx((700.0, 1500.0))
    own = np.percentile(results.annual("manufacturing_share"), 5, axis=0) * 100.0
    assert bands(axes)[0].low == pytest.approx(own[: len(bands(axes)[0].places)])


@pytest.mark.parametrize(
    ("largest", "factor", "unit"),
    [
        (99e3, 1.0, "TEU"),
        (101e3, 1e-3, "thousand TEU"),
        (99e6, 1e-3, "thousand TEU"),
        (101e6, 1e-6, "million TEU"),
    ],
)
def test_an_axis_takes_a_larger_unit_where_numbers_would_be_long(
    largest: float, factor: float, unit: str, results: Results
) -> None:
    about = replace(results.about(REVENUE), annual_unit="TEU")
    found = hindcast_module._axis(largest, about)
    assert found == (pytest.approx(factor), unit)
    money = results.about(REVENUE)
    assert hindcast_module._axis(largest, money) == (1.0, money.annual_unit)


def test_panels_that_are_not_needed_are_left_out(
    monkeypatch: pytest.MonkeyPatch, results: Results
) -> None:
    names = outcomes()[:4]
    found = drawn(monkeypatch, results, *names)
    assert len(found.panels) == 4
    assert [axes.get_title(loc="left") for axes in found.panels] == [
        results.about(name).title for name in names
    ]


def test_outcomes_with_too_few_figures_are_not_drawn() -> None:
    few = [checked(2015, 1.0, outcome="gdp") for _ in range(2)]
    assert drawn_outcomes(hindcast(*FIGURES, *few), ["gdp", REVENUE, "sentiment"]) == [REVENUE]
