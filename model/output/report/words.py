"""Findings in plain words: as sentences, in short, and as the words of tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce

from model.languages import Language
from model.output.numbers import scale
from model.output.report.findings import Call, Finding, Sureness
from model.output.report.quantities import Quantities


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
    return joined((part(finding, write) for part in parts), write.text)


def in_short(finding: Finding, write: Quantities) -> str:
    """A difference without a verb: ``Manufacturing jobs (−5.64 thousand)``."""
    if not finding.clear:
        return write.text.title(finding.difference.title)
    fields = _fields(finding, write)
    if finding.slight:
        return write.text("{outcome} ({median}{unit}, slight)", **fields)
    return write.text("{outcome} ({median}{unit})", **fields)


def joined(sentences: Iterable[str], text: Language) -> str:
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
