"""State shared by all pages of a server: the job queue, and the language they open in."""

from __future__ import annotations

from dataclasses import dataclass

from model.dashboard.job_queue import JobQueue


@dataclass(slots=True)
class _ServerState:
    """The queue, once there is one."""

    queue: JobQueue | None = None
    language: str = "en"


_STATE = _ServerState()


def serve_from(queue: JobQueue, language: str) -> None:
    """Let pages use a job queue, and open in a language where they ask for none."""
    _STATE.queue, _STATE.language = queue, language


def the_queue() -> JobQueue | None:
    """The job queue; none when the web framework inspects the page before the server starts."""
    return _STATE.queue


def default_language() -> str:
    """The language that pages open in."""
    return _STATE.language
