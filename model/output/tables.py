"""Tables of results, as text to read and as CSV to take elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from model.analysis.compare import Comparison, Difference
from model.analysis.risk_measures import Risk
from model.analysis.significance import HIGHER, LOWER, UNCLEAR
from model.csv_export import csv_text
from model.ensemble.results import Results
from model.ensemble.summary import Summary
from model.languages import ENGLISH, Language, message
from model.output import widths
from model.output.numbers import bare, number, percentage, scale, signed

WIDTH = 100
SHOWN_YEARS = (2020, 2025, 2030)
_VERDICTS = {HIGHER: message("higher"), LOWER: message("lower"), UNCLEAR: message("unclear")}


def summary_table(results: Results, outcomes: Sequence[str], text: Language = ENGLISH) -> str:
    """Medians, and below them the 5-95 % bands, of some outcomes in a few years."""
    years = shown_years(results.years)
    if not years:
        return text("The horizon holds no whole year, so there are no annual values to show.")
    rows = [["", *map(str, years)]]
    for name in outcomes:
        title = text.title(results.about(name).title)
        rows += _summary_rows(title, results.summary(name), years, text)
    return _flowing(rows)


def shown_years(years: Sequence[int]) -> list[int]:
    """The years a summary shows: every fifth one and the last."""
    return sorted({*(year for year in SHOWN_YEARS if year in years), *years[-1:]})


def comparison_tables(comparison: Comparison, text: Language = ENGLISH) -> str:
    """One table a scenario: its differences from the reference, then its risks."""
    blocks = []
    for name in dict.fromkeys(difference.scenario for difference in comparison.differences):
        differences = [d for d in comparison.differences if d.scenario == name]
        risks = [risk for risk in comparison.risks if risk.scenario == name]
        blocks += [_headline(comparison, name, text), _difference_table(differences, text)]
        if risks:
            blocks += [text("Risk against the reference"), _risk_table(risks, text)]
    return "\n\n".join([*blocks, text(_LEGEND)])


def comparison_csv(comparison: Comparison) -> str:
    """The differences as CSV, one line a scenario and outcome."""
    return csv_text([difference.document() for difference in comparison.differences])


def aligned(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells as columns: the first flush left, the others flush right."""
    rows = list(rows)
    room = [max(map(widths.width, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            widths.right(cell, columns) if place else widths.left(cell, columns)
            for place, (cell, columns) in enumerate(zip(row, room, strict=True))
        ).rstrip()
        for row in rows
    )


def narrowed(rows: Iterable[Sequence[str]]) -> str:
    """As `aligned`, the cells of the first column cut where a line would be too long."""
    lines = [list(row) for row in rows]
    others = _room(list(zip(*lines, strict=True))[1:])
    return aligned([widths.shortened(first, WIDTH - others), *rest] for first, *rest in lines)


def _room(columns: Iterable[Sequence[str]]) -> int:
    """What columns take, each with the space before it."""
    return sum(max(map(widths.width, column)) + 2 for column in columns)


_LEGEND = message(
    """\
Differences are run by run: median and 5-95 % band; "below" is the share of runs below the
reference. Higher and lower are called where the 95 % paired-t interval of the mean leaves zero
out and 80 % of the runs agree; otherwise the table says unclear. VaR and CVaR are the loss that 5 %
of the runs exceed and the mean loss in those; shortfall is the chance to end worse than the
reference's median; drawdown is the largest fall from a peak, median over the runs."""
)


def _summary_rows(
    title: str, summary: Summary, years: Sequence[int], text: Language
) -> list[list[str]]:
    shown = scale(summary.unit)
    figures = [summary.at(year) for year in years]
    medians = [number(f["p50"] * shown.factor, text) for f in figures]
    bands = [
        f"{number(f['p05'] * shown.factor, text)} .. {number(f['p95'] * shown.factor, text)}"
        for f in figures
    ]
    return [[title, *medians], [f"  {text(shown.unit.split(' (')[0])}", *bands]]


def _flowing(rows: Sequence[Sequence[str]]) -> str:
    """Align rows whose first cell may run on above the blank space of the next one."""
    room = [max(map(widths.width, column)) for column in zip(*rows, strict=True)][1:]
    others = [
        "  ".join(widths.right(cell, columns) for cell, columns in zip(row[1:], room, strict=True))
        for row in rows
    ]
    lines = []
    for (first, *_), other in zip(rows, map(str.lstrip, others), strict=True):
        free = WIDTH - widths.width(other) - 2
        lines.append(f"{widths.left(widths.shortened(first, free), free)}  {other}".rstrip())
    return "\n".join(lines)


def _headline(comparison: Comparison, scenario: str, text: Language) -> str:
    return text(
        "{scenario} against {reference} in {year} ({runs}, seed {seed})",
        scenario=scenario,
        reference=comparison.reference,
        year=comparison.year,
        runs=text.plural("{n} paired run", "{n} paired runs", comparison.runs),
        seed=comparison.seed,
    )


def _difference_table(differences: Sequence[Difference], text: Language) -> str:
    head = ["", "", text("reference"), text("scenario"), text("change")]
    head += ["5 % .. 95 %", text("below"), text("verdict")]
    return _fitted([head, *(_difference_row(each, text) for each in differences)], text)


def _difference_row(difference: Difference, text: Language) -> list[str]:
    figures, shown = difference.figures, scale(difference.unit)
    low, high = (signed(each * shown.factor, text) for each in (figures.p05, figures.p95))
    return [
        difference.title,
        shown.unit,
        number(figures.reference_median * shown.factor, text),
        number(figures.scenario_median * shown.factor, text),
        signed(figures.median_difference * shown.factor, text),
        f"{low} .. {high}",
        percentage(figures.probability_below, text),
        text(_VERDICTS[figures.verdict]),
    ]


def _risk_table(risks: Sequence[Risk], text: Language) -> str:
    head = ["", "", "VaR 95 %", "CVaR 95 %"]
    head += [text("shortfall"), text("drawdown"), text("reference's")]
    return _fitted([head, *(_risk_row(risk, text) for risk in risks)], text)


def _risk_row(risk: Risk, text: Language) -> list[str]:
    shown = scale(risk.unit)
    return [
        risk.title,
        shown.unit,
        number(risk.value_at_risk * shown.factor, text),
        number(risk.conditional_value_at_risk * shown.factor, text),
        percentage(risk.probability_of_shortfall, text),
        number(risk.maximum_drawdown * shown.factor, text),
        number(risk.reference_maximum_drawdown * shown.factor, text),
    ]


def _fitted(rows: Sequence[Sequence[str]], text: Language) -> str:
    """Align rows that begin with a title and a unit; titles give way where the line is full."""
    free = WIDTH - _room(list(zip(*rows, strict=True))[2:])
    return aligned([_label(row[0], row[1], free, text), *row[2:]] for row in rows)


def _label(title: str, unit: str, columns: int, text: Language) -> str:
    """A title and its unit in so many columns; what explains the unit goes without saying."""
    if title.lower() in (bare(unit).lower(), ""):
        return text.title(title)
    shown = text(bare(unit))
    return f"{widths.shortened(text.title(title), columns - widths.width(shown) - 2)}, {shown}"
