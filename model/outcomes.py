"""The register of outcomes: what the model reports, its unit and how a year sums it up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

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
        for part, name, fields in read_entries("outcomes")
        for outcome in _outcomes(part, name, fields)
    }


def _outcomes(part: str, name: str, fields: dict[str, object]) -> Iterator[Outcome]:
    if fields.get("by") != "regions":
        yield _outcome(part, name, str(fields["title"]), fields)
        return
    for region in read_table("regions.csv"):
        own = f"{name.removesuffix('_region')}_{region['name']}"
        yield _outcome(part, own, f"{fields['title']}: {region['title']}", fields)


def _outcome(part: str, name: str, title: str, fields: dict[str, object]) -> Outcome:
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
        ledger=tuple(fields["ledger"]),  # type: ignore[arg-type]
    )
