"""Dot plots of outcomes in the chosen year, with the reference beside the scenario."""

from __future__ import annotations

from collections.abc import Mapping

import solara

from model.dashboard.figures.dots import Dots, dots, heights
from model.dashboard.panels.chart import Chart
from model.dashboard.reading import Reading, summary
from model.dashboard.sheet import Sheet
from model.dashboard.titles import key_of, reference_title, scenario_title
from model.dashboard.words import axis_words, unit_words
from model.ensemble.summary import Summary
from model.languages import Language
from model.outcomes import outcome_registry
from model.output.numbers import scale

_A_LINE, _AROUND = 24, 64
"""Pixels that a line takes, and all that is around them."""


@solara.component
def Spreads(
    text: Language, sheet: Sheet, reading: Reading, outcomes: Mapping[str, str], title: str
) -> None:
    """Outcomes of one unit by name, each with what it is called in the plot."""
    first, year = next(iter(outcomes)), sheet.view.year
    unit = outcome_registry()[first].annual_unit
    lines = [
        Dots(
            called,
            _spread(summary(reading.reference, name), year, unit),
            None if reading.same else _spread(reading.summary(name), year, unit),
        )
        for name, called in outcomes.items()
    ]
    names = reference_title(text, sheet), scenario_title(text, sheet)
    note = text("Median and 90 % of the runs.")
    if axis_words(text, unit) != unit_words(text, unit):
        note = f"{unit_words(text, unit)}. {note}"
    if not reading.same:
        grey, blue = names
        note += " " + text("Grey: {grey}; blue: {blue}.", grey=grey, blue=blue)
    Chart(
        figure=dots(text, lines, names, axis_words(text, unit), f"{key_of(reading, first)}.{year}"),
        title=f"{title}, {year}",
        note=note,
        height=_AROUND + heights(outcomes.values(), _A_LINE),
    )


def _spread(found: Summary, year: int, unit: str) -> tuple[float, float, float]:
    factor, figures = scale(unit).factor, found.at(year)
    low, middle, high = (figures[name] * factor for name in ("p05", "p50", "p95"))
    return low, middle, high
