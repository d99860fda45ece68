"""What changes: any outcome in full, and the main ones in a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import solara

from model.dashboard.figures.fan import change_fan, fan
from model.dashboard.inputs import PARTS
from model.dashboard.panels.chart import Chart
from model.dashboard.panels.controls import Do
from model.dashboard.panels.table import Differences
from model.dashboard.panels.template import template
from model.dashboard.reading import Reading, summary
from model.dashboard.sheet import Sheet
from model.dashboard.titles import key_of, reference_title, scenario_title
from model.dashboard.words import change_words, unit_words
from model.languages import Language, message
from model.outcomes import outcome_registry
from model.output.selection import MAIN

_PARTS = {**PARTS, "states": message("States"), "accounts": message("National accounts")}


@solara.component
def Changes(text: Language, sheet: Sheet, reading: Reading, do: Do) -> None:
    """An outcome and its difference over the years, and the table of the main outcomes."""
    groups = solara.use_memo(lambda: _groups(text), [text.code])
    with solara.v.Html(tag="section", class_="card"):
        _Choice(
            name="outcome",
            label=text("Outcome"),
            groups=groups,
            value=sheet.view.outcome,
            event_choose=lambda name: do(lambda s: s.looking(outcome=str(name))),
        )
        with solara.v.Html(tag="div", class_="pair"):
            _charts(text, sheet, reading)
    with solara.v.Html(tag="section", class_="card"):
        caption = text("Main outcomes in {year}", year=sheet.view.year)
        Differences(text, sheet, reading, MAIN, caption)


def _charts(text: Language, sheet: Sheet, reading: Reading) -> None:
    outcome, year = sheet.view.outcome, sheet.view.year
    about = outcome_registry()[outcome]
    key, unit = key_of(reading, outcome), unit_words(text, about.annual_unit)
    change = change_words(text, about.annual_unit)
    shown = [(reference_title(text, sheet), summary(reading.reference, outcome))]
    if not reading.same:
        shown.append((scenario_title(text, sheet), reading.summary(outcome)))
    Chart(
        figure=fan(text, shown, unit, year, key),
        title=text.title(about.title),
        note=text("Median, and bands of 50 and 90 % of the runs; grey: {name}.", name=shown[0][0]),
        height=260,
    )
    Chart(
        figure=change_fan(text, reading.difference(outcome), change, year, f"{key}.change"),
        title=text("Difference from {reference}, run by run", reference=shown[0][0]),
        note=about.description if text.code == "en" else "",
        height=260,
    )


def _groups(text: Language) -> list[dict[str, Any]]:
    """The outcomes by the part of the model that reports them."""
    found: dict[str, list[dict[str, str]]] = {}
    for about in outcome_registry().values():
        option = {"name": about.name, "title": text.title(about.title)}
        found.setdefault(about.part, []).append(option)
    return [{"title": text(_PARTS[part]), "options": some} for part, some in found.items()]


@template("select.vue")
def _Choice(
    name: str,
    label: str,
    groups: list[dict[str, Any]],
    value: str,
    event_choose: Callable[[str], None],
) -> None: ...
