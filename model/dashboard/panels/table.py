"""A table of titled rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import solara

from model.dashboard.panels.template import template
from model.dashboard.reading import Reading
from model.dashboard.sheet import Sheet
from model.dashboard.titles import reference_title, scenario_title
from model.dashboard.words import change_words, said, signed, verdict_sign, verdict_words
from model.languages import Language
from model.outcomes import outcome_registry
from model.output.numbers import scale


@template("table.vue")
def Table(
    caption: str,
    columns: list[str],
    rows: list[dict[str, Any]],
    strong: int = -1,
) -> None:
    """Rows with a ``title`` and ``cells``, some with a ``unit`` or ``colour``."""


@solara.component
def Differences(
    text: Language, sheet: Sheet, reading: Reading, outcomes: Sequence[str], caption: str
) -> None:
    """Outcomes in the chosen year against the reference, with what the difference comes to."""
    columns = ["", reference_title(text, sheet)]
    if not reading.same:
        columns += [scenario_title(text, sheet), text("Difference"), "5 % … 95 %", text("Verdict")]
    rows = [_row(text, sheet, reading, name) for name in outcomes]
    Table(caption=caption, columns=columns, rows=rows, strong=-1 if reading.same else 2)


def _row(text: Language, sheet: Sheet, reading: Reading, outcome: str) -> dict[str, Any]:
    about = outcome_registry()[outcome]
    factor, found = scale(about.annual_unit).factor, reading.at(outcome, sheet.view.year)
    cells = [said(text, found.reference_median * factor)]
    if not reading.same:
        low, high = (signed(text, each * factor) for each in (found.p05, found.p95))
        sign, verdict = verdict_sign(found, reading.runs), verdict_words(text, found, reading.runs)
        cells += [
            said(text, found.scenario_median * factor),
            signed(text, found.median_difference * factor),
            f"{low} … {high}",
            f"{sign} {verdict}",
        ]
    unit = change_words(text, about.annual_unit) if factor == 1.0 else "%"
    return {"title": text.title(about.title), "unit": unit, "cells": cells}
