"""Ranking the risks: each dial alone turned to its worst, and to its absence.

The design is one-at-a-time around a scenario, in runs that share all luck and all draws of what is
uncertain, so that a dial's effect is told from chance run by run. It says what each risk does on
its own where everything else stays as it is, not how risks compound.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from model.analysis.bootstrap import interval, resampled_means
from model.analysis.changes import Change, changes_by
from model.analysis.significance import CONFIDENCE, beyond_rounding, holm, p_value
from model.analysis.study import Paired, Plan, paired, variants
from model.analysis.study.paired import BASE
from model.clock import Quarter
from model.numerics.arrays import FloatArray, IntArray
from model.outcomes import Outcome, outcome_registry
from model.risks import dial_registry

if TYPE_CHECKING:
    from model.scenario import Scenario

ABSENT, WORST = "absent", "worst"
ENDS: Mapping[str, float] = {ABSENT: 0.0, WORST: 1.0}
"""The settings between which a dial is turned."""


@dataclass(frozen=True, slots=True)
class Effect(Change):
    """What turning one dial to one of its ends does to an outcome, in the outcome's annual unit.

    `unchanged` is the share of the runs that do not differ. `p_adjusted` is Holm's, over both ends
    of all dials; `told_apart` whether it is below 5 %.
    """

    unchanged: float
    p_value: float
    p_adjusted: float
    told_apart: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A dial's place among the dials.

    `swing` is how far the outcome's mean moves while the dial is turned through: the span of its
    mean at absence, at the scenario's own setting and at worst. `rank_low` to `rank_high` hold the
    rank with 95 % confidence (bootstrap over runs; Hall and Miller 2009, "Using the bootstrap to
    quantify the authority of an empirical ranking"); `leads` is the share of the runs in which no
    other dial swings the outcome further.
    """

    rank: int
    rank_low: int
    rank_high: int
    swing: float
    leads: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A dial, where the scenario has it (no one place if it differs from run to run), how it
    stands, and what either end of it does."""

    dial: str
    title: str
    setting: float | None
    standing: Standing
    absent: Effect
    worst: Effect

    def document(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            "dial": self.dial,
            "title": self.title,
            "setting": self.setting,
            **asdict(self.standing),
            ABSENT: asdict(self.absent),
            WORST: asdict(self.worst),
        }


@dataclass(frozen=True, slots=True)
class Ranking:
    """The dials by how far each swings an outcome in a year, the furthest first."""

    outcome: Outcome
    year: int
    runs: int
    base_median: float
    base_spread: float
    """Standard deviation of the outcome over the runs of the scenario itself."""
    dials: tuple[Ranked, ...]

    def document(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            "outcome": self.outcome.name,
            "title": self.outcome.title,
            "unit": self.outcome.annual_unit,
            "year": self.year,
            "runs": self.runs,
            "base_median": self.base_median,
            "base_spread": self.base_spread,
            "dials": [each.document() for each in self.dials],
        }


def turned(
    scenario: Scenario,
    dials: Sequence[str],
    outcomes: Sequence[str],
    year: int,
    plan: Plan,
    since: Quarter | None = None,
) -> Paired:
    """A scenario, and each of some dials in it turned to either end, in the same runs.

    With `since`, dials are turned at that quarter, and until then all is as in the scenario.
    """
    settings = {_label(dial, end): {dial: value} for dial in dials for end, value in ENDS.items()}
    return paired(variants(scenario, settings, since), outcomes, year, plan)


def left_out(found: Paired, dials: Sequence[str]) -> list[str]:
    """The dials that cannot be ranked, as most of their runs failed."""
    return [dial for dial in dials if not found.mostly_finished([BASE, *_labels(dial)])]


def rank(
    found: Paired, scenario: Scenario, dials: Sequence[str], outcome: str, year: int
) -> Ranking:
    """Rank some dials of a `scenario` by what `turned` found of it.

    By the runs that finished in all settings of these dials. Raises ``EnsembleError`` where none
    did.
    """
    base, *ends = found.at(outcome, year, [BASE, *(x for dial in dials for x in _labels(dial))])
    changes = np.column_stack([beyond_rounding(end - base, base, end) for end in ends])
    again = resampled_means(changes, found.seed)
    effects = _effects(changes, again)
    standings = _standings(changes, again)
    ranked = [
        Ranked(
            dial=dial,
            title=dial_registry()[dial].title,
            setting=None if dial in scenario.uncertainty else scenario.dials[dial],
            standing=standing,
            absent=absent,
            worst=worst,
        )
        for dial, standing, absent, worst in zip(
            dials, standings, effects[::2], effects[1::2], strict=True
        )
    ]
    return Ranking(
        outcome=outcome_registry()[outcome],
        year=year,
        runs=len(base),
        base_median=float(np.median(base)),
        base_spread=float(base.std()),
        dials=tuple(sorted(ranked, key=lambda each: (each.standing.rank, each.dial))),
    )


def _label(dial: str, end: str) -> str:
    return f"{dial} {end}"


def _labels(dial: str) -> list[str]:
    return [_label(dial, end) for end in ENDS]


def _effects(changes: FloatArray, again: FloatArray) -> list[Effect]:
    """What each column of the runs' changes, (runs, ends), says; `again`, (replicates, ends), are
    its means over runs drawn again."""
    chances = [p_value(column) for column in changes.T]
    return [
        Effect(
            **asdict(change),
            unchanged=float((column == 0.0).mean()),
            p_value=chance,
            p_adjusted=adjusted,
            told_apart=adjusted < 1.0 - CONFIDENCE,
        )
        for change, column, chance, adjusted in zip(
            changes_by(changes, again), changes.T, chances, holm(chances), strict=True
        )
    ]


def _standings(changes: FloatArray, again: FloatArray) -> list[Standing]:
    """How each dial stands among all, from changes (runs, ends) and their resampled means."""
    swing = _swings(changes.mean(axis=0, keepdims=True))
    low, high = interval(_ranks(_swings(again)).astype(np.float64), CONFIDENCE)
    by_run = _swings(changes)
    leads = (by_run == by_run.max(axis=1, keepdims=True)) & (by_run > 0.0)
    return [
        Standing(
            rank=int(rank),
            rank_low=int(np.floor(low[place])),
            rank_high=int(np.ceil(high[place])),
            swing=float(swing[0, place]),
            leads=float(leads[:, place].mean()),
        )
        for place, rank in enumerate(_ranks(swing)[0])
    ]


def _swings(changes: FloatArray) -> FloatArray:
    """The span of each dial's two ends and no change, (..., dials), from changes (..., ends)."""
    pairs = changes.reshape(*changes.shape[:-1], -1, len(ENDS))
    highest, lowest = np.maximum(pairs.max(axis=-1), 0.0), np.minimum(pairs.min(axis=-1), 0.0)
    return highest - lowest


def _ranks(swings: FloatArray) -> IntArray:
    """Ranks from 1 for the largest swing, (..., dials); equal ones share the best of theirs."""
    larger = swings[..., None, :] > swings[..., :, None]
    return 1 + larger.sum(axis=-1)
