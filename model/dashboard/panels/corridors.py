"""The corridors: a map with what goes over each in the chosen year, and the figures."""

from __future__ import annotations

from typing import Any

import numpy as np
import solara

from model.analysis.significance import paired_difference
from model.corridors import corridors
from model.dashboard.figures.corridors import colour_of, corridor_lines, corridor_title
from model.dashboard.panels.table import Table
from model.dashboard.panels.template import template
from model.dashboard.reading import Reading
from model.dashboard.sheet import Sheet
from model.dashboard.titles import reference_title, scenario_title
from model.dashboard.words import said, signed, verdict_sign, verdict_words
from model.languages import Language
from model.numerics.arrays import FloatArray
from model.outcomes import outcome_registry
from model.output.corridor_map import corridor_flows


@solara.component
def Corridors(text: Language, sheet: Sheet, reading: Reading) -> None:
    """The map of the scenario's corridors, and a table of all of them."""
    year = sheet.view.year
    flows = {name: values.mean(axis=0) for name, values in _flows(reading).items()}
    place = reading.years.index(year)
    now = {name: float(mean[place]) for name, mean in flows.items()}
    most = max(float(mean.max()) for mean in flows.values()) or 1.0
    drawn = solara.use_memo(
        lambda: corridor_lines(text, now, most), [text.code, year, reading.scenario.digest]
    )
    rows = [_row(text, reading, name, place) for name in sorted(now, key=lambda name: -now[name])]
    columns = ["", text("Mean")]
    if not reading.same:
        columns += [text("Difference"), "5 % … 95 %", text("Verdict")]
    with solara.v.Html(tag="section", class_="card"):
        _Map(
            title=text(
                "{scenario}: containers by land corridor in {year}",
                scenario=scenario_title(text, sheet),
                year=year,
            ),
            map={**drawn, "lines": [_told(text, line) for line in drawn["lines"]]},
            described=", ".join(_told(text, line)["told"] for line in drawn["lines"]),
            note=text(
                "Schematic. Width: mean containers a year, the scale the same in all years; "
                "dashed: further routes of a corridor, counted with it."
            ),
        )
    with solara.v.Html(tag="section", class_="card"):
        Table(
            caption=text(
                "TEU in {year}, against {reference}",
                year=year,
                reference=reference_title(text, sheet),
            ),
            columns=columns,
            rows=rows,
        )


def _flows(reading: Reading) -> dict[str, FloatArray]:
    return corridor_flows(lambda name: reading.scenario.of(name), outcome_registry())


def _told(text: Language, line: dict[str, Any]) -> dict[str, Any]:
    unit = text("TEU")
    return {**line, "told": f"{line['title']}: {said(text, line['teu'])} {unit}"}


def _row(text: Language, reading: Reading, corridor: str, place: int) -> dict[str, Any]:
    """The mean, and what a run differs by: means add up over corridors, medians do not."""
    outcome = corridors()[corridor].outcome
    before = reading.reference.values[outcome][reading.paired, place]
    after = reading.scenario.values[outcome][reading.paired, place]
    cells = [said(text, float(np.mean(after)))]
    if not reading.same:
        found = paired_difference(before, after)
        cells += [
            signed(text, found.mean_difference),
            f"{signed(text, found.p05)} … {signed(text, found.p95)}",
            f"{verdict_sign(found, reading.runs)} {verdict_words(text, found, reading.runs)}",
        ]
    title = corridor_title(text, corridor)
    return {"title": title, "colour": colour_of(corridor), "cells": cells}


@template("map.vue")
def _Map(title: str, map: dict[str, Any], described: str, note: str) -> None: ...
