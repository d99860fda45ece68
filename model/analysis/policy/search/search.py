"""Searching for policies that no other beats by every goal, and checking them on fresh futures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from model.analysis.policy.search import front as fronts
from model.analysis.policy.search.evolution import (
    STEPS,
    WORST,
    Archive,
    Effort,
    evolve,
    stepped,
)
from model.analysis.policy.search.goals import Goals, of_names
from model.analysis.policy.search.thinning import thinned
from model.analysis.policy.stances import PRESENT, Stance, alone, changed, present
from model.analysis.policy.weigh import Weighed, Weighing, weigh
from model.analysis.policy.worlds import Worlds, face
from model.analysis.study import Plan
from model.ensemble.failures import EnsembleError
from model.numerics.arrays import FloatArray
from model.risks import policy_registry

_STANCES = 1000
"""Random stances drawn, at most, to fill up the first generation."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One policy of those that stand for the front.

    `roles` say what it is best at, if anything; `levers` are those that it moves, the weightiest
    first; `searched` is what it gave in the futures of the search, by outcome, and `weighed` how it
    did in fresh ones.
    """

    name: str
    roles: tuple[str, ...]
    levers: Mapping[str, float]
    searched: Mapping[str, float]
    weighed: Weighed

    def document(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            "roles": list(self.roles),
            "changes": dict(self.levers),
            "searched": dict(self.searched),
            **self.weighed.document(),
        }


@dataclass(frozen=True, eq=False, slots=True)
class Searched:
    """What a search found: the `picks`, `weighing` of them in fresh futures, and all it tried.

    `failures` says why runs failed, one by one; a policy most of whose runs did is ruled out.
    """

    goals: Goals
    picks: tuple[Pick, ...]
    weighing: Weighing
    archive: Archive
    futures: int
    seed: int
    failures: tuple[str, ...]

    @property
    def present(self) -> Weighed:
        """The present stance in the fresh futures."""
        return next(each for each in self.weighing.policies if each.name == PRESENT)

    def document(self) -> dict[str, Any]:
        """All of it as plain data, the tried policies counted."""
        return {
            "goals": list(self.goals.outcomes),
            "metric": self.goals.metric,
            "year": self.weighing.year,
            "tried": len(self.archive.stances),
            "front": int(self.archive.front.sum()),
            "futures": self.futures,
            "fresh_futures": self.weighing.futures,
            "failed_runs": len(self.failures),
            "present": self.present.document(),
            "policies": [pick.document() for pick in self.picks],
        }

    def tried(self) -> list[dict[str, Any]]:
        """A row a policy tried: its levers, its figure by each goal, and if it is on the front.

        One that was ruled out has no figures.
        """
        levers, costs = tuple(policy_registry()), self.archive.costs
        figures = self.goals.figures(costs).astype(object)
        figures[costs >= WORST] = None
        return [
            {
                **stance,
                **dict(zip(self.goals.outcomes, row.tolist(), strict=True)),
                "front": bool(on_front),
            }
            for stance, row, on_front in zip(
                of_names(self.archive.stances, levers), figures, self.archive.front, strict=True
            )
        ]


class Bench:
    """Judges policies by what came of them in the same futures, and keeps count of its work."""

    def __init__(self, futures: Worlds, goals: Goals, year: int, plan: Plan, expected: int) -> None:
        self._futures, self._goals, self._year, self._plan = futures, goals, year, plan
        self._done, self._expected = 0, expected
        self.failures: list[str] = []

    def __call__(self, stances: FloatArray) -> FloatArray:
        """Costs, (policies, goals), of stances, (policies, levers)."""
        policies = dict(enumerate(of_names(stances, tuple(policy_registry()))))
        named = {str(place): stance for place, stance in policies.items()}
        plan = replace(self._plan, progress=self._told)
        faced = face(self._futures, named, self._goals.outcomes, self._year, plan)
        self._done += len(stances) * len(self._futures)
        self.failures += faced.reasons
        return self._goals.costs(faced.values)

    def _told(self, done: int, total: int) -> None:
        ahead = self._done + done
        self._plan.progress(ahead, max(self._expected, ahead))


def search(
    sought: Worlds,
    fresh: Worlds,
    goals: Goals,
    year: int,
    effort: Effort,
    number: int,
    plan: Plan,
) -> Searched:
    """Search for policies in some futures, and weigh `number` that stand for all in fresh ones.

    The first generation holds the present stance and each lever alone at either end, so that what
    a lever does by itself is known. Raises ``EnsembleError`` where no policy can be judged.
    """
    stance = present(sought.scenario)
    own = np.array(list(stance.values()))
    bench = Bench(sought, goals, year, plan, effort.budget * len(sought))
    start = _start(stance, effort)
    archive = evolve(bench, start, len(goals.outcomes), effort)
    if not archive.front.any():
        raise EnsembleError(f"most runs failed under every policy: {bench.failures[0]}")
    weights = _weights(archive, own)
    stances, costs = archive.stances[archive.front], archive.costs[archive.front]
    places = fronts.representatives(costs, number)
    span = np.ptp(costs, axis=0)
    thin = thinned(bench, (stances[places], costs[places]), own, weights, span)
    archive = archive.joined(*thin)
    kept, kept_costs = _distinct(*thin)
    picks = _named(kept, kept_costs, goals)
    policies = {PRESENT: stance, **dict(zip(picks, of_names(kept, tuple(stance)), strict=True))}
    faced = face(fresh, policies, goals.outcomes, year, plan)
    weighing = weigh(faced, policies, year, effort.seed)
    return Searched(
        goals=goals,
        picks=tuple(
            Pick(
                name=name,
                roles=roles,
                levers=_weightiest_first(weighed.levers, stance, weights),
                searched=dict(zip(goals.outcomes, map(float, figures), strict=True)),
                weighed=weighed,
            )
            for (name, roles), figures, weighed in zip(
                picks.items(), goals.figures(kept_costs), weighing.policies[1:], strict=True
            )
        ),
        weighing=weighing,
        archive=archive,
        futures=len(sought),
        seed=effort.seed,
        failures=(*bench.failures, *faced.reasons),
    )


def _start(stance: Stance, effort: Effort) -> FloatArray:
    """The first generation, (policies, levers): the present, each lever alone, and others at random
    that move about a third of the levers."""
    own = np.array(list(stance.values()))
    single = alone(stance, stance)
    rows = [own, *(np.array(list(each.values())) for each in single.values())]
    rng = np.random.default_rng(effort.seed)
    for _ in range(min(_STANCES, max(0, effort.population - len(rows)))):
        moved = rng.random(len(own)) < 1 / 3
        rows.append(np.where(moved, rng.integers(0, STEPS + 1, len(own)) / STEPS, own))
    return np.unique(stepped(np.array(rows)), axis=0)


def _weights(archive: Archive, own: FloatArray) -> FloatArray:
    """How much each lever matters by itself, (levers,): what it costs or gains by any goal for each
    unit it moves, as a part of the span of the front."""
    span = np.ptp(archive.costs[archive.front], axis=0)
    span = np.where(span > 0.0, span, 1.0)
    base = stepped(own[None])[0]
    moves = np.abs(archive.stances - base)
    of_present = archive.costs[(moves == 0.0).all(axis=1)][0]
    weights = np.zeros(len(own))
    for place in np.flatnonzero((moves > 0.0).sum(axis=1) == 1):
        lever = int(np.argmax(moves[place]))
        effect = np.max(np.abs(archive.costs[place] - of_present) / span)
        weights[lever] = max(weights[lever], effect / moves[place, lever])
    return weights


def _distinct(stances: FloatArray, costs: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Each stance once, in the order given, without any that another one is better than by all
    goals."""
    first = np.sort(np.unique(stances, axis=0, return_index=True)[1])
    on_front = Archive(stances[first], costs[first]).front
    return stances[first][on_front], costs[first][on_front]


def _named(stances: FloatArray, costs: FloatArray, goals: Goals) -> dict[str, tuple[str, ...]]:
    """A name and the roles of each policy, (policies, goals) of costs: the outcomes it is the best
    by, and the knee."""
    best, knee = fronts.ends(costs).tolist(), fronts.knee(costs)
    found: dict[str, tuple[str, ...]] = {}
    for place in range(len(stances)):
        roles = tuple(_roles(place, best, knee, goals.outcomes))
        found[f"policy_{place + 1:02d}"] = roles
    return found


def _roles(place: int, best: Sequence[int], knee: int, outcomes: Sequence[str]) -> Iterator[str]:
    for outcome, end in zip(outcomes, best, strict=True):
        if end == place:
            yield outcome
    if knee == place:
        yield fronts.KNEE


def _weightiest_first(levers: Stance, own: Stance, weights: FloatArray) -> dict[str, float]:
    """The levers that a policy moves, that which matters most first."""
    weight = dict(zip(own, weights, strict=True))
    moved = changed(levers, own)
    order = sorted(moved, key=lambda name: -weight[name] * abs(moved[name] - own[name]))
    return {name: moved[name] for name in order}
