"""Laws of what a report tells beside numbers: translated whole, and no other than the README."""

from __future__ import annotations

from pathlib import Path

import pytest

import model
from model.languages import LANGUAGES, load
from model.output.report.descriptions import described
from model.output.report.study import Study
from model.scenario import catalogue, load_scenario
from tests.output.report.reading import read

FOREIGN = [code for code in LANGUAGES if code != "en"]


@pytest.mark.parametrize("name", catalogue())
def test_the_scenarios_that_come_along_are_described_in_every_language(name: str) -> None:
    scenario = load_scenario(name)
    assert described(scenario, load("en")) == scenario.description
    for code in FOREIGN:
        told = described(scenario, load(code))
        assert told != scenario.description
        assert "This risk alone" not in told


def test_known_errors_are_those_of_the_readme(pages: dict[str, str]) -> None:
    readme = (Path(model.__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    stated, page = " ".join(readme.split()), read(pages["en"]).text
    for part in ("a tenth to a quarter too low", "a quarter to a half", "a fifth"):
        assert part in stated
        assert part in page
    assert "too high by more than half" in stated
    assert "more than half too high" in page


def test_every_thing_in_which_a_scenario_differs_is_listed(
    told: Study, pages: dict[str, str]
) -> None:
    page = read(pages["en"])
    (table,) = [t for t in page.all("table") if "All in which" in t.all("caption")[0].text]
    rows = {row.children[0].text: row.text for row in table.all("tbody")[0].children}
    assert "0.29" in rows["Transit tariff container"]
    assert "USD_2018 per FEU-km" in rows["Transit tariff container"]
    assert "border closure 2027" in " ".join(rows)
    assert rows["Event: border closure 2027"].endswith("fraction The scenario")
    assert "Russian blocking" in rows
