"""The schema that editors complete by says what the reader says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from model.scenario import catalogue
from model.scenario.document import KEYS
from model.scenario.event_section import KEYS as EVENT_KEYS
from model.scenario.folder import SCENARIOS
from model.scenario.schema import FILE, FIRST_LINE, scenario_schema, schema_text, write_schema

SCHEMA = scenario_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def _content(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def test_it_is_a_schema_for_the_keys_of_a_scenario() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert tuple(SCHEMA["properties"]) == KEYS
    assert tuple(SCHEMA["properties"]["events"]["items"]["properties"]) == EVENT_KEYS


def test_the_stored_schema_is_fresh() -> None:
    stored = (SCENARIOS / FILE).read_text(encoding="utf-8")
    assert stored == schema_text(), "run: python run_sim.py check --write-schema"


@pytest.mark.parametrize("name", catalogue())
def test_all_scenarios_keep_to_it_and_name_it(name: str) -> None:
    path = SCENARIOS / f"{name}.yaml"
    assert path.read_text(encoding="utf-8").startswith(f"{FIRST_LINE}\n")
    VALIDATOR.validate(_content(path))


_BEYOND_A_SCHEMA = {
    *("circle_a", "circle_b", "extends_itself", "extends_unknown", "parent_broken"),
    *("ledger_unknown", "title_with_escape_codes", "event_twice", "event_belt_word"),
    *("spread_away_from_value", "spread_logarithm_of_zero", "spread_mode_outside"),
    *("spread_uniform_mode", "spread_upside_down", "spread_wide"),
}
_GALLERY = Path(__file__).parent / "gallery"
_STRUCTURAL = [
    path
    for path in sorted(_GALLERY.glob("*.yaml"))
    if path.stem.startswith(("title", "dial", "policy", "parameter_h", "event", "horizon", "since"))
    and path.stem not in _BEYOND_A_SCHEMA
]


@pytest.mark.parametrize("path", _STRUCTURAL, ids=lambda path: path.stem)
def test_an_editor_sees_the_mistakes_too(path: Path) -> None:
    assert not VALIDATOR.is_valid(_content(path))


def test_writing_it_leaves_nothing_else_behind(tmp_path: Path) -> None:
    assert write_schema(tmp_path).read_text(encoding="utf-8") == schema_text()
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
