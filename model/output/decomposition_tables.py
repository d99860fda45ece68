"""A gap shared out among what two scenarios differ in, as text to read and as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from model.analysis.changes import Change
from model.analysis.decomposition import Contribution, Decomposition
from model.csv_export import csv_text
from model.output.numbers import number, percentage, scale, signed
from model.output.tables import narrowed
from model.output.widths import shortened
from model.scenario.between import ABSENT, EVENTS

LEGEND = """\
Shares are Shapley values: what each brings when it joins, averaged over the orders in which all may
come in. They add up to the gap in every run. Given are their mean, half of its 95 % interval (±,
bootstrap over the runs), the range of 90 % of the runs, and the part of the gap."""
_ALL = (
    '"First" is the mean change where it alone is taken from the first scenario to the second, '
    '"last"\nwhere all others were taken before: where they differ, it compounds or cancels.'
)
_SAMPLED = (
    'Orders were sampled, each with its reverse: "orders" is the standard error that this leaves.'
)
_MOVED = 15
"""Letters that are left for what was moved."""
_HEAD = ("", "moved", "share", "±", "5 % .. 95 %", "of gap")


def decomposition_text(found: Decomposition, names: tuple[str, str], seed: int) -> str:
    """A heading and what each player brings, the largest first, down to the whole gap."""
    blocks = [_heading(found, names, seed), narrowed(_table(found))]
    return "\n\n".join([*blocks, _adding_up(found)])


def legend(found: Decomposition) -> str:
    """How to read the table."""
    return f"{LEGEND}\n{_SAMPLED if found.orders else _ALL}"


def decompositions_csv(found: Iterable[Decomposition]) -> str:
    """One line an outcome and player, and one for the gap."""
    return csv_text([row for each in found for row in _lines(each)])


def _heading(found: Decomposition, names: tuple[str, str], seed: int) -> str:
    shown = scale(found.outcome.annual_unit)
    start, end = (number(mean * shown.factor) for mean in (found.start_mean, found.end_mean))
    how = f"{found.orders} sampled orders" if found.orders else "exact, all orders"
    runs = f"{found.runs} paired runs, seed {seed}; {how}"
    means = f"mean {start} in {names[0]}, {end} in {names[1]}"
    return f"{found.outcome.title} in {found.year}, {shown.unit}\n{means}\n({runs})"


def _table(found: Decomposition) -> Iterator[Sequence[str]]:
    factor = scale(found.outcome.annual_unit).factor
    sampled = found.orders is not None
    yield (*_HEAD, "orders") if sampled else (*_HEAD, "first", "last")
    for each in found.contributions:
        change = each.change
        more = [each.sampling_error] if sampled else [each.first, each.last]
        yield (
            each.player.name.removeprefix("events.").removeprefix("dials."),
            shortened(moved(each), _MOVED),
            signed(change.mean * factor),
            number(half_width(change) * factor),
            f"{signed(change.p05 * factor)} .. {signed(change.p95 * factor)}",
            _part(each.share),
            *(_optional(value, factor, sampled) for value in more),
        )
    gap, blank = found.gap, [""] * (1 if sampled else 2)
    yield (
        "gap",
        "",
        signed(gap.mean * factor),
        number(half_width(gap) * factor),
        f"{signed(gap.p05 * factor)} .. {signed(gap.p95 * factor)}",
        percentage(1.0) if gap.mean else "",
        *blank,
    )


def half_width(change: Change) -> float:
    """Half of the 95 % interval of a mean."""
    return abs(change.mean_high - change.mean_low) / 2


def moved(each: Contribution) -> str:
    """What a player takes from where to where; of several things, how many."""
    first, *more = each.player.steps
    if more:
        return f"{1 + len(more)} things"
    if first.part == EVENTS:
        return {first.start: "comes", first.end: "goes"}.get(ABSENT, "changes")
    return f"{first.start} to {first.end}"


def _optional(value: float | None, factor: float, sampled: bool) -> str:
    if value is None:
        return ""
    return number(value * factor) if sampled else signed(value * factor)


def _part(share: float | None) -> str:
    """A part of the gap, in which nothing is neither above nor below nothing."""
    return "" if share is None else percentage(round(share, 2) + 0.0)


def _adding_up(found: Decomposition) -> str:
    size = max(abs(found.start_mean), abs(found.end_mean), 1e-300)
    if found.remainder <= 1e-9 * size:
        return "The shares add up to the gap in every run, to rounding."
    return f"The shares miss the gap by up to {found.remainder:.3g} in a run."


def _lines(found: Decomposition) -> Iterator[dict[str, Any]]:
    about = {"outcome": found.outcome.name, "unit": found.outcome.annual_unit, "year": found.year}
    for each in found.contributions:
        yield {
            **about,
            "player": each.player.name,
            "steps": "; ".join(f"{s.key} {s.start} to {s.end}" for s in each.player.steps),
            **asdict(each.change),
            "share": each.share,
            "first": each.first,
            "last": each.last,
            "sampling_error": each.sampling_error,
        }
    rest = dict.fromkeys(("first", "last", "sampling_error"))
    whole = 1.0 if found.gap.mean else None
    yield {**about, "player": "gap", "steps": "", **asdict(found.gap), "share": whole, **rest}
