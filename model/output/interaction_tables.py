"""Interactions of risks, as text to read and as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from model.analysis.interactions import COMPOUND, UNTOLD, Interaction, Interactions
from model.csv_export import csv_text
from model.output.numbers import number, percentage, scale, signed
from model.output.tables import narrowed

LEGEND = """\
Each dial is turned to the worst (1), alone and with one other; everything else stays as the
scenario has it, and each run keeps its draws and its luck. Interaction is what both do together
less what each does alone, run by run: its mean, and the range of 90 % of the runs. Agree is the
share of the runs in which it has the sign of the mean. A pair compounds where it is worse together
than added up and cancels where it is less bad (for outcomes that are neither better high nor low:
where it goes further, or less far). That is said where the paired t-test holds at 5 % after Holm
for all pairs and 80 % of the runs agree; otherwise neither is told apart from adding up."""
_HEAD = ("pair", "alone", "together", "interaction", "5 % .. 95 %", "agree", "verdict")


def interactions_text(found: Interactions, scenario: str, seed: int) -> str:
    """A heading, the pairs in their order, two lines each, and how many do what."""
    unit = scale(found.outcome.annual_unit)
    alone = {each.dial: each.change.mean * unit.factor for each in found.singles}
    rows = [row for pair in found.pairs for row in _rows(pair, alone, unit.factor)]
    return "\n\n".join([_heading(found, scenario, seed), narrowed([_HEAD, *rows]), _counts(found)])


def interactions_csv(found: Iterable[Interactions]) -> str:
    """One line an outcome and pair."""
    return csv_text([row for each in found for row in _lines(each)])


def _heading(found: Interactions, scenario: str, seed: int) -> str:
    shown, about = scale(found.outcome.annual_unit), found.outcome
    median = f"{number(found.base_median * shown.factor)} {shown.unit}"
    unit = "" if shown.unit == shown.unit_of_change else f"; changes in {shown.unit_of_change}"
    runs = f"{found.runs} paired runs, seed {seed}"
    return f"{about.title} in {found.year}, {median} in {scenario}{unit}\n({runs})"


def _rows(pair: Interaction, alone: dict[str, float], factor: float) -> Iterator[Sequence[str]]:
    yield (pair.first, signed(alone[pair.first]), "", "", "", "", "")
    change = pair.change
    yield (
        f"  + {pair.second}",
        signed(alone[pair.second]),
        signed(pair.together * factor),
        signed(change.mean * factor),
        f"{signed(change.p05 * factor)} .. {signed(change.p95 * factor)}",
        percentage(change.agreement),
        "neither" if pair.verdict == UNTOLD else pair.verdict,
    )


def _counts(found: Interactions) -> str:
    verdicts = [pair.verdict for pair in found.pairs]
    told = [each for each in verdicts if each != UNTOLD]
    compound = told.count(COMPOUND)
    return (
        f"Pairs: {compound} compound, {len(told) - compound} cancel, neither is told of "
        f"{len(verdicts) - len(told)}."
    )


def _lines(found: Interactions) -> Iterator[dict[str, Any]]:
    about = found.outcome
    alone = {each.dial: each.change.mean for each in found.singles}
    for pair in found.pairs:
        fields = asdict(pair)
        change = fields.pop("change")
        yield {
            "outcome": about.name,
            "unit": about.annual_unit,
            "year": found.year,
            "runs": found.runs,
            **fields,
            "first_alone": alone[pair.first],
            "second_alone": alone[pair.second],
            **change,
        }
