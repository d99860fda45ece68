"""The digest of a scenario changes with everything that can change a result, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.clock import Quarter
from model.scenario import Scenario, load_scenario
from model.scenario.inputs import Input, input_registry
from tests.scenario.files import home_with_baseline, write

BASE = (
    "since: 2026-Q1\n"
    "dials: {china_decline: 0.5}\n"
    "uncertainty: {loan_dependence: {distribution: uniform, low: 0.1, high: 0.9}}\n"
    "events: [{name: a, channel: rumour, target: astana, start: 2026-Q1, size: 0.1, fade: 1,"
    " duration: 2, probability: 0.5, belt: true, ledger: [R35]}]\n"
)


def _digest(folder: Path, body: str, title: str = "A test", name: str = "x") -> str:
    home_with_baseline(folder)
    write(folder, name, body, title)
    return load_scenario(name, folder=folder).digest()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2026-Q1\nd", "2026-Q2\nd"),
        ("china_decline: 0.5", "china_decline: 0.51"),
        ("low: 0.1", "low: 0.2"),
        ("uniform", "loguniform"),
        ("name: a,", "name: b,"),
        ("channel: rumour", "channel: land_deal"),
        ("target: astana", "target: atyrau"),
        ("start: 2026-Q1", "start: 2026-Q3"),
        ("size: 0.1", "size: 0.2"),
        ("fade: 1", "fade: 2"),
        ("duration: 2", "duration: 3"),
        ("probability: 0.5", "probability: 1"),
        ("belt: true", "belt: false"),
        ("since: 2026-Q1\n", ""),
        ("since:", "horizon: {end: 2034-Q4}\nsince:"),
        ("since:", "parameters: {goal_conflict: 0.5}\nsince:"),
        ("since:", "policies: {training: 0.4}\nsince:"),
    ],
)
def test_whatever_can_change_a_result_changes_the_digest(
    tmp_path: Path, old: str, new: str
) -> None:
    assert old in BASE
    assert _digest(tmp_path, BASE.replace(old, new, 1)) != _digest(tmp_path, BASE)


def test_names_titles_places_and_order_do_not_change_the_digest(tmp_path: Path) -> None:
    digest = _digest(tmp_path, BASE)
    assert _digest(tmp_path, BASE, title="Another") == digest
    assert _digest(tmp_path, BASE, name="y") == digest
    assert _digest(tmp_path, f"# remark\ndescription: words\nledger: [R01]\n{BASE}") == digest
    assert _digest(tmp_path, "".join(reversed(BASE.splitlines(keepends=True)))) == digest
    assert _digest(tmp_path, BASE.replace("0.5}", "5e-1}")) == digest
    assert _digest(tmp_path, BASE.replace("ledger: [R35]", "ledger: []")) == digest


def test_what_is_in_force_before_a_date_belongs_to_the_digest(tmp_path: Path) -> None:
    digest = _digest(tmp_path, BASE)
    home_with_baseline(tmp_path, "dials: {china_decline: 0.1}\n")
    assert load_scenario("x", folder=tmp_path).digest() != digest


@given(st.sampled_from(list(input_registry().values())), st.floats(0, 1))
def test_setting_any_input_to_another_value_changes_the_digest(about: Input, place: float) -> None:
    value = about.low + (about.high - about.low) * place
    value = min(max(value, about.low), about.high)
    scenario = _BASELINE.with_settings({about.name: value})
    again = scenario.with_settings({about.name: value})
    changed = about.section == "parameters" or value != about.default
    assert (scenario.digest() != _BASELINE.digest()) is changed
    assert again.digest() == scenario.digest()


def test_a_scenario_is_kept_with_its_results_as_plain_data() -> None:
    scenario = load_scenario("perfect_storm").with_end(Quarter(2030, 4))
    document = json.loads(json.dumps(scenario.document(), allow_nan=False))
    assert document["name"] == "perfect_storm"
    assert document["horizon"] == {"start": "2013-Q1", "end": "2030-Q4"}
    assert document["dials"] == scenario.dials
    assert document["origin"]["horizon.end"] == "--end"


_BASELINE: Scenario = load_scenario("baseline")
