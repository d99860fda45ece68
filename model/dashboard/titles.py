"""What is on the page, by name."""

from __future__ import annotations

from model.dashboard.reading import Reading
from model.dashboard.scenario_cache import load
from model.dashboard.sheet import Sheet
from model.data_files import read_table
from model.languages import Language


def scenario_title(text: Language, sheet: Sheet) -> str:
    """The scenario on the page, which is another one once something is changed by hand."""
    title = text.title(load(sheet.choices.scenario).title)
    return text("{scenario}, changed", scenario=title) if sheet.choices.settings else title


def reference_title(text: Language, sheet: Sheet) -> str:
    """What it is compared with."""
    return text.title(load(sheet.choices.reference).title)


def key_of(reading: Reading, what: str) -> str:
    """What a chart is drawn of: two scenarios and the thing shown."""
    return f"{reading.reference.digest[:12]}.{reading.scenario.digest[:12]}.{what}"


def titled_rows(table: str) -> list[tuple[str, str]]:
    """Name and title of each row of a table of the model's data, as of its regions."""
    return [(row["name"], row["title"]) for row in read_table(table)]
