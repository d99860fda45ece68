"""The year and the panel that are looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import solara

from model.dashboard.panels.controls import Do
from model.dashboard.panels.template import template
from model.dashboard.sheet import Sheet
from model.languages import Language, message

_TITLES = {
    "change": message("Changes"),
    "corridors": message("Corridors"),
    "regions": message("Regions"),
    "firms": message("Industry"),
    "reasons": message("Why"),
    "scenarios": message("Compare"),
}


@solara.component
def Viewing(text: Language, sheet: Sheet, do: Do, years: Sequence[int]) -> None:
    """A slider of years and the tabs of the panels."""
    _Viewing(
        labels={"year": text("Year"), "panels": text("Panels")},
        year=sheet.view.year,
        first=years[0],
        last=years[-1],
        panel=sheet.view.panel,
        panels=[{"name": name, "title": text(title)} for name, title in _TITLES.items()],
        event_choose_year=lambda year: do(lambda s: s.looking(year=year)),
        event_choose_panel=lambda name: do(lambda s: s.looking(panel=str(name))),
    )


@template("view.vue")
def _Viewing(
    labels: dict[str, str],
    year: int,
    first: int,
    last: int,
    panel: str,
    panels: list[dict[str, str]],
    event_choose_year: Callable[[Any], None],
    event_choose_panel: Callable[[str], None],
) -> None: ...
