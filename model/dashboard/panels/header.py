"""The head of the page: undo and redo, reset, link, save, and the language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import solara

from model.dashboard.panels.controls import Do
from model.dashboard.panels.template import template
from model.dashboard.sheet import Sheet
from model.languages import LANGUAGES, Language


@solara.component
def Header(
    text: Language, sheet: Sheet, do: Do, busy: bool, status: str, save: Callable[[], None]
) -> None:
    """The head of a sheet, which says whether the model is at work."""
    history = sheet.history
    _Header(
        labels=_labels(text),
        language=text.code,
        languages=[{"code": code, "name": name} for code, name in LANGUAGES.items()],
        link=sheet.link,
        busy=busy,
        status=status,
        can_undo=bool(history.past),
        can_redo=bool(history.future),
        can_reset=sheet.choices != sheet.choices.unchanged(),
        event_undo=lambda _: do(Sheet.undone),
        event_redo=lambda _: do(Sheet.redone),
        event_reset=lambda _: do(Sheet.reset),
        event_save=lambda _: save(),
        event_choose_language=lambda code: do(lambda s: s.looking(language=str(code))),
    )


@template("header.vue")
def _Header(
    labels: dict[str, str],
    language: str,
    languages: list[dict[str, str]],
    link: str,
    busy: bool,
    status: str,
    can_undo: bool,
    can_redo: bool,
    can_reset: bool,
    event_undo: Callable[[Any], None],
    event_redo: Callable[[Any], None],
    event_reset: Callable[[Any], None],
    event_save: Callable[[Any], None],
    event_choose_language: Callable[[str], None],
) -> None: ...


def _labels(text: Language) -> dict[str, str]:
    return {
        "title": text("Belt and Road in Kazakhstan"),
        "tools": text("Tools"),
        "undo": text("Undo"),
        "redo": text("Redo"),
        "reset": text("Reset"),
        "share": text("Copy link"),
        "copied": text("Copied"),
        "save": text("Save"),
        "language": text("Language"),
        "lost": text(
            "The server has ended, and nothing on this page changes any more. Once it is started "
            "again, load the page anew: its address holds all that is chosen."
        ),
    }
