"""The page of parameters: every number of the model with its range, source and confidence."""

from __future__ import annotations

from itertools import groupby

from docs.reference import writing
from docs.reference.writing import anchored, claims, heading, link, number, table, words
from model.parameters import parameter_registry
from model.parameters.registry import Parameter
from model.risks import dial_registry

_ABOUT = """Every number of the model that may be varied. *Drawn* says from what a run draws it
between its bounds: a triangular distribution has its mode at the default, a fixed one is the same
in all runs. Those that observed figures speak to are drawn from what calibration left of the range
([validation](../validation.md#calibration)). A dial moves the parameters that name it. Confidence
is how well the source carries the number.

In a scenario: `parameters: {name: 0.8}`; for one run: `--set name=0.8`. On the command line:
`python run_sim.py parameters --grep border`."""
_HEAD = ("parameter", "", "default", "range", "unit", "drawn", "source", "claims")


def page() -> str:
    """The whole page."""
    movers = {name: dial.name for dial in dial_registry().values() for name in dial.moves}
    parts: list[str] = []
    for part, found in groupby(parameter_registry().values(), key=lambda each: each.part):
        parts += [heading(part), table(_HEAD, [_row(each, movers) for each in found])]
    return writing.page("Parameters", _ABOUT, *parts)


def _row(parameter: Parameter, movers: dict[str, str]) -> tuple[str, ...]:
    mover = movers.get(parameter.name)
    moved = f" Moved by {link(mover, 'risks')}." if mover else ""
    return (
        anchored(parameter.name),
        words(parameter.description) + moved,
        number(parameter.default),
        f"{number(parameter.low)} .. {number(parameter.high)}",
        words(parameter.unit),
        parameter.distribution,
        f"{words(parameter.source)} ({parameter.confidence} confidence)",
        claims(parameter.ledger),
    )
