"""The page: its state, what it asks of the queue, and its panels in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import solara

from model.dashboard.answers import Answers, use_answers
from model.dashboard.choices import on_screen
from model.dashboard.history import History
from model.dashboard.job_queue import JobQueue
from model.dashboard.panels.change import Changes
from model.dashboard.panels.controls import Controls, Do
from model.dashboard.panels.corridors import Corridors
from model.dashboard.panels.firms import Firms
from model.dashboard.panels.header import Header
from model.dashboard.panels.headline import Headline
from model.dashboard.panels.reasons import Reasons
from model.dashboard.panels.regions import Regions
from model.dashboard.panels.save import Save
from model.dashboard.panels.scenarios import Scenarios
from model.dashboard.panels.view import Viewing
from model.dashboard.reading import Reading
from model.dashboard.scenario_cache import load
from model.dashboard.server_state import default_language, the_queue
from model.dashboard.sheet import Sheet, opened_at
from model.languages import Language
from model.languages import load as load_language
from model.output.selection import FIGURES
from model.scenario import Scenario

_STYLE = Path(__file__).parent / "style.css"


@solara.component
def Page() -> None:
    """One open page, with a sheet of its own."""
    router = solara.use_router()
    first = solara.use_memo(lambda: opened_at(router.search or "", default_language()), [])
    sheet, put = solara.use_state(first)
    do: Do = solara.use_memo(lambda: put, [])
    solara.Style(_STYLE)
    queue = the_queue()
    if queue is not None:
        _Sheet(queue, sheet, do)


@solara.component
def _Sheet(queue: JobQueue, sheet: Sheet, do: Do) -> None:
    text = load_language(sheet.view.language)
    pair = {"reference": load(sheet.choices.reference), "scenario": on_screen(sheet.choices)}
    asked = use_answers(queue, pair)
    errors = [*sheet.problems, *dict.fromkeys(asked.errors.values())]
    busy = bool(asked.awaited)
    told = _last_told(sheet, pair, asked)
    saving, let_save = solara.use_state(False)
    with solara.v.Html(tag="div", class_="page"):
        Header(text, sheet, do, busy, _status(text, queue, busy), lambda: let_save(True))
        Save(text, queue, sheet, do, (lambda: let_save(False)) if saving else None)
        with solara.v.Html(tag="div", class_="columns"):
            Controls(text, sheet, do)
            with solara.v.Html(tag="div", class_="results"):
                if errors:
                    _Problems(errors)
                if told is not None:
                    _Results(text, queue, _looked_at(sheet, *told), told[1], do)


def _looked_at(sheet: Sheet, told: Sheet, reading: Reading) -> Sheet:
    """The choices that are answered, looked at as the page is, in a year that the answers have."""
    return replace(told, view=sheet.view.within(reading.years), saved=sheet.saved)


def _last_told(
    sheet: Sheet, pair: Mapping[str, Scenario], asked: Answers
) -> tuple[Sheet, Reading] | None:
    """The last choices that are answered, with the answers: words and charts always agree."""
    last: Any = solara.use_ref(None)
    answers = asked.answers
    if all(name in answers and answers[name].digest == pair[name].digest() for name in pair):
        choices = Sheet(History(sheet.choices))
        if last.current is None or last.current[0] != choices:
            last.current = choices, Reading(**answers)
    found: tuple[Sheet, Reading] | None = last.current
    return found


@solara.component
def _Results(text: Language, queue: JobQueue, sheet: Sheet, reading: Reading, do: Do) -> None:
    with solara.v.Html(tag="div", class_="stack"):
        if reading.failed:
            failed = text.plural("{n} run failed", "{n} runs failed", reading.failed)
            _Problems([text("{failed}; all that is shown is of the others.", failed=failed)])
        with solara.v.Html(tag="div", class_="headlines"):
            for outcome in FIGURES:
                Headline(text, sheet, reading, outcome)
        Viewing(text, sheet, do, reading.years)
        with solara.v.Html(
            tag="div",
            class_="stack",
            attributes={
                "id": "panel",
                "role": "tabpanel",
                "aria-labelledby": f"tab-{sheet.view.panel}",
            },
        ):
            _panel(text, queue, sheet, reading, do)


def _panel(text: Language, queue: JobQueue, sheet: Sheet, reading: Reading, do: Do) -> None:
    """The panel that is looked at."""
    match sheet.view.panel:
        case "change":
            Changes(text, sheet, reading, do)
        case "corridors":
            Corridors(text, sheet, reading)
        case "regions":
            Regions(text, sheet, reading)
        case "firms":
            Firms(text, sheet, reading)
        case "reasons":
            Reasons(text, queue, sheet, reading)
        case "scenarios":
            Scenarios(text, queue, sheet, reading, do)


@solara.component
def _Problems(problems: list[str]) -> None:
    lines = [solara.v.Html(tag="p", children=[each]) for each in problems]
    solara.v.Html(tag="div", class_="problems", attributes={"role": "alert"}, children=lines)


def _status(text: Language, queue: JobQueue, busy: bool) -> str:
    if busy:
        return text("Simulating …")
    runs = text.plural("{n} run", "{n} runs", queue.runs)
    return text("{runs}, seed {seed}", runs=runs, seed=queue.seed)
