"""Evolving policies towards several goals at once.

NSGA-II (Deb et al. 2002, "A fast and elitist multiobjective genetic algorithm", *IEEE Transactions
on Evolutionary Computation* 6), as pymoo has it (Blank and Deb 2020, "pymoo: multi-objective
optimization in Python", *IEEE Access* 8). Levers move in steps, so that a policy can be told and
met again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from model.numerics.arrays import BoolArray, FloatArray

STEPS = 10
"""Steps from a lever's lowest to its highest."""
WORST = 1e30
"""The cost of what cannot be judged."""

Judge = Callable[[FloatArray], FloatArray]
"""Costs, (policies, goals), of policies, (policies, levers), all at once; lower is better."""


@dataclass(frozen=True, eq=False, slots=True)
class Archive:
    """All policies that were tried, (policies, levers), and what they cost, (policies, goals)."""

    stances: FloatArray
    costs: FloatArray

    def joined(self, stances: FloatArray, costs: FloatArray) -> Archive:
        """With further policies, those that were tried before left out."""
        known = {row.tobytes() for row in self.stances}
        new = [place for place, row in enumerate(stances) if row.tobytes() not in known]
        return Archive(np.vstack([self.stances, stances[new]]), np.vstack([self.costs, costs[new]]))

    @property
    def front(self) -> BoolArray:
        """Which policies no other is better than by one goal and as good by all, (policies,)."""
        from pymoo.util.nds.non_dominated_sorting import NonDominatedSorting

        places = NonDominatedSorting().do(self.costs, only_non_dominated_front=True)
        found = np.zeros(len(self.costs), dtype=bool)
        found[places] = True
        return found & (self.costs < WORST).all(axis=1)


def stepped(stances: FloatArray) -> FloatArray:
    """Stances on the nearest of the steps, (policies, levers)."""
    return np.round(np.clip(stances, 0.0, 1.0) * STEPS) / STEPS


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard is searched: about `budget` policies tried, in generations of `population`."""

    budget: int
    population: int
    seed: int


def evolve(judge: Judge, start: FloatArray, goals: int, effort: Effort) -> Archive:
    """Try policies, the `start` first, (policies, levers), then generation by generation.

    Each generation is bred from the best so far and judged as a whole, and the last one that is
    begun is finished. The same judge, start and seed give the same policies in the same order, so
    that a larger budget goes on where a smaller one ended.
    """
    algorithm = _algorithm(start, goals, effort)
    tried = Archive(np.empty((0, start.shape[1])), np.empty((0, goals)))
    while len(tried.stances) < effort.budget:
        generation = algorithm.ask()
        stances = stepped(generation.get("X") / STEPS)
        costs = judge(stances)
        generation.set("F", costs)
        algorithm.tell(infills=generation)
        before, tried = tried, tried.joined(stances, costs)
        if len(tried.stances) == len(before.stances):  # all there is was tried
            return tried
    return tried


def _algorithm(start: FloatArray, goals: int, effort: Effort) -> Any:
    """The algorithm, ready to be asked."""
    from pymoo.algorithms.moo.nsga2 import NSGA2
    from pymoo.core.problem import Problem
    from pymoo.core.termination import NoTermination
    from pymoo.operators.crossover.sbx import SBX
    from pymoo.operators.mutation.pm import PM
    from pymoo.operators.repair.rounding import RoundingRepair

    repair = RoundingRepair()
    algorithm = NSGA2(
        pop_size=effort.population,
        sampling=np.round(start * STEPS).astype(int),
        crossover=SBX(prob=0.9, eta=10, vtype=float, repair=repair),
        mutation=PM(eta=10, vtype=float, repair=repair),
        eliminate_duplicates=True,
    )
    levers = start.shape[1]
    problem = Problem(n_var=levers, n_obj=goals, xl=0, xu=STEPS, vtype=int)
    algorithm.setup(problem, termination=NoTermination(), seed=effort.seed, verbose=False)
    return algorithm
