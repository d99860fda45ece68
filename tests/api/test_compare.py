"""Laws of ``compare``: the rows of the command, whatever the ensembles are given as."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import xarray as xr
from pandas.testing import assert_frame_equal

from model import EnsembleError, ScenarioError, compare, load_scenario, simulate
from tests.cli.quick import SHORT, status
from tests.ensemble import toy

SMALL = {"runs": 12, "workers": 1}


def scenarios() -> list[Any]:
    return [load_scenario("baseline", end=2016), load_scenario("stagnation", end=2016)]


@pytest.fixture
def datasets(workplace: Path) -> list[xr.Dataset]:
    return [simulate(each, **SMALL) for each in scenarios()]


def command(*options: str) -> None:
    assert status("compare", "baseline", "stagnation", *SHORT, "--no-plots", *options) == 0


def test_rows_are_those_of_the_command_to_the_last_bit(datasets: list[xr.Dataset]) -> None:
    command("--csv", "x.csv")
    expected = pd.read_csv("x.csv", float_precision="round_trip")
    assert_frame_equal(compare(*datasets), expected, check_exact=True)
    assert_frame_equal(compare(*scenarios(), **SMALL), expected, check_exact=True)


def test_risk_measures_are_those_of_the_command(
    datasets: list[xr.Dataset], capsys: pytest.CaptureFixture[str]
) -> None:
    command("--year", "2015", "--json")
    expected = pd.DataFrame(json.loads(capsys.readouterr().out)["risk_measures"])
    assert_frame_equal(compare(*datasets, year=2015, risk=True), expected, check_exact=True)


def test_what_was_stored_is_not_simulated_again(workplace: Path) -> None:
    first = compare(*scenarios(), **SMALL, store="results")
    before = {path: path.stat().st_mtime_ns for path in workplace.rglob("*.parquet")}
    assert len(before) == 4
    assert_frame_equal(compare(*scenarios(), **SMALL, store="results"), first)
    assert before == {path: path.stat().st_mtime_ns for path in workplace.rglob("*.parquet")}


def test_only_the_runs_that_both_have_are_compared(datasets: list[xr.Dataset]) -> None:
    one, other = datasets
    some = compare(one.isel(run=[0, 3, 4, 7]), other.isel(run=[3, 4, 9]))
    assert some.attrs["runs"] == 2
    assert_frame_equal(some, compare(one.isel(run=[3, 4]), other.isel(run=[3, 4])))


def test_the_order_of_the_axes_is_of_no_account(datasets: list[xr.Dataset]) -> None:
    one, other = datasets
    assert_frame_equal(compare(one.transpose(), other), compare(one, other))


def test_a_variable_of_ones_own_is_compared_once_it_says_what_it_is(
    datasets: list[xr.Dataset],
) -> None:
    first, second = toy.outcomes()[:2]
    mine = [
        each.assign(mine=(each[first] + each[second]).assign_attrs(units="m", better="higher"))
        for each in datasets
    ]
    table = compare(*mine, outcomes="mine")
    assert table["outcome"].tolist() == ["mine"]
    expected = mine[1]["mine"].sel(year=2016) - mine[0]["mine"].sel(year=2016)
    assert table["mean_difference"].item() == pytest.approx(expected.mean().item())


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({"year": 1999}, "2013 to 2016"),
        ({"year": "last"}, "2013 to 2016"),
        ({"outcomes": [f"{toy.outcomes()[0]}s"]}, f"did you mean {toy.outcomes()[0]}"),
    ],
)
def test_wrong_input_is_refused(
    datasets: list[xr.Dataset], options: dict[str, Any], word: str
) -> None:
    with pytest.raises(ScenarioError, match=word):
        compare(*datasets, **options)


@pytest.mark.parametrize(
    ("others", "options"),
    [
        (["stagnatoin"], {}),
        ([5], {}),
        (["stagnation"], {"outcomes": "transit_revenues"}),
        (["stagnation"], {"year": 2099}),
        (["stagnation"], {"year": [2016]}),
    ],
)
def test_wrong_input_is_refused_before_anything_is_run(
    workplace: Path, others: list[Any], options: dict[str, Any]
) -> None:
    with pytest.raises(ScenarioError):
        compare("baseline", *others, **SMALL, **options, store="kept")
    assert not list(workplace.iterdir())


def test_no_outcomes_make_an_empty_table(datasets: list[xr.Dataset]) -> None:
    assert compare(*datasets, outcomes=[]).empty


def test_ensembles_of_different_states_of_the_model_are_told_apart(
    datasets: list[xr.Dataset],
) -> None:
    one, other = datasets
    older = other.assign_attrs(version_model="older")
    with pytest.warns(RuntimeWarning, match="different states of the model"):
        table = compare(one, older)
    assert_frame_equal(table, compare(one, other))


def test_what_cannot_be_compared_is_refused(datasets: list[xr.Dataset]) -> None:
    one, other = datasets
    quarterly = simulate(scenarios()[0], **SMALL, frequency="quarter")
    for wrong in (
        [one],
        [one, other.drop_attrs()],
        [one, quarterly],
        [one, other.drop_dims("year")],
        [one, other.to_dataframe()],
        [one, other[toy.outcomes()[0]]],
    ):
        with pytest.raises(ScenarioError, match=r"^compare: "):
            compare(*wrong)
    with pytest.raises(EnsembleError, match="different seeds"):
        compare(one, simulate(scenarios()[1], runs=12, seed=2, workers=1))
    with pytest.raises(EnsembleError, match="no finished run in common"):
        compare(one.isel(run=[0]), other.isel(run=[1]))
