"""Pages of the smaller registers: outcomes, risks, policies."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from docs.reference.writing import (
    anchored,
    claims,
    heading,
    link,
    number,
    page,
    table,
    words,
)
from model.ledger import claims as article
from model.outcomes import outcome_entries
from model.parameters import parameter_registry
from model.risks import dial_registry, policy_registry
from model.risks.dials import Dial

_OUTCOMES = """What a run records each quarter, and what tables, figures and files report by year.
*A year* says how its quarters make up a year; *better* which way is good, where one is. Headline
outcomes are marked ●. An outcome of each region is one column a region: `sentiment_region` stands
for `sentiment_akmola` and so on.

On the command line: `python run_sim.py outcomes`."""
_RISKS = """Each risk that the article names is a dial from 0 (absent) to 1 (the worst that is
plausible). Between, the parameters it moves go straight from their value at 0 through the one drawn
for a run, at the baseline's setting, to their value at 1. In a scenario: `dials: {name: 0.8}`; a
parameter that a scenario sets itself is not moved.

On the command line: `python run_sim.py risks`."""
_POLICIES = """What Kazakhstan can choose, each a lever from 0 to 1. In a scenario: `policies:
{name: 0.8}`. What each does is in [the ODD protocol](../ODD.md#7-submodels).

On the command line: `python run_sim.py policies`."""


def outcomes() -> str:
    """The page of outcomes, one table a part of the model."""
    parts = []
    for part, entries in groupby(outcome_entries(), key=lambda entry: entry[0]):
        rows = [_outcome(name, fields) for _, name, fields in entries]
        parts += [heading(part), table(("outcome", "", "unit", "a year", "better", "claims"), rows)]
    return page("Outcomes", _OUTCOMES, *parts)


def _outcome(name: str, fields: dict[str, Any]) -> tuple[str, ...]:
    mark = " ●" if fields.get("headline") else ""
    title, description = words(fields["title"]), words(fields["description"])
    return (
        f"{anchored(name)}{mark}",
        f"**{title}.** {description}",
        words(fields.get("annual_unit", fields["unit"])),
        fields["aggregation"],
        "" if fields["better"] == "none" else fields["better"],
        claims(fields["ledger"]),
    )


def risks() -> str:
    """The page of risks: what each is, what it moves, and the claims it stands for."""
    parts: list[str] = []
    for part, dials in groupby(dial_registry().values(), key=lambda dial: dial.part):
        parts.append(heading(part))
        for dial in dials:
            parts += _risk(dial)
    return page("Risks", _RISKS, *parts)


def _risk(dial: Dial) -> Iterator[str]:
    yield f'### {words(dial.title)}\n\n<a id="{dial.name}"></a>`{dial.name}`, in the baseline ' + (
        f"{number(dial.baseline)}. {words(dial.description)} Alone at its worst: "
        f"{link(f'only_{dial.name}', 'scenarios')}."
    )
    yield f"- **0**: {words(dial.absent)}\n- **1**: {words(dial.worst)}"
    known = parameter_registry()
    rows = [
        (link(name, "parameters"), *map(number, (move.absent, known[name].default, move.worst)),
         words(known[name].unit))
        for name, move in dial.moves.items()
    ]  # fmt: skip
    yield table(("moves", "at 0", "default", "at 1", "unit"), rows)
    yield "\n".join(f"- {claims([claim])}: {words(article()[claim].text)}" for claim in dial.ledger)


def policies() -> str:
    """The page of policy levers."""
    rows = [
        (
            anchored(lever.name),
            f"**{words(lever.title)}.** {words(lever.description)}",
            number(lever.baseline),
            words(lever.lowest),
            words(lever.highest),
            claims(lever.ledger),
        )
        for lever in policy_registry().values()
    ]
    head = ("lever", "", "baseline", "at 0", "at 1", "claims")
    return page("Policies", _POLICIES, table(head, rows))
