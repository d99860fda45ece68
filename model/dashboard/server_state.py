"""What all pages of a server share: the queue, and the language they open in."""

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
    """Let pages be served by a queue, in a language where they ask for none."""
    _STATE.queue, _STATE.language = queue, language


def the_queue() -> JobQueue | None:
    """The queue; none while the library that serves looks at the page before there is one."""
    return _STATE.queue


def default_language() -> str:
    """The language that pages open in."""
    return _STATE.language
