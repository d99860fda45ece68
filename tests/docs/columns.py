"""The columns of a file of results, as a table for its readers."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from model.corridors import corridors
from model.ensemble.results import Results
from model.ensemble.timeseries import INDEX_COLUMNS
from model.world.regions import kazakh_regions

_HEAD = ("| column | unit of a quarter | a year | what |", "| --- | --- | --- | --- |")
_REGION, _CORRIDOR = "REGION", "CORRIDOR"
_KINDS = {
    **{f"{what}_{name}": f"{what}_{_REGION}" for what in ("sentiment", "protests")
       for name in kazakh_regions().names},
    **{corridor.outcome: f"teu_{_CORRIDOR}" for corridor in corridors().values()},
}  # fmt: skip
"""The line in which a column stands that is one of many."""
_WORDS = {_REGION: "in each region", _CORRIDOR: "on each corridor"}


def columns_table(folder: Path) -> list[str]:
    """Lines of Markdown, one an outcome by name, from the schema of a file and the manifest beside it.

    Those of the regions of Kazakhstan stand in one line, and so do those of the corridors.
    """
    results = Results.open(folder)
    schema = pq.read_schema(folder / "timeseries.parquet")
    columns = {_KINDS.get(name, name): name for name in schema.names if name not in INDEX_COLUMNS}
    lines = (_line(results, schema.field(name), line) for line, name in sorted(columns.items()))
    return [*_HEAD, *lines]


def _line(results: Results, field: object, name: str) -> str:
    """The line `name` of the table, written from one `field` of it."""
    told = {key.decode(): text.decode() for key, text in field.metadata.items()}  # type: ignore[attr-defined]
    about, title = results.about(field.name), told["title"]  # type: ignore[attr-defined]
    if words := _WORDS.get(name.rpartition("_")[2]):
        title = f"{title.partition(':')[0]}, {words}"
    year = about.aggregation
    if about.annual_unit != about.unit:
        year += f", {about.annual_unit}"
    return f"| `{name}` | {told['unit']} | {year} | {title} |"
