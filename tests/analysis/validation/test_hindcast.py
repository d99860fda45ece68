"""The hindcast: figures beside predictions, fitted and unseen years apart."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from model.analysis.validation.hindcast import KNOWN, TO_FIT, UNSEEN, Hindcast, hindcast
from model.clock import Horizon, Quarter
from model.ensemble.results import Results
from model.evidence import Target
from tests.analysis.calibration.problem import SERIES
from tests.ensemble.toy import ToyScenario, outcomes, run_toy

OUTCOME, OTHER = outcomes()[:2]
LONG = ToyScenario(horizon=Horizon(end=Quarter(2022, 4)))


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    return run_toy(tmp_path_factory.mktemp("results") / "toy", LONG)


def figure(year: int, value: float, outcome: str = OUTCOME) -> Target:
    series = replace(SERIES, name=f"observed_{outcome}", outcome=outcome, structure=5.0)
    return Target(series, year, value, 1.0, "high", "invented")


def median(results: Results, outcome: str, year: int) -> float:
    return float(np.median(results.annual(outcome)[:, results.years.index(year)]))


def exact(results: Results) -> Hindcast:
    """Figures that are the medians of the runs."""
    years = (2016, 2017, 2018, 2019, 2020, 2021)
    figures = [figure(year, median(results, OUTCOME, year)) for year in years]
    return hindcast(results, figures)


def test_figures_at_the_median_are_in_all_bands_and_miss_nothing(results: Results) -> None:
    found = exact(results)
    assert all(each.within_50 and each.within_90 and each.runs_within_90 for each in found.checked)
    assert all(score.error < 0.01 for score in found.scores)
    assert all(total.coverage_90 == 1.0 for total in found.totals)


def test_fitted_and_unseen_years_are_scored_apart(results: Results) -> None:
    found = exact(results)
    assert [(total.group, total.figures) for total in found.totals] == [(TO_FIT, 3), (UNSEEN, 3)]
    assert [score.figures for score in found.scores] == [3, 3]


def test_naive_forecasts_of_unseen_years_start_from_the_last_fitted_one(results: Results) -> None:
    found = hindcast(results, [figure(2017, 10.0), figure(2018, 12.0), figure(2020, 99.0)])
    late = found.checked[-1]
    assert late.last_value == 12.0
    assert late.trend == pytest.approx(16.0)
    assert found.checked[0].last_value is None


def test_a_figure_far_off_is_in_no_band_and_loses_to_a_naive_forecast(results: Results) -> None:
    far = median(results, OUTCOME, 2020) + 1000.0
    found = hindcast(results, [figure(2018, far), figure(2020, far)])
    late = next(score for score in found.scores if score.group == UNSEEN)
    assert late.coverage_90 == 0.0
    assert late.bias < 0
    assert late.skill_last_value is None  # the last value was right, so that no part can be saved
    total = found.totals[-1]
    assert (total.compared_with_last_value, total.beats_last_value) == (1, 0)


def test_later_figures_on_which_a_parameter_rests_are_no_test(results: Results) -> None:
    late = figure(2020, 50.0)
    known = replace(late, series=replace(late.series, informed=True))
    assert [total.group for total in hindcast(results, [known]).totals] == [KNOWN]
    early = replace(figure(2016, 50.0), series=known.series)
    assert [total.group for total in hindcast(results, [early]).totals] == [TO_FIT]


def test_a_naive_forecast_starts_from_its_own_series_only(results: Results) -> None:
    other = replace(SERIES, name="of_another_operator", outcome=OUTCOME, structure=5.0)
    past = Target(other, 2018, 40.0, 1.0, "high", "invented")
    checked = hindcast(results, [figure(2020, 50.0), past]).checked
    assert [each.last_value for each in checked] == [None, None]


def test_own_figures_may_start_from_others_past(results: Results) -> None:
    late = [figure(2020, 50.0)]
    alone = hindcast(results, late)
    helped = hindcast(results, late, [*late, figure(2018, 40.0)])
    assert alone.checked[0].last_value is None
    assert helped.checked[0].last_value == 40.0
    assert len(helped.checked) == 1


def test_what_the_ensemble_does_not_cover_is_left_out(results: Results) -> None:
    strange = [figure(2030, 1.0), figure(2016, 1.0, "imports_from_china"), figure(2016, 90.0)]
    assert [each.year for each in hindcast(results, strange).checked] == [2016]


def test_a_hindcast_is_one_json_document(results: Results) -> None:
    document = json.loads(json.dumps(exact(results).document(), allow_nan=False))
    assert document["last_fitted_year"] == 2018
    assert {entry["group"] for entry in document["series"]} == {TO_FIT, UNSEEN}
    assert len(document["figures"]) == 6


def test_the_order_of_figures_does_not_matter_for_the_total(results: Results) -> None:
    figures = [figure(2016, 90.0), figure(2018, 95.0), figure(2020, 80.0, OTHER)]
    one, other = hindcast(results, figures), hindcast(results, figures[::-1])
    assert one.totals == other.totals


def test_a_figure_is_drawn_of_what_was_checked(results: Results, tmp_path: Path) -> None:
    from model.output.hindcast import drawn_outcomes, hindcast_chart

    found = exact(results)
    assert drawn_outcomes(found, [OUTCOME, OTHER]) == [OUTCOME]
    path = hindcast_chart(results, found, [OUTCOME], "Hindcast", tmp_path / "hindcast.png")
    assert path.read_bytes().startswith(b"\x89PNG")
