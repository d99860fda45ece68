"""Which futures end badly: one rule for all analyses that look for what tells them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from model.analysis.study import Futures, Plan, paired
from model.ensemble.failures import EnsembleError
from model.numerics.arrays import BoolArray, FloatArray
from model.outcomes import Outcome, outcome_registry

if TYPE_CHECKING:
    from model.scenario import Scenario

HIGHER, LOWER = "higher", "lower"
DIRECTIONS = (HIGHER, LOWER)
"""What is better of an outcome, where the register says that anything is."""
FEWEST = 20
"""Bad futures, or good ones, below which nothing is to be learnt from them."""
USUAL_SHARE = 0.25
_RIVAL = "rival"


@dataclass(frozen=True, slots=True)
class Rule:
    """What makes a future a bad one, of the three the last that is given.

    To be among the worst `share`; or worse than a `level`, in the outcome's annual unit; or worse
    than another scenario, the `rival`, is in the same run.
    """

    share: float = USUAL_SHARE
    level: float | None = None
    rival: Scenario | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Ending:
    """The futures in which an outcome is worse than a `level` in a year.

    `values` are what it comes to, (futures,), and `bad`, (futures,), is true in those. `share` is
    the worst share they were asked to be, if they were. With a `rival`, each future has a level of
    its own, what that scenario comes to in the same run, and `level` is their median.
    """

    outcome: Outcome
    year: int
    level: float
    values: FloatArray
    bad: BoolArray
    share: float | None = None
    rival: str | None = None

    @property
    def side(self) -> str:
        """The side of the level on which futures are bad."""
        return "above" if self.outcome.better == LOWER else "below"

    @property
    def fewest(self) -> int:
        """Bad futures, or good ones, whichever are fewer."""
        bad = int(self.bad.sum())
        return min(bad, len(self.bad) - bad)

    def document(self) -> dict[str, Any]:
        """All of it as plain data, the futures counted."""
        return {
            "outcome": self.outcome.name,
            "year": self.year,
            "level": self.level,
            "unit": self.outcome.annual_unit,
            "side": self.side,
            "worst_share": self.share,
            "rival": self.rival,
            "bad": int(self.bad.sum()),
            "futures": len(self.bad),
        }


def judged(
    futures: Futures, outcome: str, year: int, rule: Rule, plan: Plan
) -> tuple[Futures, Ending]:
    """The futures that can be judged by an outcome in a year, and how they end.

    Those that failed cannot, nor can those in whose run the rival failed. Raises ``EnsembleError``
    where none is left, and ``ValueError`` for an outcome of which nothing is better.
    """
    about, whole = outcome_registry()[outcome], futures.whole()
    if rule.rival is not None:
        return _against(rule.rival, whole, about, year, plan)
    values = whole.at(outcome, year)
    if rule.level is not None:
        return whole, beyond(about, year, values, rule.level)
    return whole, worst(about, year, values, rule.share)


def worst(outcome: Outcome, year: int, values: FloatArray, share: float) -> Ending:
    """The worst `share` of the futures by the `values` of an outcome, (futures,).

    Fewer, where more than that would be as bad as the last of them.
    """
    side = upright(outcome)
    level = side * float(np.quantile(side * values, share)) + 0.0  # no zero below zero
    return Ending(outcome, year, level, values, side * values < side * level, share=share)


def beyond(outcome: Outcome, year: int, values: FloatArray, level: float) -> Ending:
    """The futures whose `values` of an outcome, (futures,), are worse than a level."""
    side = upright(outcome)
    return Ending(outcome, year, level, values, side * values < side * level)


def upright(outcome: Outcome) -> float:
    """What turns an outcome so that higher is better: one, or minus one where lower is.

    Raises ``ValueError`` where neither is.
    """
    if outcome.better not in DIRECTIONS:
        raise ValueError(f"nothing says whether {outcome.name} is better high or low")
    return -1.0 if outcome.better == LOWER else 1.0


def _against(
    rival: Scenario, futures: Futures, outcome: Outcome, year: int, plan: Plan
) -> tuple[Futures, Ending]:
    """The futures that end worse than a rival does in the same run."""
    runs = int(futures.luck.max()) + 1
    found = paired({_RIVAL: rival}, [outcome.name], year, replace(plan, runs=runs, given=()))
    levels = found.values[_RIVAL][outcome.name][futures.luck, found.years.index(year)]
    known = np.isfinite(levels)
    if not known.any():
        reason = next(iter(found.errors[_RIVAL].values()))
        raise EnsembleError(f"{rival.name} failed in the run of every future: {reason}")
    both, side = futures.taken(known), upright(outcome)
    values, levels = both.at(outcome.name, year), levels[known]
    bad = side * values < side * levels
    return both, Ending(outcome, year, float(np.median(levels)), values, bad, rival=rival.name)
