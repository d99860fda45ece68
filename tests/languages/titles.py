"""The titles, units and short words that the registries, scenarios and tables give to be shown."""

from __future__ import annotations

from collections.abc import Iterator

from model.corridors import corridors
from model.data_files import read_table
from model.events import channel_registry
from model.outcomes import outcome_entries, outcome_registry
from model.output.numbers import bare, scale
from model.parameters import parameter_registry
from model.risks import dial_registry, policy_registry
from model.scenario import catalogue, load_scenario

_TABLES = ("regions.csv", "sectors.csv", "network/nodes.csv", "network/routes.csv",
           "network/segments.csv")  # fmt: skip


def titles() -> dict[str, str]:
    """Each message with the place that it comes from; of compound titles, each part."""
    return {part: place for title, place in _found() for part in title.split(": ")}


def words() -> dict[str, str]:
    """All messages of the domain: titles, units, what outcomes, dials, levers and scenarios mean."""
    return {**titles(), **dict(_units()), **dict(_meanings()), **dict(_descriptions())}


def _found() -> Iterator[tuple[str, str]]:
    for _, name, fields in outcome_entries():
        yield fields["title"], f"outcome {name}"
    for name, dial in dial_registry().items():
        yield dial.title, f"dial {name}"
    for name, policy in policy_registry().items():
        yield policy.title, f"policy {name}"
    for name in catalogue():
        yield load_scenario(name).title, f"scenario {name}"
    for table in _TABLES:
        for row in read_table(table):
            yield row["title"], f"{table}, {row['name']}"
    for name, corridor in corridors().items():
        yield corridor.short, f"corridor {name}"
    for registry in (outcome_registry(), dial_registry(), parameter_registry()):
        for name, entry in registry.items():
            yield entry.part.replace("_", " ").capitalize(), f"the part of {name}"


def _units() -> Iterator[tuple[str, str]]:
    for name, outcome in outcome_registry().items():
        for unit in (outcome.unit, outcome.annual_unit):
            shown = scale(unit)
            for each in (unit, shown.unit, shown.unit_of_change):
                yield each, f"outcome {name}"
                yield bare(each), f"outcome {name}"
    for name, channel in channel_registry().items():
        yield channel.unit, f"channel {name}"
    for name, dial in dial_registry().items():
        for moved in dial.moves:
            yield parameter_registry()[moved].unit, f"parameter {moved}, which {name} moves"


def _meanings() -> Iterator[tuple[str, str]]:
    for name, outcome in outcome_registry().items():
        yield outcome.description, f"outcome {name}"
    for name, dial in dial_registry().items():
        for text in (dial.description, dial.absent, dial.worst):
            yield text, f"dial {name}"
    for name, policy in policy_registry().items():
        for text in (policy.description, policy.lowest, policy.highest):
            yield text, f"policy {name}"


def _descriptions() -> Iterator[tuple[str, str]]:
    """What scenarios are about, but for those that turn one risk: theirs are put together."""
    for name in catalogue():
        if not name.startswith("only_"):
            yield load_scenario(name).description, f"scenario {name}"
