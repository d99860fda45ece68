"""The ODD protocol: what it says of names and units is what the registers say."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from model.data_files import DATA_FOLDER, read_entries
from model.events import channel_registry
from model.parameters import parameter_registry
from model.risks import dial_registry, policy_registry
from model.world.drivers import MARKETS

ODD = Path(__file__).parents[1] / "docs" / "ODD.md"
NAME = re.compile(r"`([^`]+)`")
LONG_NAME = re.compile(r"\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b")
OWN_SYMBOLS = {"know_how", "km_rail", "km_road"}
"""What equations call by a long name of their own."""
ELEMENTS = (
    "Purpose and patterns",
    "Entities, state variables and scales",
    "Process overview and scheduling",
    "Design concepts",
    "Initialization",
    "Input data",
    "Submodels",
)
CONCEPTS = (
    "Basic principles",
    "Emergence",
    "Adaptation",
    "Objectives",
    "Learning",
    "Prediction",
    "Sensing",
    "Interaction",
    "Stochasticity",
    "Collectives",
    "Observation",
)
PARTS = (
    "World",
    "Calendar",
    "States",
    "Docking",
    "Finance",
    "Transit",
    "Industry",
    "Society",
    "Accounts",
)

Row = list[str]


@cache
def text() -> str:
    return ODD.read_text(encoding="utf-8")


def rows(first_header: str, *more: str) -> list[Row]:
    """The rows of all tables whose header starts with these cells."""
    found: list[Row] = []
    inside = False
    for line in text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if not line.startswith("| "):
            inside = False
        elif cells[: 1 + len(more)] == [first_header, *more]:
            inside = True
        elif inside and not line.startswith("| ---"):
            found.append(cells)
    assert found, f"no table headed {first_header}"
    return found


def named(cell: str) -> str:
    """The one name in backticks that a cell starts with."""
    match = NAME.match(cell)
    assert match is not None, f"{cell!r} starts with no name"
    return match[1]


def test_the_protocol_has_its_seven_elements_in_order() -> None:
    headings = re.findall(r"^## \d (.+)$", text(), flags=re.MULTILINE)
    assert tuple(headings) == ELEMENTS


@pytest.mark.parametrize("concept", CONCEPTS)
def test_each_design_concept_is_discussed(concept: str) -> None:
    assert f"**{concept}.**" in text()


def test_each_part_of_the_quarter_has_a_submodel_in_its_order() -> None:
    headings = re.findall(r"^### 7\.\d+ (.+)$", text(), flags=re.MULTILINE)
    assert tuple(headings[: len(PARTS)]) == PARTS


def test_each_parameter_stands_in_one_table_with_its_unit() -> None:
    written = [(named(row[0]), row[1]) for row in rows("Parameter", "Unit")]
    assert sorted(written) == sorted((p.name, p.unit) for p in parameter_registry().values())


def test_each_dial_stands_with_the_parameters_it_moves() -> None:
    written = {named(row[0]): set(NAME.findall(row[3])) for row in rows("Dial")}
    assert written == {dial.name: set(dial.moves) for dial in dial_registry().values()}


def test_each_lever_stands_with_its_ends() -> None:
    written = {named(row[0]): (row[1], row[2]) for row in rows("Lever", "At 0")}
    levers = policy_registry().values()
    assert written == {lever.name: (lever.lowest, lever.highest) for lever in levers}


def test_levers_that_bend_are_levers() -> None:
    assert {named(row[0]) for row in rows("Lever", "Bend")} <= set(policy_registry())


def test_each_event_channel_stands_with_its_unit() -> None:
    written = {named(row[0]): row[1] for row in rows("Channel")}
    assert written == {channel.name: channel.unit for channel in channel_registry().values()}


def test_each_outcome_stands_in_the_table_of_outcomes() -> None:
    written = {name for row in rows("Part", "Outcomes") for name in NAME.findall(row[1])}
    assert written == {name for _, name, _ in read_entries("outcomes")}


def test_each_data_table_stands_with_its_sources() -> None:
    written = {named(row[0]) for row in rows("File")}
    assert written == {str(path.relative_to(DATA_FOLDER)) for path in DATA_FOLDER.rglob("*.csv")}


def test_what_looks_like_a_name_of_the_model_is_one() -> None:
    known = {*parameter_registry(), *dial_registry(), *policy_registry(), *channel_registry()}
    known |= {name for _, name, _ in read_entries("outcomes")}
    tables = [*rows("Ill will from"), *rows("Good will from"), *rows("Pattern")]
    names = {name for row in tables for cell in row for name in NAME.findall(cell)}
    assert names <= known


def test_equations_name_nothing_that_the_model_lacks() -> None:
    known = {*parameter_registry(), *policy_registry(), *channel_registry(), *MARKETS}
    equations = re.findall(r"^```text\n(.*?)^```", text(), flags=re.MULTILINE | re.DOTALL)
    assert set(LONG_NAME.findall("".join(equations))) <= known | OWN_SYMBOLS


def test_each_file_and_folder_of_the_model_it_names_exists() -> None:
    root = ODD.parents[1]
    paths = {name for name in NAME.findall(text()) if name.startswith(("model/", "tests/"))}
    missing = {path for path in paths if not list(root.glob(path.rstrip("/")))}
    assert not missing
