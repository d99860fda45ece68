"""What a file is to hold, and of which ensembles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.ensemble.results import Results

QUANTILES, RUNS, INPUTS = "quantiles", "runs", "inputs"
KINDS = {
    QUANTILES: "mean and percentiles of each year over the runs",
    RUNS: "the value of each year in each run",
    INPUTS: "what each run was given: parameters, dials and policies",
}
_ODD = re.compile(r"[^\w.+~-]")


class UnfitError(ValueError):
    """What a format cannot hold; the message says what it can."""


@dataclass(frozen=True, slots=True)
class Content:
    """Ensembles by the label that tells them apart, some of their outcomes, and `kinds` of values.

    All ensembles have the outcomes.
    """

    ensembles: dict[str, Results]
    outcomes: Sequence[str]
    kinds: Sequence[str]

    def __iter__(self) -> Iterator[tuple[str, Results]]:
        return iter(self.ensembles.items())


def labelled(ensembles: Sequence[Results]) -> dict[str, Results]:
    """Ensembles by the name of their scenario, with as much more as tells all of them apart.

    Of those that are the same in every number, one is kept.
    """
    for parts in range(1, 5):
        labels = ["~".join(_names(each)[:parts]) for each in ensembles]
        if len(set(labels)) == len(labels):
            break
    return dict(zip(labels, ensembles, strict=True))


def _names(results: Results) -> tuple[str, ...]:
    name = _ODD.sub("_", results.scenario)
    runs = int(results.manifest["runs"])
    return name, results.digest[:8], f"seed_{results.seed}", f"{runs}_runs"
