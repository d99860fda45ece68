"""Reading tables of text: their rows, cell by cell."""

from __future__ import annotations

import csv
import io
import re


def rows(block: str) -> list[list[str]]:
    """The cells of each line, which two spaces or more part."""
    return [re.split(r"\s{2,}", line.strip()) for line in block.splitlines()]


def lines_of_csv(text: str) -> list[dict[str, str]]:
    """The lines of a CSV by its head."""
    return list(csv.DictReader(io.StringIO(text)))
