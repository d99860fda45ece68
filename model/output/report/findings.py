"""What a difference between two scenarios is called. These are all the rules.

A difference is **called** higher or lower where the verdict of `model.analysis.significance` calls
it: at least 30 paired runs, the 95 % paired-t interval of the mean leaves zero out, and at least
80 % of the runs agree on the direction. How sure the report then sounds depends on the share of
the paired runs that agree:

====================  ==================================
share that agrees     words
====================  ==================================
99 % or more          practically all runs agree
90 % or more          very likely within the model
80 % or more          likely within the model
====================  ==================================

"Very likely" from 90 % on follows Mastrandrea et al. (2010), "Guidance note for lead authors of the
IPCC Fifth Assessment Report on consistent treatment of uncertainties"; "likely" asks for more than
their 66 %. All of it is said "within the model", as shares of runs are no chances in the world.

Otherwise it is **unclear**, unless no run differs at all: then it is **unchanged**. With fewer than
30 paired runs nothing is called (`too_few`), whatever they say. A change whose median is below 1 %
of the reference's is called *slight*, as in `model.analysis.claims`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from model.analysis.compare import Difference
from model.analysis.significance import FEWEST, HIGHER, LOWER

SLIGHT = 0.01
"""Part of the reference's median below which a change is slight."""


class Call(Enum):
    """What a difference is called."""

    LOWER = "lower"
    HIGHER = "higher"
    UNCLEAR = "unclear"
    UNCHANGED = "unchanged"
    TOO_FEW = "too_few"


class Sureness(Enum):
    """How sure a call sounds, by the least share of the runs that agree."""

    ALL = 0.99
    VERY_LIKELY = 0.90
    LIKELY = 0.80
    NONE = 0.0
    """Of what is not called higher or lower."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference and what it is called. `agreeing` is the share of the runs that agree on it;
    `amount`, of a share, is what became of the amount where that is called the other way."""

    difference: Difference
    call: Call
    sureness: Sureness
    agreeing: float
    slight: bool
    amount: Finding | None = None

    @property
    def clear(self) -> bool:
        """Whether it is called higher or lower."""
        return self.call in (Call.LOWER, Call.HIGHER)

    def good(self, better: str) -> bool | None:
        """Whether it is a change for the better; none where neither way is, nothing is called, or a
        share and its amount go apart.

        `better` is that of an outcome: ``higher``, ``lower`` or ``none``.
        """
        if not self.clear or self.amount or better not in (Call.HIGHER.value, Call.LOWER.value):
            return None
        return self.call.value == better


def judge(difference: Difference, runs: int) -> Finding:
    """What a difference over a number of paired runs is called."""
    figures = difference.figures
    call = _call(difference, runs)
    sureness = Sureness.NONE
    if call in (Call.LOWER, Call.HIGHER):
        sureness = next(each for each in Sureness if figures.sign_agreement >= each.value)
    slight = abs(figures.median_difference) < SLIGHT * abs(figures.reference_median)
    return Finding(difference, call, sureness, figures.sign_agreement, slight)


def _call(difference: Difference, runs: int) -> Call:
    figures = difference.figures
    if figures.p05 == figures.p95 == figures.mean_difference == 0.0:
        return Call.UNCHANGED
    if runs < FEWEST:
        return Call.TOO_FEW
    return {LOWER: Call.LOWER, HIGHER: Call.HIGHER}.get(figures.verdict, Call.UNCLEAR)
