"""Laws of the tidy table: every number once, exact, beside its unit, and no formula."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from model.output.export.content import INPUTS, QUANTILES, RUNS, Content, UnfitError
from model.output.export.tidy import RUN, write_csv


def read(path: Path, content: Content, *kinds: str) -> pd.DataFrame:
    write_csv(path / "x.csv", replace(content, kinds=kinds))
    return pd.read_csv(path / "x.csv", float_precision="round_trip")


def test_quantiles_are_those_of_the_summary_to_the_last_bit(
    tmp_path: Path, everything: Content
) -> None:
    table = (
        read(tmp_path, everything, QUANTILES)
        .set_index(["scenario", "outcome", "year"])
        .sort_index()
    )
    assert list(table.columns) == ["unit", "statistic", "value"]
    for label, results in everything:
        for name in everything.outcomes:
            for year in results.years:
                rows = table.loc[(label, name, year)]
                found = dict(zip(rows["statistic"], rows["value"], strict=True))
                assert found == results.summary(name).at(year)
                assert set(rows["unit"]) == {results.about(name).annual_unit}


def test_runs_are_the_yearly_values_to_the_last_bit(tmp_path: Path, everything: Content) -> None:
    table = read(tmp_path, everything, RUNS)
    assert list(table.columns) == ["scenario", "outcome", "unit", "year", "run", "value"]
    for label, results in everything:
        for name in everything.outcomes:
            rows = table[(table["scenario"] == label) & (table["outcome"] == name)]
            wide = rows.pivot(index="run", columns="year", values="value")
            assert np.array_equal(wide.to_numpy(), results.annual(name))
            assert wide.columns.tolist() == list(results.years)


def test_both_together_are_each_alone(tmp_path: Path, everything: Content) -> None:
    both = read(tmp_path, everything, QUANTILES, RUNS)
    single = both["statistic"] == RUN
    assert both["run"].notna().equals(single)
    for kind, rows, dropped in ((RUNS, single, "statistic"), (QUANTILES, ~single, "run")):
        part = both[rows].drop(columns=dropped).reset_index(drop=True)
        alone = read(tmp_path, everything, kind)
        pd.testing.assert_frame_equal(part, alone, check_dtype=False, check_exact=True)


def test_inputs_are_those_of_the_runs(tmp_path: Path, everything: Content) -> None:
    table = read(tmp_path, everything, INPUTS)
    assert table["unit"].notna().all()
    for label, results in everything:
        own = table[table["scenario"] == label].pivot(index="run", columns="input", values="value")
        for name, values in results.inputs().items():
            assert np.array_equal(own[name].to_numpy(), values)


def test_inputs_beside_outcomes_are_refused(tmp_path: Path, everything: Content) -> None:
    with pytest.raises(UnfitError, match="a file of their own"):
        read(tmp_path, everything, RUNS, INPUTS)
    assert not list(tmp_path.iterdir())


def test_no_cell_is_a_formula(tmp_path: Path, everything: Content) -> None:
    results = next(iter(everything.ensembles.values()))
    table = read(tmp_path, replace(everything, ensembles={"=1+1": results}), QUANTILES)
    assert set(table["scenario"]) == {"'=1+1"}
