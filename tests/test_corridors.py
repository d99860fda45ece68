"""The list of corridors: what it says of each, and that all else about corridors is made from it."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest

from model import corridors as listed
from model.corridors import TABLE, by_land, corridors
from model.data_files import DATA_FOLDER, read_table
from model.outcomes import outcome_registry
from model.output.export.iamc import variables
from model.output.palette import CORRIDORS as COLOURS
from model.output.palette import REFERENCE
from tests.docs.workplace import copy_of_the_project

ROW = {
    "name": "turkmenbashi", "title": "rail to Turkmenbashi", "short": "Turkmenbashi",
    "colour": "#123456", "iamc": "Turkmenbashi", "land": "yes", "better": "higher", "ledger": "N14",
}  # fmt: skip
KNOWN_EVERYWHERE = """
from model.data_files import read_table
from model.ledger import references, stands
from model.outcomes import outcome_registry
from model.output.corridor_map import courses, land_corridors
from model.output.corridors import _label
from model.output.export.iamc import variables
from model.output.palette import CORRIDORS
from model.languages import ENGLISH
from model.agents.shippers_network import transit_system
from model.dashboard.figures.corridors import colour_of, corridor_title
from model.rules.transit import books
from tests.languages.titles import words
from tests.twin.transit.books import _CORRIDORS, _LAND

outcome = outcome_registry()["teu_turkmenbashi"]
assert outcome.title == "Containers: rail to Turkmenbashi"
assert (outcome.part, outcome.unit, outcome.better) == ("transit", "TEU", "higher")
assert outcome.ledger == ("N14",)
assert "outcome:teu_turkmenbashi" in references()["N14"] and stands("outcome:teu_turkmenbashi")
assert CORRIDORS["turkmenbashi"] == colour_of("turkmenbashi") == "#123456"
assert _label("turkmenbashi", ENGLISH) == "Turkmenbashi"
assert corridor_title(ENGLISH, "turkmenbashi") == "Rail to Turkmenbashi"
assert variables()["teu_turkmenbashi"].name == "Corridor|Containers|Turkmenbashi"
assert set(variables()) == set(outcome_registry())
assert {"rail to Turkmenbashi", "Turkmenbashi"} <= set(words())
assert "turkmenbashi" in land_corridors(outcome_registry()) and "turkmenbashi" in courses()
assert "turkmenbashi" in _CORRIDORS and "turkmenbashi" in _LAND
assert "teu_turkmenbashi" in books.OUTCOMES and "turkmenbashi" in books.LAND
assert transit_system().network.on("turkmenbashi").sum() == 1.0
"""


@pytest.mark.parametrize("name", corridors())
def test_a_corridor_says_what_it_is(name: str) -> None:
    corridor = corridors()[name]
    assert all((corridor.title, corridor.short, corridor.iamc, corridor.ledger))
    assert corridor.better in ("higher", "none")
    assert outcome_registry()[corridor.outcome].title == f"Containers: {corridor.title}"
    assert variables()[corridor.outcome].name.endswith(f"|{corridor.iamc}")


def test_each_corridor_by_land_has_a_colour_of_its_own() -> None:
    colours = [corridor.colour for corridor in by_land().values()]
    assert all(re.fullmatch("#[0-9A-F]{6}", colour) for colour in colours)
    assert len({*colours, REFERENCE}) == len(colours) + 1
    assert dict(zip(by_land(), colours, strict=True)) == COLOURS


def test_names_in_tables_and_other_programs_are_told_apart() -> None:
    for word in ("title", "short", "iamc"):
        assert len({getattr(each, word) for each in corridors().values()}) == len(corridors())


def test_what_passes_kazakhstan_is_drawn_below_what_goes_round_it() -> None:
    better = [corridors()[name].better for name in COLOURS]
    assert better == sorted(better)


def test_each_corridor_has_a_route_and_each_route_a_corridor_or_lies_elsewhere() -> None:
    named = {row["corridor"] for row in read_table("network/routes.csv")}
    assert named == {*corridors(), "elsewhere"}


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([ROW, ROW], "turkmenbashi comes twice"),
        ([{**ROW, "name": "a", "land": "no"}, ROW], "turkmenbashi is by land and must come before"),
        ([{**ROW, "land": "maybe"}], "turkmenbashi: land must be yes or no, not 'maybe'"),
    ],
)
def test_a_list_that_would_mix_corridors_up_is_refused(
    rows: list[dict[str, str]], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listed, "read_table", lambda _: rows)
    with pytest.raises(ValueError, match=message):
        corridors.__wrapped__()


def test_a_new_row_is_all_that_outcomes_figures_other_programs_and_the_twin_need(
    tmp_path: Path,
) -> None:
    copy = copy_of_the_project(tmp_path)
    data = copy / DATA_FOLDER.relative_to(DATA_FOLDER.parents[1])
    rows = read_table(TABLE)
    write(data / TABLE, [*rows[:-2], ROW, *rows[-2:]])
    routes = read_table("network/routes.csv")
    like = next(row for row in routes if row["name"] == "europe_bypass")
    own = {**like, "name": "europe_turkmenbashi", "corridor": "turkmenbashi"}
    write(data / "network/routes.csv", [*routes, own])
    done = subprocess.run(
        [sys.executable, "-c", KNOWN_EVERYWHERE], cwd=copy, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
