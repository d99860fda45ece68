"""``list``: the scenarios and what each of them changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import typer

from model.cli.ensembles import Json
from model.cli.language import Lang, spoken
from model.cli.printing import note, print_json, print_table
from model.languages import Language

if TYPE_CHECKING:
    from model.scenario import Scenario


def list_scenarios(lang: Lang = None, as_json: Json = False) -> None:
    """List the scenarios with what each changes, compared with the baseline.

    Example: python run_sim.py list
    """
    text = spoken(lang)
    scenarios, broken = _load_all()
    rows = [_row(scenario, scenarios["baseline"]) for scenario in scenarios.values()]
    if as_json:
        print_json(rows)
    else:
        table = [(row["name"], text.title(row["title"]), _changes(row, text)) for row in rows]
        print_table((text("name"), text("title"), text("changes")), table)
    if broken:
        raise typer.Exit(2)


def _load_all() -> tuple[dict[str, Scenario], bool]:
    """All scenarios that can be read; what is wrong with the others goes to standard error."""
    from model.errors import ScenarioError
    from model.scenario import catalogue, load_scenario

    found: dict[str, Scenario] = {"baseline": load_scenario("baseline")}
    broken = False
    for name in catalogue():
        try:
            found[name] = load_scenario(name)
        except ScenarioError as error:
            note(str(error))
            broken = True
    return found, broken


def _row(scenario: Scenario, baseline: Scenario) -> dict[str, Any]:
    from model.scenario import differences

    changed = differences(scenario, baseline)
    return {
        "name": scenario.name,
        "title": scenario.title,
        "extends": scenario.extends,
        "since": str(scenario.since) if scenario.since else None,
        "dials": dict(changed.dials),
        "policies": dict(changed.policies),
        "parameters": dict(changed.parameters),
        "uncertainty": list(changed.uncertainty),
        "events": list(changed.events),
    }


def _changes(row: Mapping[str, Any], text: Language) -> str:
    """What a scenario changes, in one line."""
    parts = [
        f"{name}={value:g}"
        for section in ("dials", "policies", "parameters")
        for name, value in row[section].items()
    ]
    parts += [f"{name}~" for name in row["uncertainty"]]
    parts += [f"@{name}" for name in row["events"]]
    parts += [text("from {quarter}", quarter=row["since"])] if row["since"] else []
    return ", ".join(parts)
