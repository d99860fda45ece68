"""Where to draw the line on a sign, and how often it would mislead."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.numerics.arrays import BoolArray, FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class Rule:
    """A warning: the sign lies below the `threshold`, if `low_is_bad`, or above it."""

    threshold: float
    low_is_bad: bool

    def warns(self, sign: FloatArray) -> BoolArray:
        """In which futures, (futures,), it warns."""
        return sign < self.threshold if self.low_is_bad else sign > self.threshold


@dataclass(frozen=True, slots=True)
class Errors:
    """How a rule does on futures that it was not drawn from.

    `false_alarms` is the share of the good futures that are warned of, `misses` that of the bad
    ones that are not, `precision` that of the futures warned of that are bad (nothing where none
    is).
    """

    false_alarms: float
    misses: float
    precision: float | None


def best_rule(sign: FloatArray, bad: BoolArray) -> Rule:
    """The rule with the most hits less false alarms (Youden 1950, "Index for rating diagnostic
    tests"), half way between neighbouring values of the sign, (futures,)."""
    order = np.argsort(sign, kind="stable")
    values, ill = sign[order], bad[order]
    below = np.cumsum(ill) / ill.sum() - np.cumsum(~ill) / (~ill).sum()
    gaps = np.flatnonzero(values[1:] > values[:-1])
    if not len(gaps):
        return Rule(float(values[0]), low_is_bad=True)
    place = gaps[np.argmax(np.abs(below[gaps]))]
    middle = 0.5 * (values[place] + values[place + 1])
    return Rule(float(middle), low_is_bad=bool(below[place] > 0.0))


def cross_validated(sign: FloatArray, bad: BoolArray, fold: IntArray) -> Errors:
    """The errors of the best rule, drawn from all folds but one and tried on that one.

    `fold` is the fold of each future, (futures,).
    """
    warned = np.zeros(len(sign), dtype=bool)
    for held_out in np.unique(fold):
        there = fold == held_out
        warned[there] = best_rule(sign[~there], bad[~there]).warns(sign[there])
    return errors_of(warned, bad)


def errors_of(warned: BoolArray, bad: BoolArray) -> Errors:
    """The errors of warnings, (futures,)."""
    return Errors(
        false_alarms=float(warned[~bad].mean()),
        misses=float((~warned[bad]).mean()),
        precision=float(bad[warned].mean()) if warned.any() else None,
    )
