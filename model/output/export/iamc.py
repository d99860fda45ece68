"""The time-series format of the Integrated Assessment Modeling Consortium, as pyam reads it.

Columns are model, scenario, region, variable, unit, then one a year. What is known of an ensemble
goes into the variable's name as in the database of the IPCC's Sixth Assessment Report (Byers et
al. 2022): ``Transit|Revenue|5.0th Percentile``, and ``|Mean``. Regions of Kazakhstan are regions
here too, ``Kazakhstan|Akmola region``. Values are those of the results, units said as the IAMC
writes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from model.corridors import corridors
from model.data_files import read_table
from model.ensemble.atomic import write_whole
from model.ensemble.results import Results
from model.ensemble.summary import PERCENTILES
from model.output.export.content import QUANTILES, Content, UnfitError
from model.output.export.tidy import csv_pieces
from model.output.provenance import provenance

HEAD = ("Model", "Scenario", "Region", "Variable", "Unit")
_MEAN = "Mean"
_EACH_CORRIDOR = "{corridor}"


@dataclass(frozen=True, slots=True)
class Variable:
    """What an outcome is called in this format, where it is, and its annual unit."""

    name: str
    region: str
    unit: str


@cache
def variables() -> Mapping[str, Variable]:
    """The variable of each outcome, from ``model/data/iamc.csv``.

    A row with ``{corridor}`` in its variable stands for one a corridor, each with its name.
    """
    return dict(found for row in read_table("iamc.csv") for found in _variables(row))


def _variables(row: Mapping[str, str]) -> Iterator[tuple[str, Variable]]:
    name, region, unit = row["variable"], row["region"], row["unit"]
    if _EACH_CORRIDOR not in name:
        yield row["outcome"], Variable(name, region, unit)
        return
    for corridor in corridors().values():
        yield corridor.outcome, Variable(name.replace(_EACH_CORRIDOR, corridor.iamc), region, unit)


def write_iamc(path: Path, content: Content) -> None:
    """Write the mean and the percentiles of each outcome as CSV.

    Raises ``UnfitError`` for anything but quantiles, and for an outcome that has no variable.
    """
    if list(content.kinds) != [QUANTILES]:
        raise UnfitError(f"{', '.join(content.kinds)}; allowed: {QUANTILES} alone")
    unknown = [name for name in content.outcomes if name not in variables()]
    if unknown:
        raise UnfitError(f"{unknown[0]} has no variable; allowed: {', '.join(variables())}")
    years = sorted({year for _, results in content for year in results.years})
    rows = (_rows(label, results, content, years) for label, results in content)
    write_whole(path, csv_pieces([(*HEAD, *years)], *rows))


def _rows(
    label: str, results: Results, content: Content, years: list[int]
) -> Iterator[tuple[Any, ...]]:
    model = str(provenance(results)["source"])
    for outcome in content.outcomes:
        about = variables()[outcome]
        for statistic, by_year in _statistics(results, outcome).items():
            named = (model, label, about.region, f"{about.name}|{statistic}", about.unit)
            yield *named, *(by_year.get(year, "") for year in years)


def _statistics(results: Results, outcome: str) -> dict[str, dict[int, float]]:
    """The values by year of each statistic, by its name in this format."""
    summary = results.summary(outcome)

    def by_year(values: Any) -> dict[int, float]:
        return dict(zip(summary.years, values.tolist(), strict=True))

    percentiles = {
        f"{float(level)}th Percentile": by_year(values)
        for level, values in zip(PERCENTILES, summary.percentiles, strict=True)
    }
    return {_MEAN: by_year(summary.mean), **percentiles}
