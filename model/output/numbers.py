"""Numbers and units as people read them in tables and figures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """How an outcome is shown: times `factor`, in `unit`, or `unit_of_change` for differences."""

    factor: float
    unit: str
    unit_of_change: str


def scale(unit: str) -> Scale:
    """Fractions are shown in per cent, everything else in its own unit."""
    if unit == "fraction" or unit.startswith("fraction "):
        rest = unit.removeprefix("fraction")
        return Scale(100.0, f"%{rest}", f"percentage points{rest}")
    return Scale(1.0, unit, unit)


def bare(unit: str) -> str:
    """A unit without what explains it, and without saying that a flow is that of a year.

    So ``level`` of ``level (0-1)``, and ``TEU`` of ``TEU a year``.
    """
    return unit.split(" (")[0].removesuffix(" a year")


def number(value: float) -> str:
    """About three significant digits, without exponent: ``1,234``, ``12.3``, ``0.012``.

    From a million on in millions, ``1.23 m``; below a thousandth, as many as five decimals.
    """
    size = abs(value)
    if size >= 999_999.5:
        return f"{number(value / 1e6)} m"
    if size >= 99.95:
        return f"{value:,.0f}"
    if size >= 9.995:
        return f"{value:.1f}"
    if size >= 0.9995:
        return f"{value:.2f}"
    if size >= 0.0009995:
        return f"{value:.3f}"
    return f"{value:.5f}".rstrip("0") if size >= 0.000005 else "0"


def signed(value: float) -> str:
    """A difference, always with its sign."""
    text = number(value)
    return text if text == "0" or value < 0 else f"+{text}"


def percentage(share: float) -> str:
    """A share as per cent without decimals."""
    return f"{100 * share:.0f} %"


def shortened(text: str, width: int) -> str:
    """The text, cut to `width` characters with an ellipsis where it is longer."""
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"
