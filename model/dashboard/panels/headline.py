"""The two headline outcomes: a figure each, what it comes to against the reference, and a fan."""

from __future__ import annotations

import solara

from model.dashboard.figures.fan import fan
from model.dashboard.panels.chart import Chart
from model.dashboard.panels.template import template
from model.dashboard.reading import Reading, summary
from model.dashboard.sheet import Sheet
from model.dashboard.titles import key_of, reference_title, scenario_title
from model.dashboard.words import (
    change_words,
    said,
    signed,
    unit_words,
    verdict_sign,
    verdict_words,
)
from model.languages import Language
from model.outcomes import outcome_registry
from model.output.numbers import scale


@solara.component
def Headline(text: Language, sheet: Sheet, reading: Reading, outcome: str) -> None:
    """One outcome, in the chosen year and over all of them."""
    about = outcome_registry()[outcome]
    year = sheet.view.year
    words = headline_words(text, sheet, reading, outcome)
    title = text.title(about.title)
    shown = [(reference_title(text, sheet), summary(reading.reference, outcome))]
    if not reading.same:
        shown.append((scenario_title(text, sheet), reading.summary(outcome)))
    with solara.v.Html(tag="section", class_="card headline"):
        _Figures(name=outcome, title=f"{title}, {year}", **words)
        Chart(
            figure=fan(text, shown, "", year, key_of(reading, outcome)),
            described=f"{title}. {words['value']} {words['unit']}. {words['verdict']}",
            height=210,
        )


def headline_words(text: Language, sheet: Sheet, reading: Reading, outcome: str) -> dict[str, str]:
    """What the figures of an outcome say in the chosen year, in the reader's language."""
    about, year = outcome_registry()[outcome], sheet.view.year
    shown, found = scale(about.annual_unit), reading.at(outcome, year)
    own = reading.summary(outcome).at(year)
    low, high = (said(text, own[name] * shown.factor) for name in ("p05", "p95"))
    words = {
        "value": said(text, own["p50"] * shown.factor),
        "unit": unit_words(text, about.annual_unit),
        "spread": text("90 % of the runs: {low} to {high}", low=low, high=high),
        "change": "",
        "range": "",
        "sign": "",
        "verdict": text("Turn a risk or a policy to see what changes."),
    }
    if reading.same:
        return words
    change = signed(text, found.median_difference * shown.factor)
    small, large = (signed(text, each * shown.factor) for each in (found.p05, found.p95))
    return {
        **words,
        "change": f"{change} {change_words(text, about.annual_unit)}",
        "range": f"({small} … {large})",
        "sign": verdict_sign(found, reading.runs),
        "verdict": text(
            "{verdict}, against {reference}",
            verdict=verdict_words(text, found, reading.runs),
            reference=reference_title(text, sheet),
        ),
    }


@template("headline.vue")
def _Figures(
    name: str,
    title: str,
    value: str,
    unit: str,
    spread: str,
    change: str,
    range: str,
    sign: str,
    verdict: str,
) -> None: ...
