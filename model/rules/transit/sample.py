"""The sample of shippers: who sends what, where, and how dear time is to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from model.numerics.arrays import BoolArray, FloatArray, IntArray, bounded
from model.rules.transit.network import LANES

_HIGHEST_QUANTILE = 0.9995


@dataclass(frozen=True)
class Sample:
    """The shippers of one market, sorted by lane (containers first); arrays are (shippers,)."""

    market: str
    segment: tuple[str, ...]
    lane: IntArray
    """Place in `LANES`."""
    containers: int
    """How many of them send containers; the rest send bulk."""
    cargo_2013: FloatArray
    """Cargo of 2013, TEU or tonnes a year."""
    median_value_of_time: FloatArray
    """Of the segment, USD_2018 per FEU-day or per tonne-day."""
    quantile_from: FloatArray
    quantile_width: FloatArray
    """The stratum of its segment, by value of time, that a shipper stands for."""

    @property
    def bulk(self) -> BoolArray:
        """Which of them send bulk, (shippers,)."""
        return np.arange(len(self.lane)) >= self.containers


def build_samples(rows: Sequence[Mapping[str, str]], markets: Sequence[str]) -> tuple[Sample, ...]:
    """One sample a market, from the rows of the table of segments."""
    return tuple(_sample([row for row in rows if row["market"] == name], name) for name in markets)


def value_of_time(
    sample: Sample, draw: FloatArray, spread: FloatArray, scale: FloatArray
) -> FloatArray:
    """What a day is worth to each shipper, (runs, shippers), USD_2018 per FEU-day or tonne-day.

    Lognormal within a segment (`spread` is the standard deviation of the log, (runs,)) about the
    segment's median times `scale` (runs,). Each shipper stands for a stratum and stands at the
    place of it that the uniform `draw` (runs, shippers) says, so that few shippers cover the
    distribution and the upper tail, where rail and air find their cargo, finely.
    """
    quantile = sample.quantile_from + draw * sample.quantile_width
    score = ndtri(bounded(quantile, 1.0 - _HIGHEST_QUANTILE, _HIGHEST_QUANTILE))
    return sample.median_value_of_time * scale[:, None] * np.exp(spread[:, None] * score)


def _sample(rows: Sequence[Mapping[str, str]], market: str) -> Sample:
    rows = sorted(rows, key=_lane)
    counts = [int(row["shippers"]) for row in rows]
    edges = [1.0 - (1.0 - np.arange(count + 1) / count) ** 2 for count in counts]
    width = np.concatenate([np.diff(edge) for edge in edges])
    return Sample(
        market=market,
        segment=tuple(np.repeat([row["name"] for row in rows], counts).tolist()),
        lane=np.repeat([_lane(row) for row in rows], counts),
        containers=sum(c for r, c in zip(rows, counts, strict=True) if r["kind"] == "container"),
        cargo_2013=np.repeat([float(row["volume_2013"]) for row in rows], counts) * width,
        median_value_of_time=np.repeat(
            [float(row["value_of_time_median"]) for row in rows], counts
        ),
        quantile_from=np.concatenate([edge[:-1] for edge in edges]),
        quantile_width=width,
    )


def _lane(row: Mapping[str, str]) -> int:
    return LANES.index((row["kind"], row["direction"]))
