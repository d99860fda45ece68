"""Numbers and units as readers of a report find them, in their language."""

from __future__ import annotations

from dataclasses import dataclass

from model.languages import Language, message
from model.output.numbers import bare, scale

_MINUS = "\u2212"
_POINTS = message("percentage points")
_SPOKEN = {
    "index": message("index points"),
    "USD_2018 m": message("million US dollars"),
    "USD_2018": message("US dollars"),
}
_BARE_NUMBERS = ("level", "ratio")


@dataclass(frozen=True, slots=True)
class Quantities:
    """Writes the numbers of a report in a language."""

    text: Language

    def number(self, value: float) -> str:
        """About three significant digits, from a million on in millions.

        The same digits as `model.output.numbers.number`, with the signs of the language.
        """
        size = abs(value)
        if size >= 999_999.5:
            return self.text("{number} m", number=self.number(value / 1e6))
        return self._signs(self.text.number(value, _digits(size)))

    def signed(self, value: float) -> str:
        """A difference, always with its sign."""
        written = self.number(value)
        is_zero = not any(character in "123456789" for character in written)
        return written.lstrip(_MINUS) if is_zero else written if value < 0 else f"+{written}"

    def percent(self, share: float) -> str:
        """A share in per cent without decimals; all and none are said of all and none only."""
        per_cent = 100.0 * share
        if 0.0 < per_cent < 0.5:
            return self.text("below {number} %", number=1)
        if 99.5 <= per_cent < 100.0:
            return self.text("above {number} %", number=99)
        return f"{self.number_of(round(per_cent))}\u00a0%"

    def number_of(self, count: int) -> str:
        """A whole number in full."""
        return self._signs(self.text.number(count))

    def plain(self, value: float, digits: int) -> str:
        """A number with so many decimals, in full."""
        return self._signs(self.text.number(value, digits))

    def band(self, low: float, high: float) -> str:
        """A range, from low to high."""
        return self.text("{low} to {high}", low=self.number(low), high=self.number(high))

    def signed_band(self, low: float, high: float) -> str:
        """A range of differences."""
        return self.text("{low} to {high}", low=self.signed(low), high=self.signed(high))

    def unit(self, unit: str) -> str:
        """The unit that values of an outcome's `unit` are shown in."""
        return self.text(scale(unit).unit)

    def unit_of_change(self, unit: str) -> str:
        """The unit that differences are shown in."""
        change = scale(unit).unit_of_change
        return self.text(change.replace(_POINTS, self.text(_POINTS), 1))

    def units(self, unit: str) -> str:
        """The unit of values and, where it is another, that of differences."""
        value, change = self.unit(unit), self.unit_of_change(unit)
        if value == change:
            return value
        return self.text("{unit}; change: {unit_of_change}", unit=value, unit_of_change=change)

    def spoken_unit(self, unit: str) -> str:
        """The unit of a difference as it follows a number in a sentence, with the space between.

        What explains it is left out, and a level from 0 to 1 has none.
        """
        spoken = bare(scale(unit).unit_of_change)
        if spoken in _BARE_NUMBERS:
            return ""
        return f" {self.text(_SPOKEN.get(spoken) or self.unit_of_change(spoken))}"

    def _signs(self, written: str) -> str:
        return written.replace("-", _MINUS)


def _digits(size: float) -> int:
    """Decimals that leave about three significant digits."""
    for digits, least in enumerate((99.95, 9.995, 0.9995, 0.0009995)):
        if size >= least:
            return digits
    return 5 if size >= 0.000005 else 0
