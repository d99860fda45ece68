"""Laws of the scenarios at hand: all that can be read, none that cannot, new ones at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from model.dashboard import scenario_cache
from model.dashboard.choices import Choices, on_screen
from model.dashboard.panels.save import objection_to
from model.dashboard.saved import scenario_yaml
from model.dashboard.sheet import Sheet, opened_at
from model.languages import LANGUAGES, load
from model.scenario import ScenarioError, load_scenario
from model.scenario.folder import SCENARIOS


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of scenarios of its own, with the baseline in it."""
    shutil.copy(SCENARIOS / "baseline.yaml", tmp_path)
    monkeypatch.setattr("model.scenario.folder.SCENARIOS", tmp_path)
    monkeypatch.setattr(scenario_cache, "_READ", {})
    return tmp_path


def test_a_scenario_that_cannot_be_read_hinders_no_other_and_says_why_where_it_is_asked_for(
    folder: Path,
) -> None:
    (folder / "broken.yaml").write_text("title: [", encoding="utf-8")
    (folder / "wrong.yaml").write_text("dials: {no_such_dial: 1}", encoding="utf-8")
    assert scenario_cache.readable_scenarios() == ("baseline",)
    for name in ("broken", "wrong"):
        for sheet in (opened_at(f"scenario={name}", "en"), Sheet().with_scenario(name)):
            assert sheet.choices == Choices()
            assert f"{name}.yaml" in sheet.problems[0]


def test_a_stored_scenario_is_at_hand_at_once_and_as_it_was_stored_last(folder: Path) -> None:
    for value in (0.25, 1.0):
        choices = Choices().turned("land_rumours", value)
        path = scenario_cache.store("mine", scenario_yaml(choices, "Mine"))
        assert scenario_cache.readable_scenarios() == ("baseline", "mine")
        assert scenario_cache.load("mine").digest() == on_screen(choices).digest()
        assert scenario_cache.load("mine").digest() == load_scenario("mine").digest()
        path.unlink()


def test_a_stored_scenario_replaces_none(folder: Path) -> None:
    scenario_cache.store("mine", scenario_yaml(Choices(), "Mine"))
    with pytest.raises(ScenarioError, match="exists already"):
        scenario_cache.store("mine", scenario_yaml(Choices(), "Other"))
    assert scenario_cache.load("mine").title == "Mine"


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    "name", ["", "../x", "тест", "A B", "x; ls", "a" * 81, "x.yaml", "baseline"]
)
def test_an_odd_name_is_objected_to_in_the_language_of_the_page_and_nothing_is_written(
    folder: Path, name: str, code: str
) -> None:
    text, before = load(code), sorted(folder.iterdir())
    assert objection_to(text, name)
    assert code == "en" or objection_to(text, name) != objection_to(load("en"), name)
    assert objection_to(text, "mine") == ""
    with pytest.raises(ScenarioError):
        scenario_cache.store(name, "title: x")
    assert sorted(folder.iterdir()) == before
