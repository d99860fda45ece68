"""Tables of results, as text to read and as CSV to take elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from model.analysis.compare import Comparison, Difference
from model.analysis.risk_measures import Risk
from model.analysis.significance import UNCLEAR
from model.csv_export import csv_text
from model.ensemble.results import Results
from model.ensemble.summary import Summary
from model.output.numbers import number, percentage, scale, shortened, signed

WIDTH = 100
SHOWN_YEARS = (2020, 2025, 2030)


def summary_table(results: Results, outcomes: Sequence[str]) -> str:
    """Medians, and below them the 5-95 % bands, of some outcomes in a few years."""
    years = shown_years(results.years)
    if not years:
        return "The horizon holds no whole year, so there are no annual values to show."
    rows = [["", *map(str, years)]]
    for name in outcomes:
        rows += _summary_rows(results.about(name).title, results.summary(name), years)
    return _flowing(rows)


def shown_years(years: Sequence[int]) -> list[int]:
    """The years a summary shows: every fifth one and the last."""
    return sorted({*(year for year in SHOWN_YEARS if year in years), *years[-1:]})


def comparison_tables(comparison: Comparison) -> str:
    """One table a scenario: its differences from the reference, then its risks."""
    blocks = []
    for name in dict.fromkeys(difference.scenario for difference in comparison.differences):
        differences = [d for d in comparison.differences if d.scenario == name]
        risks = [risk for risk in comparison.risks if risk.scenario == name]
        blocks += [_headline(comparison, name), _difference_table(differences)]
        if risks:
            blocks += ["Risk against the reference", _risk_table(risks)]
    return "\n\n".join([*blocks, _LEGEND])


def comparison_csv(comparison: Comparison) -> str:
    """The differences as CSV, one line a scenario and outcome."""
    return csv_text([difference.document() for difference in comparison.differences])


def aligned(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells as columns: the first flush left, the others flush right."""
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def narrowed(rows: Iterable[Sequence[str]]) -> str:
    """As `aligned`, the cells of the first column cut where a line would be too long."""
    lines = [list(row) for row in rows]
    others = sum(max(map(len, column)) + 2 for column in list(zip(*lines, strict=True))[1:])
    return aligned([shortened(first, WIDTH - others), *rest] for first, *rest in lines)


_LEGEND = """\
Differences are run by run: median and 5-95 % band; "below" is the share of runs below the
reference. Higher and lower are called where the 95 % paired-t interval of the mean leaves zero
out and 80 % of the runs agree; otherwise the table says unclear. VaR and CVaR are the loss that 5 %
of the runs exceed and the mean loss in those; shortfall is the chance to end worse than the
reference's median; drawdown is the largest fall from a peak, median over the runs."""


def _summary_rows(title: str, summary: Summary, years: Sequence[int]) -> list[list[str]]:
    shown = scale(summary.unit)
    figures = [summary.at(year) for year in years]
    medians = [number(f["p50"] * shown.factor) for f in figures]
    bands = [_band(f["p05"] * shown.factor, f["p95"] * shown.factor) for f in figures]
    return [[title, *medians], [f"  {_bare(shown.unit)}", *bands]]


def _flowing(rows: Sequence[Sequence[str]]) -> str:
    """Align rows whose first cell may run on above the blank space of the next one."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][1:]
    others = [
        "  ".join(cell.rjust(width) for cell, width in zip(row[1:], widths, strict=True)).lstrip()
        for row in rows
    ]
    rooms = [WIDTH - len(other) - 2 for other in others]
    return "\n".join(
        f"{shortened(row[0], room).ljust(room)}  {other}".rstrip()
        for row, room, other in zip(rows, rooms, others, strict=True)
    )


def _band(low: float, high: float) -> str:
    return f"{number(low)} .. {number(high)}"


def _headline(comparison: Comparison, scenario: str) -> str:
    runs = f"{comparison.runs} paired runs, seed {comparison.seed}"
    return f"{scenario} against {comparison.reference} in {comparison.year} ({runs})"


def _difference_table(differences: Sequence[Difference]) -> str:
    head = ["", "", "reference", "scenario", "change", "5 % .. 95 %", "below", "verdict"]
    return _fitted([head, *map(_difference_row, differences)])


def _difference_row(difference: Difference) -> list[str]:
    figures, shown = difference.figures, scale(difference.unit)
    return [
        difference.title,
        shown.unit,
        number(figures.reference_median * shown.factor),
        number(figures.scenario_median * shown.factor),
        signed(figures.median_difference * shown.factor),
        f"{signed(figures.p05 * shown.factor)} .. {signed(figures.p95 * shown.factor)}",
        percentage(figures.probability_below),
        "unclear" if figures.verdict == UNCLEAR else figures.verdict,
    ]


def _risk_table(risks: Sequence[Risk]) -> str:
    head = ["", "", "VaR 95 %", "CVaR 95 %", "shortfall", "drawdown", "reference's"]
    return _fitted([head, *map(_risk_row, risks)])


def _risk_row(risk: Risk) -> list[str]:
    shown = scale(risk.unit)
    return [
        risk.title,
        shown.unit,
        number(risk.value_at_risk * shown.factor),
        number(risk.conditional_value_at_risk * shown.factor),
        percentage(risk.probability_of_shortfall),
        number(risk.maximum_drawdown * shown.factor),
        number(risk.reference_maximum_drawdown * shown.factor),
    ]


def _fitted(rows: Sequence[Sequence[str]]) -> str:
    """Align rows that begin with a title and a unit; titles give way where the line is full."""
    taken = sum(max(map(len, column)) + 2 for column in list(zip(*rows, strict=True))[2:])
    return aligned([_label(row[0], row[1], WIDTH - taken), *row[2:]] for row in rows)


def _label(title: str, unit: str, width: int) -> str:
    """A title and its unit in at most `width` characters.

    What explains the unit is left out, and that flows are those of a year goes without saying.
    """
    bare = _bare(unit).removesuffix(" a year")
    if title.lower() in (bare.lower(), ""):
        return title
    return f"{shortened(title, width - len(bare) - 2)}, {bare}"


def _bare(unit: str) -> str:
    """A unit without what explains it: ``level`` of ``level (0-1)``."""
    return unit.split(" (")[0]
