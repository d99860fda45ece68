"""Times of a state of the project that is given as the folder to import the model from.

``python -P probe.py QUESTION COUNT`` prints seconds, one a line. It uses only what states long past
have too.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator

import numpy as np

SINCE = "2026-Q1"
OUTCOMES = ("transit_revenue", "industrialization_index", "sentiment", "debt_to_china")
DIALS = ("russian_blocking", "land_rumours", "china_decline", "trust_deficit")


def runs(count: int) -> Iterator[float]:
    """Seconds that so many runs of the baseline to 2035 take, drawn and simulated as one batch."""
    from model.ensemble.design import draw
    from model.scenario import load_scenario
    from model.simulation import Simulation

    baseline = load_scenario("baseline")
    for seed in range(1, 12 if count < 100 else 4):
        yield _seconds(lambda seed=seed: Simulation(draw(baseline, seed, np.arange(count))).run())


def dial(count: int) -> Iterator[float]:
    """Seconds until the answer to a dial turned from the present on, of so many runs."""
    from model.clock import Quarter
    from model.ensemble.session import Session
    from model.scenario import load_scenario

    baseline = load_scenario("baseline")
    branch = getattr(baseline, "branch_at", None) or baseline.parting  # its name in older states
    scenario = branch(Quarter.parse(SINCE))
    with Session(count) as session:
        session.yearly(scenario.with_settings({DIALS[0]: 0.01}), OUTCOMES)
        for value in (0.1, 0.3, 0.5, 0.7, 0.9):
            for name in DIALS:
                asked = scenario.with_settings({name: value})
                yield _seconds(lambda asked=asked: session.yearly(asked, OUTCOMES))


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    found = list({"runs": runs, "dial": dial}[sys.argv[1]](int(sys.argv[2])))
    sys.stdout.writelines(f"{seconds}\n" for seconds in found[1:])
