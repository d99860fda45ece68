"""What a difference between two scenarios is called in plain words. These are all the rules.

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

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import reduce

from model.analysis.compare import Difference
from model.analysis.significance import FEWEST, HIGHER, LOWER
from model.languages import Language
from model.output.numbers import scale
from model.output.report.quantities import Quantities

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


def call_word(call: Call, text: Language) -> str:
    """The word for a call, as tables show it."""
    words = {
        Call.LOWER: text("lower"),
        Call.HIGHER: text("higher"),
        Call.UNCLEAR: text("unclear"),
        Call.UNCHANGED: text("unchanged"),
        Call.TOO_FEW: text("too few runs"),
    }
    return words[call]


def paired_runs(runs: int, text: Language) -> str:
    """How many runs both scenarios share."""
    return text.plural("{n} paired run", "{n} paired runs", runs)


def valuation(finding: Finding, better: str, text: Language) -> str:
    """Whether a change is for the better or the worse; empty where neither can be said."""
    words: Mapping[bool | None, str] = {
        True: text("for the better"),
        False: text("for the worse"),
        None: "",
    }
    return words[finding.good(better)]


def tone(finding: Finding, better: str) -> str:
    """The colour of a difference: ``better``, ``worse``, or nothing."""
    return {True: "better", False: "worse", None: ""}[finding.good(better)]


def verdict_words(finding: Finding, better: str, text: Language) -> str:
    """What a difference is called and, where that can be said, what that is worth."""
    verdict, worth = call_word(finding.call, text), valuation(finding, better, text)
    return text("{verdict} ({worth})", verdict=verdict, worth=worth) if worth else verdict


def sureness_words(finding: Finding, write: Quantities) -> str:
    """How sure a call is, in a sentence; empty of what is not called."""
    text, share = write.text, write.percent(finding.agreeing)
    words = {
        Sureness.ALL: text("Practically all paired runs agree ({share}).", share=share),
        Sureness.VERY_LIKELY: text(
            "Very likely within the model: {share} of the paired runs agree.", share=share
        ),
        Sureness.LIKELY: text(
            "Likely within the model: {share} of the paired runs agree.", share=share
        ),
        Sureness.NONE: "",
    }
    return words[finding.sureness]


def sentence(finding: Finding, write: Quantities) -> str:
    """All that is to be said of a difference, in one to four sentences."""
    if not finding.clear:
        return _not_called(finding, write)
    parts = (_change, _relative, sureness_words, _amount)
    return _joined((part(finding, write) for part in parts), write.text)


def in_short(finding: Finding, write: Quantities) -> str:
    """A difference without a verb: ``Manufacturing jobs (−5.64 thousand)``."""
    if not finding.clear:
        return write.text.title(finding.difference.title)
    fields = _fields(finding, write)
    if finding.slight:
        return write.text("{outcome} ({median}{unit}, slight)", **fields)
    return write.text("{outcome} ({median}{unit})", **fields)


def _joined(sentences: Iterable[str], text: Language) -> str:
    """Those sentences that say something one after the other, as the language sets them."""
    return reduce(
        lambda a, b: text("{sentence} {next}", sentence=a, next=b), filter(None, sentences)
    )


def _amount(finding: Finding, write: Quantities) -> str:
    """Of a share, that its amount is called the other way."""
    if finding.amount is None:
        return ""
    return write.text(
        "It is a share; in amount it is the other way round: {amount}.",
        amount=in_short(finding.amount, write),
    )


def _change(finding: Finding, write: Quantities) -> str:
    text = write.text
    fields = _fields(finding, write)
    if finding.call is Call.LOWER:
        return text(
            "{outcome}: lower by {size}{unit} in {year} ({band} in 90 % of runs).", **fields
        )
    return text("{outcome}: higher by {size}{unit} in {year} ({band} in 90 % of runs).", **fields)


def _relative(finding: Finding, write: Quantities) -> str:
    """The change in parts of the reference; of outcomes told in per cent, points are enough."""
    figures, text = finding.difference.figures, write.text
    unit = scale(finding.difference.unit)
    if finding.slight:
        return text("The change is slight.")
    if unit.unit != unit.unit_of_change or figures.reference_median <= 0.0:
        return ""
    part = abs(figures.median_difference) / figures.reference_median
    return text("That is {part} of the reference's level.", part=write.percent(part))


def _not_called(finding: Finding, write: Quantities) -> str:
    text, fields = write.text, _fields(finding, write)
    if finding.call is Call.UNCHANGED:
        return text("{outcome}: no run differs in {year}.", **fields)
    if finding.call is Call.TOO_FEW:
        return text(
            "{outcome}: there are too few paired runs to tell. Median change in {year}:"
            " {median}{unit} ({band} in 90 % of runs).",
            **fields,
        )
    return text(
        "{outcome}: it is unclear whether it rises or falls. Median change in {year}:"
        " {median}{unit} ({band} in 90 % of runs); {below} of the paired runs come out lower.",
        **fields,
    )


def _fields(finding: Finding, write: Quantities) -> dict[str, str]:
    difference, figures = finding.difference, finding.difference.figures
    factor = scale(difference.unit).factor
    return {
        "outcome": write.text.title(difference.title),
        "size": write.number(abs(figures.median_difference) * factor),
        "median": write.signed(figures.median_difference * factor),
        "unit": write.spoken_unit(difference.unit),
        "band": write.signed_band(figures.p05 * factor, figures.p95 * factor),
        "below": write.percent(figures.probability_below),
        "year": str(difference.year),
    }
