"""``dashboard``: the page on which scenarios are turned by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from model.cli.ensembles import Seed, Workers, refusal
from model.cli.language import Lang, spoken
from model.cli.printing import note

if TYPE_CHECKING:
    import socket

    from model.languages import Language

_NEEDED = ("solara", "plotly")

Port = Annotated[
    int, typer.Option(min=0, max=65535, help="Port on this machine; 0 takes any that is free.")
]
Runs = Annotated[int, typer.Option(min=1, max=1000, help="Runs of each scenario.")]
Browser = Annotated[
    bool, typer.Option("--browser/--no-browser", help="Open the page in the browser.")
]


def dashboard(
    port: Port = 8765,
    runs: Runs = 100,
    seed: Seed = 1,
    lang: Lang = None,
    browser: Browser = True,
    workers: Workers = None,
) -> None:
    """Turn risks and policies on a page and see at once what changes.

    The page is served on this machine only, at 127.0.0.1, until it is stopped with Ctrl-C. It works
    without a network. What is on it can be saved as a scenario file, which gives the same numbers
    with run, at the same runs and seed.

    Example: python run_sim.py dashboard --runs 100 --lang ru
    """
    text = spoken(lang)
    _require_libraries()
    with _listening(port) as listener:
        _serve(listener, runs, seed, text, browser, workers)


def _require_libraries() -> None:
    from importlib.util import find_spec

    from model.ensemble.extras import lacking

    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise refusal("dashboard", lacking("the page", missing, "dashboard"))


def _listening(port: int) -> socket.socket:
    from model.dashboard.server import listening

    try:
        return listening(port)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        allowed = "a free port, or 0 for any"
        raise refusal("--port", f"cannot listen at {port}: {reason}", allowed=allowed) from None


def _serve(
    listener: socket.socket,
    runs: int,
    seed: int,
    text: Language,
    browser: bool,
    workers: int | None,
) -> None:
    from model.dashboard.choices import FIRST_PROJECTED, Choices, on_screen
    from model.dashboard.job_queue import IN_BACKGROUND, JobQueue
    from model.dashboard.server import address_of, serve
    from model.dashboard.server_state import serve_from

    note(f"Simulating the baseline, {runs} runs; the first time of all takes a minute ...")
    with JobQueue(runs, seed, workers) as queue:
        baseline = on_screen(Choices())
        queue.answer(baseline)
        # Meanwhile, so that the first dial that is turned finds its past simulated.
        queue.ask("past", baseline.branch_at(FIRST_PROJECTED), IN_BACKGROUND)
        serve_from(queue, text.code)
        serve(listener, browser, lambda: note(f"{address_of(listener)}  (Ctrl-C ends it)"))
    note("Ended.")
