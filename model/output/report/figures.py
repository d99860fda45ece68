"""The figures of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from model.analysis.compare import pair_runs
from model.ensemble.summary import summarise
from model.languages import Language, message
from model.output.numbers import scale
from model.output.report.blocks import Block, Figure, Key, Panel, Prose, Section
from model.output.report.drawing.bars import Bar, bars
from model.output.report.drawing.fan import Line, Words, extent, fan
from model.output.report.quantities import Quantities
from model.output.report.study import HEADLINES, Member, Study
from model.output.report.words import joined
from model.world.observed import LAST_OBSERVED

PARTS_OF_INDEX = (
    "manufacturing_share",
    "manufacturing_per_head",
    "processed_share_of_exports",
    "local_share_of_manufacturing",
    "technology_level",
    "manufacturing_jobs",
)
"""The six parts of the index of industrialization."""
PARTS_OF_REVENUE = {
    "container_revenue": message("Containers"),
    "bulk_revenue": message("Bulk cargo"),
    "road_revenue": message("Road"),
    "handling_revenue": message("Handling"),
    "overflight_revenue": message("Overflights"),
}
"""What transit revenue adds up from."""
SOCIETY = ("sentiment", "protests")


def figures(study: Study, write: Quantities) -> Section:
    """Fan charts of the headline outcomes, and what stands behind them."""
    text = write.text
    if len(_years(study)) < 2:
        return Section("figures", text("Figures"), [Prose(text("Too few years to draw."))])
    return Section("figures", text("Figures"), [*_blocks(study, write)])


def _blocks(study: Study, write: Quantities) -> Iterator[Block]:
    text = write.text
    there = set.intersection(*(set(member.results.outcomes) for member in study.members))
    for name in HEADLINES:
        if name in there:
            yield _fans(study, name, write)
    if {"transit_revenue", *PARTS_OF_REVENUE} <= there:
        yield _contributions(study, write)
    for heading, names in (
        (text("The parts of industrialization"), PARTS_OF_INDEX),
        (text("Attitude to China, and protests"), SOCIETY),
    ):
        own = [name for name in names if name in there]
        if own:
            yield _medians(study, heading, own, write)


def _years(study: Study) -> tuple[int, ...]:
    return study.reference.results.years


def _keys(study: Study, members: Sequence[Member], text: Language) -> list[Key]:
    return [
        Key(each.colour, text.title(each.results.title), dashed=each is study.reference)
        for each in members
    ]


def _fans(study: Study, name: str, write: Quantities) -> Figure:
    """One outcome: a panel a scenario with the reference in grey, and one of the difference."""
    text = write.text
    about = study.reference.results.about(name)
    title = text.title(about.title)
    pairs = [_lines(study.reference, member, name) for member in study.others]
    both = extent([line for lines in pairs for line in lines])
    changes = [_change(study.reference, member, name) for member in study.others]
    of_changes = extent(changes, zero=True)
    panels = []
    for member, lines, change in zip(study.others, pairs, changes, strict=True):
        of = text.title(member.results.title)
        read = _told(study, member, name, write)
        level = Words(f"{title}: {of}", read, write.unit(about.annual_unit))
        panels.append(Panel(fan(lines, level, write, both), of))
        heading = text("{scenario}: difference from the reference", scenario=of)
        words = Words(heading, read, write.unit_of_change(about.annual_unit))
        panels.append(Panel(fan([change], words, write, of_changes, zero=True), heading))
    return Figure(title, panels, _keys(study, study.members, text), [_how_to_read(study, text)])


def _how_to_read(study: Study, text: Language) -> str:
    """What lines and bands are, and the upright line where there is one."""
    said = [text("Lines: medians; bands: 50 and 90 % of the runs.")]
    if max(member.results.years[-1] for member in study.members) > LAST_OBSERVED.year:
        said.append(
            text("Right of the dashed upright line the drivers are projected, left of it observed.")
        )
    return joined([*said, text("Differences are run by run.")], text)


def _lines(reference: Member, member: Member, name: str) -> list[Line]:
    return [
        Line(reference.results.summary(name), reference.colour, dashed=True),
        Line(member.results.summary(name), member.colour),
    ]


def _change(reference: Member, member: Member, name: str) -> Line:
    pair = pair_runs(reference.results, member.results, name)
    return Line(summarise(pair.outcome, pair.years, pair.change), member.colour)


def _told(study: Study, member: Member, name: str, write: Quantities) -> str:
    """What a fan chart shows, in words: where both medians begin and end."""
    factor = scale(study.reference.results.about(name).annual_unit).factor
    fields = {}
    for key, each in (("reference", study.reference), ("scenario", member)):
        summary = each.results.summary(name)
        last = summary.at(study.year)
        fields[key] = write.text(
            "{title}: median {start} in {first}, {end} in {last} ({band} in 90 % of runs)",
            title=write.text.title(each.results.title),
            start=write.number(summary.at(summary.years[0])["p50"] * factor),
            end=write.number(last["p50"] * factor),
            first=str(summary.years[0]),
            last=str(study.year),
            band=write.band(last["p05"] * factor, last["p95"] * factor),
        )
    return "{scenario}; {reference}".format(**fields)


def _medians(study: Study, caption: str, names: Sequence[str], write: Quantities) -> Figure:
    """A panel an outcome with the medians of all scenarios, and the reference's band in grey."""
    text = write.text
    panels = []
    for name in names:
        about = study.reference.results.about(name)
        lines = [
            Line(m.results.summary(name), m.colour, m is study.reference, m is study.reference)
            for m in study.members
        ]
        title = text.title(about.title)
        read = "; ".join(_told(study, member, name, write) for member in study.others)
        words = Words(title, read, write.unit(about.annual_unit))
        panels.append(Panel(fan(lines, words, write), title))
    note = text("Lines: medians; bands: 50 and 90 % of the runs of the reference.")
    return Figure(caption, panels, _keys(study, study.members, text), [note])


def _contributions(study: Study, write: Quantities) -> Figure:
    """What parts of transit revenue the mean change consists of."""
    text = write.text
    panels = []
    for member in study.others:
        parts = [_part(study, member, name, write) for name in PARTS_OF_REVENUE]
        title = text.title(member.results.title)
        read = "; ".join(f"{part.name} {write.signed(part.value)}" for part in parts)
        total = write.signed(sum(part.value for part in parts))
        told = text("{parts}; together {total}", parts=read, total=total)
        panels.append(Panel(bars(parts, member.colour, title, told, write), title))
    caption = text(
        "What the change of transit revenue in {year} consists of, {unit}",
        year=str(study.year),
        unit=write.unit_of_change(study.reference.results.about("transit_revenue").annual_unit),
    )
    note = text(
        "Mean changes, which add up to that of transit revenue; lines: the range of 90 % of the"
        " runs."
    )
    return Figure(caption, panels, notes=[note])


def _part(study: Study, member: Member, name: str, write: Quantities) -> Bar:
    pair = pair_runs(study.reference.results, member.results, name)
    place = pair.years.index(study.year)
    change = pair.change[:, place] * scale(pair.outcome.annual_unit).factor
    low, high = np.percentile(change, (5, 95))
    return Bar(write.text(PARTS_OF_REVENUE[name]), float(change.mean()), float(low), float(high))
