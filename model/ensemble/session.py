"""A session that answers what-if questions at once, because it keeps what they have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from model.batch import Batch
from model.clock import Quarter
from model.ensemble import pool
from model.ensemble.branching import Past, branch_from, simulate_past
from model.ensemble.design import draw
from model.ensemble.simulate_chunk import run_and_end, warm_up
from model.ensemble.yearly import Yearly, joined, yearly_values
from model.numerics.arrays import FloatArray
from model.numerics.streams import Store

if TYPE_CHECKING:
    from model.scenario import Scenario
    from model.simulation import Simulation

_PASTS_KEPT = 4
"""Pasts that a worker keeps of its runs."""


class Session:
    """Simulates scenarios with the same seed and runs, again and again, for yearly values.

    Each worker process has its share of the runs, of which it keeps the random draws and, for
    scenarios that part from another one at a quarter, what was simulated up to there. The answers
    are those of an ensemble, to the last bit, in a fraction of its time; the first question about a
    past takes longer. Use it as a context, or `close` it.
    """

    def __init__(self, runs: int = 100, seed: int = 1, workers: int | None = None) -> None:
        warm_up()
        number = max(1, min(workers or pool.cores(), runs))
        edges = [runs * part // number for part in range(number + 1)]
        self._shares = [(seed, start, stop) for start, stop in pairwise(edges)]
        self._open = ExitStack()
        self._workers = [self._open.enter_context(pool.started(1)) for _ in self._shares]

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the worker processes."""
        self._open.close()

    def yearly(self, scenario: Scenario, outcomes: Sequence[str]) -> Yearly:
        """Annual values (runs, years) of some outcomes; NaN throughout in a run that fails."""
        asked = [
            worker.submit(_answer, share, scenario, tuple(outcomes))
            for worker, share in zip(self._workers, self._shares, strict=True)
        ]
        return joined([answer.result() for answer in asked])


@cache
def _share(seed: int, start: int, stop: int) -> _Share:
    """In a worker: its runs, with all that is kept of them."""
    return _Share(seed, start, stop)


def _answer(share: tuple[int, int, int], scenario: Scenario, outcomes: tuple[str, ...]) -> Yearly:
    """In a worker: the yearly values of its runs."""
    return _share(*share).yearly(scenario, outcomes)


class _Share:
    """The runs that a worker has, with their draws and pasts."""

    def __init__(self, seed: int, start: int, stop: int) -> None:
        self._seed, self._runs = seed, np.arange(start, stop)
        self._draws: Store = {}
        self._past = lru_cache(maxsize=_PASTS_KEPT)(self._simulate_past)

    def yearly(self, scenario: Scenario, outcomes: tuple[str, ...]) -> Yearly:
        past: Past | None = None
        if scenario.since is not None and scenario.before is not None:
            past = self._past(_Trunk(scenario.before), scenario.since)

        def simulate(batch: Batch) -> Mapping[str, FloatArray]:
            return run_and_end(self._prepared(batch, past))

        batch = draw(scenario, self._seed, self._runs, past.trunk if past else None)
        return yearly_values(batch, outcomes, simulate)

    def _prepared(self, batch: Batch, past: Past | None) -> Simulation:
        """A simulation of a batch, with its past behind it where it shares that of a trunk."""
        from model.simulation import Simulation

        if len(batch.runs) < len(self._runs):  # a part of them, because some run failed
            return Simulation(batch)
        if past is None or not batch.branches_from(past.trunk):
            return Simulation(batch, self._draws)
        return branch_from(past, batch, self._draws)

    def _simulate_past(self, trunk: _Trunk, until: Quarter) -> Past:
        """What all branches of a scenario have in common, drawn and simulated."""
        return simulate_past(draw(trunk.scenario, self._seed, self._runs), until)


class _Trunk:
    """A scenario, told from others by all that can change its results."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario, self._digest = scenario, scenario.digest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Trunk) and self._digest == other._digest

    def __hash__(self) -> int:
        return hash(self._digest)
