"""A labelled array of runs, read as an ensemble to be compared."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from model.api.arguments import refusal
from model.numerics.arrays import FloatArray, IntArray
from model.outcomes import Outcome

if TYPE_CHECKING:
    import xarray as xr

_ORIGIN = ("scenario", "seed")
_MEANING = ("units", "better")


class Recorded:
    """Yearly values of an ensemble, as ``simulate`` and ``load_results`` give them.

    Raises ``ScenarioError`` where a dataset does not say which ensemble it is of, or has no years.
    """

    def __init__(self, dataset: xr.Dataset) -> None:
        import xarray as xr

        if not isinstance(dataset, xr.Dataset):
            allowed = "scenarios, and datasets of simulate or load_results"
            raise refusal("compare", f"{type(dataset).__name__} will not do", allowed=allowed)
        missing = [name for name in _ORIGIN if name not in dataset.attrs]
        if missing:
            allowed = "datasets of simulate or load_results, with their attributes"
            raise refusal("compare", f"a dataset without {' and '.join(missing)}", allowed=allowed)
        if not {"run", "year"} <= set(dataset.dims):
            found = f"a dataset with dimensions {', '.join(map(str, dataset.dims))}"
            raise refusal("compare", found, allowed="yearly values, (run, year)")
        self._dataset = dataset

    @property
    def scenario(self) -> str:
        """The name of the scenario."""
        return str(self._dataset.attrs["scenario"])

    @property
    def seed(self) -> int:
        """The seed of all random numbers."""
        return int(self._dataset.attrs["seed"])

    @property
    def state(self) -> str:
        """The state of the model that ran it, as a hash; empty where that is not said."""
        return str(self._dataset.attrs.get("version_model", ""))

    @cached_property
    def runs(self) -> IntArray:
        """The indices of its runs."""
        return self._dataset["run"].to_numpy().astype(np.int64)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The whole years it holds."""
        return tuple(self._dataset["year"].to_numpy().tolist())

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The outcomes whose unit and better direction are known."""
        return tuple(
            str(name)
            for name, variable in self._dataset.data_vars.items()
            if set(variable.dims) == {"run", "year"} and set(_MEANING) <= set(variable.attrs)
        )

    def about(self, outcome: str) -> Outcome:
        """What an outcome is."""
        told = self._dataset[outcome].attrs
        return Outcome(
            name=outcome,
            part=told.get("part", ""),
            title=told.get("long_name", outcome),
            description=told.get("description", ""),
            unit=told["units"],
            annual_unit=told["units"],
            aggregation=told.get("aggregation", "mean"),
            better=told["better"],
            headline=bool(told.get("headline", False)),
            ledger=tuple(told.get("ledger", "").split()),
        )

    def annual(self, outcome: str) -> FloatArray:
        """Values of an outcome in its annual unit, (runs, years)."""
        return self._dataset[outcome].transpose("run", "year").to_numpy()
