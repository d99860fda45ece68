"""The hindcast: each published figure beside what the model and naive forecasts make of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from model.analysis.validation import naive
from model.analysis.validation.predictive import DRIFT, predicted
from model.analysis.validation.scores import crps, skill, within
from model.ensemble.progress import Progress, silent
from model.ensemble.results import Results
from model.evidence import LAST_FITTED_YEAR, Target
from model.numerics.arrays import FloatArray

TO_FIT, UNSEEN = f"to {LAST_FITTED_YEAR}", f"after {LAST_FITTED_YEAR}"
KNOWN = f"{UNSEEN}, known"
"""Later figures on which a parameter rests: the calibration has not seen them, its makers had."""
GROUPS = (TO_FIT, UNSEEN, KNOWN)


@dataclass(frozen=True, slots=True)
class Checked:
    """One published figure and what was predicted for it, in the outcome's annual unit.

    Percentiles are those of the prediction: the runs with the errors of figure and structure
    about them. `runs_p05` and `runs_p95` are those of the runs alone. Naive forecasts see
    earlier figures of the same series only, of years after 2018 those up to 2018; they are none
    where there are too few.
    """

    series: str
    title: str
    outcome: str
    unit: str
    year: int
    fitted: bool
    informed: bool
    observed: float
    source: str
    median: float
    p05: float
    p25: float
    p75: float
    p95: float
    runs_p05: float
    runs_p95: float
    within_50: bool
    within_90: bool
    runs_within_90: bool
    crps: float
    last_value: float | None
    trend: float | None

    @property
    def group(self) -> str:
        """Which figures it belongs to: those of fitted years, later ones, or known later ones."""
        if self.year <= LAST_FITTED_YEAR:
            return TO_FIT
        return KNOWN if self.informed else UNSEEN


@dataclass(frozen=True, slots=True)
class Score:
    """How a series was met in one group of years.

    `error` and `bias` are the mean absolute and the mean difference of predicted median and
    observed value, over the mean size of the observed values. `crps` is in the outcome's unit. A
    skill is the part of a naive forecast's mean absolute error (for `crps_skill_*`, of its score)
    that the model saves.
    """

    series: str
    title: str
    outcome: str
    unit: str
    group: str
    fitted: bool
    figures: int
    error: float
    bias: float
    coverage_50: float
    coverage_90: float
    runs_coverage_90: float
    crps: float
    skill_last_value: float | None
    skill_trend: float | None
    crps_skill_last_value: float | None
    crps_skill_trend: float | None


@dataclass(frozen=True, slots=True)
class Total:
    """A group of years as a whole: figures, coverage, and series on which naive forecasts lose."""

    group: str
    series: int
    figures: int
    error: float
    coverage_50: float
    coverage_90: float
    runs_coverage_90: float
    compared_with_last_value: int
    beats_last_value: int
    compared_with_trend: int
    beats_trend: int


@dataclass(frozen=True)
class Hindcast:
    """All that was checked of an ensemble, and the scores it got."""

    scenario: str
    runs: int
    seed: int
    checked: tuple[Checked, ...]
    scores: tuple[Score, ...]
    totals: tuple[Total, ...]

    def document(self) -> dict[str, Any]:
        """The hindcast as plain data."""
        return {
            "scenario": self.scenario,
            "runs": self.runs,
            "seed": self.seed,
            "last_fitted_year": LAST_FITTED_YEAR,
            "drift": DRIFT,
            "totals": [asdict(total) for total in self.totals],
            "series": [asdict(score) for score in self.scores],
            "figures": [asdict(each) for each in self.checked],
        }


def hindcast(
    results: Results,
    targets: Sequence[Target],
    known: Sequence[Target] | None = None,
    progress: Progress = silent,
) -> Hindcast:
    """Hold an ensemble against `targets`, those of years and outcomes it lacks left out.

    `known` are the figures from which naive forecasts start, the targets themselves where none
    are given. `progress` is told how many of the targets are dealt with, out of how many.
    """
    covered = _covered(results, targets)
    past = covered if known is None else _covered(results, known)
    checked = []
    for done, target in enumerate(covered):
        progress(done, len(covered))
        checked.append(_check(results, target, past))
    scores = tuple(_scores(checked))
    return Hindcast(
        scenario=results.scenario,
        runs=len(results.runs),
        seed=results.seed,
        checked=tuple(checked),
        scores=scores,
        totals=tuple(_totals(checked, scores)),
    )


def _covered(results: Results, targets: Sequence[Target]) -> list[Target]:
    own = [t for t in targets if t.year in results.years and t.series.outcome in results.outcomes]
    return sorted(own, key=lambda target: (target.series.name, target.year))


def _runs(results: Results, target: Target) -> FloatArray:
    return results.annual(target.series.outcome)[:, results.years.index(target.year)]


def _check(results: Results, target: Target, known: Sequence[Target]) -> Checked:
    runs = _runs(results, target)
    sample = predicted(target, runs)
    p05, p25, median, p75, p95 = np.percentile(sample, (5, 25, 50, 75, 95))
    runs_p05, runs_p95 = np.percentile(runs, (5, 95))
    last, line = _naive(target, known)
    return Checked(
        series=target.series.name,
        title=target.series.title,
        outcome=target.series.outcome,
        unit=target.unit,
        year=target.year,
        fitted=target.series.fitted and target.seen,
        informed=target.series.informed,
        observed=target.value,
        source=target.source,
        median=float(median),
        p05=float(p05),
        p25=float(p25),
        p75=float(p75),
        p95=float(p95),
        runs_p05=float(runs_p05),
        runs_p95=float(runs_p95),
        within_50=within(sample, target.value, 0.5),
        within_90=within(sample, target.value, 0.9),
        runs_within_90=bool(runs_p05 <= target.value <= runs_p95),
        crps=crps(sample, target.value),
        last_value=last,
        trend=line,
    )


def _naive(target: Target, known: Sequence[Target]) -> tuple[float | None, float | None]:
    """The last value and the trend of a target, in the outcome's unit."""
    past = {
        other.year: other.value
        for other in known
        if other.series.name == target.series.name and other.seen
    }
    line = naive.trend(past, target.year)
    if line is not None and target.series.scale == "log":
        line = max(line, 0.0)  # what is never negative is not forecast to be
    return naive.last_value(past, target.year), line


def _scores(checked: Sequence[Checked]) -> Iterable[Score]:
    for group in GROUPS:
        for series in dict.fromkeys(each.series for each in checked):
            own = [each for each in checked if each.series == series and each.group == group]
            if own:
                yield _score(own, group)


def _score(own: Sequence[Checked], group: str) -> Score:
    first = own[0]
    size = float(np.mean([abs(each.observed) for each in own])) or 1.0
    gaps = np.array([each.median - each.observed for each in own])
    return Score(
        series=first.series,
        title=first.title,
        outcome=first.outcome,
        unit=first.unit,
        group=group,
        fitted=any(each.fitted for each in own),
        figures=len(own),
        error=float(np.abs(gaps).mean()) / size,
        bias=float(gaps.mean()) / size,
        coverage_50=_share(each.within_50 for each in own),
        coverage_90=_share(each.within_90 for each in own),
        runs_coverage_90=_share(each.runs_within_90 for each in own),
        crps=float(np.mean([each.crps for each in own])),
        skill_last_value=_skill(own, "last_value", "median"),
        skill_trend=_skill(own, "trend", "median"),
        crps_skill_last_value=_skill(own, "last_value", "crps"),
        crps_skill_trend=_skill(own, "trend", "crps"),
    )


def _skill(own: Sequence[Checked], forecast: str, by: str) -> float | None:
    """Skill against a naive forecast over the figures for which there is one."""
    compared = _compared(own, forecast)
    if not compared:
        return None
    scored = float(np.mean([each.crps for each in compared]))
    return skill(scored if by == "crps" else _error(compared, by), _error(compared, forecast))


def _share(values: Iterable[bool]) -> float:
    return float(np.mean(list(values)))


def _totals(checked: Sequence[Checked], scores: Sequence[Score]) -> Iterable[Total]:
    for group in GROUPS:
        own = [each for each in checked if each.group == group]
        if own:
            yield _total(group, own, [score for score in scores if score.group == group])


def _total(group: str, own: Sequence[Checked], scores: Sequence[Score]) -> Total:
    last, line = (_duels(own, forecast) for forecast in ("last_value", "trend"))
    return Total(
        group=group,
        series=len(scores),
        figures=len(own),
        error=float(np.mean([score.error for score in scores])),
        coverage_50=_share(each.within_50 for each in own),
        coverage_90=_share(each.within_90 for each in own),
        runs_coverage_90=_share(each.runs_within_90 for each in own),
        compared_with_last_value=len(last),
        beats_last_value=sum(last),
        compared_with_trend=len(line),
        beats_trend=sum(line),
    )


def _duels(own: Sequence[Checked], forecast: str) -> list[bool]:
    """For each series that has such a naive forecast, whether the model was nearer."""
    found = []
    for series in dict.fromkeys(each.series for each in own):
        compared = _compared([each for each in own if each.series == series], forecast)
        if compared:
            found.append(_error(compared, "median") < _error(compared, forecast))
    return found


def _compared(own: Sequence[Checked], forecast: str) -> list[Checked]:
    return [each for each in own if getattr(each, forecast) is not None]


def _error(own: Sequence[Checked], forecast: str) -> float:
    """Mean absolute error of a forecast, in the outcome's unit."""
    return float(np.mean([abs(getattr(each, forecast) - each.observed) for each in own]))
