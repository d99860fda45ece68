"""``show``: everything that a scenario resolves to, and where each value was set."""

from __future__ import annotations

import textwrap
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from model.cli.ensembles import Json, Settings
from model.cli.printing import note, print_json, print_table, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.scenario import Scenario
    from model.scenario.inventory import Entry

Name = Annotated[str, typer.Argument(metavar="SCENARIO", help="Scenario name or YAML file.")]
All = Annotated[bool, typer.Option("--all", help="Show parameters left at their defaults too.")]

_HEADINGS = {
    "dials": "Risk dials, from 0 (absent) to 1 (the worst that is plausible)",
    "policies": "Policies of Kazakhstan, from 0 to 1",
    "parameters": "Parameters",
}
_WIDTH = 100
_COLUMNS = ("name", "value", "default", "unit", "varies", "from", "source")


def show(
    scenario: Name, settings: Settings = None, show_all: All = False, as_json: Json = False
) -> None:
    """Show all values of a scenario with unit, source and where each was set.

    Values of parameters are those after the dials are turned, at the centre of their spread.

    Example: python run_sim.py show baseline --set engineer_shortage=1
    """
    from model.scenario import load_scenario, notes
    from model.scenario.inventory import inventory

    found = load_scenario(scenario, list(settings or ()))
    entries = list(inventory(found))
    if as_json:
        print_json(_document(found, entries))
        return
    say(_about(found))
    for section, heading in _HEADINGS.items():
        _print_section(heading, [e for e in entries if e.section == section], section, show_all)
    _print_events(found)
    for remark in notes(found):
        note(f"note: {remark}")


def _document(scenario: Scenario, entries: Sequence[Entry]) -> dict[str, Any]:
    from model.scenario import notes

    document = scenario.document()
    del document["origin"]
    return {
        **document,
        "path": str(scenario.path),
        "digest": scenario.digest(),
        "values": [asdict(entry) for entry in entries],
        "notes": notes(scenario),
    }


def _about(scenario: Scenario) -> str:
    from model.text_file import shown

    lines = [f"{scenario.title} ({scenario.name})"]
    if scenario.description:
        lines += ["", *textwrap.wrap(scenario.description, _WIDTH)]
    facts = {
        "file": shown(scenario.path) if scenario.path else "",
        "extends": scenario.extends or "",
        "horizon": f"{scenario.horizon.start} to {scenario.horizon.end}",
        "since": f"{scenario.since}; until then as the baseline" if scenario.since else "",
        "ledger": " ".join(scenario.ledger),
        "digest": scenario.digest(),
    }
    lines += ["", *(f"{name:<8} {text}" for name, text in facts.items() if text)]
    return "\n".join(lines)


def _print_section(heading: str, entries: list[Entry], section: str, show_all: bool) -> None:
    shown = [e for e in entries if show_all or section != "parameters" or e.changed]
    say(f"\n{heading}\n")
    if shown:
        print_table(_COLUMNS, map(_row, shown), further=("source",))
    hidden = len(entries) - len(shown)
    if hidden:
        say(f"{hidden} more at their defaults; --all shows them")


def _row(entry: Entry) -> tuple[str, ...]:
    value, default = f"{entry.value:g}", f"{entry.default:g}"
    return (
        entry.name, value, default, entry.unit, entry.spread, entry.origin, entry.source
    )  # fmt: skip


def _print_events(scenario: Scenario) -> None:
    if not scenario.events:
        return
    say("\nEvents\n")
    columns = ("name", "channel", "target", "start", "quarters", "size", "chance", "from")
    print_table(
        columns,
        [
            (
                event.name,
                event.channel,
                event.target,
                str(event.start),
                str(event.duration),
                f"{event.size:g}",
                f"{event.probability:g}",
                scenario.origin_of(f"events.{event.name}"),
            )
            for event in scenario.events
        ],
    )
