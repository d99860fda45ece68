"""Where an outcome's spread comes from, as text to read and as CSV."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from model.analysis.sensitivity.morris import Screening
from model.analysis.sensitivity.sobol import NEGLIGIBLE, Index, Indices
from model.analysis.sensitivity.soundness import FEWEST_BLOCKS
from model.csv_export import csv_text
from model.outcomes import Outcome
from model.output.numbers import number, percentage, scale, signed
from model.output.tables import aligned

SHOWN = 15
SOBOL_LEGEND = """\
Parts of the outcome's variance while all inputs vary at once, in %, with 95 % bootstrap intervals.
Alone: first-order Sobol index, the part that would go if the input were known. In all: total index,
what it does alone and together with others; "together" is the difference. Luck is the run index: it
settles shocks, events and draws of all that is not varied, and counts as an input. What the sum of
"alone" lacks to 100 % is due to inputs acting together."""
MORRIS_LEGEND = """\
Elementary effects: the change of the outcome per whole range of an input, from steps of two thirds
of it, all else and luck held where they stand on the trajectory. Size: mean absolute effect (mu*)
with its 95 % bootstrap interval; mean: with sign (mu); sigma: how much the effect depends on where
the other inputs and luck stand. A screening: it orders inputs, and tells no parts of a variance."""


def indices_text(found: Indices, about: Outcome, of: str) -> str:
    """A heading, the inputs that matter with luck among them, and how many do not."""
    shown = _shown(found)
    rows = [_index_row(each) for each in sorted(shown, key=lambda each: -each.total)]
    head = ("input", "alone", "95 %", "in all", "95 %", "together")
    return "\n\n".join([_sobol_heading(found, about, of), aligned([head, *rows]), _rest(found)])


def screening_text(found: Screening, about: Outcome, of: str) -> str:
    """A heading, and the inputs with the largest effects."""
    unit = scale(about.annual_unit)
    head = ("input", "size", "95 %", "mean", "sigma")
    rows = [
        (
            each.input,
            number(each.mu_star * unit.factor),
            _range(each.mu_star_low * unit.factor, each.mu_star_high * unit.factor),
            signed(each.mu * unit.factor),
            number(each.sigma * unit.factor),
        )
        for each in found.effects[:SHOWN]
    ]
    heading = f"{about.title} in {found.year}, effects in {unit.unit_of_change}\n({of})"
    more = len(found.effects) - len(rows)
    blocks = [heading, aligned([head, *rows])]
    if more > 0:
        smaller = number(found.effects[SHOWN].mu_star * unit.factor)
        blocks.append(f"{more} more inputs, with effects of {smaller} or less.")
    return "\n\n".join(blocks)


def indices_csv(found: Mapping[str, Sequence[Indices]]) -> str:
    """One line an outcome, year and input."""
    return csv_text([
        {"outcome": outcome, "year": each.year, **row}
        for outcome, years in found.items()
        for each in years
        for row in each.document()["indices"]
    ])  # fmt: skip


def screenings_csv(found: Mapping[str, Screening]) -> str:
    """One line an outcome and input."""
    return csv_text([
        {"outcome": outcome, "year": each.year, **row}
        for outcome, each in found.items()
        for row in each.document()["effects"]
    ])  # fmt: skip


def _shown(found: Indices) -> list[Index]:
    leading = [each for each in found.inputs if not each.negligible][:SHOWN]
    return [*(leading or found.inputs[:1]), found.luck]


def _index_row(each: Index) -> Sequence[str]:
    return (
        each.input,
        _percent(each.first),
        f"{_percent(each.first_low)} .. {_percent(each.first_high)}",
        _percent(each.total),
        f"{_percent(each.total_low)} .. {_percent(each.total_high)}",
        _percent(each.total - each.first),
    )


def _percent(part: float) -> str:
    return f"{100.0 * part:.1f}".replace("-0.0", "0.0")


def _sobol_heading(found: Indices, about: Outcome, of: str) -> str:
    unit = scale(about.annual_unit)
    mean, spread = (number(x * unit.factor) for x in (found.mean, found.standard_deviation))
    heading = f"{about.title} in {found.year}: mean {mean}, standard deviation {spread} {unit.unit}"
    return f"{heading}\n({of})"


def _range(low: float, high: float) -> str:
    return f"{number(low)} .. {number(high)}"


def _rest(found: Indices) -> str:
    """The sum of the first-order indices, and what is not in the table."""
    low, high = percentage(found.sum_first_low), percentage(found.sum_first_high)
    lines = [f"All inputs and luck alone: {percentage(found.sum_first)} ({low} .. {high})."]
    lines += list(_left_out(found))
    return " ".join(lines)


def _left_out(found: Indices) -> Iterator[str]:
    shown = {each.input for each in _shown(found)}
    others = [each for each in found.inputs if each.input not in shown]
    small = sum(each.negligible for each in others)
    if len(others) > small:
        yield f"{_counted(len(others) - small, 'more input', 'has', 'have')} a part."
    if small:
        below = f"below {percentage(NEGLIGIBLE)}"
        if found.blocks < FEWEST_BLOCKS:
            yield f"{_counted(small, 'input', 'comes', 'come')} out {below} in all."
        else:
            are = _counted(small, "input", "is", "are")
            yield f"{are} negligible: in all {below}, surely."


def _counted(number: int, noun: str, one: str, several: str) -> str:
    return f"{number} {noun} {one}" if number == 1 else f"{number} {noun}s {several}"
