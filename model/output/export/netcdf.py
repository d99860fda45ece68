"""A netCDF file after the CF conventions: a group an ensemble, a variable an outcome."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from model.ensemble.atomic import drafted
from model.ensemble.results import Results
from model.ensemble.summary import PERCENTILES
from model.output.dataset import CONVENTIONS, input_variables, yearly_dataset
from model.output.export.content import INPUTS, QUANTILES, RUNS, Content

if TYPE_CHECKING:
    import xarray as xr

_ENGINE: Final = "netcdf4"
_QUANTILE = {"long_name": "quantile over the runs", "units": "1"}


def write_netcdf(path: Path, content: Content) -> None:
    """Write yearly values (run, year) of each outcome into a group with the ensemble's label.

    Inputs (run,) stand beside them; quantiles (quantile, year) in the group ``LABEL/quantiles``.
    """
    import xarray as xr

    labels = list(content.ensembles)
    about = {
        "Conventions": CONVENTIONS,
        "title": "Ensembles of the Belt and Road scenario model of Kazakhstan",
        "history": "written by run_sim.py export",
        "groups": ", ".join(labels),
    }
    with drafted(path) as draft:
        xr.Dataset(attrs=about).to_netcdf(draft, mode="w", engine=_ENGINE)
        for label, results in content:
            for group, dataset in _groups(label, results, content):
                packed = {
                    name: {"zlib": True} for name, v in dataset.data_vars.items() if v.ndim > 1
                }
                dataset.to_netcdf(draft, mode="a", group=group, engine=_ENGINE, encoding=packed)


def _groups(label: str, results: Results, content: Content) -> list[tuple[str, xr.Dataset]]:
    found = yearly_dataset(results, content.outcomes if RUNS in content.kinds else ())
    found.attrs["date_created"] = str(results.manifest.get("finished", "unknown"))
    if INPUTS in content.kinds:
        found = found.assign(input_variables(results))
    groups = [(label, found)]
    if QUANTILES in content.kinds:
        groups.append((f"{label}/{QUANTILES}", _quantiles(results, content.outcomes)))
    return groups


def _quantiles(results: Results, outcomes: Sequence[str]) -> xr.Dataset:
    """The stored percentiles of outcomes, (quantile, year), as quantiles."""
    import xarray as xr

    described = yearly_dataset(results, outcomes)
    levels = np.array(PERCENTILES) / 100
    return xr.Dataset(
        {
            name: (("quantile", "year"), results.summary(str(name)).percentiles, variable.attrs)
            for name, variable in described.data_vars.items()
        },
        {"quantile": ("quantile", levels, _QUANTILE), "year": described["year"]},
        described.attrs,
    )
