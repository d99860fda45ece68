"""The one table that the benchmarks print, and the document that `--json` prints instead."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from benchmarks.row import Row

HEAD = ("what", "measured", "must", "verdict", "how")
Groups = Mapping[str, Sequence[Row]]
"""Rows by the name of the benchmark they come from."""


def text(facts: Mapping[str, object], groups: Groups) -> str:
    """A table in plain text, benchmarks set apart by an empty line."""
    cells = [HEAD, *(row.cells() for rows in groups.values() for row in rows)]
    widths = [max(len(line[place]) for line in cells) for place in range(len(HEAD))]
    parts = ["\n".join(f"{name}: {value}" for name, value in facts.items()), _line(HEAD, widths)]
    parts += ["\n".join(_line(row.cells(), widths) for row in rows) for rows in groups.values()]
    return "\n\n".join(parts)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    what, measured, must, verdict, note = cells
    return (
        f"{what:<{widths[0]}}  {measured:>{widths[1]}}  {must:<{widths[2]}}"
        f"  {verdict:<{widths[3]}}  {note}"
    ).rstrip()


def document(facts: Mapping[str, object], groups: Groups) -> str:
    """Everything that was measured, with the least time and the spread of each, as JSON."""
    rows = [{"benchmark": name, **row.document()} for name, rows in groups.items() for row in rows]
    return json.dumps({"machine": dict(facts), "rows": rows}, indent=2, ensure_ascii=False)
