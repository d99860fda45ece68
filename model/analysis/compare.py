"""Comparing scenarios with a reference, run by run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Protocol

import numpy as np

from model.analysis import risk_measures
from model.analysis.identical import explain_identity
from model.analysis.risk_measures import Risk
from model.analysis.significance import PairedDifference, paired_difference
from model.ensemble.failures import EnsembleError
from model.ensemble.progress import Progress, silent
from model.ensemble.results import Results
from model.numerics.arrays import FloatArray, IntArray
from model.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Difference:
    """How an outcome of a year differs between a scenario and the reference, in `unit`."""

    scenario: str
    outcome: str
    title: str
    unit: str
    year: int
    figures: PairedDifference

    def document(self) -> dict[str, Any]:
        """All of it on one level."""
        own = {name: getattr(self, name) for name in self.__slots__ if name != "figures"}
        return {**own, **asdict(self.figures)}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Scenarios compared with a reference in one year, over the `runs` that all of them share."""

    reference: str
    seed: int
    runs: int
    year: int
    differences: tuple[Difference, ...]
    risks: tuple[Risk, ...]
    warnings: tuple[str, ...] = ()

    def document(self) -> dict[str, Any]:
        """The comparison as plain data."""
        return {
            "reference": self.reference,
            "seed": self.seed,
            "runs": self.runs,
            "year": self.year,
            "differences": [difference.document() for difference in self.differences],
            "risk_measures": [asdict(risk) for risk in self.risks],
            "warnings": list(self.warnings),
        }


@dataclass(frozen=True, slots=True)
class Pair:
    """An outcome's annual values of the shared runs, (runs, years), under two scenarios."""

    outcome: Outcome
    years: tuple[int, ...]
    reference: FloatArray
    scenario: FloatArray

    @property
    def change(self) -> FloatArray:
        """What the scenario changes, run by run, (runs, years)."""
        return self.scenario - self.reference


class Yearly(Protocol):
    """An ensemble whose annual values can be compared, as ``Results`` are."""

    @property
    def scenario(self) -> str: ...

    @property
    def seed(self) -> int: ...

    @property
    def runs(self) -> IntArray: ...

    @property
    def years(self) -> tuple[int, ...]: ...

    def about(self, outcome: str) -> Outcome: ...

    def annual(self, outcome: str) -> FloatArray: ...


def compare(
    reference: Results,
    others: Sequence[Results],
    outcomes: Sequence[str],
    year: int,
    progress: Progress = silent,
) -> Comparison:
    """As `compare_yearly`, with a warning where scenarios give the same numbers."""
    found = compare_yearly(reference, others, outcomes, year, progress)
    same = (explain_identity(reference, other) for other in others)
    return replace(found, warnings=tuple(filter(None, same)))


def compare_yearly(
    reference: Yearly,
    others: Sequence[Yearly],
    outcomes: Sequence[str],
    year: int,
    progress: Progress = silent,
) -> Comparison:
    """Compare each of `others` with the `reference` in a whole year that all of them cover.

    `progress` is told how many outcomes are compared, out of how many. Raises ``EnsembleError``
    where they were run with different seeds and so cannot be paired.
    """
    shared = _shared_runs([reference, *others])
    differences: list[Difference] = []
    risks: list[Risk] = []
    total = len(others) * len(outcomes)
    for other in others:
        for name in outcomes:
            progress(len(differences), total)
            pair = pair_runs(reference, other, name, shared)
            differences.append(_difference(pair, other.scenario, year))
            if pair.outcome.headline:
                risks.append(_risk(pair, other.scenario, year))
    return Comparison(
        reference=reference.scenario,
        seed=reference.seed,
        runs=len(shared),
        year=year,
        differences=tuple(differences),
        risks=tuple(risks),
    )


def pair_runs(
    reference: Yearly, other: Yearly, outcome: str, shared: Sequence[int] | None = None
) -> Pair:
    """The values of an outcome in the runs and years that two ensembles share."""
    runs = _shared_runs([reference, other]) if shared is None else shared
    years = tuple(sorted(set(reference.years) & set(other.years)))
    return Pair(
        outcome=other.about(outcome),
        years=years,
        reference=_annual(reference, outcome, runs, years),
        scenario=_annual(other, outcome, runs, years),
    )


def common_years(ensembles: Sequence[Yearly]) -> tuple[int, ...]:
    """The whole years that all ensembles cover."""
    return tuple(sorted(set.intersection(*(set(results.years) for results in ensembles))))


def _shared_runs(ensembles: Sequence[Yearly]) -> list[int]:
    """Indices of the runs that finished in all ensembles."""
    if len({results.seed for results in ensembles}) > 1:
        raise EnsembleError("scenarios run with different seeds cannot be compared run by run")
    shared = set.intersection(*(set(results.runs.tolist()) for results in ensembles))
    if not shared:
        raise EnsembleError("the scenarios have no finished run in common")
    return sorted(shared)


def _annual(results: Yearly, outcome: str, runs: Sequence[int], years: Sequence[int]) -> FloatArray:
    rows = np.searchsorted(results.runs, runs)
    first = results.years.index(years[0])
    return results.annual(outcome)[rows, first : first + len(years)]


def _difference(pair: Pair, scenario: str, year: int) -> Difference:
    place = pair.years.index(year)
    return Difference(
        scenario=scenario,
        outcome=pair.outcome.name,
        title=pair.outcome.title,
        unit=pair.outcome.annual_unit,
        year=year,
        figures=paired_difference(pair.reference[:, place], pair.scenario[:, place]),
    )


def _risk(pair: Pair, scenario: str, year: int) -> Risk:
    """The risk measures of an outcome; it falls short where it ends worse than the reference's
    median."""
    place, better = pair.years.index(year), pair.outcome.better
    before, after = pair.reference[:, : place + 1], pair.scenario[:, : place + 1]
    loss = risk_measures.losses(before[:, -1], after[:, -1], better)
    level = float(np.median(before[:, -1]))
    drawdown = risk_measures.maximum_drawdown(after, better)
    return Risk(
        scenario=scenario,
        outcome=pair.outcome.name,
        title=pair.outcome.title,
        unit=pair.outcome.annual_unit,
        year=year,
        confidence=risk_measures.CONFIDENCE,
        value_at_risk=risk_measures.value_at_risk(loss),
        conditional_value_at_risk=risk_measures.conditional_value_at_risk(loss),
        shortfall_level=level,
        probability_of_shortfall=risk_measures.probability_of_shortfall(
            after[:, -1], level, better
        ),
        maximum_drawdown=float(np.median(drawdown)),
        maximum_drawdown_p95=float(np.percentile(drawdown, 95)),
        reference_maximum_drawdown=float(np.median(risk_measures.maximum_drawdown(before, better))),
    )
