"""The maps of a report: containers by corridor, a row of maps a year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from model.corridors import corridors
from model.languages import Language, message
from model.output.corridor_map import corridor_flows
from model.output.report.blocks import Block, Figure, Key, Panel, Prose, Section
from model.output.report.drawing.map import Label, colour_of, corridor_map
from model.output.report.quantities import Quantities
from model.output.report.study import Member, Study
from model.output.report.tables import flow_table

_WIDEST = 11.0
"""The width of the widest line on any map of a report."""
_SHOWN = (2018, 2030)
"""Years that maps show beside that of the study."""
_LABELS = (
    Label("duisburg", message("Europe"), -4.0, -14.0, "start"),
    Label("moscow", message("Moscow"), 0.0, -12.0),
    Label("dostyk", message("Dostyk"), 4.0, -9.0, "start"),
    Label("khorgos", message("Khorgos"), 12.0, 23.0, "middle"),
    Label("aktau", message("Aktau"), 5.0, 14.0, "start"),
    Label("baku", message("Baku"), 4.0, 16.0, "middle"),
    Label("tashkent", message("Tashkent"), 2.0, 17.0),
    Label("istanbul", message("Istanbul"), 0.0, 16.0),
    Label("xian", message("Xi'an"), 0.0, 17.0),
    Label("zabaikalsk", message("Manzhouli"), 0.0, -13.0),
)


def maps(study: Study, write: Quantities) -> Section:
    """Maps of the reference and the scenarios, to one scale, and the flows as a table."""
    text = write.text
    title = text("Containers by corridor")
    years = _years(study)
    flows = {year: [_means(member, year) for member in study.members] for year in years}
    most = max(max(each.values(), default=0.0) for own in flows.values() for each in own)
    if most <= 0.0:
        return Section("corridors", title, [Prose(text("The results hold no flows by corridor."))])
    scale = most / _WIDEST
    blocks: list[Block] = [
        Prose(text("The wider a line, the more containers go over the corridor.")),
        *(_figure(study, year, own, scale, write) for year, own in flows.items()),
        *map(Prose, _notes(most, text, write)),
        flow_table(study, write),
    ]
    return Section("corridors", title, blocks)


def _years(study: Study) -> list[int]:
    """The years that maps show: one of the record, one of the projection, and that of the study."""
    there = [year for year in study.reference.results.years if year < study.year]
    return [*(year for year in _SHOWN if year in there), study.year]


def _figure(
    study: Study, year: int, flows: Sequence[Mapping[str, float]], scale: float, write: Quantities
) -> Figure:
    """A map of each scenario in a year; where all of them are the same, of the reference."""
    same = all(each == flows[0] for each in flows)
    shown = list(zip(study.members, flows, strict=True))[: 1 if same else None]
    panels = [_panel(member, year, each, scale, write) for member, each in shown]
    caption = write.text("Containers by land corridor in {year}", year=str(year))
    return Figure(caption, panels, _keys([each for _, each in shown], write.text), wide=True)


def _means(member: Member, year: int) -> dict[str, float]:
    """Mean containers of a year by corridor: means add up, medians would not."""
    place = member.results.years.index(year)
    flows = corridor_flows(member.results.annual, member.results.outcomes)
    return {name: float(values[:, place].mean()) for name, values in flows.items()}


def _panel(
    member: Member, year: int, flows: Mapping[str, float], teu_a_pixel: float, write: Quantities
) -> Panel:
    text = write.text
    title = f"{text.title(member.results.title)}, {year}"
    largest = sorted(flows, key=flows.__getitem__, reverse=True)
    read = "; ".join(
        f"{text(corridors()[name].short)}: {write.number(flows[name])} {write.unit('TEU')}"
        for name in largest
        if flows[name] > 0.0
    )
    labels = [Label(each.node, text(each.words), each.dx, each.dy, each.anchor) for each in _LABELS]
    return Panel(corridor_map(flows, teu_a_pixel, labels, title, read), title)


def _keys(flows: Sequence[Mapping[str, float]], text: Language) -> list[Key]:
    names = [name for name in flows[0] if any(each.get(name, 0.0) > 0.0 for each in flows)]
    return [Key(colour_of(name), text(corridors()[name].short)) for name in names]


def _notes(most: float, text: Language, write: Quantities) -> list[str]:
    return [
        text(
            "Schematic. Means over the runs; the widest line stands for {teu} TEU a year. Where"
            " corridors share a railway their lines run side by side. A corridor has its width all"
            " the way along its main route, as the model counts containers by corridor, though some"
            " leave it on the way; dotted lines are its other routes.",
            teu=write.number(most),
        ),
        text("Outline of Kazakhstan: Natural Earth, in the public domain."),
    ]
