"""Weighing the article's claims: how often and how surely the claimed effect comes about.

A claim is judged by the differences of the same runs under two scenarios, in which only what the
claim is about differs; the runs differ in every parameter that is uncertain. The words follow the
IPCC's guidance on calibrated language (Mastrandrea et al. 2010, "Guidance Note for Lead Authors of
the IPCC Fifth Assessment Report on Consistent Treatment of Uncertainties"): a direction is likely
from 66 % of probability on. To be called supported or refuted it takes more: four runs of five, as
the IPCC asks of climate models that agree (AR6 WG I, Cross-Chapter Box Atlas.1), and a mean that is
clear of zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from math import sqrt
from typing import Any

import numpy as np

from model.analysis.propositions import HIGHER, Proposition
from model.analysis.significance import (
    AGREEMENT,
    FEWEST,
    beyond_rounding,
    critical_t,
    standard_error,
)
from model.numerics.arrays import BoolArray, FloatArray
from model.outcomes import outcome_registry

SUPPORTED, MIXED, REFUTED, UNTOLD = "supported", "mixed", "refuted", "cannot be told"
VERDICTS = (SUPPORTED, MIXED, REFUTED, UNTOLD)
LIKELY = 0.66
"""Share of the runs from which on a direction is likely (Mastrandrea et al. 2010, table 1)."""
SLIGHT = 0.01
"""An effect smaller than this part of the reference's median is slight."""

RULE = """\
Supported: the claimed direction holds in at least 80 % of the runs and the 95 % paired-t interval
of the mean effect leaves zero out on that side. Refuted: the same of the opposite direction. Cannot
be told: most runs do not differ at all, or the interval includes zero and neither direction reaches
66 % of the runs, or fewer than 30 runs. Mixed: all else, as both directions are plausible.
"Likely" from 66 % on after Mastrandrea et al. (2010), 80 % agreement after IPCC AR6 WG I, Atlas.1.
Slight: the median effect is below 1 % of the reference's median. By construction: the rules fix the
sign, so that runs tell only its size."""


@dataclass(frozen=True, slots=True)
class Effect:
    """The claimed effect over the paired runs, in the outcome's annual unit.

    `relative` is the median over the reference's median; none where the reference's own band of
    90 % reaches zero, so that a part of it means nothing.
    """

    median: float
    p05: float
    p95: float
    mean: float
    standard_error: float
    reference_median: float
    relative: float | None


@dataclass(frozen=True, slots=True)
class Balance:
    """How the differences of some runs lie to the direction that is expected of them.

    Shares of the runs that go the expected way, the opposite way, and nowhere. `lean` is -1, 0 or
    1: the side of zero, seen in the expected direction, on which the interval of the mean lies.
    """

    runs: int
    holds: float
    opposes: float
    unchanged: float
    lean: int

    @property
    def probability_error(self) -> float:
        """Standard error of the share of the runs in which the claim holds."""
        return sqrt(self.holds * (1.0 - self.holds) / self.runs)


@dataclass(frozen=True, slots=True)
class Finding:
    """What the runs say of a claim."""

    proposition: Proposition
    effect: Effect
    balance: Balance
    verdict: str
    slight: bool

    def document(self) -> dict[str, Any]:
        """All of it as plain data."""
        about, balance = self.proposition, self.balance
        given = about.given.document() if about.given else None
        return {
            "name": about.name,
            "ledger": list(about.ledger),
            "claim": about.claim,
            "reference": about.reference.document(),
            "contrast": about.contrast.document(),
            "given": given,
            "outcome": about.outcome,
            "unit": outcome_registry()[about.outcome].annual_unit,
            "years": list(about.years),
            "expect": about.expect,
            "runs": balance.runs,
            "effect": asdict(self.effect),
            "probability": balance.holds,
            "probability_error": balance.probability_error,
            "probability_of_opposite": balance.opposes,
            "unchanged": balance.unchanged,
            "verdict": self.verdict,
            "by_construction": about.by_construction,
            "slight": self.slight,
            "because": about.because,
        }


def weigh(proposition: Proposition, cells: Sequence[FloatArray]) -> Finding:
    """Judge a claim by its outcome in the same runs, (runs,), in each of its cells."""
    difference = effect_by_run(cells)
    effect = _effect(difference, cells[0])
    balance = weigh_signs(difference, proposition.expect)
    slight = effect.relative is not None and abs(effect.relative) < SLIGHT
    return Finding(proposition, effect, balance, verdict(balance), slight)


def effect_by_run(cells: Sequence[FloatArray]) -> FloatArray:
    """The effect in each run, (runs,): contrast less reference, or the difference of two such.

    `cells` are in the order of `Proposition.cells`. What rounding alone can make is no effect.
    """
    effect = cells[1] - cells[0]
    if len(cells) > 2:
        effect = (cells[3] - cells[2]) - effect
    return beyond_rounding(effect, *cells)


def weigh_signs(difference: FloatArray, expect: str) -> Balance:
    """How the differences of the runs, (runs,), lie to the direction that is expected."""
    forward = difference if expect == HIGHER else -difference
    return Balance(
        runs=len(forward),
        holds=_share(forward > 0.0),
        opposes=_share(forward < 0.0),
        unchanged=_share(forward == 0.0),
        lean=_lean(forward),
    )


def verdict(balance: Balance) -> str:
    """Judge by the rule that `RULE` states in words."""
    if balance.runs < FEWEST or balance.unchanged > 0.5:
        return UNTOLD
    if balance.lean > 0 and balance.holds >= AGREEMENT:
        return SUPPORTED
    if balance.lean < 0 and balance.opposes >= AGREEMENT:
        return REFUTED
    if balance.lean == 0 and max(balance.holds, balance.opposes) < LIKELY:
        return UNTOLD
    return MIXED


def counts(findings: Iterable[Finding]) -> dict[str, dict[str, int]]:
    """How many claims have each verdict, and how many of these by construction or slightly."""
    found = list(findings)
    return {
        each: {
            "claims": sum(f.verdict == each for f in found),
            "by_construction": sum(
                f.verdict == each and f.proposition.by_construction for f in found
            ),
            "slight": sum(f.verdict == each and f.slight for f in found),
        }
        for each in VERDICTS
    }


def _lean(forward: FloatArray) -> int:
    """On which side of zero the 95 % paired-t interval of the mean lies; 0 where it includes it."""
    error = standard_error(forward)
    mean = float(forward.mean())
    if error is None or abs(mean) <= critical_t(len(forward) - 1) * error:
        return 0
    return 1 if mean > 0.0 else -1


def _effect(difference: FloatArray, reference: FloatArray) -> Effect:
    p05, median, p95 = map(float, np.percentile(difference, (5, 50, 95)))
    low, usual, high = map(float, np.percentile(reference, (5, 50, 95)))
    near_zero = low <= 0.0 <= high
    return Effect(
        median=median,
        p05=p05,
        p95=p95,
        mean=float(difference.mean()),
        standard_error=standard_error(difference) or 0.0,
        reference_median=usual,
        relative=None if near_zero else median / abs(usual),
    )


def _share(those: BoolArray) -> float:
    return float(those.mean())
