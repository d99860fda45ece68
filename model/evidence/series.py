"""The register of observed series: what each measures and which outcome it speaks to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from model.data_files import read_entries, read_table
from model.outcomes import outcome_registry

LAST_FITTED_YEAR = 2018
"""The calibration is shown observations up to this year, and none of later ones."""
MONEY = ("none", "current_usd", "current_kzt")
SCALES = ("log", "linear")


@dataclass(frozen=True, slots=True)
class Series:
    """One observed quantity.

    `factor` and `money` turn its published unit into the annual unit of `outcome`; an empty
    `outcome` means that nothing in the model stands for it and that it is kept for the reader.
    On the `scale` on which errors are alike (``log``: ratios; ``linear``: the outcome's unit),
    `structure` is one standard deviation of what the model may be off however its parameters are
    set. Only a `fitted` series is a target of the calibration. On later figures of an `informed`
    one a parameter rests, so that they are no test.
    """

    name: str
    part: str
    title: str
    description: str
    unit: str
    outcome: str
    factor: float
    money: str
    scale: str
    structure: float
    fitted: bool
    informed: bool
    ledger: tuple[str, ...]

    def in_outcome_unit(self, value: float, year: int) -> float:
        """A published value as the annual value of the outcome it speaks to."""
        return value * self.factor / price(self.money, year)


@cache
def series_registry() -> Mapping[str, Series]:
    """All series by name, read from ``model/data/evidence/series``.

    Raises ``ValueError`` for an unknown outcome, scale or kind of money.
    """
    return {
        name: _series(part, name, fields) for part, name, fields in read_entries("evidence/series")
    }


@cache
def _yearly(variable: str) -> Mapping[int, float]:
    return {
        int(row["period"]): float(row["value"])
        for row in read_table("drivers.csv")
        if row["variable"] == variable
    }


def price(money: str, year: int) -> float:
    """Units of `money` of a year for one dollar of 2018; 1 where it is no money."""
    if money == "none":
        return 1.0
    level = _yearly("us_price_level")[year]
    return level if money == "current_usd" else level * _yearly("tenge_per_dollar")[year]


def _series(part: str, name: str, fields: dict[str, object]) -> Series:
    series = Series(
        name=name,
        part=part,
        title=str(fields["title"]),
        description=str(fields["description"]).strip(),
        unit=str(fields["unit"]),
        outcome=str(fields.get("outcome", "")),
        factor=float(fields.get("factor", 1.0)),  # type: ignore[arg-type]
        money=str(fields.get("money", "none")),
        scale=str(fields.get("scale", "log")),
        structure=float(fields.get("structure", 0.0)),  # type: ignore[arg-type]
        fitted=bool(fields.get("fitted", False)),
        informed=bool(fields.get("informed", False)),
        ledger=tuple(fields.get("ledger", ())),  # type: ignore[arg-type]
    )
    _check(series)
    return series


def _check(series: Series) -> None:
    if series.outcome and series.outcome not in outcome_registry():
        raise ValueError(f"series {series.name}: no outcome {series.outcome}")
    if series.money not in MONEY or series.scale not in SCALES:
        raise ValueError(f"series {series.name}: money is one of {MONEY}, scale one of {SCALES}")
    if series.fitted and not (series.outcome and series.structure > 0):
        raise ValueError(f"series {series.name} is fitted, so it needs an outcome and a structure")
