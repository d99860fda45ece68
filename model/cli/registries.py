"""``parameters``, ``risks``, ``policies``, ``outcomes``, ``channels``: what there is, by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any

import typer

from model.cli.ensembles import Json
from model.cli.printing import note, print_json, print_table

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


def risks(as_json: Json = False) -> None:
    """List the risk dials with what 0 and 1 mean and the parameters each moves.

    Example: python run_sim.py risks
    """
    from model.risks import dial_registry

    _print(
        [{**asdict(dial), "parameters": list(dial.moves)} for dial in dial_registry().values()],
        as_json,
        columns=("name", "baseline", "absent", "worst"),
        further=("parameters", "ledger", "description"),
    )


def policies(as_json: Json = False) -> None:
    """List the policy levers of Kazakhstan with what 0 and 1 mean.

    Example: python run_sim.py policies
    """
    from model.risks import policy_registry

    _print(
        [asdict(policy) for policy in policy_registry().values()],
        as_json,
        columns=("name", "baseline", "lowest", "highest", "description"),
        further=("ledger",),
    )


def outcomes(as_json: Json = False) -> None:
    """List the outcomes with their units and how quarters make up a year.

    Example: python run_sim.py outcomes
    """
    from model.outcomes import outcome_registry

    _print(
        [asdict(outcome) for outcome in outcome_registry().values()],
        as_json,
        columns=("name", "annual_unit", "aggregation", "better", "title"),
        further=("ledger", "description"),
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


def _print(
    documents: Documents, as_json: bool, columns: Sequence[str], further: Sequence[str] = ()
) -> None:
    if as_json:
        print_json(documents)
    elif documents:
        shown = [*columns, *further]
        rows = [[_cell(document[column]) for column in shown] for document in documents]
        print_table([column.replace("_", " ") for column in shown], rows, further)
    else:
        note("nothing of the kind")


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return ", ".join(value) if isinstance(value, list | tuple) else str(value)


def _mentions(document: dict[str, Any], text: str | None) -> bool:
    """Whether a parameter has a text somewhere in its words."""
    words = ("name", "part", "description", "unit", "source")
    return text is None or any(text.lower() in document[word].lower() for word in words)
