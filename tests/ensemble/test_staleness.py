"""Results are current as long as running their scenario now would give them again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from model.cli.ensembles import folder_name
from model.clock import Quarter
from model.ensemble.identity import versions
from model.ensemble.staleness import staleness_reasons
from model.scenario import Scenario, load_scenario
from tests.scenario.files import home_with_baseline, write


def manifest(scenario: Scenario, **others: Any) -> dict[str, Any]:
    """What a manifest says that decides whether its results are current."""
    about = {"digest": scenario.digest(), "versions": dict(versions()), "seed": 1}
    document: dict[str, Any] = {**about, "scenario": scenario.document(), **others}
    return json.loads(json.dumps(document))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of scenarios with a baseline, ``mine`` and ``later``."""
    monkeypatch.setattr("model.scenario.folder.SCENARIOS", home_with_baseline(tmp_path))
    write(tmp_path, "mine", "dials: {land_rumours: 0.5}\n")
    write(tmp_path, "later", "since: 2026-Q1\ndials: {land_rumours: 0.5}\n")
    return tmp_path


@pytest.mark.parametrize("name", ["baseline", "mine", "later"])
def test_what_was_run_just_now_is_current(name: str, home: Path) -> None:
    assert staleness_reasons(name, manifest(load_scenario(name))) == []


def test_another_state_of_the_model_is_a_reason(home: Path) -> None:
    old = {**versions(), "model": "0" * 32, "numpy": "0.1"}
    (why,) = staleness_reasons("mine", manifest(load_scenario("mine"), versions=old))
    assert "another state of model (00000000, not" in why
    assert "numpy 0.1, not" in why


def test_a_scenario_that_was_edited_is_a_reason_that_names_the_values(home: Path) -> None:
    before = manifest(load_scenario("mine"))
    write(home, "mine", "dials: {land_rumours: 0.6}\n")
    assert staleness_reasons("mine", before) == ["its scenario changed: dials.land_rumours"]


def test_another_title_is_no_reason(home: Path) -> None:
    before = manifest(load_scenario("mine"))
    write(home, "mine", "dials: {land_rumours: 0.5}\n", title="Another title")
    assert staleness_reasons("mine", before) == []


def test_a_scenario_that_is_gone_or_broken_is_a_reason(home: Path) -> None:
    before = manifest(load_scenario("mine"))
    write(home, "mine", "dials: {land_rumours: 7}\n")
    assert staleness_reasons("mine", before) == ["its scenario file has mistakes now"]
    (home / "mine.yaml").unlink()
    assert staleness_reasons("mine", before) == ["its scenario is no longer there"]


def test_a_variant_is_judged_with_the_settings_it_was_run_with(home: Path) -> None:
    varied = load_scenario("mine", ["training=0.9"]).with_end(Quarter(2020, 4))
    before, name = manifest(varied), folder_name(varied, varied=True)
    assert staleness_reasons(name, before) == []
    write(home, "mine", "dials: {land_rumours: 0.5}\npolicies: {training: 0.1}\n")
    assert staleness_reasons(name, before) == []  # which the setting replaces as before
    write(home, "mine", "dials: {land_rumours: 0.6}\n")
    assert staleness_reasons(name, before) == ["its scenario changed: dials.land_rumours"]


def test_the_baseline_counts_for_what_parts_from_it(home: Path) -> None:
    before = manifest(load_scenario("later"))
    text = (home / "baseline.yaml").read_text()
    (home / "baseline.yaml").write_text(f"{text}\ndials: {{china_decline: 0.9}}\n")
    (why,) = staleness_reasons("later", before)
    assert "changed" in why


def test_a_file_from_elsewhere_is_judged_by_the_model_alone(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "away" / "elsewhere.yaml"
    path.parent.mkdir()
    path.write_text("title: x\ndials: {land_rumours: 0.5}\n")
    scenario = load_scenario(path)
    assert staleness_reasons(folder_name(scenario, varied=True), manifest(scenario)) == []
