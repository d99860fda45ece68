"""Laws of ``simulate``: the command line's numbers, labelled, with units, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import xarray as xr

import model.simulation
from model import EnsembleError, ScenarioError, load_results, load_scenario, simulate
from model.ensemble.results import Results
from model.outcomes import outcome_registry
from model.scenario.inputs import input_registry
from tests.cli.quick import SHORT, FailingSimulation, status
from tests.ensemble import toy

SMALL = {"runs": 12, "workers": 1}


def short() -> Any:
    return load_scenario("baseline", end=2016)


@pytest.mark.parametrize("store", [None, "kept"])
def test_numbers_are_those_of_the_command_line(workplace: Path, store: str | None) -> None:
    assert status("run", "baseline", *SHORT, "--no-plots", "--out", "run") == 0
    told = Results.open(Path("run"))
    found = simulate(short(), **SMALL, store=store)
    quarterly = simulate(short(), **SMALL, frequency="quarter", store=store)
    assert list(found.data_vars) == list(told.outcomes)
    for name in told.outcomes:
        assert np.array_equal(found[name].to_numpy(), told.annual(name))
        assert np.array_equal(quarterly[name].to_numpy(), told.values(name))
    assert found.identical(load_results("run"))


def test_ensembles_are_stored_where_the_command_line_looks(workplace: Path) -> None:
    first = simulate(short(), **SMALL, store="results")
    before = {path: path.stat().st_mtime_ns for path in workplace.rglob("*.parquet")}
    assert status("run", "baseline", *SHORT, "--no-plots") == 0
    assert simulate(short(), **SMALL, store="results").identical(first)
    assert before == {path: path.stat().st_mtime_ns for path in workplace.rglob("*.parquet")}


def test_nothing_is_left_without_a_store(workplace: Path) -> None:
    assert simulate(short(), **SMALL).sizes == {"run": 12, "year": 4}
    assert not list(workplace.iterdir())


def test_everything_has_a_unit_and_a_long_name(workplace: Path) -> None:
    for frequency in ("year", "quarter"):
        found = simulate(short(), **SMALL, frequency=frequency, inputs=True)
        for name, variable in found.variables.items():
            assert variable.attrs["long_name"], name
            assert variable.attrs.get("units") or variable.dtype.kind == "M", name
        for name in toy.outcomes():
            about = outcome_registry()[name]
            unit = about.annual_unit if frequency == "year" else about.unit
            assert found[name].attrs["units"] == unit


def test_it_says_which_ensemble_it_is_of(workplace: Path) -> None:
    attributes = simulate("baseline", runs=3, seed=7, workers=1).attrs
    assert attributes["scenario_digest"] == load_scenario("baseline").digest()
    assert (attributes["scenario"], attributes["seed"], attributes["runs"]) == ("baseline", 7, 3)
    assert {"version_model", "version_numpy", "source"} <= set(attributes)


def test_quarters_have_their_first_day(workplace: Path) -> None:
    found = simulate(short(), **SMALL, frequency="quarter")
    stamps = pd.PeriodIndex(found["quarter"].to_numpy().astype(str), freq="Q").start_time
    assert (found["time"].to_numpy() == stamps.to_numpy()).all()
    assert (found["year"].to_numpy() == stamps.year.to_numpy()).all()


def test_what_runs_were_given_is_there_when_asked_for(workplace: Path) -> None:
    found = simulate(short(), **SMALL, inputs=True, store="results")
    (folder,) = Path("results").iterdir()
    for name, values in Results.open(folder).inputs().items():
        assert np.array_equal(found[name].to_numpy(), values)
    assert found["dial.land_rumours"].attrs["varies"] == 0


def test_no_parameter_has_the_name_of_an_outcome() -> None:
    parameters = {name for name, about in input_registry().items() if about.section == "parameters"}
    assert not parameters & set(outcome_registry())


def test_outcomes_may_be_chosen(workplace: Path) -> None:
    one, two = toy.outcomes()[:2]
    assert list(simulate(short(), **SMALL, outcomes=two).data_vars) == [two]
    assert list(simulate(short(), **SMALL, outcomes=[two, one, two]).data_vars) == [two, one]


def test_progress_is_told_to_whoever_asks(workplace: Path) -> None:
    told: list[tuple[int, int]] = []
    simulate(short(), **SMALL, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (12, 12)


def test_a_bar_shows_progress_on_standard_error(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    simulate(short(), **SMALL, progress=True)
    out, told = capsys.readouterr()
    assert out == ""
    assert "12/12" in told


def test_runs_that_fail_are_left_out_with_a_warning(
    workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model.simulation, "Simulation", FailingSimulation)
    with pytest.warns(RuntimeWarning, match="2 of 12 runs failed"):
        found = simulate(short(), **SMALL)
    assert found["run"].to_numpy().tolist() == [r for r in range(12) if r not in (3, 8)]
    assert found.attrs["runs_failed"] == 2


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"runs": 0}, "runs: 0 will not do; allowed: a whole number from 1"),
        ({"runs": 2.5}, "runs"),
        ({"seed": -1}, "seed"),
        ({"workers": "many"}, "workers"),
        ({"frequency": "month"}, "year or quarter"),
        ({"frequency": ["year"]}, "year or quarter"),
        ({"outcomes": "transit_revenues"}, "did you mean transit_revenue"),
        ({"outcomes": 5}, "outcomes: 5 will not do"),
        ({"outcomes": [["transit_revenue"]]}, "no outcome"),
    ],
)
def test_wrong_input_is_refused_before_anything_is_run(
    workplace: Path, wrong: dict[str, Any], word: str
) -> None:
    with pytest.raises(ScenarioError, match=word):
        simulate("baseline", **{**SMALL, **wrong}, store="kept")
    assert not list(workplace.iterdir())


def test_a_folder_without_results_is_refused(workplace: Path) -> None:
    with pytest.raises(EnsembleError, match="no finished results"):
        load_results("nowhere")
    with pytest.raises(ScenarioError, match="folder"):
        load_results("nothing://at/all")


@pytest.mark.parametrize("store", [5, True, "nothing://at/all", "file/below"])
def test_a_store_that_can_be_none_is_refused_before_anything_is_run(
    workplace: Path, store: Any
) -> None:
    Path("file").touch()
    with pytest.raises(ScenarioError, match=r"^store: "):
        simulate(short(), **SMALL, store=store)
    assert [path.name for path in workplace.iterdir()] == ["file"]


def test_a_store_may_be_an_address(workplace: Path) -> None:
    pytest.importorskip("upath")
    first = simulate(short(), **SMALL, store="memory://kept/results")
    assert simulate(short(), **SMALL, store="memory://kept/results").identical(first)
    assert not list(workplace.iterdir())


@pytest.mark.parametrize("store", [None, "kept"])
def test_whoever_interrupts_is_obeyed_and_told_what_is_kept(
    workplace: Path, store: str | None
) -> None:
    def impatient(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt, match="nothing is kept" if store is None else "are kept"):
        simulate(short(), **SMALL, store=store, progress=impatient)
    assert simulate(short(), **SMALL, store=store).identical(simulate(short(), **SMALL))


def test_a_dataset_survives_arithmetic_along_its_labels(workplace: Path) -> None:
    found = simulate(short(), **SMALL)
    name = toy.outcomes()[0]
    change = found[name].sel(year=2016) - found[name].sel(year=2013)
    assert isinstance(change, xr.DataArray)
    assert change.sizes == {"run": 12}
