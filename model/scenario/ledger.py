"""The ledger: the article's numbered claims, risks, benefits, events and figures."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from model.data_files import read_table
from model.scenario.field import Field


@cache
def ledger_kinds() -> Mapping[str, str]:
    """What each ledger id stands for (risk, benefit, event ...), from ``ledger_ids.csv``."""
    return {row["id"]: row["kind"] for row in read_table("ledger_ids.csv")}


def read_ledger(field: Field) -> tuple[str, ...]:
    """A list of ledger ids."""
    ids = [item.choice("ledger id", ledger_kinds()) for item in field.items()]
    return tuple(ledger_id for ledger_id in ids if ledger_id)
