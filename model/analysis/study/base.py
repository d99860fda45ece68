"""What a study is of: a scenario, or one that was run before and lies in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.ensemble.failures import EnsembleError
from model.ensemble.results import Results

if TYPE_CHECKING:
    from model.scenario import Scenario


def scenario_of(results: Results) -> Scenario:
    """The scenario that some results are of, to be varied.

    Raises ``EnsembleError`` where it cannot be had again, as the baseline that it parts from, or
    what was learnt of the parameters, is no longer what it was.
    """
    from model.scenario.restored import restored

    try:
        scenario = restored(results.manifest["scenario"])
    except (KeyError, TypeError, ValueError) as error:
        raise EnsembleError(f"{results.folder} is of a scenario that is no more: {error}") from None
    if scenario.digest() != results.digest:
        raise EnsembleError(
            f"{results.folder} is of a scenario that is no longer what it was; run it again"
        )
    return scenario
