"""Numbers and units as readers of a report find them, in their language."""

from __future__ import annotations

from dataclasses import dataclass

from model.languages import Language, message
from model.output.numbers import bare, exact, number, percentage, scale, signed

_MINUS = "\u2212"
_POINTS = message("percentage points")
_SPOKEN = {
    "index": message("index points"),
    "USD_2018 m": message("million US dollars"),
    "USD_2018": message("US dollars"),
    "opinion points": message("points of opinion"),
}
_BARE_NUMBERS = ("level", "ratio")


@dataclass(frozen=True, slots=True)
class Quantities:
    """Writes the numbers of a report in a language."""

    text: Language

    def number(self, value: float) -> str:
        """About three significant digits, from a million on in millions."""
        return _signs(number(value, self.text))

    def signed(self, value: float) -> str:
        """A difference, always with its sign."""
        return _signs(signed(value, self.text))

    def percent(self, share: float) -> str:
        """A share in per cent without decimals; all and none are said of all and none only."""
        if 0.0 < share <= 0.005:
            return self.text("below {number} %", number=1)
        if 0.995 <= share < 1.0:
            return self.text("above {number} %", number=99)
        return percentage(share, self.text)

    def number_of(self, count: int) -> str:
        """A whole number in full."""
        return _signs(self.text.number(count))

    def exact(self, value: float) -> str:
        """A setting with all the decimals it was given."""
        return _signs(exact(value, self.text))

    def plain(self, value: float, digits: int) -> str:
        """A number with so many decimals, in full."""
        return _signs(self.text.number(value, digits))

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
        unit = self.text(_SPOKEN.get(spoken) or self.unit_of_change(spoken))
        return self.text(" {unit}", unit=unit)


def _signs(written: str) -> str:
    """A number with a true minus."""
    return written.replace("-", _MINUS)
