"""Simulating what the claims need: each scenario once, kept on disk, the same runs in all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from model.analysis.claims import Finding, weigh
from model.analysis.propositions import Proposition, Side, proposition_registry
from model.analysis.study.plan import Plan
from model.analysis.study.request import Request, records_of
from model.ensemble.failures import EnsembleError
from model.ensemble.yearly import Yearly, finished
from model.numerics.arrays import FloatArray

Needs = dict[str, Request]
"""The scenarios that claims need, by digest, with what is wanted of each."""


def examine(
    asked: Sequence[Proposition], plan: Plan, registry: Iterable[Proposition] | None = None
) -> tuple[list[Finding], int]:
    """What the runs say of the claims `asked`, and how many runs failed in some scenario.

    A claim is judged by the runs that finished in all of its own scenarios. Scenarios are run
    for what all claims of the `registry` need of them, so that what is stored serves whichever
    claims are asked for next.
    """
    every = list(proposition_registry().values() if registry is None else registry)
    needs = gather([*every, *asked])
    needed = {digest(side) for each in asked for side in each.cells()}
    records = records_of({key: needs[key] for key in needs if key in needed}, plan)
    values = {key: record.values for key, record in records.items()}
    findings = [weigh(each, _cells(each, needs, values)) for each in asked]
    whole = np.all([finished(yearly) for yearly in values.values()], axis=0)
    return findings, int((~whole).sum())


def gather(propositions: Iterable[Proposition]) -> Needs:
    """The scenarios that some claims need, each once, with the years and outcomes needed of it."""
    needs: Needs = {}
    for each in propositions:
        for side in each.cells():
            known = needs.setdefault(digest(side), Request(side.resolve(), frozenset(), 0))
            needs[digest(side)] = replace(
                known,
                outcomes=known.outcomes | {each.outcome},
                last_year=max(known.last_year, each.years[1]),
            )
    return needs


def digest(side: Side) -> str:
    """What tells the scenario of one side from that of another."""
    return side.resolve().digest()


def _cells(each: Proposition, needs: Needs, values: Mapping[str, Yearly]) -> list[FloatArray]:
    """The outcome of a claim in each of its cells, mean over its years, (finished runs,)."""
    first, last = each.years
    names = [digest(side) for side in each.cells()]
    whole = np.all([finished(values[name]) for name in names], axis=0)
    if not whole.any():
        raise EnsembleError(f"no run finished in all scenarios of the claim {each.name}")
    cells = []
    for name in names:
        years = needs[name].years
        inside = slice(years.index(first), years.index(last) + 1)
        cells.append(values[name][each.outcome][whole, inside].mean(axis=1))
    return cells
