"""What a report is about: a reference, the scenarios set against it, and how they differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.analysis.compare import Comparison, compare
from model.ensemble.progress import Progress, silent
from model.ensemble.results import Results
from model.output.palette import REFERENCE, scenario_colours
from model.output.report.findings import Finding, judge
from model.output.report.shares import beside_amounts
from model.output.selection import FIGURES

if TYPE_CHECKING:
    from model.scenario import Scenario

HEADLINES = (FIGURES[0], "industrialization_index", FIGURES[1])
"""The outcomes that the summary begins with: what transit earns, and industrialization."""


@dataclass(frozen=True, slots=True)
class Member:
    """A scenario of the report with its results and the colour it has in all figures."""

    scenario: Scenario
    results: Results
    colour: str


@dataclass(frozen=True)
class Study:
    """A `reference` and scenarios compared with it in a `year`, each over the runs both share.

    `comparisons` are those of the scenarios, in their order. `command` is what was typed.
    """

    reference: Member
    others: tuple[Member, ...]
    year: int
    outcomes: tuple[str, ...]
    comparisons: tuple[Comparison, ...]
    command: str

    @property
    def members(self) -> tuple[Member, ...]:
        """The reference and the others."""
        return (self.reference, *self.others)

    @property
    def findings(self) -> Iterator[tuple[Member, Mapping[str, Finding]]]:
        """Each scenario with what its differences are called, by outcome, the headlines first."""
        for member, comparison in zip(self.others, self.comparisons, strict=True):
            found = {
                difference.outcome: judge(difference, comparison.runs)
                for difference in comparison.differences
            }
            first = [name for name in HEADLINES if name in found]
            ordered = {name: found[name] for name in dict.fromkeys([*first, *found])}
            yield member, beside_amounts(ordered)


def study(
    members: Sequence[tuple[Scenario, Results]],
    outcomes: Sequence[str],
    year: int,
    command: str,
    progress: Progress = silent,
) -> Study:
    """Compare scenarios with the first of them in some outcomes and a whole year all cover.

    Raises ``EnsembleError`` where they cannot be paired.
    """
    (scenario, reference), *others = members
    colours = scenario_colours([results.scenario for _, results in others])
    comparisons = []
    for place, (_, results) in enumerate(others):
        progress(place, len(others))
        comparisons.append(compare(reference, [results], outcomes, year))
    return Study(
        reference=Member(scenario, reference, REFERENCE),
        others=tuple(Member(each, results, colours[results.scenario]) for each, results in others),
        year=year,
        outcomes=tuple(outcomes),
        comparisons=tuple(comparisons),
        command=command,
    )
