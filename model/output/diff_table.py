"""The differences of two scenarios as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.scenario.diff import Difference, Side, Value

_HEADINGS = {
    "options": "The scenario as a whole",
    "dials": "Risk dials",
    "policies": "Policies of Kazakhstan",
    "parameters": "Parameters",
    "events": "Events",
}
_WIDTH = 80
_LABEL = 10
_ABSENT = "none"
_INDENT = " " * 4


def diff_table(left: str, right: str, found: Sequence[Difference]) -> str:
    """A block a section: name, both values and unit, and below where each was set.

    `left` and `right` are the names of the two scenarios.
    """
    sections = [section for section in _HEADINGS if any(each.section == section for each in found)]
    blocks = []
    for section in sections:
        rows = [each for each in found if each.section == section]
        blocks.append("\n".join([_HEADINGS[section], "", *_rows(left, right, rows)]))
    return "\n\n".join(blocks)


def _rows(left: str, right: str, found: Sequence[Difference]) -> Iterator[str]:
    short = [each for each in found if not _is_long(each)]
    cells = [(each.name, _value(each.left), _value(each.right), each.unit) for each in short]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    if short:
        heading = _cut(left, widths[1]), _cut(right, widths[2])
        widths[1:3] = (max(*pair) for pair in zip(widths[1:3], map(len, heading), strict=True))
        yield _aligned(("", *heading, "unit" if widths[3] else ""), widths)
    for each in found:
        if each in short:
            yield _aligned(cells[short.index(each)], widths)
        else:
            yield from _stacked(each)
        yield from _pair("by" if each.moved else "set", *_origins(each))
        if each.left.spread != each.right.spread:
            yield from _pair("varies", each.left.spread or "not", each.right.spread or "not")


def _origins(difference: Difference) -> tuple[str, str]:
    """Where it was set; of what is moved the dial alone, which has a place of its own."""
    origins = (difference.left.origin, difference.right.origin)
    if difference.moved:
        return origins[0].partition(",")[0], origins[1].partition(",")[0]
    return origins


def _cut(name: str, width: int) -> str:
    """The name of a scenario over a column of values, no longer than it has to be."""
    longest = max(width, _LABEL)
    return name if len(name) <= longest else f"{name[: longest - 1]}…"


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    joined = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
    return f"  {joined}".rstrip()


def _is_long(difference: Difference) -> bool:
    """Whether a value is a phrase, as that of an event which only one of two scenarios has."""
    sides = (difference.left, difference.right)
    return any(isinstance(side.value, str) and " " in side.value for side in sides)


def _stacked(difference: Difference) -> Iterator[str]:
    yield f"  {difference.name}"
    yield from _pair("is", _value(difference.left), _value(difference.right))


def _pair(what: str, left: str, right: str) -> Iterator[str]:
    """What holds of either scenario, on one line where it fits."""
    left, right = left or _ABSENT, right or _ABSENT
    line = f"{_INDENT}{what:<6}  {left} | {right}"
    if len(line) <= _WIDTH:
        yield line
    else:
        yield f"{_INDENT}{what:<6}  {left}"
        yield f"{_INDENT}{'':<6}| {right}"


def _value(side: Side) -> str:
    return _text(side.value)


def _text(value: Value) -> str:
    if value is None:
        return _ABSENT
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float | int) else value
