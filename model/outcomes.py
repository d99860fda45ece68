"""The register of outcomes: what the model reports, its unit and how a year sums it up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from model.corridors import corridors
from model.data_files import read_entries, read_table

AGGREGATIONS = ("sum", "mean", "last")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One column of the results. `unit` is that of a quarter, `annual_unit` that of a year."""

    name: str
    part: str
    title: str
    description: str
    unit: str
    annual_unit: str
    aggregation: str
    better: str
    headline: bool
    ledger: tuple[str, ...]


@cache
def outcome_registry() -> Mapping[str, Outcome]:
    """All outcomes by name, read from ``model/data/outcomes``.

    An entry with ``by: regions`` stands for one outcome a region: ``sentiment_region`` becomes
    ``sentiment_akmola`` and so on. Raises ``ValueError`` for an unknown aggregation.
    """
    return {
        outcome.name: outcome
        for part, name, fields in outcome_entries()
        for outcome in _outcomes(part, name, fields)
    }


def outcome_entries() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield (part, name, fields) for each entry of the register.

    One with ``by: corridors`` stands for an entry a corridor: ``teu_corridor`` becomes
    ``teu_mongolia`` and so on, each with the title, the claims and the better way of its corridor.
    """
    for part, name, fields in read_entries("outcomes"):
        if fields.get("by") != "corridors":
            yield part, name, fields
            continue
        for corridor in corridors().values():
            yield (
                part,
                corridor.outcome,
                {
                    **fields,
                    "title": f"{fields['title']}: {corridor.title}",
                    "better": corridor.better,
                    "ledger": list(corridor.ledger),
                },
            )


def _outcomes(part: str, name: str, fields: dict[str, Any]) -> Iterator[Outcome]:
    if fields.get("by") != "regions":
        yield _outcome(part, name, str(fields["title"]), fields)
        return
    for region in read_table("regions.csv"):
        own = f"{name.removesuffix('_region')}_{region['name']}"
        yield _outcome(part, own, f"{fields['title']}: {region['title']}", fields)


def _outcome(part: str, name: str, title: str, fields: dict[str, Any]) -> Outcome:
    if fields["aggregation"] not in AGGREGATIONS:
        raise ValueError(f"outcome {name}: aggregation must be one of {AGGREGATIONS}")
    return Outcome(
        name=name,
        part=part,
        title=title,
        description=str(fields["description"]).strip(),
        unit=str(fields["unit"]),
        annual_unit=str(fields.get("annual_unit", fields["unit"])),
        aggregation=str(fields["aggregation"]),
        better=str(fields["better"]),
        headline=bool(fields.get("headline", False)),
        ledger=tuple(fields["ledger"]),
    )
