"""Tipping points and maps of them, as text to read and as CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from textwrap import fill
from typing import Any

from model.analysis.tipping import Tipping, Tippings
from model.analysis.tipping_map import TippingMap
from model.csv_export import csv_text
from model.output.numbers import number, percentage, scale
from model.output.tables import WIDTH, aligned, narrowed

LEGEND = """\
Each input alone is moved through its range; everything else stays as the scenario has it, and each
run keeps its draws and its luck. "Tips at" is where the median run crosses, the crossing nearest to
the setting where there are several, with its 95 % interval (bootstrap over the runs; "beyond" where
the end of the range does not bound it). "Runs cross at" is the range of 90 % of the runs' own
crossings, of those that cross at all; never is the share of those that do not."""
MAP_LEGEND = """\
Both inputs are set in each cell; everything else stays as the scenario has it, and each run keeps
its draws and its luck. Given are the median of the outcome and the share of the runs below the
level; the median run is at the level where that share passes 50 %."""
_COLUMNS = 7
"""Values of an input of a map that are shown."""
_HEAD = ("input", "at", "tips at", "95 %", "outcome", "runs cross at", "never")


def tippings_text(found: Tippings, scenario: str, seed: int) -> str:
    """A heading, the inputs that tip the outcome, and those that do not."""
    tipping = [each for each in found.inputs if each.at is not None]
    others = [each for each in found.inputs if each.at is None]
    blocks = [_heading(found, scenario, seed)]
    if tipping:
        blocks.append(narrowed([_HEAD, *map(_row, tipping)]))
    else:
        blocks.append("No input tips it.")
    if others:
        blocks += [f"Nowhere in their range ({len(others)}):", _misses(others)]
    return "\n\n".join(blocks)


def tippings_csv(found: Tippings) -> str:
    """One line an input."""
    return csv_text(list(_lines(found)))


def map_text(found: TippingMap, scenario: str, seed: int) -> str:
    """A heading, and the grid, the first input down, the second along; of a fine one, a part."""
    shown = scale(found.outcome.annual_unit)
    places = _some(len(found.first))
    rows = [["", *(f"{found.second[place]:.3g}" for place in places)]]
    for place in places:
        medians, below = found.medians[place, places], found.below[place, places]
        rows.append([f"{found.first[place]:.3g}", *(number(m * shown.factor) for m in medians)])
        rows.append(["", *map(percentage, below)])
    level = _level(found.level * shown.factor, found.against)
    first, second = found.inputs
    return (
        f"{found.outcome.title} in {found.year}, {shown.unit}, and runs below {level}\n"
        f"({scenario}: {found.runs} paired runs, seed {seed})\n"
        f"{first} down, {second} along\n\n{aligned(rows)}"
    )


def _some(number_of: int) -> list[int]:
    """Places along an axis, from end to end, as many as a line has room for."""
    shown = min(number_of, _COLUMNS)
    return [round(step * (number_of - 1) / (shown - 1)) for step in range(shown)]


def map_csv(found: TippingMap) -> str:
    """One line a cell."""
    first, second = found.inputs
    about = {"outcome": found.outcome.name, "unit": found.outcome.annual_unit, "year": found.year}
    return csv_text([
        {
            **about,
            first: float(x),
            second: float(y),
            "median": float(found.medians[i, j]),
            "gap": float(found.gaps[i, j]),
            "below": float(found.below[i, j]),
        }
        for i, x in enumerate(found.first)
        for j, y in enumerate(found.second)
    ])  # fmt: skip


def _level(level: float, against: str | None) -> str:
    return number(level) if against is None else f"{against} (median {number(level)})"


def _heading(found: Tippings, scenario: str, seed: int) -> str:
    shown = scale(found.outcome.annual_unit)
    level = _level(found.level * shown.factor, found.against)
    runs = f"{found.inputs[0].runs} paired runs, seed {seed}"
    return (
        f"What tips {found.outcome.title.lower()} in {found.year} over {level}, {shown.unit}\n"
        f"({scenario}: median {number(found.base_median * shown.factor)}, "
        f"{percentage(found.base_below)} of the runs below; {runs})"
    )


def _row(each: Tipping) -> Sequence[str]:
    low, high = (_bound(bound) for bound in (each.at_low, each.at_high))
    own = "" if each.p05 is None else f"{_value(each.p05)} .. {_value(each.p95)}"
    return (
        each.input,
        _value(each.setting),
        _value(each.at),
        f"{low} .. {high}",
        each.direction or "",
        own,
        percentage(each.never),
    )


def _value(value: float | None) -> str:
    return "" if value is None else f"{value:.3g}"


def _bound(value: float | None) -> str:
    return "beyond" if value is None else _value(value)


def _misses(others: Sequence[Tipping]) -> str:
    """The inputs that do not tip: those that change the share of runs below, and the others."""
    spans = {each.input: [reading.below for reading in each.readings] for each in others}
    moving = [each for each in others if min(spans[each.input]) < max(spans[each.input])]
    still = [each.input for each in others if each not in moving]
    lines = [
        (f"  {each.input}", f"{each.low:g} .. {each.high:g}", _span(spans[each.input]))
        for each in moving
    ]
    blocks = [aligned(lines)] if lines else []
    if still:
        told = f"The share of runs below stays as it is with {', '.join(still)}."
        blocks.append(fill(told, WIDTH, initial_indent="  ", subsequent_indent="  "))
    return "\n".join(blocks)


def _span(below: Sequence[float]) -> str:
    return f"{percentage(min(below))} to {percentage(max(below))} of the runs below"


def _lines(found: Tippings) -> Iterator[dict[str, Any]]:
    about = found.outcome
    for each in found.inputs:
        fields = asdict(each)
        fields.pop("readings")
        yield {
            "outcome": about.name,
            "outcome_unit": about.annual_unit,
            "year": found.year,
            "level": found.level,
            "against": found.against,
            **fields,
        }
