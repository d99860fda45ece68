"""Weighing policies against each other in the futures they all faced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from model.analysis.bad_futures import upright
from model.analysis.bootstrap import interval, resampled_means
from model.analysis.policy.robustness import (
    CRITERIA,
    HIGH_REGRET,
    regret,
    satisfied,
    share_best,
    share_worst,
)
from model.analysis.policy.stances import PRESENT, Stance
from model.analysis.policy.worlds import Faced
from model.analysis.significance import CONFIDENCE
from model.numerics.arrays import FloatArray
from model.outcomes import Outcome, outcome_registry

REPLICATES = 1000


@dataclass(frozen=True, slots=True)
class Weight:
    """How a policy does by one outcome, in its annual unit.

    `change_mean` is against the present stance, future by future, with its 95 % bootstrap interval
    and the range of 90 % of the futures (`change_p05`, `change_p95`); `better` the share of futures
    in which it does better than that. Regret is what it falls short of the best policy of all in a
    future: its mean with a 95 % interval, 90th percentile and maximum. `best` and `worst` are the
    shares of futures in which no policy does better, or worse. `minimax_chosen` is how often it has
    the least maximum regret where futures are drawn again.
    """

    median: float
    p05: float
    p95: float
    change_mean: float
    change_low: float
    change_high: float
    change_p05: float
    change_p95: float
    better: float
    regret_mean: float
    regret_low: float
    regret_high: float
    regret_p90: float
    regret_max: float
    best: float
    worst: float
    minimax_chosen: float


@dataclass(frozen=True, slots=True)
class Satisficing:
    """Share of the futures in which a policy reaches each threshold, and all of them together with
    its 95 % interval (Wilson 1927)."""

    each: Mapping[str, float]
    all: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """A policy, where its levers stand, and how it does by each outcome and by the thresholds."""

    name: str
    levers: Stance
    by: Mapping[str, Weight]
    satisficing: Satisficing

    def document(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            "policy": self.name,
            "levers": dict(self.levers),
            "outcomes": {name: asdict(weight) for name, weight in self.by.items()},
            "satisficing": asdict(self.satisficing),
        }


@dataclass(frozen=True, slots=True)
class Weighing:
    """Policies as they were weighed, in the order in which they were given.

    `choices` holds, by outcome and criterion, the policy chosen.
    """

    year: int
    futures: int
    thresholds: Mapping[str, float]
    policies: tuple[Weighed, ...]
    choices: Mapping[str, Mapping[str, str]]

    def ranked(self, outcome: str) -> list[Weighed]:
        """The policies by their maximum regret, the least first."""
        return sorted(self.policies, key=lambda each: each.by[outcome].regret_max)

    @property
    def outcomes(self) -> list[Outcome]:
        """The outcomes that policies were weighed by."""
        return [outcome_registry()[name] for name in self.choices]

    def document(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            "year": self.year,
            "futures": self.futures,
            "thresholds": dict(self.thresholds),
            "policies": [each.document() for each in self.policies],
            "choices": {name: dict(chosen) for name, chosen in self.choices.items()},
        }


def weigh(
    faced: Faced,
    stances: Mapping[str, Stance],
    year: int,
    seed: int,
    thresholds: Mapping[str, float] | None = None,
) -> Weighing:
    """Weigh policies, one of which is the present stance, by all outcomes that they were run for.

    An outcome without one among the `thresholds` has to do as well as the present stance does in
    the median future. Raises ``EnsembleError`` where no future finished under all policies.
    """
    whole = faced.whole()
    upright = {name: _sign(name) * values for name, values in whole.values.items()}
    own = whole.labels.index(PRESENT)
    levels = {
        name: (thresholds or {}).get(name, float(np.median(values[own])))
        for name, values in whole.values.items()
    }
    weights = {name: _weights(upright[name], _sign(name), own, seed) for name in upright}
    enough = _satisficing(upright, {name: _sign(name) * level for name, level in levels.items()})
    found = [
        Weighed(label, stances[label], {n: each[place] for n, each in weights.items()}, own_enough)
        for place, (label, own_enough) in enumerate(zip(whole.labels, enough, strict=True))
    ]
    choices = {name: _choices(values, whole.labels) for name, values in upright.items()}
    futures = next(iter(upright.values())).shape[1]
    return Weighing(year, futures, levels, tuple(found), choices)


def _sign(outcome: str) -> float:
    """What turns an outcome so that higher is better."""
    return upright(outcome_registry()[outcome])


def _weights(values: FloatArray, sign: float, own: int, seed: int) -> list[Weight]:
    """How each policy does, from `values`, (policies, futures), in which higher is better."""
    regrets, changes = regret(values), values - values[own]
    drawn = resampled_means(np.vstack([changes, regrets]).T, seed, REPLICATES)
    low, high = interval(drawn, CONFIDENCE)
    number = len(values)
    chosen, best, worst = _chosen_again(regrets, seed), share_best(values), share_worst(values)
    return [
        Weight(
            **_spread(sign * values[place]),
            **_change(changes[place], sign, low[place], high[place]),
            regret_mean=float(regrets[place].mean()),
            regret_low=float(low[number + place]),
            regret_high=float(high[number + place]),
            regret_p90=float(np.percentile(regrets[place], HIGH_REGRET)),
            regret_max=float(regrets[place].max()),
            best=float(best[place]),
            worst=float(worst[place]),
            minimax_chosen=float(chosen[place]),
        )
        for place in range(number)
    ]


def _spread(values: FloatArray) -> dict[str, float]:
    p05, median, p95 = np.percentile(values, (5, 50, 95))
    return {"median": float(median), "p05": float(p05), "p95": float(p95)}


def _change(changes: FloatArray, sign: float, low: float, high: float) -> dict[str, float]:
    """A change in the outcome itself, of `changes` in which higher is better."""
    mean_low, mean_high = sorted((sign * float(low) + 0.0, sign * float(high) + 0.0))
    p05, p95 = np.percentile(sign * changes, (5, 95)) + 0.0
    return {
        "change_mean": sign * float(changes.mean()) + 0.0,  # no zero below zero
        "change_low": mean_low,
        "change_high": mean_high,
        "change_p05": float(p05),
        "change_p95": float(p95),
        "better": float((changes > 0.0).mean()),
    }


def _chosen_again(regrets: FloatArray, seed: int) -> FloatArray:
    """How often each policy has the least maximum regret, (policies,), in futures drawn again."""
    rng = np.random.default_rng(seed)
    chosen = np.zeros(len(regrets))
    futures = regrets.shape[1]
    for _ in range(REPLICATES):
        drawn = np.unique(rng.integers(futures, size=futures))
        chosen[np.argmin(regrets[:, drawn].max(axis=1))] += 1.0
    return chosen / REPLICATES


def _satisficing(
    values: Mapping[str, FloatArray], thresholds: Mapping[str, float]
) -> list[Satisficing]:
    """Of each policy; higher is better in `values` and `thresholds`."""
    each = {name: satisfied(values, {name: level}) for name, level in thresholds.items()}
    together = satisfied(values, thresholds)
    return [
        Satisficing(
            {name: float(reached[place].mean()) for name, reached in each.items()},
            float(reached_all.mean()),
            *_wilson(int(reached_all.sum()), len(reached_all)),
        )
        for place, reached_all in enumerate(together)
    ]


def _wilson(successes: int, trials: int) -> tuple[float, float]:
    from scipy.stats import binomtest

    found = binomtest(successes, trials).proportion_ci(CONFIDENCE, method="wilson")
    return float(found.low), float(found.high)


def _choices(values: FloatArray, labels: Sequence[str]) -> dict[str, str]:
    """The policy that each criterion chooses; higher is better in `values`."""
    return {name: labels[int(np.argmax(criterion(values)))] for name, criterion in CRITERIA.items()}
