"""Saving what is on the page as a scenario file, by download or among the project's scenarios."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import solara

from model.dashboard.desk import Desk
from model.dashboard.panels.template import template
from model.dashboard.saved import scenario_yaml, title_of
from model.dashboard.sheet import Sheet
from model.errors import ScenarioError
from model.languages import Language
from model.scenario.creation import keep_scenario

_NAME = "my_scenario"


@solara.component
def Save(text: Language, desk: Desk, sheet: Sheet, opened: bool, close: Callable[[], None]) -> None:
    """The dialog, with the file and the command that gives the same numbers."""
    name, rename = solara.use_state(_NAME)
    problem, complain = solara.use_state("")
    done, finish = solara.use_state("")
    yaml = scenario_yaml(sheet.choices, title_of(name))

    def store() -> None:
        try:
            path = keep_scenario(name, yaml)
        except ScenarioError as error:
            complain(str(error))
            finish("")
        else:
            complain("")
            finish(text("Saved as {path}.", path=f"scenarios/{path.name}"))

    def call_it(other: str) -> None:
        rename(other)
        complain("")
        finish("")

    def leave() -> None:
        complain("")
        finish("")
        close()

    _Save(
        labels=_labels(text),
        shown=opened,
        name=name,
        yaml=yaml,
        command=f"python run_sim.py run {name} --runs {desk.runs} --seed {desk.seed}",
        problem=problem,
        done=done,
        event_rename=lambda other: call_it(str(other)),
        event_store=lambda _: store(),
        event_closed=lambda _: leave(),
    )


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
    yaml: str,
    command: str,
    problem: str,
    done: str,
    event_rename: Callable[[str], None],
    event_store: Callable[[Any], None],
    event_closed: Callable[[Any], None],
) -> None: ...
