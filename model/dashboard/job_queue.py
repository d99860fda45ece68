"""The job queue: simulates what the open pages ask for, the most urgent and oldest job first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING

from model.ensemble.session import Session
from model.ensemble.summary import whole_years
from model.ensemble.yearly import Yearly, finished
from model.outcomes import outcome_registry

if TYPE_CHECKING:
    from model.numerics.arrays import BoolArray, FloatArray
    from model.scenario import Scenario

AT_ONCE, SOON, IN_BACKGROUND = range(3)
"""Ranks of a job: what the reader changes, what is shown beside it, what is computed in advance."""
_VALUES_KEPT = 12_000
"""Runs of scenarios whose answers are kept, at a quarter of a megabyte for ten."""


class LostWorkersError(RuntimeError):
    """The processes that simulate have ended, twice in a row, before they had an answer."""


@dataclass(frozen=True, eq=False)
class Answer:
    """Annual values (runs, years) of all outcomes of a scenario; NaN throughout in failed runs."""

    digest: str
    years: tuple[int, ...]
    values: Yearly

    @cached_property
    def finished(self) -> BoolArray:
        """Which runs did not fail, (runs,)."""
        return finished({name: self.values[name] for name in list(self.values)[:1]})

    def of(self, outcome: str) -> FloatArray:
        """An outcome in the runs that finished, (runs, years)."""
        return self.values[outcome][self.finished]


@dataclass(frozen=True, slots=True, order=True)
class _Job:
    """A scenario to simulate, in its place in the queue."""

    rank: int
    age: int
    scenario: Scenario
    answer: Future[Answer]


class JobQueue:
    """Simulates scenarios one after another with a session of worker processes, and caches answers.

    A new job in a slot of a page replaces the one that waits there, whose future is cancelled. Use
    it as a context, or `close` it.
    """

    def __init__(self, runs: int = 100, seed: int = 1, workers: int | None = None) -> None:
        self.runs, self.seed, self._size = runs, seed, workers
        self._session = Session(runs, seed, workers)
        self._kept: OrderedDict[str, Answer] = OrderedDict()
        self._most = max(8, min(64, _VALUES_KEPT // runs))
        self._waiting: dict[Hashable, _Job] = {}
        self._ages = count()
        self._turn = threading.Condition()
        self._open = True
        self._worker = threading.Thread(target=self._serve, name="queue", daemon=True)

    def __enter__(self) -> JobQueue:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Cancel what waits, and end the worker processes."""
        with self._turn:
            self._open = False
            for job in self._waiting.values():
                job.answer.cancel()
            self._waiting.clear()
            self._turn.notify()
        self._session.close()

    def answer(self, scenario: Scenario) -> Answer:
        """The answer to a question, asked before any page is open.

        Worker processes are started by the first one: while there are no other threads yet.
        """
        return self._found(scenario.digest()) or self._worked_out(scenario, keep=True)

    def ask(self, slot: Hashable, scenario: Scenario, rank: int = AT_ONCE) -> Future[Answer]:
        """The future answer; a job that waits in the same slot is cancelled."""
        answer: Future[Answer] = Future()
        with self._turn:
            before = self._waiting.pop(slot, None)
            if before is not None:
                before.answer.cancel()
            if not self._open:
                answer.cancel()
                return answer
            known = self._found(scenario.digest())
            if known is None:
                self._waiting[slot] = _Job(rank, next(self._ages), scenario, answer)
                if self._worker.ident is None:
                    self._worker.start()
                self._turn.notify()
        if known is not None:
            answer.set_result(known)
        return answer

    def forget(self, slot: Hashable, answer: Future[Answer] | None = None) -> None:
        """Cancel the job that waits in a slot; given an `answer`, only if it is for that one."""
        with self._turn:
            job = self._waiting.get(slot)
            if job is not None and (answer is None or job.answer is answer):
                del self._waiting[slot]
                job.answer.cancel()

    def _serve(self) -> None:
        while (job := self._next()) is not None:
            if job.answer.set_running_or_notify_cancel():
                try:
                    job.answer.set_result(self._serve_one(job))
                except Exception as error:  # a page is told; the queue serves on
                    job.answer.set_exception(error)

    def _serve_one(self, job: _Job) -> Answer:
        """Answers computed in advance do not push those on screen out of the cache."""
        found = self._found(job.scenario.digest())
        return found or self._worked_out(job.scenario, keep=job.rank < IN_BACKGROUND)

    def _next(self) -> _Job | None:
        """The job whose turn it is, once there is one; none once the queue is closed."""
        with self._turn:
            self._turn.wait_for(lambda: self._waiting or not self._open)
            if not self._open:
                return None
            slot = min(self._waiting, key=lambda slot: self._waiting[slot])
            return self._waiting.pop(slot)

    def _found(self, digest: str) -> Answer | None:
        found = self._kept.get(digest)
        if found is not None:
            self._kept.move_to_end(digest)
        return found

    def _worked_out(self, scenario: Scenario, keep: bool) -> Answer:
        values = self._simulate(scenario)
        answer = Answer(scenario.digest(), whole_years(scenario.horizon), values)
        if not keep:
            return answer
        with self._turn:
            self._kept[answer.digest] = answer
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return answer

    def _simulate(self, scenario: Scenario) -> Yearly:
        outcomes = tuple(outcome_registry())
        try:
            return self._session.yearly(scenario, outcomes)
        except BrokenProcessPool:
            if not self._open:
                raise
            self._session.close()  # a worker was killed: begin again with new ones
            self._session = Session(self.runs, self.seed, self._size)
        try:
            return self._session.yearly(scenario, outcomes)
        except BrokenProcessPool as error:
            raise LostWorkersError("the processes that simulate were lost") from error
