"""Tables as CSV to take elsewhere, in which no text can become a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the start of a formula, full-width signs among it."""


def csv_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows of named cells under the names that the first of them has; nothing for no rows.

    Text is quoted, numbers are bare. The quotes keep a spreadsheet that parts cells at semicolons
    from finding a formula within a text.
    """
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    lines.writerows(rows[:1])
    lines.writerows([harmless(cell) for cell in row.values()] for row in rows)
    return text.getvalue()


def harmless(cell: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: such text gets a quote mark before it.

    Numbers stay numbers. Text that has the mark already gets another one, so that a reader who
    takes one ``'`` away from before ``=``, ``+``, ``-``, ``@`` and their kin has what was written.
    """
    risky = isinstance(cell, str) and cell.lstrip(_SKIPPED).startswith(_FORMULA)
    return f"'{cell}" if risky else cell


_SKIPPED = "' "
"""What a spreadsheet skips, or takes for the mark itself, before it looks for a formula."""
