"""What can be chosen and turned: scenario, reference, quarter, risks, policies, parameters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import solara

from model.clock import FIRST_QUARTER, Quarter
from model.dashboard import inputs
from model.dashboard.choices import FIRST_PROJECTED, branch_quarter
from model.dashboard.panels.template import template
from model.dashboard.scenario_cache import load, readable_scenarios
from model.dashboard.sheet import Sheet
from model.languages import Language

Do = Callable[[Callable[[Sheet], Sheet]], None]
"""Carries out a step from one sheet to the next."""


@solara.component
def Controls(text: Language, sheet: Sheet, do: Do) -> None:
    """The controls of a sheet."""
    choices = sheet.choices
    sections = solara.use_memo(lambda: inputs.sections(text), [text.code])
    scenarios = use_titled(text)
    scenario = load(choices.scenario)
    _Controls(
        language=text.code,
        labels=_labels(text),
        sections=sections,
        settings=inputs.settings(choices),
        scenarios=scenarios,
        scenario=choices.scenario,
        about=text(scenario.description),
        reference=choices.reference,
        since=str(branch_quarter(choices)),
        quarters=_quarters(text, choices.scenario, branch_quarter(choices)),
        event_choose_scenario=lambda name: do(lambda s: s.with_scenario(str(name))),
        event_choose_reference=lambda name: do(lambda s: s.with_reference(str(name))),
        event_choose_since=lambda quarter: do(lambda s: s.with_since(str(quarter))),
        event_turn=lambda told: do(
            lambda s: s.turned(str(told.get("name")), told.get("value"), bool(told.get("done")))
        ),
        event_release=lambda name: do(lambda s: s.released(str(name))),
    )


@template("controls.vue")
def _Controls(
    language: str,
    labels: dict[str, str],
    sections: list[dict[str, Any]],
    settings: dict[str, Any],
    scenarios: list[dict[str, str]],
    scenario: str,
    about: str,
    reference: str,
    since: str,
    quarters: list[dict[str, str]],
    event_choose_scenario: Callable[[str], None],
    event_choose_reference: Callable[[str], None],
    event_choose_since: Callable[[str], None],
    event_turn: Callable[[dict[str, Any]], None],
    event_release: Callable[[str], None],
) -> None: ...


def use_titled(text: Language) -> list[dict[str, str]]:
    """The scenarios at hand with their titles, in the order of the command `list`."""
    names = readable_scenarios()

    def titled() -> list[dict[str, str]]:
        return [{"name": name, "title": text.title(load(name).title)} for name in names]

    return solara.use_memo(titled, [text.code, names])


def _quarters(text: Language, scenario: str, chosen: Quarter) -> list[dict[str, str]]:
    """The quarters from which on the changes of a scenario can hold: the first of each year."""
    own, end = load(scenario).since, load(scenario).horizon.end
    years = [Quarter(year, 1) for year in range(FIRST_QUARTER.year + 1, end.year + 1)]
    start = [] if own else [FIRST_QUARTER]
    offered = sorted({*start, *years, *([own] if own else []), chosen})
    return [{"name": str(each), "title": _quarter(text, each)} for each in offered]


def _quarter(text: Language, quarter: Quarter) -> str:
    if quarter == FIRST_QUARTER:
        return text("the start ({quarter})", quarter=quarter)
    if quarter == FIRST_PROJECTED:
        return text("{quarter}, the first projected quarter", quarter=quarter)
    return str(quarter)


def _labels(text: Language) -> dict[str, str]:
    return {
        "controls": text("Scenario and settings"),
        "scenario": text("Scenario"),
        "against": text("Compared with"),
        "since": text("In force from"),
        "since_note": text("Until then all is as in the baseline."),
        "search": text("Search the parameters"),
        "own": text("In the scenario"),
        "drawn": text("drawn"),
        "release": text("Put back"),
        "about": text("About"),
        "range": text("Range"),
        "usual": text("Usual"),
        "source": text("Source"),
        "confidence": text("Confidence"),
        "name": text("Name"),
    }
