"""A short list of signs that say more together than the best one alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from model.analysis.signposts.discrimination import area_under_curve, discrimination
from model.analysis.signposts.folds import folds_of
from model.analysis.signposts.logistic import fitted
from model.analysis.signposts.signs import Sign
from model.numerics.arrays import BoolArray, FloatArray, IntArray

LONGEST = 4
GAIN = 0.005
"""Area under the curve that another sign has to add."""
CANDIDATES = 25
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Shortlist:
    """Signs chosen one after another, each for what it adds to those before it.

    `auc` with its interval is of futures that neither the choice nor the weights have seen, as is
    `alone`, of the best single sign. `chosen` says in how many of the `folds` each indicator was
    chosen again, others among them.
    """

    signs: tuple[Sign, ...]
    weights: tuple[float, ...]
    auc: float
    low: float
    high: float
    alone: float
    folds: int
    chosen: Mapping[str, int]


def shortlist(
    signs: Sequence[Sign], table: FloatArray, bad: BoolArray, luck: IntArray, seed: int
) -> Shortlist:
    """Choose among signs of one year, (futures, signs).

    Greedy forward selection by the cross-validated area under the curve of a logistic regression,
    an indicator at most once; and all of it again without each fifth of the futures, to be tried
    on that.
    """
    places = _choose(signs, table, bad, luck, seed)
    together, alone = np.empty(len(bad)), np.empty(len(bad))
    fold, again = folds_of(bad, luck, FOLDS, seed), Counter[str]()
    for held_out in range(FOLDS):
        there = fold == held_out
        seen = ~there
        found = _choose(signs, table[seen], bad[seen], luck[seen], seed)
        again.update(signs[place].indicator for place in found)
        together[there] = _predicted(table[:, found], bad, seen)
        alone[there] = _predicted(table[:, found[:1]], bad, seen)
    found_out = discrimination(together[:, None], bad)
    area, _ = area_under_curve(np.column_stack([together, alone]), bad)
    return Shortlist(
        signs=tuple(signs[place] for place in places),
        weights=tuple(fitted(table[:, places], bad).weights.tolist()),
        auc=float(area[0]),
        low=float(found_out.low[0]),
        high=float(found_out.high[0]),
        alone=float(area[1]),
        folds=FOLDS,
        chosen=dict(again.most_common()),
    )


def _choose(
    signs: Sequence[Sign], table: FloatArray, bad: BoolArray, luck: IntArray, seed: int
) -> list[int]:
    """The places of the signs chosen, the best one first."""
    area, _ = area_under_curve(table, bad)
    order = np.argsort(-np.abs(area - 0.5), kind="stable").tolist()
    candidates = _one_an_indicator(signs, order)[:CANDIDATES]
    fold = folds_of(bad, luck, FOLDS, seed + 1)
    chosen, best = candidates[:1], _validated(table[:, candidates[:1]], bad, fold)
    while len(chosen) < LONGEST:
        tried = {
            place: _validated(table[:, [*chosen, place]], bad, fold)
            for place in candidates
            if place not in chosen
        }
        if not tried or max(tried.values()) < best + GAIN:
            break
        chosen.append(max(tried, key=lambda place: tried[place]))
        best = tried[chosen[-1]]
    return chosen


def _one_an_indicator(signs: Sequence[Sign], order: Sequence[int]) -> list[int]:
    """The first place of each indicator."""
    found: dict[str, int] = {}
    for place in order:
        found.setdefault(signs[place].indicator, place)
    return list(found.values())


def _validated(table: FloatArray, bad: BoolArray, fold: IntArray) -> float:
    """The area under the curve of predictions for each fold from the others, mean over folds."""
    areas = []
    for held_out in range(FOLDS):
        there = fold == held_out
        if bad[there].any() and not bad[there].all():
            predicted = _predicted(table, bad, ~there)
            areas.append(float(area_under_curve(predicted[:, None], bad[there])[0][0]))
    return float(np.mean(areas))


def _predicted(table: FloatArray, bad: BoolArray, seen: BoolArray) -> FloatArray:
    """Log odds of the futures that are not `seen`, by a regression on those that are."""
    return fitted(table[seen], bad[seen]).log_odds(table[~seen])
