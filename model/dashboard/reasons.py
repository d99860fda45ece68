"""Why the scenario differs from its reference: the gap shared out among all that differs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass, replace

from model.analysis.decomposition import BY_INPUT, BY_PART, Decomposition, Game, decompose, game_of
from model.analysis.shapley import sampled_orders
from model.analysis.study import Paired
from model.dashboard.job_queue import IN_BACKGROUND, JobQueue
from model.ensemble.progress import Progress, silent
from model.ensemble.yearly import Yearly
from model.scenario import Scenario

_EXACT = 5
"""Things that differ up to which all orders are taken, 32 scenarios at most."""
_ORDERS = 6
_BY_INPUT = 12
"""Things that differ up to which each stands alone; of more, those of a part count as one."""
_NO_LONGER: Callable[[], bool] = lambda: False  # noqa: E731


@dataclass(frozen=True)
class Explanation:
    """The scenarios between the two, simulated in the same runs as what is on the page."""

    game: Game
    found: Paired

    def of(self, outcome: str, year: int) -> Decomposition:
        """What each thing that differs brings to the gap in an outcome of a year."""
        return decompose(self.found, self.game, outcome, year)


def quick_game(reference: Scenario, scenario: Scenario, seed: int) -> Game:
    """The game between two scenarios, by part and in few orders where many things differ.

    Raises ``ScenarioError`` where nothing differs.
    """
    game = game_of(reference, scenario, BY_INPUT, _ORDERS, seed)
    if len(game.players) > _BY_INPUT:
        game = game_of(reference, scenario, BY_PART, _ORDERS, seed)
    if len(game.players) <= _EXACT or game.orders:
        return game
    return replace(game, orders=tuple(sampled_orders(len(game.players), _ORDERS, seed)))


def explain(
    queue: JobQueue,
    slot: Hashable,
    game: Game,
    outcomes: Sequence[str],
    progress: Progress = silent,
    unwanted: Callable[[], bool] = _NO_LONGER,
) -> Explanation | None:
    """Ask the queue for all scenarios that the game needs, one after another, behind other jobs.

    None where it was given up: the job in the slot was forgotten, or it is `unwanted`.
    """
    values: dict[str, Yearly] = {}
    years: tuple[int, ...] = ()
    masks = game.coalitions
    for done, mask in enumerate(masks):
        progress(done, len(masks))
        if unwanted():
            return None
        try:
            answer = queue.ask(slot, game.scenario(mask), IN_BACKGROUND).result()
        except CancelledError:
            return None
        values[str(mask)] = {name: answer.values[name] for name in outcomes}
        years = answer.years
    progress(len(masks), len(masks))
    return Explanation(game, Paired(queue.seed, years, values, {}))
