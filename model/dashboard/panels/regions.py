"""The regions: what people think of China, and how often they protest."""

from __future__ import annotations

import solara

from model.dashboard.panels.spreads import Spreads
from model.dashboard.reading import Reading
from model.dashboard.sheet import Sheet
from model.dashboard.titles import titled_rows
from model.languages import Language


@solara.component
def Regions(text: Language, sheet: Sheet, reading: Reading) -> None:
    """Attitudes and protests of all regions in the chosen year."""
    regions = {name: text(title) for name, title in titled_rows("regions.csv")}
    shown = (("sentiment", text("Attitude to China")), ("protests", text("Protests")))
    with solara.v.Html(tag="section", class_="card pair"):
        for stem, title in shown:
            outcomes = {f"{stem}_{name}": called for name, called in regions.items()}
            Spreads(text, sheet, reading, outcomes, title)
