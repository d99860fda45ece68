"""All that is told of a sensitivity analysis: text, plain data, CSV, figures and warnings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from model.analysis.sensitivity.attribution import Answers, yearly_indices
from model.analysis.sensitivity.morris import Screening, screening_doubts
from model.analysis.sensitivity.sobol import Indices
from model.analysis.sensitivity.soundness import advice, doubts
from model.outcomes import Outcome, outcome_registry
from model.output.morris_figure import morris_chart
from model.output.sensitivity_figures import sobol_chart
from model.output.sensitivity_tables import (
    MORRIS_LEGEND,
    SOBOL_LEGEND,
    indices_csv,
    indices_text,
    screening_text,
    screenings_csv,
)


class Report(Protocol):
    """What a command tells; `of` says what of."""

    @property
    def warnings(self) -> Sequence[str]:
        """What is wrong with the sample, and what to do."""

    def text(self, of: str) -> str:
        """Tables to read."""

    def document(self) -> dict[str, Any]:
        """All of it as plain data."""

    def csv(self) -> str:
        """All of it as one table."""

    def draw(self, folder: Path, of: str) -> list[Path]:
        """A figure an outcome."""


@dataclass(frozen=True)
class SobolReport:
    """Sobol indices by outcome: in one year, and in each year up to it.

    Outcomes that do not vary in that year are left out, and named in `still`.
    """

    last: Mapping[str, Indices]
    years: Mapping[str, Sequence[Indices]]
    still: tuple[str, ...]

    @classmethod
    def of(cls, answers: Answers, outcomes: Sequence[str], since: int, last: int) -> SobolReport:
        """The report of some outcomes in a year, and from the year `since` on."""
        found = {name: answers.indices(name, last) for name in outcomes}
        there = {name: indices for name, indices in found.items() if indices is not None}
        years = {
            name: [*yearly_indices(answers, name, since, last - 1), there[name]] for name in there
        }
        return cls(there, years, tuple(name for name in outcomes if name not in there))

    @property
    def warnings(self) -> list[str]:
        """Doubts about each outcome's indices, and one piece of advice."""
        found = [f"{name}: {doubt}" for name, each in self.last.items() for doubt in doubts(each)]
        still = [f"{name} does not vary, so it has no indices" for name in self.still]
        return [*still, *found, *([advice(next(iter(self.last.values())))] if found else [])]

    def text(self, of: str) -> str:
        """A table an outcome, and a legend."""
        tables = [indices_text(each, _about(name), of) for name, each in self.last.items()]
        return "\n\n".join([*tables, SOBOL_LEGEND])

    def document(self) -> dict[str, Any]:
        """By outcome the indices of all years, and the warnings."""
        return {
            "outcomes": [
                {**_heading(name), "years": [each.document() for each in years]}
                for name, years in self.years.items()
            ],
            "warnings": self.warnings,
        }

    def csv(self) -> str:
        """One line an outcome, year and input."""
        return indices_csv(self.years)

    def draw(self, folder: Path, of: str) -> list[Path]:
        """A figure an outcome."""
        return [
            sobol_chart(years, _about(name), of, folder / f"{name}_sobol.png")
            for name, years in self.years.items()
        ]


@dataclass(frozen=True)
class ScreeningReport:
    """Elementary effects by outcome."""

    found: Mapping[str, Screening]

    @classmethod
    def of(cls, answers: Answers, outcomes: Sequence[str], year: int) -> ScreeningReport:
        """The report of some outcomes in a year."""
        return cls({name: answers.screening(name, year) for name in outcomes})

    @property
    def warnings(self) -> list[str]:
        """Doubts about each outcome's effects, and one piece of advice."""
        found = [
            f"{name}: {doubt}"
            for name, each in self.found.items()
            for doubt in screening_doubts(each)
        ]
        more = 4 * next(iter(self.found.values())).trajectories
        advice = f"--runs {more} halves the intervals, and finished runs are kept where they fit"
        return [*found, advice] if found else []

    def text(self, of: str) -> str:
        """A table an outcome, and a legend."""
        tables = [screening_text(each, _about(name), of) for name, each in self.found.items()]
        return "\n\n".join([*tables, MORRIS_LEGEND])

    def document(self) -> dict[str, Any]:
        """By outcome the effects of all inputs, and the warnings."""
        return {
            "outcomes": [
                {**_heading(name), **each.document()} for name, each in self.found.items()
            ],
            "warnings": self.warnings,
        }

    def csv(self) -> str:
        """One line an outcome and input."""
        return screenings_csv(self.found)

    def draw(self, folder: Path, of: str) -> list[Path]:
        """A figure an outcome."""
        return [
            morris_chart(each, _about(name), of, folder / f"{name}_morris.png")
            for name, each in self.found.items()
        ]


def _about(outcome: str) -> Outcome:
    return outcome_registry()[outcome]


def _heading(outcome: str) -> dict[str, str]:
    about = _about(outcome)
    return {"outcome": outcome, "title": about.title, "unit": about.annual_unit}
