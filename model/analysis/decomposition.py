"""The gap between two scenarios, shared out among all that they differ in.

A game is played in each run: its players are the things that differ, and the worth of a coalition
is the outcome of the scenario in which these, and no others, are as in the second scenario. The
Shapley values of the game add up to the gap, run by run, however the risks compound: what a pair
does more than each alone goes to either by half.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from model.analysis.changes import Change, changes_of
from model.analysis.shapley import (
    coalitions_of,
    contributions,
    exact_values,
    sampled_orders,
    sampling_error,
)
from model.analysis.study import Paired, Plan, paired
from model.errors import Place, Problem, ScenarioError
from model.numerics.arrays import FloatArray
from model.outcomes import Outcome, outcome_registry
from model.scenario.between import Step, between, steps

if TYPE_CHECKING:
    from model.scenario import Scenario

EXACT = 8
"""Players up to which all of their coalitions are simulated, 256 of them at most."""
BY_PART, BY_INPUT = "part", "input"


@dataclass(frozen=True, slots=True)
class Player:
    """Steps from one scenario to another that are taken together."""

    name: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Game:
    """What is played: by whom, between which scenarios, and in which orders they come in.

    Without `orders`, in all of them.
    """

    start: Scenario
    end: Scenario
    players: tuple[Player, ...]
    orders: tuple[tuple[int, ...], ...] = ()

    @property
    def coalitions(self) -> list[int]:
        """The coalitions whose worth is needed, as bit masks, from nobody to everybody."""
        if not self.orders:
            return list(range(1 << len(self.players)))
        return sorted({mask for order in self.orders for mask in coalitions_of(order)})

    def scenario(self, coalition: int) -> Scenario:
        """The scenario in which a coalition has done its part."""
        if coalition == 0:
            return self.start
        if coalition == (1 << len(self.players)) - 1:
            return self.end
        taken = {
            step.key
            for place, player in enumerate(self.players)
            if coalition >> place & 1
            for step in player.steps
        }
        return between(self.start, self.end, taken)


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a player brings about: its Shapley value, over the runs.

    `share` is that of its mean in the mean gap, none where there is no gap; `first` the mean change
    where it comes in before all others and `last` after them, to see how far it depends on them,
    none where no sampled order has it there;
    `sampling_error` what is left of the mean by orders having been sampled: nothing where all were
    taken, none where too few were to tell.
    """

    player: Player
    change: Change
    share: float | None
    first: float | None
    last: float | None
    sampling_error: float | None


@dataclass(frozen=True, slots=True)
class Decomposition:
    """A gap in an outcome of a year, and what each player brings to it, the largest first.

    `orders` is how many orders of the players were sampled, none where all were taken, and
    `remainder` the largest difference, in any run, of the gap and the sum of what is brought.
    """

    outcome: Outcome
    year: int
    runs: int
    orders: int | None
    start_mean: float
    end_mean: float
    gap: Change
    contributions: tuple[Contribution, ...]
    remainder: float

    def document(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            "outcome": self.outcome.name,
            "title": self.outcome.title,
            "unit": self.outcome.annual_unit,
            "year": self.year,
            "runs": self.runs,
            "orders": self.orders,
            "start_mean": self.start_mean,
            "end_mean": self.end_mean,
            "gap": asdict(self.gap),
            "players": [_document(each) for each in self.contributions],
            "remainder": self.remainder,
        }


def game_of(start: Scenario, end: Scenario, by: str, orders: int, seed: int) -> Game:
    """The game between two scenarios, with all in which they differ among its players.

    `by` `BY_INPUT`, each thing is a player; by `BY_PART`, all things of a part of the scenario are
    one. Where players are more than `EXACT`, an even number of `orders` is sampled. Raises
    ``ScenarioError`` where nothing differs.
    """
    found = steps(start, end)
    if not found:
        same = f"{start.name} and {end.name} are the same scenario"
        raise ScenarioError([Problem(Place("FROM TO"), "", same, "two that differ")])
    players = _each(found) if by == BY_INPUT else _parts(found)
    if len(players) <= EXACT:
        return Game(start, end, players)
    return Game(start, end, players, tuple(sampled_orders(len(players), orders, seed)))


def played(game: Game, outcomes: Sequence[str], year: int, plan: Plan) -> Paired:
    """The scenarios of all coalitions that are needed, in the same runs, labelled by bit mask."""
    scenarios = {str(mask): game.scenario(mask) for mask in game.coalitions}
    return paired(scenarios, outcomes, year, plan)


def decompose(found: Paired, game: Game, outcome: str, year: int) -> Decomposition:
    """Share out the gap in an outcome, by what `played` found.

    By the runs that finished in all coalitions. Raises ``EnsembleError`` where none did.
    """
    masks = game.coalitions
    worths = dict(zip(masks, found.at(outcome, year, list(map(str, masks))), strict=True))
    everybody = masks[-1]
    values, errors = _values(game, worths)
    gap = worths[everybody] - worths[0]
    mean_gap = float(gap.mean())
    *changes, whole = changes_of(np.column_stack([*values, gap]), found.seed)
    shared = [
        Contribution(
            player=player,
            change=change,
            share=change.mean / mean_gap if mean_gap else None,
            first=_mean_step(worths, 0, 1 << place),
            last=_mean_step(worths, everybody & ~(1 << place), everybody),
            sampling_error=None if np.isnan(errors[place]) else float(errors[place]),
        )
        for place, (player, change) in enumerate(zip(game.players, changes, strict=True))
    ]
    return Decomposition(
        outcome=outcome_registry()[outcome],
        year=year,
        runs=len(gap),
        orders=len(game.orders) or None,
        start_mean=float(worths[0].mean()),
        end_mean=float(worths[everybody].mean()),
        gap=whole,
        contributions=tuple(sorted(shared, key=lambda each: -abs(each.change.mean))),
        remainder=float(np.abs(values.sum(axis=0) - gap).max()),
    )


def _each(found: Sequence[Step]) -> tuple[Player, ...]:
    return tuple(Player(step.key, (step,)) for step in found)


def _parts(found: Sequence[Step]) -> tuple[Player, ...]:
    parts: dict[str, list[Step]] = {}
    for step in found:
        parts.setdefault(step.part, []).append(step)
    return tuple(Player(part, tuple(some)) for part, some in parts.items())


def _values(game: Game, worths: Mapping[int, FloatArray]) -> tuple[FloatArray, FloatArray]:
    """The value of each player in each run, (players, runs), and the error left on its mean."""
    if not game.orders:
        exact = exact_values(np.array([worths[mask] for mask in game.coalitions]))
        return exact, np.zeros(len(exact))
    added = contributions(game.orders, worths)
    return added.mean(axis=0), sampling_error(added.mean(axis=2))


def _mean_step(worths: Mapping[int, FloatArray], before: int, after: int) -> float | None:
    if before not in worths or after not in worths:
        return None
    return float((worths[after] - worths[before]).mean())


def _document(each: Contribution) -> dict[str, Any]:
    plain = {name: getattr(each, name) for name in ("share", "first", "last", "sampling_error")}
    moved = [asdict(step) for step in each.player.steps]
    return {"name": each.player.name, **asdict(each.change), **plain, "steps": moved}
