"""Which blocks of a study are simulated as one batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from model.analysis.study.run_block import RunBlock
from model.batch import Batch
from model.clock import Quarter
from model.ensemble.batches import drawn
from model.numerics.arrays import IntArray


@dataclass(frozen=True, eq=False, slots=True)
class Stack:
    """Blocks that differ in the values of their runs alone, so that one batch holds them all.

    `shares_past` is whether other stacks have the same runs up to the quarter where they part.
    """

    blocks: tuple[RunBlock, ...]
    shares_past: bool = False

    @property
    def runs(self) -> IntArray:
        """The indices of its runs, (runs,)."""
        return np.concatenate([block.runs for block in self.blocks])

    @property
    def trunk(self) -> tuple[str, int, str, bytes] | None:
        """What decides its past up to where it parts from another scenario; none if it never does.

        Blocks that part at some quarter are stacked with those of their own scenario only.
        """
        first = self.blocks[0]
        since, before = first.scenario.since, first.scenario.before
        if since is None or before is None:
            return None
        return before.digest(), first.seed, str(since), self.runs.tobytes()

    def past_batch(self) -> tuple[Batch, Quarter]:
        """The runs of the scenario it parts from, and the quarter at which it does."""
        first = self.blocks[0]
        since, before = first.scenario.since, first.scenario.before
        if since is None or before is None:
            raise ValueError("it parts from nothing")
        return drawn(before, first.seed, self.runs), since


def stacks(blocks: Iterable[RunBlock], largest: int) -> list[Stack]:
    """The blocks in stacks of at most `largest` runs each, or of one block.

    Stacks with a past in common come one after another, so that a worker need not forget it.
    """
    alike: dict[tuple[object, ...], list[RunBlock]] = {}
    for block in blocks:
        alike.setdefault(_frame(block), []).append(block)
    found = [Stack(tuple(part)) for group in alike.values() for part in _parts(group, largest)]
    trunks = [stack.trunk for stack in found]
    often = Counter(trunks)
    shared = [
        replace(stack, shares_past=trunk is not None and often[trunk] > 1)
        for stack, trunk in zip(found, trunks, strict=True)
    ]
    order = {trunk: place for place, trunk in enumerate(dict.fromkeys(trunks))}
    places = sorted(range(len(found)), key=lambda place: order[trunks[place]])
    return [shared[place] for place in places]


def _frame(block: RunBlock) -> tuple[object, ...]:
    """What blocks of one stack have in common."""
    scenario = block.scenario
    own = block.family if scenario.since is not None else ""
    return block.seed, block.last_year, scenario.events, scenario.since, own


def _parts(blocks: Sequence[RunBlock], largest: int) -> Iterator[list[RunBlock]]:
    """The blocks in order, cut wherever one more would be too many runs."""
    held: list[RunBlock] = []
    size = 0
    for block in blocks:
        if held and size + len(block.runs) > largest:
            yield held
            held, size = [], 0
        held.append(block)
        size += len(block.runs)
    if held:
        yield held
