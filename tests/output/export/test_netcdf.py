"""Laws of the netCDF file, read with xarray and netCDF4: the results, labelled, in groups."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import netCDF4
import numpy as np
import pytest
import xarray as xr

from model.ensemble.summary import PERCENTILES
from model.output.dataset import yearly_dataset
from model.output.export.content import QUANTILES, RUNS, Content
from model.output.export.netcdf import write_netcdf


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, everything: Content) -> Path:
    path = tmp_path_factory.mktemp("netcdf") / "x.nc"
    write_netcdf(path, everything)
    return path


def test_a_group_is_the_dataset_of_its_ensemble(written: Path, everything: Content) -> None:
    for label, results in everything:
        with xr.open_dataset(written, group=label) as found:
            expected = yearly_dataset(results, everything.outcomes)
            assert found[list(everything.outcomes)].drop_attrs().equals(expected.drop_attrs())
            assert found.attrs.items() >= expected.attrs.items()
            for name in everything.outcomes:
                assert found[name].dtype == np.float64
                assert found[name].attrs == expected[name].attrs
            for name, values in results.inputs().items():
                assert np.array_equal(found[name].to_numpy(), values)


def test_quantiles_are_those_of_the_summary(written: Path, everything: Content) -> None:
    for label, results in everything:
        with xr.open_dataset(written, group=f"{label}/{QUANTILES}") as found:
            assert found["quantile"].to_numpy() == pytest.approx(np.array(PERCENTILES) / 100)
            for name in everything.outcomes:
                assert np.array_equal(found[name], results.summary(name).percentiles)


def test_every_variable_has_a_unit_and_a_long_name(written: Path) -> None:
    def check(group: netCDF4.Dataset) -> int:
        for name, variable in group.variables.items():
            assert variable.units, name
            assert variable.long_name, name
        return len(group.variables) + sum(check(child) for child in group.groups.values())

    with netCDF4.Dataset(written) as file:
        assert file.Conventions.startswith("CF-")
        assert check(file) > 600


def test_it_opens_as_a_tree_of_scenarios(written: Path, everything: Content) -> None:
    with xr.open_datatree(written) as tree:
        assert set(tree.children) == set(everything.ensembles)
        name = everything.outcomes[0]
        medians = {label: float(tree[label][name].median()) for label in everything.ensembles}
        assert medians["toy"] > medians["worst"]


def test_time_is_not_taken_for_a_unit_to_be_converted(tmp_path: Path, everything: Content) -> None:
    write_netcdf(tmp_path / "x.nc", replace(everything, kinds=(RUNS,)))
    with xr.open_dataset(tmp_path / "x.nc", group="toy") as found:
        assert found["year"].dtype.kind == "i"
        assert {variable.dtype.kind for variable in found.data_vars.values()} == {"f"}
