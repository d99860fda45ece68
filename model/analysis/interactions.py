"""Which pairs of risks do more, or less, together than each on its own adds up to.

The design is a full factorial of two dials, each as the scenario has it and at its worst, around a
scenario whose every other input stays as it is, in runs that share all luck: the interaction of two
dials is what both do less what each does alone, run by run. It is the two-factor interaction of a
2 x 2 factorial design (Box, Hunter and Hunter 2005, "Statistics for Experimenters", chapter 5),
with the scenario itself as its origin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np

from model.analysis.changes import Change, changes_of
from model.analysis.significance import (
    AGREEMENT,
    CONFIDENCE,
    FEWEST,
    beyond_rounding,
    holm,
    p_value,
)
from model.analysis.study import Paired, Plan, paired, variants
from model.analysis.study.paired import BASE
from model.clock import Quarter
from model.ensemble.failures import EnsembleError
from model.numerics.arrays import FloatArray
from model.outcomes import Outcome, outcome_registry
from model.risks import dial_registry

if TYPE_CHECKING:
    from model.scenario import Scenario

COMPOUND, CANCEL, UNTOLD = "compound", "cancel", "not told apart"
WORST = 1.0


@dataclass(frozen=True, slots=True)
class Interaction:
    """Two dials at their worst: what both do, and how far that is from what each does alone.

    `together` is the mean change that both bring, `apart` the sum of those that each brings alone,
    `change` their difference by run. `p_adjusted` is Holm's, over all pairs. `verdict` says
    whether the pair compounds, cancels, or neither can be told.
    """

    first: str
    second: str
    together: float
    apart: float
    change: Change
    p_value: float
    p_adjusted: float
    verdict: str


@dataclass(frozen=True, slots=True)
class Single:
    """A dial, where the scenario has it (no one place if it differs from run to run), and what it
    does at its worst alone."""

    dial: str
    title: str
    setting: float | None
    change: Change


@dataclass(frozen=True, slots=True)
class Interactions:
    """All pairs of some dials, by how far each is from adding up, the furthest first."""

    outcome: Outcome
    year: int
    runs: int
    base_median: float
    singles: tuple[Single, ...]
    pairs: tuple[Interaction, ...]

    def document(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            "outcome": self.outcome.name,
            "title": self.outcome.title,
            "unit": self.outcome.annual_unit,
            "better": self.outcome.better,
            "year": self.year,
            "runs": self.runs,
            "base_median": self.base_median,
            "dials": [asdict(each) for each in self.singles],
            "pairs": [asdict(each) for each in self.pairs],
        }


def largest(found: Paired, dials: Sequence[str], outcomes: Sequence[str], year: int) -> list[str]:
    """The dials by how far each at its worst moves any of the outcomes, the furthest first.

    An outcome's moves are counted in standard deviations of the scenario's own runs, so that
    outcomes with different units weigh alike. Dials that fail in most runs, or move nothing, are
    left out.
    """
    reach: dict[str, float] = {}
    for dial in dials:
        if not _finished(found, [dial]):
            continue
        cells = [found.at(outcome, year, [BASE, dial]) for outcome in outcomes]
        reach[dial] = max(_reach(*cell) for cell in cells)
    return sorted((dial for dial in reach if reach[dial] > 0.0), key=lambda dial: -reach[dial])


def turned(
    scenario: Scenario,
    groups: Sequence[Sequence[str]],
    outcomes: Sequence[str],
    year: int,
    plan: Plan,
    since: Quarter | None = None,
) -> Paired:
    """A scenario, and each group of dials in it turned to the worst, in the same runs.

    The label of a group is that of `label`. With `since`, dials are turned at that quarter only.
    """
    settings = {label(*group): dict.fromkeys(group, WORST) for group in groups}
    return paired(variants(scenario, settings, since), outcomes, year, plan)


def label(*dials: str) -> str:
    """What a scenario with some dials at their worst goes by."""
    return " + ".join(dials)


def groups_of(dials: Sequence[str]) -> list[tuple[str, ...]]:
    """What has to be turned for the interactions of some dials: each alone, and all pairs."""
    return [*((dial,) for dial in dials), *combinations(dials, 2)]


def judgeable(found: Paired, dials: Sequence[str]) -> list[str]:
    """The dials without those that make most runs fail, alone or with one of the others.

    Raises ``EnsembleError`` where fewer than two are left.
    """
    kept = list(dials)
    while failed := [group for group in groups_of(kept) if not _finished(found, group)]:
        often = Counter(dial for group in failed for dial in group)
        kept.remove(often.most_common(1)[0][0])
    if len(kept) < 2:
        reason = next(text for those in found.errors.values() for text in those.values())
        raise EnsembleError(f"most runs failed with all pairs of dials: {reason}")
    return kept


def interactions(
    found: Paired, scenario: Scenario, dials: Sequence[str], outcome: str, year: int
) -> Interactions:
    """The interactions of all pairs of some dials, by what `turned` found of their groups.

    By the runs that finished in all of these. Raises ``EnsembleError`` where none did.
    """
    groups = groups_of(dials)
    base, *ends = found.at(outcome, year, [BASE, *(label(*group) for group in groups)])
    values = dict(zip(groups, ends, strict=True))
    alone = np.column_stack([beyond_rounding(values[d,] - base, values[d,], base) for d in dials])
    singles = dict(zip(dials, changes_of(alone, found.seed), strict=True))
    return Interactions(
        outcome=outcome_registry()[outcome],
        year=year,
        runs=len(base),
        base_median=float(np.median(base)),
        singles=tuple(
            Single(dial, dial_registry()[dial].title, _setting(scenario, dial), change)
            for dial, change in singles.items()
        ),
        pairs=_pairs(base, values, singles, outcome, found.seed),
    )


def interaction_effect(
    base: FloatArray, first: FloatArray, second: FloatArray, both: FloatArray
) -> FloatArray:
    """f(a, b) - f(a) - f(b) + f(0) in each run, (runs,); nothing where rounding can make it."""
    return beyond_rounding((both - first) - (second - base), base, first, second, both)


def verdict(change: Change, p_adjusted: float, runs: int, worse: float) -> str:
    """Whether a pair compounds, cancels, or neither can be told.

    A direction is told where Holm's p-value is below 5 %, 80 % of the runs agree on it, and there
    are 30 runs or more. `worse` is the sign of a change for the worse: a pair compounds where it
    is worse together than what each does alone adds up to.
    """
    unsure = p_adjusted >= 1.0 - CONFIDENCE or change.agreement < AGREEMENT or runs < FEWEST
    if unsure or change.mean * worse == 0.0:
        return UNTOLD
    return COMPOUND if change.mean * worse > 0.0 else CANCEL


def _pairs(
    base: FloatArray,
    values: Mapping[tuple[str, ...], FloatArray],
    singles: Mapping[str, Change],
    outcome: str,
    seed: int,
) -> tuple[Interaction, ...]:
    """The interaction of each pair, the largest first."""
    names = list(combinations(singles, 2))
    cells = [(base, values[a,], values[b,], values[a, b]) for a, b in names]
    effects = np.column_stack([interaction_effect(*cell) for cell in cells])
    chances = [p_value(effect) for effect in effects.T]
    found = []
    for name, chance, adjusted, change in zip(
        names, chances, holm(chances), changes_of(effects, seed), strict=True
    ):
        apart = sum(singles[dial].mean for dial in name)
        judged = verdict(change, adjusted, len(base), _worse(outcome, apart))
        together = float((values[name] - base).mean())
        found.append(Interaction(*name, together, apart, change, chance, adjusted, judged))
    return tuple(sorted(found, key=lambda each: -abs(each.change.mean)))


def _worse(outcome: str, apart: float) -> float:
    """The sign of a change for the worse; where neither is, that in which the pair changes it."""
    better = outcome_registry()[outcome].better
    return {"higher": -1.0, "lower": 1.0}.get(better, float(np.sign(apart)))


def _finished(found: Paired, group: Sequence[str]) -> bool:
    return found.mostly_finished([BASE, label(*group)])


def _reach(base: FloatArray, worst: FloatArray) -> float:
    """How far a dial moves an outcome's mean, in standard deviations of the outcome, (runs,)."""
    spread = float(base.std())
    moved = abs(float(beyond_rounding(worst - base, worst, base).mean()))
    return moved / spread if spread else moved


def _setting(scenario: Scenario, dial: str) -> float | None:
    return None if dial in scenario.uncertainty else scenario.dials[dial]
