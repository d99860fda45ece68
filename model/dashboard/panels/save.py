"""Saving what is on the page as a scenario file, by download or among the project's scenarios."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import solara

from model.dashboard.job_queue import JobQueue
from model.dashboard.panels.controls import Do
from model.dashboard.panels.template import template
from model.dashboard.saved import scenario_yaml, title_of
from model.dashboard.scenario_cache import store as keep
from model.dashboard.sheet import Sheet
from model.errors import ScenarioError
from model.languages import Language
from model.scenario import catalogue
from model.scenario.words import is_name

_NAME = "my_scenario"


@solara.component
def Save(
    text: Language, queue: JobQueue, sheet: Sheet, do: Do, close: Callable[[], None] | None
) -> None:
    """The dialogue, with the file and the command that gives the same numbers.

    It is open as long as there is a way to `close` it.
    """
    wished, rename = solara.use_state(_NAME)
    problem, complain = solara.use_state("")
    done, finish = solara.use_state("")
    name = wished if is_name(wished) else _NAME
    yaml = scenario_yaml(sheet.choices, title_of(name))

    def call_it(other: str) -> None:
        rename(other)
        complain("")
        finish("")

    def store(called: str) -> None:
        call_it(called)
        complain(objection := objection_to(text, called))
        if not objection:
            try:
                path = keep(called, scenario_yaml(sheet.choices, title_of(called)))
            except ScenarioError as error:
                complain(str(error))
            else:
                do(lambda s: s.with_saved(called))
                finish(text("Saved as {path}.", path=f"scenarios/{path.name}"))

    def leave() -> None:
        call_it(wished)
        if close is not None:
            close()

    _Save(
        labels=_labels(text),
        shown=close is not None,
        name=wished,
        file=f"{name}.yaml",
        yaml=yaml,
        command=f"python run_sim.py run {name} --runs {queue.runs} --seed {queue.seed}",
        problem=problem,
        done=done,
        event_rename=lambda other: call_it(str(other)),
        event_store=lambda called: store(str(called)),
        event_closed=lambda _: leave(),
    )


def objection_to(text: Language, name: str) -> str:
    """Why a scenario cannot be saved under a name, in the reader's words; nothing where it can."""
    if not is_name(name):
        return text(
            "A name is of small Latin letters, digits and single underscores, as {example}.",
            example=_NAME,
        )
    if name in catalogue():
        return text("There is a scenario named {name} already; choose another name.", name=name)
    return ""


def _labels(text: Language) -> dict[str, str]:
    return {
        "title": text("Save the scenario"),
        "about": text("The file gives the numbers on the page, to the last digit."),
        "name": text("Name, in words_like_this"),
        "file": text("Scenario file"),
        "command": text("The same numbers from the command line:"),
        "store": text("Save among the scenarios"),
        "download": text("Download"),
        "close": text("Close"),
    }


@template("save.vue")
def _Save(
    labels: dict[str, str],
    shown: bool,
    name: str,
    file: str,
    yaml: str,
    command: str,
    problem: str,
    done: str,
    event_rename: Callable[[str], None],
    event_store: Callable[[str], None],
    event_closed: Callable[[Any], None],
) -> None: ...
