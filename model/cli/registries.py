"""``parameters``, ``risks``, ``policies``, ``outcomes``, ``channels``: what there is, by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Annotated, Any

import typer

from model.cli.ensembles import Json
from model.cli.language import Lang, spoken
from model.cli.printing import note, print_json, print_table
from model.languages import ENGLISH, Language, message

Grep = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help="Only those with TEXT in name, words, unit or source."),
]
Documents = list[dict[str, Any]]


def parameters(grep: Grep = None, as_json: Json = False) -> None:
    """List the parameters with default, range, unit, source and confidence.

    Example: python run_sim.py parameters --grep border
    """
    from model.parameters import parameter_registry

    found = [asdict(parameter) for parameter in parameter_registry().values()]
    _print(
        [document for document in found if _mentions(document, grep)],
        as_json,
        columns=("name", "default", "low", "high", "unit", "description"),
        further=("distribution", "confidence", "ledger", "source"),
    )


def risks(lang: Lang = None, as_json: Json = False) -> None:
    """List the risk dials with what 0 and 1 mean and the parameters each moves.

    Example: python run_sim.py risks
    """
    from model.risks import dial_registry

    text = spoken(lang)
    _print(
        [{**asdict(dial), "parameters": list(dial.moves)} for dial in dial_registry().values()],
        as_json,
        columns=("name", "title", "baseline", "absent", "worst"),
        further=("parameters", "ledger", "description"),
        text=text,
    )


def policies(lang: Lang = None, as_json: Json = False) -> None:
    """List the policy levers of Kazakhstan with what 0 and 1 mean.

    Example: python run_sim.py policies
    """
    from model.risks import policy_registry

    text = spoken(lang)
    _print(
        [asdict(policy) for policy in policy_registry().values()],
        as_json,
        columns=("name", "title", "baseline", "lowest", "highest", "description"),
        further=("ledger",),
        text=text,
    )


def outcomes(lang: Lang = None, as_json: Json = False) -> None:
    """List the outcomes with their units and how quarters make up a year.

    Example: python run_sim.py outcomes
    """
    from model.outcomes import outcome_registry

    text = spoken(lang)
    _print(
        [asdict(outcome) for outcome in outcome_registry().values()],
        as_json,
        columns=("name", "annual_unit", "aggregation", "better", "title"),
        further=("ledger", "description"),
        text=text,
    )


def channels(as_json: Json = False) -> None:
    """List the channels through which events of a scenario can touch the world.

    Example: python run_sim.py channels
    """
    from model.events import channel_registry

    _print(
        [asdict(channel) for channel in channel_registry().values()],
        as_json,
        columns=("name", "low", "high", "unit", "description", "targets"),
    )


_HEADS = {
    "name": message("name"),
    "title": message("title"),
    "baseline": message("baseline"),
    "absent": message("absent"),
    "worst": message("worst"),
    "lowest": message("lowest"),
    "highest": message("highest"),
    "annual_unit": message("annual unit"),
    "aggregation": message("aggregation"),
    "better": message("better"),
    "parameters": message("parameters"),
    "ledger": message("ledger"),
    "description": message("description"),
}
"""Heads of the columns that are shown in any language; others are called as in JSON."""
_WORDS = (message("sum"), message("mean"), message("last"), message("higher"), message("lower"))
"""What the cells of aggregation and of the better side may hold, so that it is translated."""
_NAMES = ("name", "parameters", "ledger")
"""Columns of names, which are the same in all languages."""


def _print(
    documents: Documents,
    as_json: bool,
    columns: Sequence[str],
    further: Sequence[str] = (),
    text: Language = ENGLISH,
) -> None:
    if as_json:
        print_json(documents)
    elif documents:
        shown = [*columns, *further]
        rows = [[_cell(document, column, text) for column in shown] for document in documents]
        heads = {column: text(_HEADS.get(column, column.replace("_", " "))) for column in shown}
        print_table(list(heads.values()), rows, [heads[column] for column in further])
    else:
        note("nothing of the kind")


def _cell(document: Mapping[str, Any], column: str, text: Language) -> str:
    value = document[column]
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list | tuple):
        return ", ".join(value)
    return str(value) if column in _NAMES else text.title(str(value))


def _mentions(document: dict[str, Any], text: str | None) -> bool:
    """Whether a parameter has a text somewhere in its words."""
    words = ("name", "part", "description", "unit", "source")
    return text is None or any(text.lower() in document[word].lower() for word in words)
