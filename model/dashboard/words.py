"""Numbers, units and verdicts as the page says them, in the language of its reader."""

from __future__ import annotations

from model.analysis.significance import FEWEST, HIGHER, LOWER, PairedDifference
from model.languages import Language
from model.output.numbers import scale

_MINUS, _PLUS = "−", "+"


def said(text: Language, value: float) -> str:
    """About three significant digits, as ``1,234`` and ``0.012``; from a million on in millions."""
    size = abs(value)
    if size >= 999_999.5:
        return text("{number} m", number=said(text, value / 1e6))
    digits = next((d for least, d in _DIGITS if size >= least), 5)
    return text.number(value, digits).replace("-", _MINUS) if size >= 5e-6 else "0"


def signed(text: Language, value: float) -> str:
    """A difference, always with its sign."""
    words = said(text, value)
    return words if value < 0 or words == "0" else f"{_PLUS}{words}"


def unit_words(text: Language, unit: str) -> str:
    """A unit as it stands beside a number; fractions are shown in per cent."""
    return text(scale(unit).unit)


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


_DIGITS = ((99.95, 0), (9.995, 1), (0.9995, 2), (0.0009995, 3))
