"""The tables of a report: levels, differences, risks, and containers by corridor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from model.analysis.compare import Comparison
from model.analysis.risk_measures import Risk
from model.corridors import corridors
from model.ensemble.summary import Summary
from model.numerics.arrays import FloatArray
from model.output.corridor_map import corridor_flows
from model.output.numbers import scale
from model.output.report.blocks import Block, Cell, Heading, Section, Table
from model.output.report.findings import Finding
from model.output.report.quantities import Quantities
from model.output.report.study import Member, Study
from model.output.report.words import call_word, paired_runs, tone, valuation
from model.output.tables import shown_years


def levels(study: Study, write: Quantities) -> Section:
    """What the outcomes come to in each scenario: a table each."""
    text = write.text
    blocks: list[Block] = []
    for member in study.members:
        title = text.title(member.results.title)
        caption = text("{scenario}: medians, and the range of 90 % of the runs", scenario=title)
        years = [year for year in shown_years(member.results.years) if year <= study.year]
        years = sorted({*years, study.year})
        rows = [_level_row(member, name, years, write) for name in study.outcomes]
        blocks.append(Table(caption, [text("Outcome"), *map(str, years)], rows, unit_notes(write)))
    return Section("levels", text("Levels"), blocks)


def unit_notes(write: Quantities) -> list[str]:
    """What the units of money and of containers mean."""
    text = write.text
    return [
        text(
            "US dollars (USD_2018) are in prices of 2018; m: million. TEU: containers, counted as"
            " standard ones of twenty feet."
        )
    ]


def _level_row(member: Member, name: str, years: Sequence[int], write: Quantities) -> list[Cell]:
    about, summary = member.results.about(name), member.results.summary(name)
    head = Cell(write.text.title(about.title), write.unit(about.annual_unit))
    return [head, *(_level(summary, year, write) for year in years)]


def _level(summary: Summary, year: int, write: Quantities) -> Cell:
    factor, at = scale(summary.unit).factor, summary.at(year)
    return Cell(
        write.number(at["p50"] * factor), write.band(at["p05"] * factor, at["p95"] * factor)
    )


def differences(study: Study, write: Quantities) -> Section:
    """How the scenarios differ from the reference, and their risks."""
    text = write.text
    blocks: list[Block] = []
    for (member, findings), comparison in zip(study.findings, study.comparisons, strict=True):
        blocks.append(Heading(text.title(member.results.title)))
        blocks.append(_difference_table(member, findings.values(), comparison, write))
        if comparison.risks:
            blocks.append(_risk_table(comparison, write))
    return Section("differences", text("Differences from the reference"), blocks)


def _difference_table(
    member: Member, findings: Iterable[Finding], comparison: Comparison, write: Quantities
) -> Table:
    text = write.text
    caption = text(
        "Differences in {year}, run by run ({runs}): medians, and the range of 90 % of the runs",
        year=str(comparison.year),
        runs=paired_runs(comparison.runs, text),
    )
    head = [
        text("Outcome"), text("Change"), text("Verdict"), text("Runs lower"), text("Reference"),
        text("Scenario"),
    ]  # fmt: skip
    rows = [_difference_row(member, finding, write) for finding in findings]
    note = text(
        "Reference and scenario are medians; a median change need not be their difference. Higher"
        " and lower are called where the 95 % interval of the mean change (paired t-test) leaves"
        " zero out and at least 80 % of the runs agree, over 30 runs or more."
    )
    return Table(caption, head, rows, [note])


def _difference_row(member: Member, finding: Finding, write: Quantities) -> list[Cell]:
    difference, figures = finding.difference, finding.difference.figures
    factor = scale(difference.unit).factor
    better = member.results.about(difference.outcome).better
    return [
        Cell(write.text.title(difference.title), write.units(difference.unit)),
        Cell(
            write.signed(figures.median_difference * factor),
            write.signed_band(figures.p05 * factor, figures.p95 * factor),
        ),
        Cell(
            call_word(finding.call, write.text),
            valuation(finding, better, write.text),
            "",
            tone(finding, better),
        ),
        Cell(write.percent(figures.probability_below)),
        Cell(write.number(figures.reference_median * factor)),
        Cell(write.number(figures.scenario_median * factor)),
    ]


def _risk_table(comparison: Comparison, write: Quantities) -> Table:
    text = write.text
    head = [
        text("Outcome"), text("Value at risk, 95 %"), text("Mean loss beyond it"),
        text("Chance of a shortfall"), text("Largest fall from a peak"),
        text("That of the reference"),
    ]  # fmt: skip
    note = text(
        "Losses are against the same run of the reference; a negative one is a gain. Value at risk:"
        " the loss that 5 % of the runs exceed; beside it the mean loss in those. Shortfall: ending"
        " worse than the reference's median. Falls (where lower is better, rises) are medians over"
        " the runs."
    )
    rows = [_risk_row(risk, write) for risk in comparison.risks]
    return Table(text("Risks in {year}", year=str(comparison.year)), head, rows, [note])


def _risk_row(risk: Risk, write: Quantities) -> list[Cell]:
    factor = scale(risk.unit).factor
    return [
        Cell(write.text.title(risk.title), write.unit_of_change(risk.unit)),
        Cell(write.number(risk.value_at_risk * factor)),
        Cell(write.number(risk.conditional_value_at_risk * factor)),
        Cell(write.percent(risk.probability_of_shortfall)),
        Cell(write.number(risk.maximum_drawdown * factor)),
        Cell(write.number(risk.reference_maximum_drawdown * factor)),
    ]


def flow_table(study: Study, write: Quantities) -> Table:
    """Containers by corridor in the year of the study, in the reference and in each scenario."""
    text = write.text
    head = [text("Corridor"), *(text.title(member.results.title) for member in study.members)]
    caption = text(
        "Containers by land corridor in {year}, thousand TEU: medians, and the range of 90 % of the"
        " runs",
        year=str(study.year),
    )
    return Table(caption, head, [*_flow_rows(study, write)])


def _flow_rows(study: Study, write: Quantities) -> Iterator[list[Cell]]:
    flows = []
    for member in study.members:
        place = member.results.years.index(study.year)
        found = corridor_flows(member.results.annual, member.results.outcomes)
        flows.append({name: values[:, place] for name, values in found.items()})
    for corridor in flows[0]:
        if any(flow[corridor].any() for flow in flows):
            name = write.text(corridors()[corridor].short)
            yield [Cell(name), *(_flow(flow[corridor], write) for flow in flows)]


def _flow(values: FloatArray, write: Quantities) -> Cell:
    low, median, high = np.percentile(values, (5, 50, 95)) / 1000.0
    return Cell(write.number(float(median)), write.band(float(low), float(high)))
