"""Numbers and units as people read them in tables and figures."""

from __future__ import annotations

from dataclasses import dataclass

from model.languages import ENGLISH, Language


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


def number(value: float, text: Language = ENGLISH) -> str:
    """About three significant digits, without exponent: ``1,234``, ``12.3``, ``0.012``.

    From a million on in millions, ``1.23 m``; below a thousandth, as many as five decimals.
    """
    size = abs(value)
    if size >= 999_999.5:
        return text("{number} m", number=number(value / 1e6, text))
    if size >= 99.95:
        return text.number(value)
    if size >= 9.995:
        return text.number(value, 1)
    if size >= 0.9995:
        return text.number(value, 2)
    if size >= 0.0009995:
        return text.number(value, 3)
    if size < 0.000005:
        return "0"
    decimals = f"{value:.5f}".rstrip("0").partition(".")[2]
    return text.number(value, len(decimals))


def exact(value: float, text: Language = ENGLISH, figures: int = 6) -> str:
    """A number with all the decimals it was given, of so many significant figures at most."""
    written = f"{value:.{figures}g}"
    return written if "e" in written else text.number(value, len(written.partition(".")[2]))


def signed(value: float, text: Language = ENGLISH) -> str:
    """A difference, always with its sign."""
    written = number(value, text)
    return written if written == "0" or value < 0 else f"+{written}"


def percentage(share: float, text: Language = ENGLISH) -> str:
    """A share as per cent without decimals."""
    return text("{number} %", number=text.number(100 * share))


def shortened(text: str, width: int) -> str:
    """The text, cut to `width` characters with an ellipsis where it is longer."""
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"


def disk_size(size: int) -> str:
    """Bytes as people read them, in powers of a thousand: ``17.8 MB``."""
    value, unit = float(size), "B"
    for larger in ("kB", "MB", "GB", "TB"):
        if value < 999.5:
            break
        value, unit = value / 1000, larger
    return f"{value:.0f} {unit}" if value >= 99.95 or unit == "B" else f"{value:.1f} {unit}"
