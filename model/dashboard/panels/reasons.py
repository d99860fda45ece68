"""Why it changed: what each thing that differs brings about, worked out on demand."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import solara
from solara.server.kernel_context import get_current_context

from model.analysis.decomposition import Game
from model.dashboard.choices import on_screen
from model.dashboard.figures.dots import heights
from model.dashboard.figures.shares import shares
from model.dashboard.inputs import PARTS
from model.dashboard.job_queue import JobQueue
from model.dashboard.panels.chart import Chart
from model.dashboard.panels.template import template
from model.dashboard.reading import Reading
from model.dashboard.reasons import Explanation, explain, quick_game
from model.dashboard.scenario_cache import load
from model.dashboard.sheet import Sheet
from model.dashboard.titles import key_of, reference_title
from model.dashboard.words import change_words, said, signed
from model.errors import ScenarioError
from model.languages import Language, message
from model.outcomes import outcome_registry
from model.output.numbers import scale
from model.output.selection import FIGURES
from model.output.titles import player_title

_SECTIONS = {
    "policies": message("Kazakhstan's policies"),
    "parameters": message("Parameters"),
    "events": message("Events"),
}
_A_BAR, _AROUND = 32, 76
"""Pixels that a bar takes, and all that is around them."""


@dataclass(frozen=True)
class _Work:
    """How far it is: `done` of `total` scenarios, then what was found or went wrong."""

    done: int = 0
    total: int = 0
    found: Explanation | None = None
    error: str = ""


@solara.component
def Reasons(text: Language, queue: JobQueue, sheet: Sheet, reading: Reading) -> None:
    """What is asked for and, once it is there, a chart for each headline outcome."""
    pair = load(sheet.choices.reference), on_screen(sheet.choices)
    digests = pair[0].digest(), pair[1].digest()
    game = solara.use_memo(lambda: _game(*pair, queue.seed), [digests])
    work, ask, cancel = _use_explanation(queue, game, digests)
    with solara.v.Html(tag="section", class_="card"):
        _Asking(
            labels={"ask": text("Work out why"), "cancel": text("Cancel")},
            about=work.error or _about(text, sheet, game),
            can_ask=game is not None and work.found is None,
            done=work.done,
            total=0 if work.found or work.error else work.total,
            event_ask=lambda _: ask(),
            event_cancel=lambda _: cancel(),
        )
    if work.found is not None:
        for outcome in FIGURES:
            with solara.v.Html(tag="section", class_="card"):
                _chart(text, sheet, reading, work.found, outcome)


def _use_explanation(
    queue: JobQueue, game: Game | None, digests: tuple[str, str]
) -> tuple[_Work, Callable[[], None], Callable[[], None]]:
    """The work on the present game, how to begin it, and how to give it up.

    It is given up by itself once something else is on the page, or the page is left.
    """
    work, tell = solara.use_state(_Work())
    stopped = solara.use_ref(threading.Event())
    context = get_current_context()
    slot = context.id, "reasons"

    def stop() -> None:
        stopped.current.set()
        queue.forget(slot)

    def renew() -> Callable[[], None]:
        tell(_Work())
        return stop

    solara.use_effect(renew, [digests])

    def begin() -> None:
        stop()
        over = stopped.current = threading.Event()

        def say(now: _Work) -> None:
            if not over.is_set() and not context.closed_event.is_set():
                with context:
                    tell(now)

        def find() -> None:
            assert game is not None
            try:
                found = explain(
                    queue, slot, game, FIGURES, lambda d, t: say(_Work(d, t)), over.is_set
                )
                say(_Work(found=found))
            except Exception as error:  # said on the page, which goes on
                say(_Work(error=str(error) or type(error).__name__))

        threading.Thread(target=find, name="reasons", daemon=True).start()

    def cancel() -> None:
        stop()
        tell(_Work())

    return work, begin, cancel


def _game(*pair_and_seed: Any) -> Game | None:
    try:
        return quick_game(*pair_and_seed)
    except ScenarioError:
        return None


def _about(text: Language, sheet: Sheet, game: Game | None) -> str:
    reference = reference_title(text, sheet)
    if game is None:
        return text("Nothing differs from {reference}, so there is no gap.", reference=reference)
    number = sum(len(player.steps) for player in game.players)
    things = text.plural("{n} thing differs", "{n} things differ", number)
    how = text("in all orders") if not game.orders else text("in sampled orders")
    about = text(
        "{things} from {reference}. Each gets what it brings when it is taken over {orders}, on "
        "average: its Shapley value. The values add up to the gap.",
        things=things,
        reference=reference,
        orders=how,
    )
    if number == len(game.players):
        return about
    return about + " " + text("With so many, those of a part of the model count as one.")


def _chart(
    text: Language, sheet: Sheet, reading: Reading, found: Explanation, outcome: str
) -> None:
    about, year = outcome_registry()[outcome], sheet.view.year
    shared, shown = found.of(outcome, year), scale(about.annual_unit)
    called = [(player_words(text, each.player.name), each) for each in shared.contributions]
    gap = signed(text, shared.gap.mean * shown.factor)
    unit = change_words(text, about.annual_unit)
    runs = text.plural("{n} run", "{n} runs", shared.runs)
    errors = [each.sampling_error or 0.0 for each in shared.contributions]
    error = [_sampled(text, max(errors) * shown.factor, unit)] if shared.orders else []
    Chart(
        figure=shares(text, called, shown.factor, unit, f"{key_of(reading, outcome)}.why.{year}"),
        title=text(
            "{outcome}, {year}: gap of {gap} {unit} in the mean",
            outcome=text.title(about.title),
            year=year,
            gap=gap,
            unit=unit,
        ),
        note=" ".join([text("Bars: mean over {runs}, with its 95 % interval.", runs=runs), *error]),
        height=_AROUND + heights([title for title, _ in called], _A_BAR),
    )


def _sampled(text: Language, error: float, unit: str) -> str:
    """What the sampling of orders leaves open, in the unit of the bars."""
    return text(
        "A bar may be off by {error} {unit}, as orders were sampled.",
        error=said(text, error),
        unit=unit,
    )


def player_words(text: Language, name: str) -> str:
    """What a thing that differs, or a part of the scenario, is called in a chart."""
    section, _, part = name.partition(" of ")
    if section == "dials" and part in PARTS:
        return text("Risks") + ": " + text(PARTS[part])
    return text(_SECTIONS[name]) if name in _SECTIONS else player_title(name, text)


@template("reasons.vue")
def _Asking(
    labels: dict[str, str],
    about: str,
    can_ask: bool,
    done: int,
    total: int,
    event_ask: Callable[[Any], None],
    event_cancel: Callable[[Any], None],
) -> None: ...
