"""Blocks of runs of one scenario: the unit in which a study simulates and stores."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from model.analysis.study.record import Record
from model.analysis.study.sampled_batch import sampled_batch
from model.analysis.study.space import Space
from model.batch import Batch
from model.clock import LAST_QUARTER, QUARTERS_A_YEAR, Horizon, Quarter
from model.ensemble.batches import drawn
from model.ensemble.identity import identify
from model.ensemble.summary import whole_years
from model.numerics.arrays import FloatArray, IntArray
from model.outcomes import outcome_registry

if TYPE_CHECKING:
    from model.scenario import Scenario

RUNS_A_BLOCK = 50
"""Runs of a scenario that are kept together: what an interruption may lose is a few of them."""
POINTS_A_BLOCK = 250


@dataclass(frozen=True, eq=False, slots=True)
class SamplePoints:
    """The `points`, (runs, inputs), of a `space` at which the runs of a block have their inputs."""

    space: Space
    points: FloatArray


@dataclass(frozen=True, eq=False, slots=True)
class RunBlock:
    """The runs with the indices `runs`, (runs,), of a scenario, and what is wanted of them.

    `key` names all that decides their values: of the last year and the outcomes wanted, and of how
    many runs follow the first one, none of the values depends. `family` is that of the scenario.
    """

    key: str
    family: str
    scenario: Scenario
    seed: int
    runs: IntArray
    outcomes: frozenset[str]
    last_year: int
    sample: SamplePoints | None = None

    @property
    def years(self) -> tuple[int, ...]:
        """The whole years up to the last one wanted."""
        return whole_years(self.trimmed().horizon)

    def trimmed(self) -> Scenario:
        """The scenario, ending with the last year wanted."""
        return self.scenario.with_end(Quarter(self.last_year, QUARTERS_A_YEAR), "study")

    def batch(self) -> Batch:
        """The inputs of its runs."""
        if self.sample is None:
            return drawn(self.trimmed(), self.seed, self.runs)
        return sampled_batch(
            self.trimmed(), self.sample.space, self.sample.points, self.seed, self.runs
        )

    def joined(self, other: RunBlock) -> RunBlock:
        """A block of the same key with whatever is wanted of either."""
        longer = max(self, other, key=lambda block: len(block.runs))
        return replace(
            longer,
            outcomes=self.outcomes | other.outcomes,
            last_year=max(self.last_year, other.last_year),
        )

    def enlarged(self, kept: Record) -> RunBlock:
        """A block of the same key with whatever is wanted of it or stands in what is `kept`."""
        runs, years = kept.shape
        first = int(self.runs[0])
        more = runs > len(self.runs)  # of a plain block, whose runs follow one another
        return replace(
            self,
            outcomes=self.outcomes | kept.values.keys(),
            last_year=max(self.last_year, self.years[0] + years - 1),
            runs=np.arange(first, first + runs) if more else self.runs,
        )

    def is_covered(self, kept: Record) -> bool:
        """Whether all that is wanted stands in some record of its key."""
        runs, years = kept.shape
        there = runs >= len(self.runs) and years >= len(self.years)
        return there and self.outcomes <= kept.values.keys()

    def cut(self, record: Record) -> Record:
        """What is wanted, out of a record of its key."""
        wanted = record.cut(sorted(self.outcomes), len(self.years))
        return wanted.rows(0, len(self.runs))


def plain_blocks(
    scenario: Scenario, seed: int, runs: int, outcomes: Iterable[str], last_year: int
) -> list[RunBlock]:
    """The blocks of the first `runs` runs of a scenario, in their order."""
    family, wanted = _family(scenario, seed), frozenset(outcomes)
    return [
        RunBlock(
            key=_hash(family, str(start)),
            family=family,
            scenario=scenario,
            seed=seed,
            runs=np.arange(start, min(start + RUNS_A_BLOCK, runs)),
            outcomes=wanted,
            last_year=last_year,
        )
        for start in range(0, runs, RUNS_A_BLOCK)
    ]


def sampled_blocks(
    scenario: Scenario,
    seed: int,
    sample: SamplePoints,
    luck: IntArray,
    outcomes: Iterable[str],
    last_year: int,
) -> list[RunBlock]:
    """The blocks of runs with the indices `luck`, (points,), at the points of some `sample`."""
    family, wanted = _family(scenario, seed), frozenset(outcomes)
    box = repr({name: asdict(spread) for name, spread in sample.space.spreads.items()})
    blocks = []
    for start in range(0, len(luck), POINTS_A_BLOCK):
        here = slice(start, start + POINTS_A_BLOCK)
        points = np.ascontiguousarray(sample.points[here])
        blocks.append(
            RunBlock(
                key=_hash(family, box, points.tobytes(), luck[here].tobytes()),
                family=family,
                scenario=scenario,
                seed=seed,
                runs=luck[here],
                outcomes=wanted,
                last_year=last_year,
                sample=SamplePoints(sample.space, points),
            )
        )
    return blocks


@cache
def usual_outcomes() -> frozenset[str]:
    """What is kept of all runs, wanted or not, as another study will: the headline outcomes."""
    return frozenset(name for name, about in outcome_registry().items() if about.headline)


def _family(scenario: Scenario, seed: int) -> str:
    """What decides the values of a scenario's runs: all but when it ends, as no quarter depends on
    a later one."""
    before = scenario.before and _open_ended(scenario.before)
    return identify(replace(_open_ended(scenario), before=before), seed).key()


def _open_ended(scenario: Scenario) -> Scenario:
    return replace(scenario, horizon=Horizon(scenario.horizon.start, LAST_QUARTER))


def _hash(*parts: str | bytes) -> str:
    total = hashlib.blake2b(digest_size=16)
    for part in parts:
        own = part.encode() if isinstance(part, str) else part
        total.update(len(own).to_bytes(8, "big"))
        total.update(own)
    return total.hexdigest()


def merged_blocks(blocks: Sequence[RunBlock]) -> list[RunBlock]:
    """Each key once, with whatever is wanted of it, in the order of first mention."""
    found: dict[str, RunBlock] = {}
    for block in blocks:
        found[block.key] = found[block.key].joined(block) if block.key in found else block
    return list(found.values())
