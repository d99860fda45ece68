"""Laws of data sets: values, years and first days of quarters are those of the results."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from model.ensemble.results import Results
from model.output.dataset import input_variables, quarterly_dataset, yearly_dataset
from model.output.provenance import provenance
from tests.ensemble.toy import fail_some, run_toy


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    return run_toy(tmp_path_factory.mktemp("toy"), simulate=fail_some)


def test_years_have_the_annual_values_in_the_annual_unit(results: Results) -> None:
    found = yearly_dataset(results, results.outcomes)
    assert found["year"].values.tolist() == list(results.years)
    assert found["run"].values.tolist() == results.runs.tolist()
    for name in results.outcomes:
        assert np.array_equal(found[name].values, results.annual(name))
        about = results.about(name)
        assert found[name].attrs["units"] == about.annual_unit
        method = {"sum": "year: sum", "mean": "year: mean", "last": "year: point"}
        assert found[name].attrs["cell_methods"] == method[about.aggregation]


def test_quarters_have_their_year_and_their_first_day(results: Results) -> None:
    found = quarterly_dataset(results, results.outcomes)
    first = [str(day)[:10] for day in found["time"].values[:5]]
    assert first == ["2013-01-01", "2013-04-01", "2013-07-01", "2013-10-01", "2014-01-01"]
    assert found["quarter"].values[4] == "2014-Q1"
    assert found["year"].values[:5].tolist() == [2013] * 4 + [2014]
    for name in results.outcomes:
        assert np.array_equal(found[name].values, results.values(name))
        assert found[name].attrs["units"] == results.about(name).unit


def test_inputs_are_those_of_the_runs(results: Results) -> None:
    found = input_variables(results)
    for name, values in results.inputs().items():
        axis, own, about = found[name]
        assert axis == "run"
        assert np.array_equal(own, values)
        assert about["varies"] == (name in results.drawn)


def test_provenance_tells_what_makes_the_same_numbers_again(tmp_path: Path) -> None:
    told = provenance(run_toy(tmp_path, seed=3, simulate=fail_some))
    assert (told["seed"], told["runs"], told["runs_failed"]) == (3, 20, 2)
    assert (told["scenario"], told["start"], told["end"]) == ("toy", "2013-Q1", "2016-Q4")
