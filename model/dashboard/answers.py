"""The answers a page waits for from the job queue: only the latest request counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from functools import partial

import solara
from solara.server.kernel_context import get_current_context

from model.dashboard.job_queue import AT_ONCE, Answer, JobQueue
from model.scenario import Scenario


@dataclass(frozen=True)
class Answers:
    """The last answers that came, by slot, whether newer ones are awaited, and what went wrong."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    awaited: frozenset[str] = frozenset()
    errors: Mapping[str, str] = field(default_factory=dict)

    def waiting(self, slots: frozenset[str]) -> Answers:
        """With new answers awaited in some slots, and nothing left of others."""
        kept = {slot: answer for slot, answer in self.answers.items() if slot in slots}
        return Answers(kept, slots)

    def told(self, slot: str, answer: Future[Answer]) -> Answers:
        """With the answer or the error of a finished job."""
        awaited = self.awaited - {slot}
        if error := answer.exception():
            words = str(error) or type(error).__name__
            return replace(self, awaited=awaited, errors={**self.errors, slot: words})
        return replace(self, answers={**self.answers, slot: answer.result()}, awaited=awaited)


def use_answers(queue: JobQueue, scenarios: Mapping[str, Scenario], rank: int = AT_ONCE) -> Answers:
    """The answers to scenarios by slot, asked anew whenever one of them changes.

    Until a new one has come, the one before stands. What waits in a slot of the page gives way to
    the next, and what comes too late is not looked at.
    """
    asked, tell = solara.use_state(Answers(awaited=frozenset(scenarios)))
    context = get_current_context()
    digests = {slot: each.digest() for slot, each in scenarios.items()}
    # Asked here and not once all is drawn: the workers need not wait for the page.
    jobs = solara.use_memo(
        lambda: {
            slot: queue.ask((context.id, slot), each, rank) for slot, each in scenarios.items()
        },
        [digests],
    )

    def listen() -> Callable[[], None]:
        wanted = [True]

        def told(slot: str, answer: Future[Answer]) -> None:
            if not answer.cancelled() and wanted and not context.closed_event.is_set():
                with context:
                    tell(lambda before: before.told(slot, answer))

        tell(lambda before: before.waiting(frozenset(jobs)))
        for slot, job in jobs.items():
            job.add_done_callback(partial(told, slot))

        def leave() -> None:
            wanted.clear()
            for slot, job in jobs.items():
                queue.forget((context.id, slot), job)

        return leave

    solara.use_effect(listen, [digests])
    return asked
