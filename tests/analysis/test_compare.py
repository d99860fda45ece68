"""Laws of comparisons: paired run by run, exact about themselves, and honest about nothing."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from model.analysis.compare import Comparison, compare, pair_runs
from model.clock import Horizon, Quarter
from model.ensemble.failures import EnsembleError
from model.ensemble.results import Results
from model.risks import dial_registry
from tests.ensemble import toy
from tests.ensemble.toy import ToyScenario, run_toy

WORST = ToyScenario(name="worst", dials=dict.fromkeys(dial_registry(), 1.0))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("results")


@pytest.fixture(scope="module")
def reference(folder: Path) -> Results:
    return run_toy(folder / "toy")


@pytest.fixture(scope="module")
def worst(folder: Path) -> Results:
    return run_toy(folder / "worst", WORST)


@pytest.fixture(scope="module")
def comparison(reference: Results, worst: Results) -> Comparison:
    return compare(reference, [worst], reference.outcomes, 2016)


def test_a_scenario_does_not_differ_from_itself(reference: Results) -> None:
    found = compare(reference, [reference], reference.outcomes, 2015)
    for difference in found.differences:
        figures = difference.figures
        assert figures.mean_difference == figures.standard_error == 0.0
        assert figures.p05 == figures.p95 == figures.probability_below == 0.0
        assert figures.verdict == "no clear difference"
    for risk in found.risks:
        assert risk.value_at_risk == risk.conditional_value_at_risk == 0.0


def test_common_random_numbers_leave_only_what_the_scenario_changes(
    comparison: Comparison,
) -> None:
    for difference in comparison.differences:
        assert difference.figures.verdict == "lower"
        assert difference.figures.p05 == pytest.approx(difference.figures.p95)
        assert difference.figures.probability_below == 1.0


def test_the_risks_are_those_of_the_headline_outcomes(
    comparison: Comparison, reference: Results
) -> None:
    headline = [name for name in reference.outcomes if reference.about(name).headline]
    assert [risk.outcome for risk in comparison.risks] == headline


def test_the_document_is_json_without_gaps(comparison: Comparison) -> None:
    document = json.loads(json.dumps(comparison.document(), allow_nan=False))
    keys = {
        "scenario", "outcome", "title", "unit", "year", "reference_median", "scenario_median",
        "median_difference", "p05", "p95", "mean_difference", "standard_error",
        "probability_below", "sign_agreement", "verdict",
    }  # fmt: skip
    assert all(set(difference) == keys for difference in document["differences"])
    assert document["reference"] == "toy"
    assert (document["seed"], document["runs"], document["year"]) == (1, 20, 2016)


def test_runs_that_failed_in_one_scenario_are_left_out_of_both(
    tmp_path: Path, reference: Results
) -> None:
    broken = run_toy(tmp_path / "broken", WORST, simulate=toy.fail_some)
    assert compare(reference, [broken], reference.outcomes[:1], 2016).runs == 18
    pair = pair_runs(reference, broken, reference.outcomes[0])
    whole = pair_runs(reference, run_toy(tmp_path / "whole", WORST), reference.outcomes[0])
    kept = np.setdiff1d(np.arange(20), [3, 8])
    assert np.array_equal(pair.scenario, whole.scenario[kept])
    assert np.array_equal(pair.reference, whole.reference[kept])


def test_scenarios_of_different_length_are_compared_where_they_overlap(
    tmp_path: Path, reference: Results
) -> None:
    short = run_toy(tmp_path, ToyScenario(horizon=Horizon(end=Quarter(2015, 2))))
    pair = pair_runs(reference, short, reference.outcomes[0])
    assert pair.years == (2013, 2014)
    assert pair.reference.shape == (20, 2)


def test_different_seeds_cannot_be_paired(tmp_path: Path, reference: Results) -> None:
    with pytest.raises(EnsembleError, match="different seeds"):
        compare(reference, [run_toy(tmp_path, seed=2)], reference.outcomes, 2016)


def test_equal_outputs_are_noticed_with_what_differs(tmp_path: Path, reference: Results) -> None:
    inert = ToyScenario(name="inert", parameters={"unread": 2.0})
    warnings = compare(reference, [run_toy(tmp_path, inert)], reference.outcomes, 2016).warnings
    assert len(warnings) == 1
    assert "inert and toy give the same numbers" in warnings[0]
    assert "parameter unread" in warnings[0]


def test_equal_scenarios_are_said_to_be_equal(reference: Results) -> None:
    (warning,) = compare(reference, [reference], reference.outcomes, 2016).warnings
    assert "set nothing differently" in warning


def test_scenarios_that_differ_raise_no_warning(comparison: Comparison) -> None:
    assert comparison.warnings == ()
