"""Laws of scenario files, whatever is in them: a scenario comes out, or all that is wrong, said."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.data_files import DATA_FOLDER
from model.errors import ScenarioError
from model.scenario import Scenario, differences, load_scenario, notes
from model.scenario.folder import SCENARIOS
from model.scenario.inputs import input_registry
from model.scenario.inventory import inventory
from model.scenario.words import has_control_characters
from tests.fuzz.documents import damaged_bytes, damaged_documents
from tests.fuzz.effort import tried, watched
from tests.fuzz.oddities import numbers, scraps, words
from tests.fuzz.reach import observed

CHANCES = np.array([0.0, 1e-12, 0.5, 1 - 1e-12])
baseline = load_scenario("baseline")


def resolved(path: Path) -> Scenario | None:
    """The scenario of a file, none where it is refused; either keeps the law."""
    with watched(), observed() as reach:
        try:
            scenario = load_scenario(path)
        except ScenarioError as error:
            assert_named(error, path)
            scenario = None
    assert not reach.written
    assert not reach.read_outside(SCENARIOS, path.parent, DATA_FOLDER)
    if scenario is not None:
        assert_whole(scenario)
    return scenario


def assert_named(error: ScenarioError, path: Path) -> None:
    """Some problem names a file of the chain; each stands on a line that disturbs no terminal."""
    lines = str(error).split("\n")
    assert len(lines) == len(error.problems) <= 101
    for line in lines:
        assert line.isprintable()
        assert len(line) < 2000
    assert any(str(path.parent) in line for line in lines)


def assert_whole(scenario: Scenario) -> None:
    """All numbers of a scenario are numbers within their ranges, and it can be told and hashed."""
    registry = input_registry()
    for name, value in {**scenario.parameters, **scenario.dials, **scenario.policies}.items():
        assert registry[name].low <= value <= registry[name].high
    for name, spread in scenario.uncertainty.items():
        drawn = spread.quantile(CHANCES)
        assert np.isfinite(drawn).all(), (name, spread)
        assert (registry[name].low <= drawn).all()
        assert (drawn <= registry[name].high).all()
    for event in scenario.events:
        assert all(map(math.isfinite, (event.size, event.fade, event.probability)))
    assert len(scenario.digest()) == 64
    assert all(math.isfinite(entry.value) for entry in inventory(scenario))
    assert differences(scenario, baseline) is not None
    assert not any(map(has_control_characters, [scenario.title, *notes(scenario)]))


@tried(800)
@given(content=damaged_bytes())
def test_files_damaged_in_their_bytes(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "damaged.yaml"
    path.write_bytes(content)
    resolved(path)


@tried(1000)
@given(content=damaged_documents())
def test_files_damaged_in_what_they_hold(tmp_path: Path, content: str) -> None:
    path = tmp_path / "damaged.yaml"
    path.write_text(content, encoding="utf-8", errors="surrogatepass", newline="")
    resolved(path)


@tried(200)
@given(
    parents=st.lists(
        words | st.sampled_from(["a", "b", "c", "baseline", "stagnation"]), min_size=3, max_size=3
    )
)
def test_whatever_scenarios_extend(tmp_path: Path, parents: list[str]) -> None:
    for name, parent in zip("abc", parents, strict=True):
        text = f"title: x\nextends: {parent}\n"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8", errors="surrogatepass")
    resolved(tmp_path / "a.yaml")


settings = st.lists(
    st.builds("{}={}".format, st.sampled_from([*input_registry(), "horizon.end"]) | words, numbers | scraps) | words,
    max_size=4,
)  # fmt: skip


@tried(400)
@given(texts=settings)
def test_whatever_is_set(texts: list[str]) -> None:
    with watched():
        try:
            assert_whole(load_scenario("baseline", texts))
        except ScenarioError as error:
            assert all(line.startswith("--set") for line in str(error).split("\n"))
            assert str(error).replace("\n", "").isprintable()


@pytest.mark.parametrize("name", ["x.yaml", "x.yml"])
def test_a_good_file_is_taken_and_a_bad_one_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("title: x\n")
    assert resolved(path) is not None
    path.write_text("title: [\n")
    assert resolved(path) is None
