"""Laws of what a report shows of each scenario: which series, in which panel, in which column."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import numpy as np
import pytest

import model.output.report.figures as figures_module
import model.output.report.maps as maps_module
from model.batch import Batch
from model.clock import Horizon, Quarter
from model.ensemble.summary import Summary
from model.languages import load
from model.numerics.arrays import FloatArray
from model.output.palette import CORRIDORS, REFERENCE
from model.output.report.blocks import Cell, Figure, Heading, Table, Tiles
from model.output.report.drawing.bars import Bar
from model.output.report.drawing.fan import Line, Words
from model.output.report.figures import PARTS_OF_REVENUE, figures
from model.output.report.maps import maps
from model.output.report.quantities import Quantities
from model.output.report.study import HEADLINES, Member, Study, study
from model.output.report.summary import answer
from model.output.report.tables import differences, flow_table, levels
from model.risks import dial_registry
from tests.ensemble.toy import ToyScenario, run_toy
from tests.output.report.svg import lines

WRITE = Quantities(load("en"))
LONG = Horizon(end=Quarter(2021, 4))
RUNS = 40


def simulate(batch: Batch) -> dict[str, FloatArray]:
    """Lower in all things the higher the dials are turned, and by as much in no two runs."""
    turned = sum(batch.dials.values())
    spread = 1.0 + 0.01 * batch.runs[:, None] + 0.001 * np.arange(len(batch.horizon))
    level = (100.0 - turned * (1.0 + 0.002 * batch.runs))[:, None] * spread
    parts = {name: level * (n + 1) for n, name in enumerate(PARTS_OF_REVENUE)}
    flows = {"teu_trans_siberian": 100 * level, "teu_southern": 50 * level, "teu_road": 0 * level}
    return {
        "transit_revenue": sum(parts.values()), **parts, "manufacturing_share": level / 1000,
        "industrialization_index": level, "sentiment": level, **flows,
    }  # fmt: skip


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Study:
    members = []
    for name, level in (("baseline", 0.2), ("worst", 1.0), ("worse", 0.5)):
        toy = ToyScenario(name, f"All is {name}", LONG, dials=dict.fromkeys(dial_registry(), level))
        folder = tmp_path_factory.mktemp(name)
        members.append((cast(Any, toy), run_toy(folder, toy, runs=RUNS, simulate=simulate)))
    outcomes = ["transit_revenue", "manufacturing_share", "industrialization_index"]
    return study(members, outcomes, 2020, "command")


def values(member: Member, name: str, less: Member | None = None, year: int = 2020) -> FloatArray:
    """An outcome of a year as it is shown, (runs,)."""
    factor = 100.0 if name == "manufacturing_share" else 1.0
    place = member.results.years.index(year)
    own = member.results.annual(name)[:, place]
    return factor * (own if less is None else own - less.results.annual(name)[:, place])


Drawn = list[tuple[list[Line], Words, dict[str, Any]]]


@pytest.fixture
def fans(monkeypatch: pytest.MonkeyPatch, shown: Study) -> tuple[Drawn, list[Figure]]:
    """The lines of all fan charts of a report, and its figures."""
    found: Drawn = []

    def keep(
        drawn: list[Line], words: Words, write: object, bounds: Any = None, zero: bool = False
    ) -> str:
        found.append((drawn, words, {"bounds": bounds, "zero": zero}))
        return str(len(found))

    monkeypatch.setattr(figures_module, "fan", keep)
    section = figures(shown, WRITE)
    return found, [block for block in section.blocks if isinstance(block, Figure)]


def same(drawn: Summary, member: Member, name: str) -> bool:
    own = member.results.summary(name)
    return np.array_equal(drawn.percentiles, own.percentiles) and drawn.unit == own.unit


def test_a_fan_chart_sets_each_scenario_against_the_reference_and_shows_the_difference(
    shown: Study, fans: tuple[Drawn, list[Figure]]
) -> None:
    drawn, (first, *_) = fans
    assert first.caption == shown.reference.results.about("transit_revenue").title
    assert [panel.svg for panel in first.panels] == ["1", "2", "3", "4"]
    for place, member in enumerate(shown.others):
        (grey, own), words, how = drawn[2 * place]
        assert (grey.colour, grey.dashed, grey.bands) == (REFERENCE, True, True)
        assert same(grey.summary, shown.reference, "transit_revenue")
        assert (own.colour, own.dashed) == (member.colour, False)
        assert same(own.summary, member, "transit_revenue")
        assert words.title.endswith(f": {member.results.title}")
        assert not how["zero"]
        (change,), words, how = drawn[2 * place + 1]
        assert change.colour == member.colour
        own_change = values(member, "transit_revenue", shown.reference)
        at = change.summary.years.index(2020)
        assert change.summary.percentiles[:, at] == pytest.approx(
            np.percentile(own_change, (5, 25, 50, 75, 95))
        )
        assert words.title == f"{member.results.title}: difference from the reference"
        assert how["zero"]
    levels_, changes = (
        {drawn[place][2]["bounds"] for place in places} for places in ((0, 2), (1, 3))
    )
    assert len(levels_) == len(changes) == 1  # to one scale
    low, high = changes.pop()
    assert low < high == 0.0


def test_the_legend_has_the_reference_dashed_and_each_scenario_in_its_colour(
    shown: Study, fans: tuple[Drawn, list[Figure]]
) -> None:
    _, found = fans
    for figure in found:
        if figure.keys:
            assert [(key.colour, key.title, key.dashed) for key in figure.keys] == [
                (member.colour, member.results.title, member is shown.reference)
                for member in shown.members
            ]


def test_a_chart_is_told_in_the_numbers_it_shows(
    shown: Study, fans: tuple[Drawn, list[Figure]]
) -> None:
    drawn, _ = fans
    said = drawn[0][1].description
    for member in (shown.reference, shown.others[0]):
        first = float(np.median(values(member, "transit_revenue", year=2013)))
        low, last, high = np.percentile(values(member, "transit_revenue"), (5, 50, 95))
        assert (
            f"{member.results.title}: median {WRITE.number(first)} in 2013, {WRITE.number(last)} in "
            f"2020 ({WRITE.band(low, high)} in 90 % of runs)"
        ) in said


def test_panels_of_medians_show_all_scenarios_and_the_band_of_the_reference(
    shown: Study, fans: tuple[Drawn, list[Figure]]
) -> None:
    drawn, found = fans
    assert [figure.caption for figure in found][-2:] == [
        "The parts of industrialization", "Attitude to China, and protests",
    ]  # fmt: skip
    medians = [lines_ for lines_, *_ in drawn if len(lines_) == len(shown.members)]
    assert len(medians) == 2
    for own, name in zip(medians, ("manufacturing_share", "sentiment"), strict=True):
        for line, member in zip(own, shown.members, strict=True):
            assert same(line.summary, member, name)
            assert line.colour == member.colour
            assert line.bands is line.dashed is (member is shown.reference)


def test_parts_of_revenue_are_mean_changes_that_add_up(
    monkeypatch: pytest.MonkeyPatch, shown: Study
) -> None:
    found: list[tuple[list[Bar], str, str]] = []

    def keep(parts: list[Bar], colour: str, title: str, told: str, write: object) -> str:
        found.append((parts, colour, told))
        return ""

    monkeypatch.setattr(figures_module, "bars", keep)
    figures(shown, WRITE)
    for member, (parts, colour, told) in zip(shown.others, found, strict=True):
        assert colour == member.colour
        for part, name in zip(parts, PARTS_OF_REVENUE, strict=True):
            change = values(member, name, shown.reference)
            low, high = np.percentile(change, (5, 95))
            assert (part.value, part.low, part.high) == pytest.approx((change.mean(), low, high))
        whole = values(member, "transit_revenue", shown.reference).mean()
        assert sum(part.value for part in parts) == pytest.approx(whole)
        assert told.endswith(f"together {WRITE.signed(whole)}")


def rows(table: Table) -> dict[str, list[Cell]]:
    return {row[0].text: list(row[1:]) for row in table.rows}


def test_a_table_of_levels_has_the_median_above_the_band(shown: Study) -> None:
    tables = [block for block in levels(shown, WRITE).blocks if isinstance(block, Table)]
    for member, table in zip(shown.members, tables, strict=True):
        assert member.results.title in table.caption
        assert table.head == ["Outcome", "2020"]
        for name in shown.outcomes:
            low, median, high = np.percentile(values(member, name), (5, 50, 95))
            (cell,) = rows(table)[member.results.about(name).title]
            assert (cell.text, cell.below) == (WRITE.number(median), WRITE.band(low, high))


def test_a_table_of_differences_has_each_figure_in_its_column(shown: Study) -> None:
    blocks = differences(shown, WRITE).blocks
    assert [each.text for each in blocks if isinstance(each, Heading)] == [
        member.results.title for member in shown.others
    ]
    tables = [each for each in blocks if isinstance(each, Table)]
    for member, differing, risky in zip(shown.others, tables[::2], tables[1::2], strict=True):
        for name in shown.outcomes:
            title = member.results.about(name).title
            change = values(member, name, shown.reference)
            low, median, high = np.percentile(change, (5, 50, 95))
            moved, verdict, below, before, after = rows(differing)[title]
            assert (moved.text, moved.below) == (WRITE.signed(median), WRITE.signed_band(low, high))
            assert (verdict.text, verdict.tone) == ("lower", "worse")
            assert below.text == "100 %"
            assert before.text == WRITE.number(float(np.median(values(shown.reference, name))))
            assert after.text == WRITE.number(float(np.median(values(member, name))))
        for risk in shown.comparisons[shown.others.index(member)].risks:
            factor = 100.0 if risk.outcome == "manufacturing_share" else 1.0
            assert [cell.text for cell in rows(risky)[risk.title]] == [
                WRITE.number(risk.value_at_risk * factor),
                WRITE.number(risk.conditional_value_at_risk * factor),
                WRITE.percent(risk.probability_of_shortfall),
                WRITE.number(risk.maximum_drawdown * factor),
                WRITE.number(risk.reference_maximum_drawdown * factor),
            ]


def test_a_table_of_flows_is_in_thousands_and_leaves_out_what_carries_nothing(
    shown: Study,
) -> None:
    table = flow_table(shown, WRITE)
    assert table.head[1:] == [member.results.title for member in shown.members]
    assert len(table.rows) == 2
    for row, name in zip(table.rows, ("teu_trans_siberian", "teu_southern"), strict=True):
        for cell, member in zip(row[1:], shown.members, strict=True):
            low, median, high = np.percentile(values(member, name) / 1000, (5, 50, 95))
            assert (cell.text, cell.below) == (WRITE.number(median), WRITE.band(low, high))


def test_maps_show_the_years_asked_for_to_one_scale_with_the_busiest_line_widest(
    shown: Study,
) -> None:
    found = [block for block in maps(shown, WRITE).blocks if isinstance(block, Figure)]
    assert [figure.caption[-4:] for figure in found] == ["2018", "2020"]
    widths = {}
    for figure, year in zip(found, (2018, 2020), strict=True):
        assert len(figure.panels) == len(shown.members)
        assert [(key.colour) for key in figure.keys] == [
            CORRIDORS[name] for name in ("trans_siberian", "southern")
        ]
        for panel, member in zip(figure.panels, shown.members, strict=True):
            assert panel.title == f"{member.results.title}, {year}"
            for name in ("trans_siberian", "southern"):
                drawn = [
                    float(line.more["stroke-width"])
                    for line in lines(panel.svg)
                    if line.colour == CORRIDORS[name] and "stroke-dasharray" not in line.more
                ]
                widths[year, member.results.scenario, name] = drawn[0]
    teu = {
        (year, member.results.scenario, name): values(member, f"teu_{name}", year=year).mean()
        for year in (2018, 2020)
        for member in shown.members
        for name in ("trans_siberian", "southern")
    }
    most = max(teu.values())
    assert widths == {
        key: pytest.approx(maps_module._WIDEST * flow / most, abs=0.006)
        for key, flow in teu.items()
    }


def test_the_summary_has_a_heading_a_scenario_where_there_are_several(shown: Study) -> None:
    def headings(of: Study) -> list[str]:
        return [each.text for each in answer(of, WRITE).blocks if isinstance(each, Heading)]

    names = [member.results.title for member in shown.others]
    assert headings(shown) == [f"{name} against All is baseline" for name in names]
    alone = replace(shown, others=shown.others[:1], comparisons=shown.comparisons[:1])
    assert headings(alone) == []


def test_tiles_show_the_level_its_band_and_the_change(shown: Study) -> None:
    tiles = [each for each in answer(shown, WRITE).blocks if isinstance(each, Tiles)]
    for member, own in zip(shown.others, tiles, strict=True):
        assert [tile.name for tile in own.items] == [
            member.results.about(name).title for name in HEADLINES
        ]
        for tile, name in zip(own.items, HEADLINES, strict=True):
            low, median, high = np.percentile(values(member, name), (5, 50, 95))
            change = float(np.median(values(member, name, shown.reference)))
            assert tile.value == WRITE.number(median)
            assert tile.band == f"{WRITE.band(low, high)} in 90 % of runs"
            unit = member.results.about(name).annual_unit
            assert tile.unit == WRITE.unit(unit)
            assert tile.change == (
                f"{WRITE.signed(change)}{WRITE.spoken_unit(unit)} against the reference"
            )
            assert tile.tone == "worse"
