"""``dashboard``: the page on which scenarios are turned by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from model.cli.ensembles import Seed, Workers, refusal
from model.cli.printing import note

if TYPE_CHECKING:
    import socket

_NEEDED = ("solara", "plotly")
_INSTALL = 'pip install ".[dashboard]"'

Port = Annotated[
    int, typer.Option(min=0, max=65535, help="Port on this machine; 0 takes any that is free.")
]
Runs = Annotated[int, typer.Option(min=1, max=1000, help="Runs of each scenario.")]
Lang = Annotated[str, typer.Option("--lang", metavar="CODE", help="Language: en, ru, kk or zh.")]
Browser = Annotated[
    bool, typer.Option("--browser/--no-browser", help="Open the page in the browser.")
]


def dashboard(
    port: Port = 8765,
    runs: Runs = 100,
    seed: Seed = 1,
    lang: Lang = "en",
    browser: Browser = True,
    workers: Workers = None,
) -> None:
    """Turn risks and policies on a page and see at once what changes.

    The page is served on this machine only, at 127.0.0.1, until it is stopped with Ctrl-C. It works
    without a network. What is on it can be saved as a scenario file, which gives the same numbers
    with run, at the same runs and seed.

    Example: python run_sim.py dashboard --runs 100 --lang ru
    """
    _check(lang)
    with _listening(port) as listener:
        _serve(listener, runs, seed, lang, browser, workers)


def _check(lang: str) -> None:
    from importlib.util import find_spec

    from model.languages import LanguageError, load

    try:
        load(lang)
    except LanguageError as error:
        raise refusal("--lang", str(error)) from None
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        which = " and ".join(missing)
        raise refusal("dashboard", f"needs {which}, not installed", allowed=f"after {_INSTALL}")


def _listening(port: int) -> socket.socket:
    from model.dashboard.server import listening

    try:
        return listening(port)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        allowed = "a free port, or 0 for any"
        raise refusal("--port", f"cannot listen at {port}: {reason}", allowed=allowed) from None


def _serve(
    listener: socket.socket, runs: int, seed: int, lang: str, browser: bool, workers: int | None
) -> None:
    from model.dashboard.choices import Choices, on_screen
    from model.dashboard.desk import Desk
    from model.dashboard.office import opened
    from model.dashboard.server import address_of, serve

    note(f"Simulating the baseline, {runs} runs; the first time of all takes a minute ...")
    with Desk(runs, seed, workers) as desk:
        desk.answer(on_screen(Choices()))
        opened(desk, lang)
        serve(listener, browser, lambda: note(f"{address_of(listener)}  (Ctrl-C ends it)"))
    note("Ended.")
