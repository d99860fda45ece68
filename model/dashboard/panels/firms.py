"""Industry and firms: what sectors make, who owns it, and how firms fare."""

from __future__ import annotations

import solara

from model.dashboard.figures.owners import owners
from model.dashboard.panels.chart import Chart
from model.dashboard.panels.spreads import Spreads
from model.dashboard.panels.table import Differences
from model.dashboard.reading import Reading
from model.dashboard.sheet import Sheet
from model.dashboard.titles import key_of, reference_title, scenario_title, titled_rows
from model.languages import Language

_OF_FIRMS = (
    "firms_alive",
    "chinese_plants",
    "displaced_firms",
    "manufacturing_jobs",
    "technology_level",
    "engineer_ratio",
    "local_content",
    "lock_in",
    "projects_finished",
)


@solara.component
def Firms(text: Language, sheet: Sheet, reading: Reading) -> None:
    """Sectors, owners, and figures of firms in the chosen year."""
    sectors = {f"value_added_{name}": text(title) for name, title in titled_rows("sectors.csv")}
    names = [reference_title(text, sheet), scenario_title(text, sheet)]
    answers = [reading.reference, reading.scenario][: 1 if reading.same else 2]
    shown = list(zip(names, answers, strict=False))
    year, owned = sheet.view.year, text("Manufacturing by owner")
    with solara.v.Html(tag="section", class_="card pair"):
        Spreads(text, sheet, reading, sectors, text("Value added by sector"))
        Chart(
            figure=owners(text, shown, year, f"{key_of(reading, 'owners')}.{year}"),
            title=f"{owned}, {year}",
            note=text("Shares of value added, in the mean; a joint venture is half of either."),
            height=256,
        )
    with solara.v.Html(tag="section", class_="card"):
        Differences(text, sheet, reading, _OF_FIRMS, text("Firms in {year}", year=year))
