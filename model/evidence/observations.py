"""The observed figures, each with its source; where sources conflict, the one used and why."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from model.data_files import DATA_FOLDER, read_table
from model.evidence.series import LAST_FITTED_YEAR, Series, series_registry
from model.outcomes import outcome_registry

FOLDER = "evidence"
ERROR = {"high": 0.03, "medium": 0.07, "low": 0.15}
"""One standard deviation of a figure's own error, relative, by the confidence it deserves.

A judgement: official figures of well-kept series are revised by a few per cent, figures from
speeches and round numbers are off by some ten.
"""
_WITHIN = 1.645
"""Standard deviations to either side that hold 90 % of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One published figure of a series, as it was published.

    `year` is none where it covers another `period` than a whole year. `low` and `high` bound it
    where sources give a range. Of figures that conflict at most one is `used`; `reason` says why
    this one is, or why it is not.
    """

    series: str
    period: str
    value: float
    low: float | None
    high: float | None
    unit: str
    used: bool
    reason: str
    source: str
    source_type: str
    confidence: str
    note: str

    @property
    def year(self) -> int | None:
        """The whole year that the figure covers."""
        return int(self.period) if self.period.isdecimal() else None


@dataclass(frozen=True, slots=True)
class Target:
    """A used figure in the annual unit of an outcome.

    `error` is one standard deviation of the figure's own error on the series' scale: log points,
    or the outcome's unit.
    """

    series: Series
    year: int
    value: float
    error: float
    confidence: str
    source: str

    @property
    def unit(self) -> str:
        """The unit of its value."""
        return outcome_registry()[self.series.outcome].annual_unit

    @property
    def seen(self) -> bool:
        """Whether the calibration may have been shown it."""
        return self.year <= LAST_FITTED_YEAR


@cache
def observations() -> tuple[Observation, ...]:
    """All figures, read from the tables in ``model/data/evidence``, in their order.

    Raises ``ValueError`` where a row names no known series, has another unit than its series, says
    neither yes nor no to its use, or where two of one period are used.
    """
    tables = sorted((DATA_FOLDER / FOLDER).glob("*.csv"))
    found = [_observation(row) for path in tables for row in read_table(f"{FOLDER}/{path.name}")]
    _check(found)
    return tuple(found)


@cache
def targets() -> tuple[Target, ...]:
    """The used figures of whole years that speak to an outcome, by series and year."""
    spoken = [
        _target(observation, observation.year)
        for observation in observations()
        if observation.used
        and observation.year is not None
        and series_registry()[observation.series].outcome
    ]
    return tuple(sorted(spoken, key=lambda target: (target.series.name, target.year)))


def _observation(row: dict[str, str]) -> Observation:
    if row["used"] not in ("yes", "no"):
        raise ValueError(f"{row['series']} {row['period']}: used is yes or no")
    return Observation(
        series=row["series"],
        period=row["period"],
        value=float(row["value"]),
        low=float(row["low"]) if row["low"] else None,
        high=float(row["high"]) if row["high"] else None,
        unit=row["unit"],
        used=row["used"] == "yes",
        reason=row["reason"],
        source=row["source"],
        source_type=row["source_type"],
        confidence=row["confidence"],
        note=row["note"],
    )


def _check(found: Sequence[Observation]) -> None:
    used: set[tuple[str, str]] = set()
    for observation in found:
        series = series_registry().get(observation.series)
        if series is None:
            raise ValueError(f"the evidence names {observation.series}, which is no series")
        if observation.unit != series.unit:
            raise ValueError(f"{series.name} {observation.period}: its unit is {series.unit}")
        if observation.confidence not in ERROR:
            raise ValueError(f"{series.name} {observation.period}: confidence {list(ERROR)}")
        place = (series.outcome or series.name, observation.period)
        if observation.used and place in used:
            raise ValueError(f"two figures of {place[0]} for {observation.period} are used")
        if observation.used:
            used.add(place)


def _target(observation: Observation, year: int) -> Target:
    series = series_registry()[observation.series]
    value = series.in_outcome_unit(observation.value, year)
    return Target(
        series=series,
        year=year,
        value=value,
        error=_error(observation, series, year, value),
        confidence=observation.confidence,
        source=observation.source,
    )


def _error(observation: Observation, series: Series, year: int, value: float) -> float:
    """The larger of the error that the confidence suggests and that of the range given."""
    usual = ERROR[observation.confidence] * (1.0 if series.scale == "log" else abs(value))
    if observation.low is None or observation.high is None:
        return usual
    low, high = (series.in_outcome_unit(x, year) for x in (observation.low, observation.high))
    if series.scale == "linear":
        return max(usual, (high - low) / (2 * _WITHIN))
    return max(usual, math.log(high / low) / (2 * _WITHIN)) if low > 0 else usual
