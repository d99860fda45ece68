"""Laws of the queue: the newest job is the one that is answered, with the numbers of an ensemble."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import numpy as np
import pytest

from model.clock import Quarter
from model.dashboard.choices import Choices, on_screen
from model.dashboard.job_queue import IN_BACKGROUND, SOON, JobQueue, LostWorkersError
from model.dashboard.panels.reasons import player_words
from model.dashboard.reading import Reading
from model.dashboard.reasons import explain, quick_game
from model.dashboard.saved import scenario_yaml
from model.dashboard.scenario_cache import load
from model.ensemble.runner import Plan, ensure
from model.languages import LANGUAGES
from model.languages import load as load_language
from model.outcomes import outcome_registry
from model.scenario import Scenario, load_scenario
from model.scenario.between import steps

RUNS, SEED = 3, 5
OUTCOMES = tuple(outcome_registry())


class FakeSession:
    """Answers what it is told to, once it is let."""

    def __init__(self, *size: object) -> None:
        self.asked: list[str] = []
        self.free = threading.Event()
        self.free.set()
        self.busy = threading.Event()
        self.broken = 0
        self.closed = False

    def yearly(self, scenario: Scenario, outcomes: tuple[str, ...]) -> dict[str, np.ndarray]:
        self.asked.append(scenario.digest())
        self.busy.set()
        self.free.wait(10)
        if self.broken:
            raise BrokenProcessPool("a worker died")
        level = scenario.dials["land_rumours"] + 10 * scenario.dials["russian_blocking"]
        return {name: np.full((RUNS, 23), level) + np.arange(RUNS)[:, None] for name in outcomes}

    def close(self) -> None:
        self.closed = True
        self.free.set()


def turned(value: float, dial: str = "land_rumours") -> Scenario:
    return on_screen(Choices().turned(dial, value))


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> FakeSession:
    fake = FakeSession()
    monkeypatch.setattr("model.dashboard.job_queue.Session", lambda *size: fake)
    return fake


@pytest.fixture
def queue(session: FakeSession) -> Iterator[JobQueue]:
    with JobQueue(RUNS, SEED) as queue:
        yield queue


def occupied(queue: JobQueue, session: FakeSession) -> None:
    """Have the queue work on a question that it does not get done with yet."""
    session.free.clear()
    queue.ask("other", turned(0.99))
    assert session.busy.wait(5)


def test_the_newest_job_of_a_slot_is_answered_and_those_before_are_not_even_asked(
    queue: JobQueue, session: FakeSession
) -> None:
    occupied(queue, session)
    early = [queue.ask("page", turned(value)) for value in (0.1, 0.2, 0.3)]
    last = queue.ask("page", turned(0.4))
    session.free.set()
    assert last.result(5).digest == turned(0.4).digest()
    assert all(each.cancelled() for each in early)
    assert session.asked == [turned(0.99).digest(), turned(0.4).digest()]


def test_what_is_turned_comes_before_what_is_worked_out_meanwhile(
    queue: JobQueue, session: FakeSession
) -> None:
    occupied(queue, session)
    jobs = [
        queue.ask(rank, turned(value), rank)
        for rank, value in ((IN_BACKGROUND, 0.1), (SOON, 0.2), (0, 0.3))
    ]
    session.free.set()
    for job in jobs:
        job.result(5)
    assert session.asked[1:] == [turned(value).digest() for value in (0.3, 0.2, 0.1)]


def test_a_known_answer_is_given_at_once_but_not_kept_of_what_is_worked_out_meanwhile(
    queue: JobQueue, session: FakeSession
) -> None:
    queue.ask("page", turned(0.3)).result(5)
    assert queue.ask("page", turned(0.3)).done()
    queue.ask("idle", turned(0.6), IN_BACKGROUND).result(5)
    assert not queue.ask("idle", turned(0.6), IN_BACKGROUND).done()


def test_a_forgotten_job_is_cancelled(queue: JobQueue, session: FakeSession) -> None:
    occupied(queue, session)
    job = queue.ask("page", turned(0.3))
    queue.forget("page")
    with pytest.raises(CancelledError):
        job.result(5)


def test_a_queue_that_lost_its_workers_says_so_and_serves_on(
    queue: JobQueue, session: FakeSession
) -> None:
    session.broken = True
    with pytest.raises(LostWorkersError, match="lost"):
        queue.ask("page", turned(0.3)).result(5)
    session.broken = False
    assert queue.ask("page", turned(0.4)).result(5)


def test_a_closed_queue_lets_nobody_wait(session: FakeSession) -> None:
    with JobQueue(RUNS) as queue:
        occupied(queue, session)
        job = queue.ask("page", turned(0.3))
    assert job.cancelled()
    assert queue.ask("page", turned(0.3)).cancelled()
    assert session.closed


def test_reasons_add_up_to_the_gap_and_can_be_given_up(queue: JobQueue) -> None:
    start, end = (
        turned(0.5),
        on_screen(Choices().turned("land_rumours", 1.0).turned("russian_blocking", 1.0)),
    )
    game = quick_game(start, end, SEED)
    found = explain(queue, "why", game, OUTCOMES[:2])
    assert found is not None
    shared = found.of(OUTCOMES[0], 2030)
    assert sum(each.change.mean for each in shared.contributions) == pytest.approx(shared.gap.mean)
    assert explain(queue, "why", game, OUTCOMES[:1], unwanted=lambda: True) is None


def test_the_saved_file_run_from_the_command_line_gives_the_page_to_the_last_bit(
    tmp_path: Path,
) -> None:
    choices = Choices("stagnation").turned("russian_blocking", 0.731).turned("training", 0.9)
    choices = choices.turned("restriction_persistence", 0.62).with_since(Quarter(2027, 3))
    path = tmp_path / "mine.yaml"
    path.write_text(scenario_yaml(choices, "Mine"), encoding="utf-8")
    results, _ = ensure(
        load_scenario(path), tmp_path / "results", Plan(runs=RUNS, seed=SEED, workers=1)
    )
    with JobQueue(RUNS, SEED, workers=1) as queue:
        answer = queue.answer(on_screen(choices))
    assert answer.years == results.years
    assert set(answer.values) == set(results.outcomes)
    for name in results.outcomes:
        assert np.array_equal(answer.values[name], results.annual(name)), name


def test_runs_that_failed_in_either_are_left_out_of_both(queue: JobQueue) -> None:
    before, after = (queue.answer(turned(value)) for value in (0.2, 0.7))
    for name in OUTCOMES:
        after.values[name][1] = np.nan
    reading = Reading(before, after)
    assert (reading.runs, reading.failed) == (RUNS - 1, 1)
    assert reading.at(OUTCOMES[0], 2030).median_difference == pytest.approx(0.5)


def test_many_things_that_differ_are_taken_together_by_part_and_none_is_lost() -> None:
    start, end = load("six_proposals"), load("perfect_storm")
    game, all_of_them = quick_game(start, end, SEED), steps(start, end)
    told = [step for player in game.players for step in player.steps]
    assert len(game.players) < 13 < len(all_of_them)
    assert len(game.coalitions) <= 64
    assert sorted(told, key=str) == sorted(all_of_them, key=str)
    for code in LANGUAGES:
        words = [player_words(load_language(code), player.name) for player in game.players]
        assert len(set(words)) == len(words)
        assert not any("dials" in each for each in words)
