"""``--set`` and its like in code: errors read like those of files."""

from __future__ import annotations

import pytest

from model.clock import Quarter
from model.scenario import ScenarioError, load_scenario


def _message(*settings: str) -> str:
    with pytest.raises(ScenarioError) as caught:
        load_scenario("baseline", settings)
    return str(caught.value)


def test_parameters_dials_policies_and_the_end_can_be_set() -> None:
    scenario = load_scenario(
        "baseline",
        ["goal_conflict=0.7", "dials.china_decline = 1", "training=.5", "horizon.end=2030-Q4"],
    )
    assert scenario.parameters == {"goal_conflict": 0.7}
    assert (scenario.dials["china_decline"], scenario.policies["training"]) == (1.0, 0.5)
    assert scenario.horizon.end == Quarter(2030, 4)
    assert scenario.origin_of("dials.china_decline") == "--set"
    assert scenario.origin_of("horizon.end") == "--set"


def test_the_last_of_a_name_counts() -> None:
    assert load_scenario("baseline", ["training=0.1", "training=1"]).policies["training"] == 1


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("trainin=1", "--set: trainin: no such parameter, dial or policy; did you mean training?"),
        ("dials.training=1", "dials.training: no dial but a policy; allowed: policies.training"),
        ("dial.training=1", "dial.training: no such parameter, dial or policy"),
        ("training=2", "--set: training: 2 is out of range; allowed: 0 to 1"),
        ("training=nan", "training: 'nan' is not a number"),
        ("training=.nan", "training: nan is out of range"),
        ("training=", "training: nothing is not a number"),
        ("training", "'training' sets nothing; allowed: name=value"),
        ("=1", "no such parameter, dial or policy"),
        ("horizon.end=2061-Q1", "horizon.end: 2061-Q1 is out of range"),
        ("horizon.start=2014-Q1", "horizon.start: no such parameter, dial or policy"),
        ("", "'' sets nothing"),
    ],
)
def test_a_wrong_setting_is_named(setting: str, words: str) -> None:
    assert words in _message(setting)


def test_all_wrong_settings_are_told_together() -> None:
    assert len(_message("a=1", "training=2", "b").splitlines()) == 3


def test_a_copy_with_settings_leaves_the_original_alone() -> None:
    baseline = load_scenario("baseline")
    turned = baseline.with_settings({"china_decline": 1, "goal_conflict": 0.1})
    assert (turned.dials["china_decline"], turned.parameters) == (1, {"goal_conflict": 0.1})
    assert baseline == load_scenario("baseline")
    with pytest.raises(ScenarioError, match="sweep: china_declin: no such"):
        baseline.with_settings({"china_declin": 1}, origin="sweep")
    with pytest.raises(ScenarioError, match="out of range"):
        baseline.with_settings({"china_decline": float("nan")})


def test_the_end_stays_within_reach() -> None:
    baseline = load_scenario("baseline")
    assert baseline.with_end(Quarter(2013, 1)).horizon.end == Quarter(2013, 1)
    for quarter in (Quarter(2012, 4), Quarter(2061, 1)):
        with pytest.raises(ScenarioError, match=r"--end: horizon\.end: .* is out of range"):
            baseline.with_end(quarter)
