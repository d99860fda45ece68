"""Scenarios side by side, all against the same reference."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import solara

from model.dashboard.answers import use_answers
from model.dashboard.figures.frame import REFERENCE, SCENARIO
from model.dashboard.figures.lines import lines
from model.dashboard.job_queue import SOON, Answer, JobQueue
from model.dashboard.panels.chart import Chart
from model.dashboard.panels.controls import Do, use_titled
from model.dashboard.panels.table import Table
from model.dashboard.panels.template import template
from model.dashboard.reading import Reading, summary
from model.dashboard.scenario_cache import load
from model.dashboard.sheet import Sheet
from model.dashboard.titles import key_of, reference_title, scenario_title
from model.dashboard.view import MOST_COMPARED
from model.dashboard.words import said, signed, unit_words, verdict_sign, verdict_words
from model.languages import Language
from model.outcomes import outcome_registry
from model.output.numbers import scale
from model.output.palette import SERIES
from model.output.selection import FIGURES

_OTHERS = SERIES[1:]
_BAND = "5 % … 95 %"


@solara.component
def Scenarios(text: Language, queue: JobQueue, sheet: Sheet, reading: Reading, do: Do) -> None:
    """The scenarios chosen, beside the one on the page, in a table and over the years."""
    offered = use_titled(text)
    names = [each["name"] for each in offered]
    chosen = [name for name in sheet.view.compared if name in names]
    asked = use_answers(queue, {name: load(name) for name in chosen}, SOON)
    shown = _shown(text, sheet, reading, asked.answers)
    with solara.v.Html(tag="section", class_="card"):
        _Choice(
            label=text("Choose up to {most} scenarios", most=MOST_COMPARED),
            scenarios=offered,
            chosen=chosen,
            most=MOST_COMPARED,
            event_choose=lambda names: do(lambda s: s.looking(compared=tuple(map(str, names)))),
        )
        if asked.awaited:
            solara.v.Html(
                tag="p",
                class_="note",
                attributes={"role": "status"},
                children=[text("Simulating …")],
            )
        for outcome in FIGURES:
            _table(text, sheet, reading, shown, outcome)
    with solara.v.Html(tag="section", class_="card pair"):
        for outcome in FIGURES:
            about = outcome_registry()[outcome]
            key = ".".join([key_of(reading, outcome), *(a.digest[:8] for _, _, a in shown)])
            summaries = [(title, colour, summary(a, outcome)) for title, colour, a in shown]
            Chart(
                figure=lines(
                    text, summaries, unit_words(text, about.annual_unit), sheet.view.year, key
                ),
                title=text.title(about.title),
                note=text("Medians, with bands of half of the runs."),
                height=340,
            )


_Shown = list[tuple[str, str, Answer]]


def _shown(text: Language, sheet: Sheet, reading: Reading, answers: Mapping[str, Answer]) -> _Shown:
    """Title, colour and answer of each scenario that is there, the reference last."""
    own = [] if reading.same else [(scenario_title(text, sheet), SCENARIO, reading.scenario)]
    known = {reading.reference.digest, reading.scenario.digest}
    others = [
        (text.title(load(name).title), _OTHERS[place % len(_OTHERS)], answers[name])
        for place, name in enumerate(sheet.view.compared)
        if name in answers and answers[name].digest not in known
    ]
    return [*own, *others, (reference_title(text, sheet), REFERENCE, reading.reference)]


def _table(text: Language, sheet: Sheet, reading: Reading, shown: _Shown, outcome: str) -> None:
    about, year = outcome_registry()[outcome], sheet.view.year
    rows = [_row(text, Reading(reading.reference, a), title, colour, outcome, year)
            for title, colour, a in shown]  # fmt: skip
    Table(
        caption=f"{text.title(about.title)}, {year}, {unit_words(text, about.annual_unit)}",
        columns=["", text("Median"), _BAND, text("Difference"), _BAND, text("Verdict")],
        rows=rows,
        strong=0,
    )


def _row(
    text: Language, pair: Reading, title: str, colour: str, outcome: str, year: int
) -> dict[str, Any]:
    factor, row = (
        scale(outcome_registry()[outcome].annual_unit).factor,
        {"title": title, "colour": colour},
    )
    if year not in pair.years:
        return {**row, "cells": ["–"] * 5}
    own, found = pair.summary(outcome).at(year), pair.at(outcome, year)
    cells = [
        said(text, own["p50"] * factor),
        f"{said(text, own['p05'] * factor)} … {said(text, own['p95'] * factor)}",
    ]
    if not pair.same:
        low, high = (signed(text, each * factor) for each in (found.p05, found.p95))
        sign, words = verdict_sign(found, pair.runs), verdict_words(text, found, pair.runs)
        change = signed(text, found.median_difference * factor)
        cells += [change, f"{low} … {high}", f"{sign} {words}"]
    return {**row, "cells": [*cells, *[""] * (5 - len(cells))]}


@template("scenarios.vue")
def _Choice(
    label: str,
    scenarios: list[dict[str, str]],
    chosen: list[str],
    most: int,
    event_choose: Callable[[list[Any]], None],
) -> None: ...
