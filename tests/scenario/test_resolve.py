"""Inheritance: later files win, every value knows where it was set, and nothing goes in circles."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pytest

from model.clock import Quarter
from model.parameters.posterior import Posterior
from model.risks import dial_registry, policy_registry
from model.scenario import ScenarioError, load_scenario
from tests.scenario.files import home_with_baseline, write


def test_a_scenario_without_settings_is_the_registers(tmp_path: Path) -> None:
    home_with_baseline(tmp_path)
    scenario = load_scenario("baseline", folder=tmp_path)
    assert scenario.extends is None
    assert scenario.parameters == {}
    assert scenario.dials == {name: dial.baseline for name, dial in dial_registry().items()}
    assert scenario.policies == {name: each.baseline for name, each in policy_registry().items()}
    assert scenario.origin_of("dials.unclear_goals") == "default"


def test_a_child_inherits_and_overrides(tmp_path: Path) -> None:
    home_with_baseline(tmp_path, "dials: {unclear_goals: 0.3, land_rumours: 0.3}\n")
    write(tmp_path, "parent", "dials: {land_rumours: 0.4, china_decline: 0.4}\n")
    write(tmp_path, "child", "extends: parent\ndials: {china_decline: 0.5}\n")
    child = load_scenario("child", folder=tmp_path)
    values = [child.dials[n] for n in ("unclear_goals", "land_rumours", "china_decline")]
    assert values == [0.3, 0.4, 0.5]
    assert child.extends == "parent"
    file = tmp_path / "child.yaml"
    assert child.origin_of("dials.china_decline") == f"{file}:3"
    assert child.origin_of("dials.land_rumours") == f"parent parent, {tmp_path / 'parent.yaml'}:2"


def test_a_scenario_that_names_no_parent_extends_the_baseline(tmp_path: Path) -> None:
    home_with_baseline(tmp_path, "parameters: {goal_conflict: 0.7}\n")
    write(tmp_path, "alone")
    scenario = load_scenario("alone", folder=tmp_path)
    assert scenario.extends == "baseline"
    assert scenario.parameters == {"goal_conflict": 0.7}


def test_events_are_inherited_by_name(tmp_path: Path) -> None:
    home_with_baseline(tmp_path)
    event = "- {name: %s, channel: oil_price, start: 2026-Q1, size: %s}\n"
    write(tmp_path, "parent", "events:\n" + event % ("a", 0.1) + event % ("b", 0.1))
    write(tmp_path, "child", "extends: parent\nevents:\n" + event % ("b", 0.2) + event % ("c", 0.3))
    events = load_scenario("child", folder=tmp_path).events
    assert [(each.name, each.size) for each in events] == [("a", 0.1), ("b", 0.2), ("c", 0.3)]


def test_setting_a_value_ends_an_inherited_spread(tmp_path: Path) -> None:
    home_with_baseline(tmp_path)
    spread = "{distribution: uniform, low: 0.1, high: 0.9}"
    write(
        tmp_path, "parent", f"uncertainty: {{goal_conflict: {spread}, loan_dependence: {spread}}}\n"
    )
    write(tmp_path, "child", "extends: parent\nparameters: {goal_conflict: 0.5}\n")
    child = load_scenario("child", folder=tmp_path)
    assert set(child.uncertainty) == {"loan_dependence"}
    assert load_scenario("child", ["loan_dependence=1"], tmp_path).uncertainty == {}


def test_a_triangle_peaks_at_the_value_of_the_scenario(tmp_path: Path) -> None:
    home_with_baseline(tmp_path)
    spread = "{distribution: triangular, low: 0.1, high: 0.9}"
    body = f"parameters: {{goal_conflict: 0.3}}\nuncertainty: {{goal_conflict: {spread}}}\n"
    write(tmp_path, "both", body)
    write(tmp_path, "set", "uncertainty: {goal_conflict: fixed}\n")
    both = load_scenario("both", folder=tmp_path).uncertainty["goal_conflict"]
    fixed = load_scenario("set", folder=tmp_path).uncertainty["goal_conflict"]
    assert (both.kind, both.mode) == ("triangular", 0.3)
    assert (fixed.kind, fixed.mode) == ("fixed", 0.5)


def test_what_parts_at_a_date_knows_the_baseline(tmp_path: Path) -> None:
    home_with_baseline(tmp_path, "dials: {china_decline: 0.1}\n")
    write(tmp_path, "late", "since: 2026-Q1\ndials: {china_decline: 1}\n")
    write(tmp_path, "later", "extends: late\nsince: 2030-Q1\n")
    late, later = (load_scenario(name, folder=tmp_path) for name in ("late", "later"))
    assert (late.since, later.since) == (Quarter(2026, 1), Quarter(2030, 1))
    assert later.before is not None
    assert later.before.dials["china_decline"] == 0.1
    assert later.dials["china_decline"] == 1


def test_the_baseline_extends_nothing(tmp_path: Path) -> None:
    home_with_baseline(tmp_path, "extends: other\nsince: 2026-Q1\n")
    write(tmp_path, "other")
    with pytest.raises(ScenarioError, match="extends: the baseline is where") as caught:
        load_scenario("baseline", folder=tmp_path)
    assert len(caught.value.problems) == 2


def test_a_file_elsewhere_extends_the_project_first_and_its_neighbours_then(tmp_path: Path) -> None:
    write(tmp_path, "mine", "dials: {china_decline: 0.9}\n")
    write(tmp_path, "no_bri", "dials: {china_decline: 0.8}\n")
    near = load_scenario(write(tmp_path, "near", "extends: mine\n"))
    project = load_scenario(write(tmp_path, "far", "extends: no_bri\n"))
    own = load_scenario(write(tmp_path, "baseline", "extends: baseline\n"))
    assert near.dials["china_decline"] == 0.9
    assert project.parameters["belt_and_road"] == 0
    assert own.extends == "baseline"


@pytest.mark.parametrize(
    "name", ["../baseline", "/etc/passwd", "scenarios/baseline", "Baseline", ".", "", "a b", "ｂ"]
)
def test_a_name_never_leads_out_of_the_folder(name: str) -> None:
    with pytest.raises(ScenarioError, match="no such scenario"):
        load_scenario(name)


def test_an_unknown_name_is_met_with_the_nearest() -> None:
    with pytest.raises(ScenarioError, match=r"did you mean baseline\? \(all: run_sim.py list\)"):
        load_scenario("basline")


def test_a_scenario_survives_pickling() -> None:
    scenario = load_scenario("perfect_storm")
    assert pickle.loads(pickle.dumps(scenario)) == scenario


def test_a_circle_of_any_length_ends(tmp_path: Path) -> None:
    home_with_baseline(tmp_path)
    for place in range(30):
        write(tmp_path, f"link_{place}", f"extends: link_{(place + 1) % 30}\n")
    with pytest.raises(ScenarioError, match="extends itself: link_0 -> link_1"):
        load_scenario("link_0", folder=tmp_path)


def test_parameters_are_drawn_from_the_posterior_unless_a_file_says_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = Posterior({"nest_scale": np.array([0.3, 0.4]), "queue_days": np.array([20.0, 30.0])})
    monkeypatch.setattr("model.scenario.scenario.posterior", lambda: known)
    home_with_baseline(tmp_path)
    write(tmp_path, "parent", "draws: prior\nsince: 2026-Q1\n")
    write(tmp_path, "child", "extends: parent\n")
    write(tmp_path, "own", "parameters: {queue_days: 25}\n")
    assert load_scenario("baseline", folder=tmp_path).learnt == ("nest_scale", "queue_days")
    assert load_scenario("own", folder=tmp_path).learnt == ("nest_scale",)
    child = load_scenario("child", folder=tmp_path)
    assert child.before is not None
    assert (child.draws, child.learnt, child.before.learnt) == ("prior", (), ())
    assert child.digest() != load_scenario("baseline", folder=tmp_path).digest()
