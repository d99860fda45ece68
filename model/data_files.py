"""Reading the project's own data files, which lie in ``model/data``."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

DATA_FOLDER = Path(__file__).parent / "data"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of ``model/data/<name>`` (CSV with a header) as dictionaries of text."""
    with (DATA_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_entries(folder: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield (part, name, fields) for each entry of each YAML file in ``model/data/<folder>``.

    Raises ``ValueError`` where two files of the folder define the same name.
    """
    seen: dict[str, str] = {}
    for path in sorted((DATA_FOLDER / folder).glob("*.yaml")):
        entries = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
        for name, fields in (entries or {}).items():
            if name in seen:
                raise ValueError(f"{path.name}: {name} is defined in {seen[name]} too")
            seen[name] = path.name
            yield path.stem, name, fields


def ledger_ids(text: str) -> tuple[str, ...]:
    """Ledger ids of a table cell, where they stand separated by spaces."""
    return tuple(text.split())
