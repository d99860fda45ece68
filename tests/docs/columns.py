"""The columns of a file of results, as a table for its readers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq

from model.ensemble.results import Results
from model.ensemble.timeseries import INDEX_COLUMNS
from model.world.regions import kazakh_regions

_HEAD = ("| column | unit of a quarter | a year | what |", "| --- | --- | --- | --- |")


def columns_table(folder: Path) -> list[str]:
    """Lines of Markdown, one an outcome by name, from the schema of a file and the manifest beside it.

    Those of the regions of Kazakhstan stand in one line, under the name of the first.
    """
    results = Results.open(folder)
    schema = pq.read_schema(folder / "timeseries.parquet")
    return [*_HEAD, *(_line(results, schema.field(name)) for name in _shown(schema.names))]


def _shown(names: list[str]) -> Iterator[str]:
    others = kazakh_regions().names[1:]
    hidden = tuple(f"{kind}_{region}" for kind in ("sentiment", "protests") for region in others)
    return (name for name in sorted(names) if name not in (*INDEX_COLUMNS, *hidden))


def _line(results: Results, field: object) -> str:
    told = {key.decode(): text.decode() for key, text in field.metadata.items()}  # type: ignore[attr-defined]
    name, title = field.name, told["title"]  # type: ignore[attr-defined]
    about = results.about(name)
    first = f"_{kazakh_regions().names[0]}"
    if name.endswith(first):
        name = f"{name.removesuffix(first)}_REGION"
        title = f"{title.partition(':')[0]}, in each region"
    year = about.aggregation
    if about.annual_unit != about.unit:
        year += f", {about.annual_unit}"
    return f"| `{name}` | {told['unit']} | {year} | {title} |"
