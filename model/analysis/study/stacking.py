"""Which cells of a study are simulated as one batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from model.analysis.study.cell import Cell
from model.batch import Batch
from model.clock import Quarter
from model.ensemble.batches import drawn
from model.numerics.arrays import IntArray


@dataclass(frozen=True, eq=False, slots=True)
class Stack:
    """Cells that differ in the values of their runs alone, so that one batch holds them all.

    `shares_past` is whether other stacks have the same runs up to the quarter where they part.
    """

    cells: tuple[Cell, ...]
    shares_past: bool = False

    @property
    def runs(self) -> IntArray:
        """The indices of its runs, (runs,)."""
        return np.concatenate([cell.runs for cell in self.cells])

    @property
    def trunk(self) -> tuple[str, int, str, bytes] | None:
        """What decides its past up to where it parts from another scenario; none if it never does.

        Cells that part at some quarter are stacked with those of their own scenario only.
        """
        first = self.cells[0]
        since, before = first.scenario.since, first.scenario.before
        if since is None or before is None:
            return None
        return before.digest(), first.seed, str(since), self.runs.tobytes()

    def past_batch(self) -> tuple[Batch, Quarter]:
        """The runs of the scenario it parts from, and the quarter at which it does."""
        first = self.cells[0]
        since, before = first.scenario.since, first.scenario.before
        if since is None or before is None:
            raise ValueError("it parts from nothing")
        return drawn(before, first.seed, self.runs), since


def stacks(cells: Iterable[Cell], largest: int) -> list[Stack]:
    """The cells in stacks of at most `largest` runs each, or of one cell.

    Stacks with a past in common come one after another, so that a worker need not forget it.
    """
    alike: dict[tuple[object, ...], list[Cell]] = {}
    for cell in cells:
        alike.setdefault(_frame(cell), []).append(cell)
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


def _frame(cell: Cell) -> tuple[object, ...]:
    """What cells of one stack have in common."""
    scenario = cell.scenario
    own = cell.family if scenario.since is not None else ""
    return cell.seed, cell.last_year, scenario.events, scenario.since, own


def _parts(cells: Sequence[Cell], largest: int) -> Iterator[list[Cell]]:
    """The cells in order, cut wherever one more would be too many runs."""
    held: list[Cell] = []
    size = 0
    for cell in cells:
        if held and size + len(cell.runs) > largest:
            yield held
            held, size = [], 0
        held.append(cell)
        size += len(cell.runs)
    if held:
        yield held
