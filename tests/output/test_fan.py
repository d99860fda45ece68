"""Laws of fan charts: the line is the median, the bands hold half and nine tenths of the runs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from matplotlib.figure import Figure

import model.output.differences as differences_module
import model.output.fan as fan_module
import model.output.overview as overview_module
from model.clock import Horizon, Quarter
from model.ensemble.results import Results
from model.ensemble.summary import Summary
from model.output.differences import difference_panels
from model.output.fan import draw_fan, fan_chart, fan_panels
from model.output.numbers import scale
from model.output.overview import overview
from model.output.palette import REFERENCE, scenario_colours
from model.risks import dial_registry
from model.world.observed import LAST_OBSERVED
from tests.ensemble.toy import ToyScenario, run_toy
from tests.output.artists import HERE, bands, kept, lines, words

LONG = Horizon(end=Quarter(2030, 4))
WORST = ToyScenario(name="worst", dials=dict.fromkeys(dial_registry(), 1.0), horizon=LONG)


@pytest.fixture(scope="module")
def baseline(tmp_path_factory: pytest.TempPathFactory) -> Results:
    scenario = ToyScenario(name="baseline", title="As it is", horizon=LONG)
    return run_toy(tmp_path_factory.mktemp("baseline"), scenario)


@pytest.fixture(scope="module")
def worst(tmp_path_factory: pytest.TempPathFactory) -> Results:
    return run_toy(tmp_path_factory.mktemp("worst"), WORST)


def percentiles(results: Results, outcome: str, less: Results | None = None) -> np.ndarray:
    """Of an outcome as it is shown, less what it is elsewhere in the same runs: 5th, 25th, 50th,
    75th and 95th, (percentiles, years)."""
    values = results.annual(outcome) - (0.0 if less is None else less.annual(outcome))
    in_per_cent = results.about(outcome).annual_unit.startswith("fraction")
    return np.percentile(values * (100.0 if in_per_cent else 1.0), (5, 25, 50, 75, 95), axis=0)


@pytest.mark.parametrize(("unit", "factor"), [("TEU a year", 1.0), ("fraction of GDP", 100.0)])
def test_the_line_is_the_median_and_the_bands_are_the_quantiles(unit: str, factor: float) -> None:
    rows = np.array([[1.0, 2.0], [3.0, 5.0], [4.0, 7.0], [6.0, 8.0], [9.0, 11.0]])
    axes = Figure().add_subplot()
    end = draw_fan(axes, Summary("x", unit, (2020, 2021), rows[2], rows), "#0072B2")
    outer, inner = bands(axes)
    for band, low, high in ((outer, rows[0], rows[4]), (inner, rows[1], rows[3])):
        assert (band.colour, band.places) == ("#0072B2", [2020, 2021])
        assert band.low == pytest.approx(low * factor)
        assert band.high == pytest.approx(high * factor)
    (line,) = lines(axes)
    assert (line.colour, line.x) == ("#0072B2", [2020, 2021])
    assert line.y == pytest.approx(rows[2] * factor)
    assert end == 7.0 * factor


def test_a_fan_without_bands_is_a_line() -> None:
    axes = Figure().add_subplot()
    draw_fan(axes, Summary("x", "", (2020,), np.ones(1), np.ones((5, 1))), "#0072B2", bands=False)
    assert not bands(axes)
    assert len(lines(axes)) == 1


def test_a_fan_chart_shows_the_scenario_on_the_reference_in_grey(
    monkeypatch: pytest.MonkeyPatch, baseline: Results, worst: Results
) -> None:
    outcome = baseline.outcomes[0]
    found = kept(
        monkeypatch, fan_module, lambda: fan_chart(worst, outcome, HERE, reference=baseline)
    )
    (axes,) = found.panels
    colour = scenario_colours(["worst"])["worst"]
    under, over = (bands(axes)[place : place + 2] for place in (0, 2))
    for drawn, results, shade in ((under, baseline, REFERENCE), (over, worst, colour)):
        own = percentiles(results, outcome)
        assert {band.colour for band in drawn} == {shade}
        assert drawn[0].low == pytest.approx(own[0])
        assert drawn[1].high == pytest.approx(own[3])
        assert shade in {line.colour for line in lines(axes) if line.y == pytest.approx(own[2])}
    assert axes.get_ylabel() == scale(worst.about(outcome).annual_unit).unit
    assert axes.get_title(loc="left") == worst.title
    assert {"As it is", worst.title} <= set(words(axes))
    assert found.title == worst.about(outcome).title
    assert "20 runs, seed 1" in found.caption
    assert f"baseline {baseline.digest[:8]}, worst {worst.digest[:8]}" in found.caption


def test_a_fan_chart_alone_shows_the_scenario_alone(
    monkeypatch: pytest.MonkeyPatch, worst: Results
) -> None:
    outcome = worst.outcomes[1]
    (axes,) = kept(monkeypatch, fan_module, lambda: fan_chart(worst, outcome, HERE)).panels
    assert len(bands(axes)) == 2
    assert REFERENCE not in {band.colour for band in bands(axes)}
    projected = [line.x for line in lines(axes) if line.colour == REFERENCE]
    assert projected == [[LAST_OBSERVED.year] * 2]
    assert {"observed drivers", "projection"} <= set(words(axes))


def test_panels_show_each_scenario_with_the_reference(
    monkeypatch: pytest.MonkeyPatch, baseline: Results, worst: Results
) -> None:
    outcome, others = baseline.outcomes[0], [worst, baseline]
    found = kept(monkeypatch, fan_module, lambda: fan_panels(baseline, others, outcome, HERE))
    assert found.title.endswith(", baseline in grey")
    for axes, results in zip(found.panels, others, strict=True):
        grey, own = bands(axes)[0], bands(axes)[2]
        assert grey.colour == REFERENCE
        assert grey.low == pytest.approx(percentiles(baseline, outcome)[0])
        assert own.colour == scenario_colours([each.scenario for each in others])[results.scenario]
        assert own.low == pytest.approx(percentiles(results, outcome)[0])
        assert axes.get_title(loc="left") == results.title


def test_a_chart_of_differences_shows_those_of_the_same_runs(
    monkeypatch: pytest.MonkeyPatch, baseline: Results, worst: Results
) -> None:
    outcome = baseline.outcomes[0]
    found = kept(
        monkeypatch,
        differences_module,
        lambda: difference_panels(baseline, [worst], outcome, HERE),
    )
    (axes,) = found.panels
    own = percentiles(worst, outcome, less=baseline)
    assert bands(axes)[0].low == pytest.approx(own[0])
    assert bands(axes)[0].high == pytest.approx(own[4])
    nought, median = (line.y for line in lines(axes) if line.colour != REFERENCE)
    assert nought == [0.0, 0.0]
    assert median == pytest.approx(own[2])
    assert axes.get_ylabel() == scale(worst.about(outcome).annual_unit).unit_of_change
    assert found.title == f"{worst.about(outcome).title}: change from baseline"
    assert "observed drivers" in words(axes)


def test_the_overview_shows_the_medians_of_the_reference_and_the_fan_of_the_scenario(
    monkeypatch: pytest.MonkeyPatch, baseline: Results, worst: Results
) -> None:
    found = kept(monkeypatch, overview_module, lambda: overview(worst, HERE, baseline))
    there = [name for name in overview_module.SHOWN if name in worst.outcomes]
    assert len(found.panels) == len(there)
    for axes, outcome in zip(found.panels, there, strict=True):
        assert axes.get_title(loc="left") == worst.about(outcome).title
        assert len(bands(axes)) == 2
        medians = [line.y for line in lines(axes) if len(line.x) == len(worst.years)]
        for drawn, results in zip(medians, (baseline, worst), strict=True):
            assert drawn == pytest.approx(percentiles(results, outcome)[2])
    assert found.title == f"{worst.title} (baseline in grey)"


def test_years_and_projection_are_marked_where_they_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    short = run_toy(tmp_path, ToyScenario(horizon=Horizon(end=Quarter(2016, 4))))
    (axes,) = kept(
        monkeypatch, fan_module, lambda: fan_chart(short, short.outcomes[0], HERE)
    ).panels
    assert axes.get_xlim() == (short.years[0], short.years[-1])
    assert len(lines(axes)) == 1
    assert words(axes) == [short.title]
