"""Results as labelled arrays (xarray), with units, long names and where they come from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from model.ensemble.input_units import input_description, input_unit
from model.ensemble.results import Results
from model.outcomes import Outcome
from model.output.provenance import provenance

if TYPE_CHECKING:
    import xarray as xr

CONVENTIONS = "CF-1.11"
_RUN = {"long_name": "index of the run", "units": "1"}
_YEAR = {"long_name": "calendar year", "units": "year"}
_QUARTER = {"long_name": "quarter of a calendar year", "units": "1"}
_START = {"long_name": "first day of the quarter", "standard_name": "time"}
_METHODS = {"sum": "year: sum", "mean": "year: mean", "last": "year: point"}
"""How the quarters make up a year, in the words of CF; ``point`` is the value at its end."""


def yearly_dataset(results: Results, outcomes: Sequence[str]) -> xr.Dataset:
    """Outcomes in their annual units, (run, year), of the whole years of the horizon."""
    import xarray as xr

    coordinates = {
        "run": ("run", results.runs, _RUN),
        "year": ("year", np.array(results.years, dtype=np.int32), _YEAR),
    }
    variables = {
        name: (("run", "year"), results.annual(name), _yearly(results.about(name)))
        for name in outcomes
    }
    return xr.Dataset(variables, coordinates, _about(results))


def quarterly_dataset(results: Results, outcomes: Sequence[str]) -> xr.Dataset:
    """Outcomes in their quarterly units, (run, quarter); a quarter has its year and first day."""
    import xarray as xr

    quarters = results.quarters
    starts = [f"{quarter.year}-{3 * quarter.number - 2:02d}-01" for quarter in quarters]
    coordinates = {
        "run": ("run", results.runs, _RUN),
        "quarter": ("quarter", [str(quarter) for quarter in quarters], _QUARTER),
        "year": ("quarter", np.array([q.year for q in quarters], dtype=np.int32), _YEAR),
        "time": ("quarter", np.array(starts, dtype="datetime64[ns]"), _START),
    }
    variables = {
        name: (
            ("run", "quarter"),
            results.values(name),
            _described(results.about(name), results.about(name).unit),
        )
        for name in outcomes
    }
    return xr.Dataset(variables, coordinates, _about(results))


def input_variables(results: Results) -> dict[str, Any]:
    """What each run was given, as variables (run,): parameters, ``dial.x`` and ``policy.x``."""
    drawn = set(results.drawn)
    return {
        name: ("run", values, {**_input(name), "varies": int(name in drawn)})
        for name, values in results.inputs().items()
    }


def _yearly(outcome: Outcome) -> dict[str, Any]:
    described = _described(outcome, outcome.annual_unit)
    return {**described, "cell_methods": _METHODS[outcome.aggregation]}


def _described(outcome: Outcome, unit: str) -> dict[str, Any]:
    return {
        "long_name": outcome.title,
        "units": unit,
        "description": outcome.description,
        "part": outcome.part,
        "aggregation": outcome.aggregation,
        "better": outcome.better,
        "headline": int(outcome.headline),
        "ledger": " ".join(outcome.ledger),
    }


def _input(name: str) -> dict[str, str]:
    return {"long_name": input_description(name), "units": input_unit(name)}


def _about(results: Results) -> dict[str, Any]:
    return {"Conventions": CONVENTIONS, **provenance(results)}
