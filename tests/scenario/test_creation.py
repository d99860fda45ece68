"""A new scenario passes the check, changes nothing, and never destroys another unasked."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.scenario import ScenarioError, catalogue, load_scenario, notes
from model.scenario.creation import create_scenario, keep_scenario
from model.scenario.schema import scenario_schema
from tests.scenario.files import home_with_baseline, write


@pytest.mark.parametrize("parent", catalogue())
def test_a_new_scenario_is_its_parent_under_another_name(tmp_path: Path, parent: str) -> None:
    path = create_scenario("fresh", "baseline", folder=home_with_baseline(tmp_path))
    path.write_text(path.read_text().replace("extends: baseline", f"extends: {parent}"))
    fresh = load_scenario(path)
    assert fresh.title == "Fresh"
    assert fresh.extends == parent
    assert fresh.digest() == load_scenario(parent).digest()


def test_a_new_scenario_keeps_to_the_schema(tmp_path: Path) -> None:
    path = create_scenario("fresh", "baseline", folder=home_with_baseline(tmp_path))
    jsonschema.validate(yaml.safe_load(path.read_text()), scenario_schema())


def test_with_all_comments_taken_away_it_is_still_right(tmp_path: Path) -> None:
    path = create_scenario("fresh", "baseline", folder=home_with_baseline(tmp_path))
    setting = re.compile(r"^(\s*)# (?=(- )?\w+: (\S|$)|  \w+: \S)", re.MULTILINE)
    lines = [
        line if re.match(r"\s*#\s+[01]: ", line) else setting.sub(r"\1", line)
        for line in path.read_text().splitlines()
    ]
    path.write_text("\n".join(lines))
    full = load_scenario(path, folder=tmp_path)
    assert [event.name for event in full.events] == ["rumour_2027"]
    assert full.parameters == {"belt_and_road": 0}
    assert set(full.uncertainty) == {"russian_blocking", "loan_dependence"}
    assert full.since is not None
    assert notes(full) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(max_size=40))
def test_any_title_is_kept_or_refused(tmp_path: Path, title: str) -> None:
    home_with_baseline(tmp_path)
    try:
        path = create_scenario("fresh", "baseline", title, replace=True, folder=tmp_path)
    except ScenarioError as error:
        assert "is not a title" in str(error)
    else:
        assert load_scenario(path, folder=tmp_path).title == " ".join(title.split())


def test_another_scenario_gives_way_only_if_it_may(tmp_path: Path) -> None:
    home_with_baseline(tmp_path)
    old = write(tmp_path, "mine").read_text()
    with pytest.raises(ScenarioError, match="exists already; allowed: another name, or --force"):
        create_scenario("mine", "baseline", folder=tmp_path)
    assert (tmp_path / "mine.yaml").read_text() == old
    create_scenario("mine", "baseline", replace=True, folder=tmp_path)
    assert (tmp_path / "mine.yaml").read_text() != old
    assert sorted(path.name for path in tmp_path.iterdir()) == ["baseline.yaml", "mine.yaml"]


@pytest.mark.parametrize(
    ("name", "parent", "words"),
    [
        ("../x", "baseline", "'../x' is not a name"),
        ("Two Words", "baseline", "is not a name"),
        ("baseline", "baseline", "the baseline is where all scenarios start"),
        ("x", "basline", "did you mean baseline?"),
        ("x", "baseline.yaml", "is not a scenario's name"),
        ("above", "below", "below extends above itself"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, name: str, parent: str, words: str) -> None:
    home_with_baseline(tmp_path)
    write(tmp_path, "above")
    write(tmp_path, "below", "extends: above\n")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(ScenarioError) as caught:
        create_scenario(name, parent, replace=True, folder=tmp_path)
    assert words in str(caught.value)
    assert sorted(tmp_path.iterdir()) == before


def test_a_text_is_kept_under_a_name_once_and_only_as_a_name(tmp_path: Path) -> None:
    home = home_with_baseline(tmp_path)
    path = keep_scenario("mine", "title: Mine\n", home)
    assert load_scenario("mine", folder=home).title == "Mine"
    for name in ("mine", "baseline", "../mine", "Mine"):
        with pytest.raises(ScenarioError):
            keep_scenario(name, "title: Other\n", home)
    assert path.read_text() == "title: Mine\n"
