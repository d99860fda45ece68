"""Laws of the assumptions in a report: both settings, in the language, English marked as such."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

import model.output.report.assumptions as module
from model.clock import Quarter
from model.events import Event, channel_registry
from model.languages import load
from model.output.palette import REFERENCE
from model.output.report.assumptions import assumptions
from model.output.report.blocks import Cell, Figure, Heading, Prose, Table
from model.output.report.drawing.dumbbell import Turn
from model.output.report.quantities import Quantities
from model.output.report.study import Member, Study
from model.parameters import parameter_registry
from model.risks import dial_registry, policy_registry
from model.scenario import Scenario, load_scenario

ENGLISH, RUSSIAN = Quantities(load("en")), Quantities(load("ru"))
EVENT = Event("slump", "oil_price", Quarter(2026, 2), -0.1)


def member(scenario: Scenario, colour: str) -> Member:
    return Member(scenario, cast(Any, SimpleNamespace(title=scenario.title)), colour)


@pytest.fixture(scope="module")
def study() -> Study:
    start = load_scenario("baseline", ["goal_conflict=0.25"])
    settings = ["goal_conflict=0.75", "russian_blocking=1", "research=0.9"]
    end = replace(load_scenario("baseline", settings), draws="prior")
    likely = replace(EVENT, name="boom", size=0.2, probability=0.25)
    end = replace(end, title="Other", events=(*end.events, EVENT, likely))
    others = (member(end, "#0072B2"), member(start, "#D55E00"))
    return Study(member(start, REFERENCE), others, 2030, (), (), "")


def table(study: Study, write: Quantities = ENGLISH, place: int = 0) -> dict[str, list[Cell]]:
    """The rows of one of the tables by their heading cell."""
    found = [each for each in assumptions(study, write).blocks if isinstance(each, Table)]
    return {row[0].text: list(row[1:]) for row in found[place].rows}


def test_what_differs_has_both_settings_their_unit_and_source(study: Study) -> None:
    rows = table(study)
    about = parameter_registry()["goal_conflict"]
    start, end, unit, source = rows["Goal conflict"]
    assert (start.text, end.text, unit.text, source.text) == (
        "0.25",
        "0.75",
        about.unit,
        about.source,
    )
    dial = dial_registry()["russian_blocking"]
    start, end, unit, source = rows[dial.title]
    assert (start.text, end.text, unit.text) == (f"{dial.baseline:g}", "1", "level from 0 to 1")
    start, end, unit, source = rows["Event: slump"]
    assert (start.text, end.text, source.text) == ("none", "\u22120.1 from 2026-Q2", "The scenario")
    assert unit.text == channel_registry()["oil_price"].unit
    assert rows["Event: boom"][1].text == "0.2 from 2026-Q2, 25 % likely"
    draws = rows["What parameters are drawn from"]
    assert [cell.text for cell in draws[:3]] == ["posterior", "prior", ""]


def test_a_scenario_that_differs_in_nothing_is_said_to(study: Study) -> None:
    blocks = assumptions(study, ENGLISH).blocks
    assert [each.text for each in blocks if isinstance(each, Heading)] == [
        each.results.title for each in study.others
    ]
    assert [each.text for each in blocks if isinstance(each, Prose)] == [
        "It differs from the reference in nothing."
    ]


def test_what_is_not_set_stands_as_the_register_has_it(study: Study) -> None:
    usual = replace(study, reference=member(load_scenario("baseline"), REFERENCE))
    default = parameter_registry()["goal_conflict"].default
    assert table(usual)["Goal conflict"][0].text == f"usual ({default:g})"


def test_words_that_stay_english_are_marked_as_such(study: Study) -> None:
    rows = table(study, RUSSIAN)
    named = {cells[3].lang for cells in rows.values()}
    assert named == {"en", ""}  # sources of inputs, and the scenario's own
    heads = [
        row[0] for block in assumptions(study, RUSSIAN).blocks if isinstance(block, Table)
        for row in block.rows
    ]  # fmt: skip
    own = {cell.text: cell.lang for cell in heads}
    assert own[RUSSIAN.text.title(dial_registry()["russian_blocking"].title)] == ""
    assert own["Goal conflict"] == "en"
    assert not any(cell.lang for row in table(study).values() for cell in row[:3])


def test_dials_and_levers_that_are_turned_are_drawn(
    monkeypatch: pytest.MonkeyPatch, study: Study
) -> None:
    found: list[tuple[list[Turn], str]] = []

    def keep(turns: list[Turn], colour: str, title: str, told: str) -> str:
        found.append((turns, told))
        return colour

    monkeypatch.setattr(module, "dumbbell", keep)
    (figure,) = (each for each in assumptions(study, ENGLISH).blocks if isinstance(each, Figure))
    ((turns, told),) = found
    dial, lever = dial_registry()["russian_blocking"], policy_registry()["research"]
    assert {(turn.title, turn.start, turn.end) for turn in turns} == {
        (dial.title, dial.baseline, 1.0), (f"{lever.title} (policy)", lever.baseline, 0.9),
    }  # fmt: skip
    assert f"{dial.title}: from {dial.baseline:g} to 1" in told
    assert figure.panels[0].svg == "#0072B2"
    assert [key.colour for key in figure.keys] == [REFERENCE, "#0072B2"]


def test_how_well_is_known_what_inputs_work_through(study: Study) -> None:
    found = [each for each in assumptions(study, ENGLISH).blocks if isinstance(each, Table)]
    rows = [[cell.text for cell in row] for row in found[1].rows]
    dial = dial_registry()["russian_blocking"]
    expected = [("Goal conflict", "goal_conflict"), *((dial.title, name) for name in dial.moves)]
    assert len(rows) == len(expected)
    for title, name in expected:
        about = parameter_registry()[name]
        band = f"{ENGLISH.exact(about.low)} … {ENGLISH.exact(about.high)}"
        assert [title, about.description, band, about.confidence] in rows
