"""Futures of which it is known what tells the bad ones."""

from __future__ import annotations

import numpy as np

from model.analysis.signposts.search import Watch
from model.analysis.study import Futures

OUTCOME = "transit_revenue"
PERFECT, COPY, WEAK, NOISE, STILL = (
    "container_transit_teu", "rail_transit_tonnes", "docking_depth", "oil_price", "gdp",
)  # fmt: skip
YEARS = (2025, 2026, 2027, 2028, 2035)
WATCH = Watch((PERFECT, COPY, WEAK, NOISE, STILL), base=2025, by=2028)


def worlds(number: int = 400, seed: int = 1) -> Futures:
    """What revenue ends at shows in `PERFECT` from 2027 on, in `COPY` as well, in `WEAK` blurred
    and upside down, in `NOISE` never; `STILL` is the same in all."""
    rng = np.random.default_rng(seed)
    end = rng.standard_normal(number)

    def noise() -> np.ndarray:
        return rng.standard_normal((number, len(YEARS)))

    known = noise()
    known[:, 2:4] = end[:, None]
    blurred = -1.0 * end[:, None] + 1.5 * noise()
    blurred[:, 0] = 0.0
    outcomes = {
        OUTCOME: np.column_stack([noise()[:, :4], end]),
        PERFECT: known,
        COPY: 5.0 + 2.0 * known,
        WEAK: blurred,
        NOISE: noise(),
        STILL: np.ones((number, len(YEARS))),
    }
    return Futures({}, outcomes, YEARS, np.arange(number))
