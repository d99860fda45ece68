"""Renewing the tables of a Markdown page, each between markers that name its benchmark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.row import Row
from benchmarks.table import HEAD, Groups


def renew(page: Path, facts: Mapping[str, object], groups: Groups) -> None:
    """Write what was measured into a page, whose other words and tables stay as they are.

    A table stands between ``<!-- NAME -->`` and ``<!-- end of NAME -->``, the facts about the
    machine between those of ``machine``. Raises ``ValueError`` where a marker is missing.
    """
    written = page.read_text(encoding="utf-8")
    written = _put(written, "machine", "; ".join(f"{name} {it}" for name, it in facts.items()))
    for name, rows in groups.items():
        written = _put(written, name, _table(rows))
    page.write_text(written, encoding="utf-8")


def _put(page: str, name: str, block: str) -> str:
    start, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    before, found, rest = page.partition(start)
    _, ended, after = rest.partition(end)
    if not (found and ended):
        raise ValueError(f"the page has no place for {name}: {start} … {end}")
    return f"{before}{start}\n\n{block}\n\n{end}{after}"


def _table(rows: Sequence[Row]) -> str:
    lines = [HEAD, ("---",) * len(HEAD), *(row.cells() for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
