"""Laws of the names of folders and columns: they tell what is in them."""

from __future__ import annotations

from pathlib import Path

from model.ensemble.input_units import input_description, input_unit
from model.ensemble.naming import folder_name, is_own, is_variant, own_folder, scenario_in
from model.parameters import parameter_registry
from model.risks import dial_registry
from model.scenario import load_scenario
from tests.scenario.files import home_with_baseline, write

BASELINE = load_scenario("baseline")


def test_a_folder_is_named_after_its_scenario_and_a_variant_after_its_digest_too() -> None:
    assert folder_name(BASELINE, varied=False) == "baseline"
    varied = folder_name(BASELINE, varied=True)
    assert varied == f"baseline~{BASELINE.digest()[:8]}"
    assert is_variant(varied)
    assert not is_variant("baseline")
    assert scenario_in(varied) == scenario_in("baseline") == "baseline"


def test_what_the_projects_file_gives_is_no_variant(tmp_path: Path) -> None:
    assert own_folder(BASELINE) == "baseline"
    assert is_variant(own_folder(load_scenario("baseline", ["goal_conflict=0.77"])))
    home_with_baseline(tmp_path)
    write(tmp_path, "other")
    foreign = load_scenario(str(tmp_path / "other.yaml"), folder=tmp_path)
    assert not is_own(foreign)
    assert is_own(BASELINE)
    assert is_variant(own_folder(foreign))


def test_a_column_of_inputs_has_the_unit_and_meaning_of_its_input() -> None:
    about = parameter_registry()["goal_conflict"]
    assert input_unit("goal_conflict") == about.unit
    assert input_description("goal_conflict") == about.description
    dial = next(iter(dial_registry().values()))
    assert input_description(f"dial.{dial.name}") == dial.description
    assert (input_unit("phlogiston"), input_description("phlogiston")) == ("unknown", "phlogiston")
