"""Numbers, units and verdicts as the page says them, in the language of its reader."""

from __future__ import annotations

import re

from model.analysis.significance import FEWEST, HIGHER, LOWER, PairedDifference
from model.languages import Language
from model.output.numbers import number, scale
from model.output.numbers import signed as number_of_change

_MINUS = "−"


def said(text: Language, value: float) -> str:
    """About three significant digits, as ``1,234`` and ``0.012``, with the minus of the charts."""
    return number(value, text).replace("-", _MINUS)


def signed(text: Language, value: float) -> str:
    """A difference, always with its sign."""
    return number_of_change(value, text).replace("-", _MINUS)


def unit_words(text: Language, unit: str) -> str:
    """A unit as it stands beside a number; fractions are shown in per cent."""
    return text(scale(unit).unit)


def axis_words(text: Language, unit: str) -> str:
    """A unit as it stands at an axis, without what explains it: ``opinion points``."""
    return re.split(r" ?[(（]", unit_words(text, unit))[0]


def change_words(text: Language, unit: str) -> str:
    """The unit of a difference."""
    return text(scale(unit).unit_of_change)


def verdict_words(text: Language, found: PairedDifference, runs: int) -> str:
    """What a paired difference comes to, in a few words."""
    if runs < FEWEST:
        return text("Too few runs to tell")
    if found.verdict == HIGHER:
        return text("Higher in {share} % of the runs", share=_share(1 - found.probability_below))
    if found.verdict == LOWER:
        return text("Lower in {share} % of the runs", share=_share(found.probability_below))
    return text("No clear difference")


def verdict_sign(found: PairedDifference, runs: int) -> str:
    """The same as a sign, for those who look before they read."""
    if runs < FEWEST:
        return "?"
    return {HIGHER: "▲", LOWER: "▼"}.get(found.verdict, "≈")


def _share(share: float) -> int:
    return round(100 * share)
