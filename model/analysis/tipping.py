"""How far an input may move before an outcome falls below a level, or below another scenario.

The input is set to each of some values in a scenario whose every other input stays as it is, in
the same runs; so each run has a curve of its own, and so has their median. Where the median's
curve crosses, the stretch between two values is halved a few times; within what is left, and in the
runs' own curves, values are joined by straight lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from model.analysis import crossing
from model.analysis.significance import CONFIDENCE, beyond_rounding
from model.analysis.study import Paired, Plan, Space, paired, variants
from model.analysis.study.paired import BASE
from model.clock import Quarter
from model.ensemble.failures import EnsembleError
from model.numerics.arrays import FloatArray
from model.outcomes import Outcome, outcome_registry
from model.parameters import Distribution
from model.scenario.inputs import input_registry

if TYPE_CHECKING:
    from model.scenario import Scenario

AGAINST = "against"
"""The label of the scenario whose values are the level."""
FALLS, RISES = "falls below", "rises above"


@dataclass(frozen=True)
class Level:
    """What an outcome in a year is held against: a `value` in its annual unit, or the `scenario`
    that gives each run a level of its own, by its `name`."""

    outcome: str
    year: int
    value: float | None = None
    scenario: Scenario | None = None
    name: str | None = None

    def gaps(self, found: Paired, labels: Sequence[str]) -> FloatArray:
        """How far each run is above the level under each label, (runs, labels).

        In the runs that finished under all of them. Raises ``EnsembleError`` where none did.
        """
        columns = found.at(self.outcome, self.year, [*labels, *self.scenarios()])
        if self.value is not None:
            return np.column_stack(columns) - self.value
        level = columns.pop()
        return np.column_stack([
            beyond_rounding(column - level, column, level) for column in columns
        ])  # fmt: skip

    def scenarios(self) -> dict[str, Scenario]:
        """The scenarios that are needed to tell the level."""
        return {} if self.scenario is None else {AGAINST: self.scenario}


@dataclass(frozen=True, slots=True)
class Reading:
    """What is found with the input at `value`: median and percentiles of the outcome, how far the
    median run is above the level, and the share of the runs below it."""

    value: float
    p05: float
    median: float
    p95: float
    gap: float
    below: float


@dataclass(frozen=True, slots=True)
class Tipping:
    """Where an input tips an outcome over a level.

    The input ranges from `low` to `high`, and the scenario has it at `setting` (where it is drawn,
    the register's default). `at` is where the median run crosses the level, none where it does not;
    of several crossings, the nearest to the setting. `at_low` and `at_high` hold it with 95 %
    confidence (bootstrap over runs), none where the end of the range does not bound it; `missed`
    is the share of resamples that do not cross. `direction` says which way the outcome goes there
    as the input rises. Of the runs one by one, `never` is the share that do not cross at all,
    `several` that cross more than once, and `p05`, `p50` and `p95` are percentiles of the nearest
    crossings of those that do.
    """

    input: str
    unit: str
    setting: float
    low: float
    high: float
    runs: int
    at: float | None
    at_low: float | None
    at_high: float | None
    missed: float | None
    direction: str | None
    never: float
    several: float
    p05: float | None
    p50: float | None
    p95: float | None
    readings: tuple[Reading, ...]

    def document(self) -> dict[str, Any]:
        """All of it as plain data."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Tippings:
    """Inputs by how little of their range it takes to tip an outcome over a level.

    Those at some value of which most runs fail are `left_out`.
    """

    outcome: Outcome
    year: int
    level: float
    """The level, or the median of the scenario that gives it."""
    against: str | None
    base_median: float
    base_below: float
    inputs: tuple[Tipping, ...]
    left_out: tuple[str, ...] = ()

    def document(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            "outcome": self.outcome.name,
            "title": self.outcome.title,
            "unit": self.outcome.annual_unit,
            "year": self.year,
            "level": self.level,
            "against": self.against,
            "base_median": self.base_median,
            "base_below": self.base_below,
            "inputs": [each.document() for each in self.inputs],
            "left_out": list(self.left_out),
        }


@dataclass(frozen=True)
class Search:
    """The `inputs` that are moved in a `scenario`, from the quarter `since` on if any, and the
    level that the outcome is held against."""

    scenario: Scenario
    inputs: Space
    level: Level
    since: Quarter | None = None

    def setting(self, name: str) -> float:
        """Where the scenario has an input; where it is drawn, the register's default."""
        about = input_registry()[name]
        values: Mapping[str, float] = getattr(self.scenario, about.section)
        drawn = name in self.scenario.uncertainty
        return about.default if drawn else values.get(name, about.default)

    def start(self, points: int) -> dict[str, list[float]]:
        """Values of each input, `points` evenly over its range and its own setting, rising."""
        found = {}
        for name, spread in self.inputs.spreads.items():
            own = {self.setting(name)} if spread.low <= self.setting(name) <= spread.high else set()
            found[name] = sorted({*evenly(spread, points), *own})
        return found

    def labels(self, values: Mapping[str, Sequence[float]], name: str) -> list[str]:
        """The labels of an input's values."""
        return [_label(name, value) for value in values[name]]

    def judgeable(self, values: Mapping[str, Sequence[float]], found: Paired) -> list[str]:
        """The inputs at each of whose values enough runs finished.

        Raises ``EnsembleError`` where there is none.
        """
        level = self.level.scenarios()
        names = [n for n in values if found.mostly_finished([*self.labels(values, n), *level])]
        if not names:
            reason = next(text for those in found.errors.values() for text in those.values())
            raise EnsembleError(f"most runs failed with every input: {reason}")
        return names

    def run(self, values: Mapping[str, Sequence[float]], plan: Plan) -> Paired:
        """The scenario with each of the inputs at each of its values, and what gives the level."""
        settings = {_label(n, value): {n: value} for n in values for value in values[n]}
        scenarios = variants(self.scenario, settings, self.since)
        scenarios |= self.level.scenarios()
        return paired(scenarios, [self.level.outcome], self.level.year, plan)


def evenly(spread: Distribution, points: int) -> list[float]:
    """Values from one end of a range to the other, as evenly spaced as it is seen."""
    values = spread.quantile(np.linspace(0.0, 1.0, points))
    return [float(value) for value in np.clip(values, spread.low, spread.high)]


def explore(
    search: Search, points: int, halvings: int, plan: Plan
) -> tuple[Paired, dict[str, list[float]]]:
    """What is found at values of each input, and these values: evenly spaced ones, then closer ones
    where the median crosses, `halvings` times."""
    values = search.start(points)
    found = search.run(values, plan)
    for _ in range(halvings):
        judgeable = search.judgeable(values, found)
        middles = {name: _middle(search, found, values, name) for name in judgeable}
        more = {name: value for name, value in middles.items() if value is not None}
        if not more:
            break
        values = {n: sorted({*v, more[n]}) if n in more else v for n, v in values.items()}
        found = search.run(values, plan)
    return found, values


def tippings(search: Search, found: Paired, values: Mapping[str, Sequence[float]]) -> Tippings:
    """Where each input tips the outcome, by what `explore` found; the one that does first leads."""
    level = search.level
    base = found.at(level.outcome, level.year, [BASE, *level.scenarios()])
    judgeable = search.judgeable(values, found)
    inputs = [_tipping(search, found, values, name) for name in judgeable]
    return Tippings(
        outcome=outcome_registry()[level.outcome],
        year=level.year,
        level=float(np.median(base[-1])) if level.value is None else level.value,
        against=level.name,
        base_median=float(np.median(base[0])),
        base_below=float(crossing.sides(level.gaps(found, [BASE])).mean()),
        inputs=tuple(sorted(inputs, key=_distance)),
        left_out=tuple(name for name in values if name not in judgeable),
    )


def _tipping(
    search: Search, found: Paired, values: Mapping[str, Sequence[float]], name: str
) -> Tipping:
    labels, setting = search.labels(values, name), search.setting(name)
    points, gaps = np.array(values[name]), search.level.gaps(found, labels)
    middle = np.median(gaps, axis=0)
    at = _crossing(points, middle, setting)
    low, high, missed = _bounds(points, gaps, setting, at, found.seed)
    every = crossing.crossings(points, gaps)
    own = crossing.nearest(every, setting)
    p05, p50, p95 = _percentiles(own[~np.isnan(own)])
    spread = search.inputs.spreads[name]
    return Tipping(
        input=name,
        unit=input_registry()[name].unit,
        setting=setting,
        low=spread.low,
        high=spread.high,
        runs=len(gaps),
        at=at,
        at_low=low,
        at_high=high,
        missed=missed,
        direction=_direction(points, middle, setting),
        never=float(np.isnan(own).mean()),
        several=float(((~np.isnan(every)).sum(axis=1) > 1).mean()),
        p05=p05,
        p50=p50,
        p95=p95,
        readings=_readings(search, found, values[name], labels),
    )


def _percentiles(places: FloatArray) -> list[float | None]:
    if not len(places):
        return [None, None, None]
    return [float(place) for place in np.percentile(places, (5, 50, 95))]


def _readings(
    search: Search, found: Paired, values: Sequence[float], labels: Sequence[str]
) -> tuple[Reading, ...]:
    level = search.level
    outcomes = found.at(level.outcome, level.year, [*labels, *level.scenarios()])[: len(labels)]
    gaps = level.gaps(found, labels)
    columns = np.vstack([
        values,
        *np.percentile(outcomes, (5, 50, 95), axis=1),
        np.median(gaps, axis=0),
        crossing.sides(gaps).mean(axis=0),
    ]).T  # fmt: skip
    return tuple(Reading(*column) for column in columns.tolist())


def _middle(
    search: Search, found: Paired, values: Mapping[str, Sequence[float]], name: str
) -> float | None:
    """Half way between the two values of an input between which the median crosses."""
    gaps = np.median(search.level.gaps(found, search.labels(values, name)), axis=0)
    ends = crossing.bracket(np.array(values[name]), gaps, search.setting(name))
    return None if ends is None else (ends[0] + ends[1]) / 2


def _crossing(points: FloatArray, middle: FloatArray, setting: float) -> float | None:
    at = crossing.nearest(crossing.crossings(points, middle[None, :]), setting)[0]
    return None if np.isnan(at) else float(at)


def _direction(points: FloatArray, middle: FloatArray, setting: float) -> str | None:
    ends = crossing.bracket(points, middle, setting)
    if ends is None:
        return None
    return RISES if middle[int(np.searchsorted(points, ends[0]))] < 0.0 else FALLS


def _bounds(
    points: FloatArray, gaps: FloatArray, setting: float, at: float | None, seed: int
) -> tuple[float | None, float | None, float | None]:
    """The bootstrap interval of where the median crosses, and the share of resamples without.

    A resample that does not cross is taken to do so beyond the end of the range that lies on the
    crossing's side of the setting; a bound that falls among these is none.
    """
    if at is None:
        return None, None, None
    again = crossing.resampled_medians(gaps, seed)
    places = crossing.nearest(crossing.crossings(points, again), setting)
    missed = np.isnan(places)
    beyond = np.inf if at >= setting else -np.inf
    tail = (1.0 - CONFIDENCE) / 2
    ranked = np.sort(np.where(missed, beyond, places))
    low, high = (ranked[round(q * (len(ranked) - 1))] for q in (tail, 1.0 - tail))
    return _finite(low), _finite(high), float(missed.mean())


def _finite(bound: float) -> float | None:
    return float(bound) if np.isfinite(bound) else None


def _distance(each: Tipping) -> tuple[float, float]:
    """How much of its range an input has to move; those that tip nothing by how near they come."""
    if each.at is not None:
        return 0.0, abs(each.at - each.setting) / (each.high - each.low)
    return 1.0, min(abs(reading.below - 0.5) for reading in each.readings)


def _label(name: str, value: float) -> str:
    return f"{name} {value!r}"
