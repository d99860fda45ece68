"""Laws of results: what is read is what was simulated, in the units that are declared."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from model.clock import Horizon, Quarter
from model.ensemble.design import draw
from model.ensemble.failures import EnsembleError
from model.ensemble.manifest import is_current
from model.ensemble.results import Results
from model.outcomes import outcome_registry
from model.scenario.inputs import input_registry
from tests.ensemble import toy
from tests.ensemble.toy import ToyScenario, run_toy


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    return run_toy(tmp_path_factory.mktemp("results"))


def test_values_are_those_that_were_simulated(results: Results) -> None:
    simulated = toy.simulate(draw(ToyScenario(), 1, np.arange(20)))
    for name in results.outcomes:
        assert np.array_equal(results.values(name), simulated[name])


def test_rows_are_ordered_by_run_then_quarter(results: Results) -> None:
    table = pd.read_parquet(results.folder / "timeseries.parquet")
    assert table["run"].tolist() == np.repeat(np.arange(20), 16).tolist()
    assert table["quarter"].tolist() == [str(q) for q in results.quarters] * 20
    assert (table["year"] == table["quarter"].str[:4].astype(int)).all()
    assert set(table["scenario"]) == {"toy"}


def test_the_file_declares_type_title_and_unit_of_each_outcome(results: Results) -> None:
    schema = pq.read_schema(results.folder / "timeseries.parquet")
    assert schema.names[:4] == ["scenario", "run", "quarter", "year"]
    for name in results.outcomes:
        field = schema.field(name)
        assert field.type == pa.float64()
        assert field.metadata[b"unit"].decode() == outcome_registry()[name].unit


def test_the_summary_holds_the_quantiles_that_numpy_finds(results: Results) -> None:
    with (results.folder / "summary.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(results.outcomes) * len(results.years)
    for row in rows:
        annual = results.annual(row["outcome"])[:, int(row["year"]) - 2013]
        expected = [annual.mean(), *np.quantile(annual, [0.05, 0.25, 0.5, 0.75, 0.95])]
        found = [float(row[key]) for key in ("mean", "p05", "p25", "p50", "p75", "p95")]
        assert found == pytest.approx(expected, rel=1e-12)
        assert row["unit"] == outcome_registry()[row["outcome"]].annual_unit


def test_a_year_sums_up_its_quarters_as_declared(results: Results) -> None:
    for name in results.outcomes:
        quarters = results.values(name)[:, 4:8]
        expected = {
            "sum": quarters.sum(axis=1), "mean": quarters.mean(axis=1), "last": quarters[:, -1]
        }  # fmt: skip
        aggregation = results.about(name).aggregation
        assert np.allclose(results.annual(name)[:, 1], expected[aggregation], rtol=1e-14)


def test_a_year_that_is_not_whole_has_no_annual_value(tmp_path: Path) -> None:
    cut = ToyScenario(horizon=Horizon(Quarter(2013, 2), Quarter(2015, 3)))
    results = run_toy(tmp_path, cut)
    assert results.years == (2014,)
    assert results.annual(results.outcomes[0]).shape == (20, 1)


def test_the_inputs_of_the_runs_are_kept(results: Results) -> None:
    inputs, batch = results.inputs(), draw(ToyScenario(), 1, np.arange(20))
    assert all(np.array_equal(inputs[name], values) for name, values in batch.parameters.items())
    assert all(np.array_equal(inputs[f"dial.{n}"], values) for n, values in batch.dials.items())
    assert set(results.drawn) <= set(inputs)


def test_each_input_has_its_unit_in_the_file(results: Results) -> None:
    schema = pq.read_schema(results.folder / "parameters.parquet")
    assert set(schema.names) == {"run", *results.inputs()}
    for name in results.inputs():
        about = input_registry()[name.rpartition(".")[2]]
        assert schema.field(name).metadata[b"unit"].decode() == about.unit


@pytest.mark.parametrize("table", ["timeseries.parquet", "summary.csv", "parameters.parquet"])
def test_a_table_that_was_touched_is_noticed(tmp_path: Path, table: str) -> None:
    run_toy(tmp_path)
    content = bytearray((tmp_path / table).read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / table).write_bytes(content)
    assert not is_current(tmp_path, ToyScenario(), 1, 20)
    (tmp_path / table).write_bytes(content[:-1])
    with pytest.raises(EnsembleError, match="does not match its manifest"):
        Results.open(tmp_path)


@pytest.mark.parametrize(("seed", "runs"), [(2, 20), (1, 21)])
def test_results_of_another_seed_or_size_are_not_current(
    results: Results, seed: int, runs: int
) -> None:
    assert is_current(results.folder, ToyScenario(), 1, 20)
    assert not is_current(results.folder, ToyScenario(), seed, runs)


def test_an_unknown_outcome_is_refused(results: Results) -> None:
    with pytest.raises(KeyError):
        results.values("phlogiston")


@pytest.mark.parametrize("missing", ["digest", "runs", "files", "scenario"])
def test_a_manifest_that_does_not_tell_all_vouches_for_nothing(
    tmp_path: Path, missing: str
) -> None:
    run_toy(tmp_path)
    path = tmp_path / "manifest.json"
    told = json.loads(path.read_text())
    path.write_text(json.dumps({key: told[key] for key in told if key != missing}))
    assert not is_current(tmp_path, ToyScenario(), 1, 20)
    with pytest.raises(EnsembleError, match="no finished results"):
        Results.open(tmp_path)


@pytest.mark.parametrize(
    "told",
    [{"runs": "many"}, {"versions": ["1"]}, {"files": None}, {"seed": {}}, {"drawn": "all"}],
)
def test_a_manifest_that_tells_something_of_another_kind_vouches_for_nothing(
    tmp_path: Path, told: dict[str, Any]
) -> None:
    run_toy(tmp_path)
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **told}))
    assert not is_current(tmp_path, ToyScenario(), 1, 20)
    with pytest.raises(EnsembleError, match="no finished results"):
        Results.open(tmp_path)


@pytest.mark.parametrize(
    "told",
    [{"outcomes": [{"name": "gdp", "colour": "blue"}]}, {"scenario": {}}, {"failed": [1]}],
)
def test_a_manifest_that_tells_other_things_is_refused(
    tmp_path: Path, told: dict[str, Any]
) -> None:
    run_toy(tmp_path)
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **told}))
    with pytest.raises(EnsembleError, match="cannot be understood"):
        Results.open(tmp_path)
