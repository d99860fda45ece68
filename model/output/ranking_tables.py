"""Rankings of the risks, as text to read and as CSV."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from model.analysis.ranking import ABSENT, WORST, Effect, Ranked, Ranking
from model.csv_export import csv_text
from model.output.numbers import number, percentage, scale, signed
from model.output.tables import WIDTH, aligned
from model.output.widths import shortened

LEGEND = """\
Each dial alone is turned to the worst (1) and to absence (0); everything else stays as the scenario
has it, and each run keeps its draws and its luck. Changes are run by run: their mean, and the range
of 90 % of the runs. Agree is the share of the runs that change in the direction of the mean; a "?"
marks a mean not told apart from nothing (paired t-test, 5 %, after Holm for both ends of all
dials). Swing is the span of the means at worst, at absence and unturned; the rank by it lies in the
range given with 95 % confidence (bootstrap over the runs)."""
_HEAD = ("rank", "dial", "at", "swing", "to worst", "5 % .. 95 %", "agree", "to absence")
_LEADS = 0.05
"""Share of the runs from which on it is said that a dial leads in them."""


def ranking_text(ranking: Ranking, scenario: str, seed: int) -> str:
    """A heading, the dials in their order, one a line, and those that lead in some runs."""
    factor = scale(ranking.outcome.annual_unit).factor
    rows = _fitted([_HEAD, *(_row(each, factor) for each in ranking.dials)])
    parts = [_heading(ranking, scenario, seed), aligned(rows), _leaders(ranking)]
    return "\n\n".join(filter(None, parts))


def rankings_csv(rankings: Iterable[Ranking]) -> str:
    """One line an outcome, dial and end."""
    return csv_text([row for ranking in rankings for row in _lines(ranking)])


def _heading(ranking: Ranking, scenario: str, seed: int) -> str:
    shown, about = scale(ranking.outcome.annual_unit), ranking.outcome
    median = f"{number(ranking.base_median * shown.factor)} {shown.unit}"
    unit = "" if shown.unit == shown.unit_of_change else f"; changes in {shown.unit_of_change}"
    runs = f"{ranking.runs} paired runs, seed {seed}"
    text = f"{about.title} in {ranking.year}, {median} in {scenario}{unit} ({runs})"
    return textwrap.fill(text, WIDTH)


def _leaders(ranking: Ranking) -> str:
    found = sorted(ranking.dials, key=lambda each: -each.standing.leads)
    names = [
        f"{each.dial} in {percentage(each.standing.leads)}"
        for each in found
        if each.standing.leads >= _LEADS
    ]
    if not names:
        return ""
    return textwrap.fill(f"Furthest swing of all: {', '.join(names)} of the runs.", WIDTH)


def _row(each: Ranked, factor: float) -> Sequence[str]:
    worst, absent = each.worst, each.absent
    return (
        ranks(each),
        each.dial,
        "drawn" if each.setting is None else f"{each.setting:g}",
        number(each.standing.swing * factor),
        _mean(worst, factor),
        f"{signed(worst.p05 * factor)} .. {signed(worst.p95 * factor)}",
        percentage(worst.agreement),
        _mean(absent, factor),
    )


def ranks(each: Ranked) -> str:
    """The ranks that a dial may have: ``4-5``, or one where it is sure."""
    low, high = each.standing.rank_low, each.standing.rank_high
    return f"{low}" if low == high else f"{low}-{high}"


def _mean(effect: Effect, factor: float) -> str:
    mark = " " if effect.told_apart or not effect.mean else "?"
    return f"{signed(effect.mean * factor)}{mark}"


def _fitted(rows: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """The rows with dials flush left, cut where a line would be too long."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    room = min(widths[1], WIDTH - sum(widths) + widths[1] - 2 * (len(widths) - 1))
    for rank, dial, *others in rows:
        yield [rank, shortened(dial, room).ljust(room), *others]


def _lines(ranking: Ranking) -> Iterator[dict[str, Any]]:
    about = ranking.outcome
    for each in ranking.document()["dials"]:
        ends = {end: each.pop(end) for end in (WORST, ABSENT)}
        where = {"outcome": about.name, "unit": about.annual_unit, "year": ranking.year}
        for end, effect in ends.items():
            yield {**where, **each, "end": end, **effect}
