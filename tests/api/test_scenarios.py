"""Laws of ``load_scenario``: the scenario is the one that the command line resolves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import xarray as xr
from hypothesis import given
from hypothesis import strategies as st

import model.scenario as scenarios
from model import ScenarioError, load_scenario
from model.clock import Quarter
from model.ensemble.design import draw
from model.risks import dial_registry

levels = st.floats(0, 1)
dials = st.dictionaries(st.sampled_from(list(dial_registry())), levels, min_size=1, max_size=3)


@given(dials)
def test_overrides_give_what_set_gives(settings: dict[str, float]) -> None:
    asked = scenarios.load_scenario("baseline", [f"{n}={v!r}" for n, v in settings.items()])
    assert load_scenario("baseline", **settings).digest() == asked.digest()
    assert load_scenario("baseline", settings).digest() == asked.digest()


@given(dials)
def test_a_scenario_at_hand_is_changed_as_one_that_is_named(settings: dict[str, float]) -> None:
    at_hand = load_scenario("stagnation")
    assert (
        load_scenario(at_hand, settings).digest() == load_scenario("stagnation", settings).digest()
    )
    assert at_hand.digest() == load_scenario("stagnation").digest()


@pytest.mark.parametrize("kind", [np.float32, np.float64, np.array, xr.DataArray, int, np.int64])
def test_numbers_may_be_those_of_any_library(kind: Callable[[float], Any]) -> None:
    plain = load_scenario("baseline", russian_blocking=1.0)
    assert load_scenario("baseline", russian_blocking=kind(1)).digest() == plain.digest()
    assert load_scenario("baseline", {"russian_blocking": kind(1)}).digest() == plain.digest()


@pytest.mark.parametrize("wrong", [["land_rumours=1"], "land_rumours=1", {1: 1}, 1])
def test_settings_that_are_no_mapping_of_names_are_refused(wrong: Any) -> None:
    with pytest.raises(ScenarioError, match=r"^settings: .*; allowed: .*names to numbers"):
        load_scenario("baseline", wrong)


@pytest.mark.parametrize("end", [2030, "2030", "2030-Q4", Quarter(2030, 4)])
def test_the_end_is_a_quarter_or_the_last_of_a_year(end: str | int | Quarter) -> None:
    assert load_scenario("baseline", end=end).horizon.end == Quarter(2030, 4)


def test_settings_may_hold_from_a_quarter_on() -> None:
    parted = load_scenario("baseline", since=2026, russian_blocking=1)
    assert parted.since == Quarter(2026, 1)
    assert parted.dials["russian_blocking"] == 1
    assert parted.before is not None
    assert parted.before.digest() == load_scenario("baseline").digest()
    batch = draw(parted, 1, np.arange(3))
    early, late = (batch.parameters_in(Quarter(year, 4)) for year in (2025, 2026))
    assert any(not np.array_equal(early[name], late[name]) for name in early)


def test_a_file_may_lie_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("title: Mine\ndials: {land_rumours: 1}\n")
    assert load_scenario(path).digest() == load_scenario("baseline", land_rumours=1).digest()


@pytest.mark.parametrize(
    ("source", "settings", "end", "word"),
    [
        ("basline", {}, None, "did you mean baseline"),
        ("baseline", {"land_rumour": 1}, None, "did you mean land_rumours"),
        ("baseline", {"land_rumours": 2}, None, "0 to 1"),
        ("baseline", {"land_rumours": "much"}, None, "not a number"),
        ("baseline", {"land_rumours": np.array([0.5, 1])}, None, "not a number"),
        ("baseline", {"land_rumours": np.True_}, None, "not a number"),
        ("baseline", {}, "soon", "2030-Q4"),
        ("baseline", {}, 1999, "2013-Q1"),
        ("baseline", {}, 10**30, "2030-Q4"),
    ],
)
def test_wrong_input_is_refused_with_what_is_meant(
    source: str, settings: dict[str, Any], end: str | int | None, word: str
) -> None:
    with pytest.raises(ScenarioError, match=word):
        load_scenario(source, settings, end=end)


@pytest.mark.parametrize(
    ("source", "since", "word"),
    [
        ("baseline", 2013, "after 2013-Q1 and up to 2035-Q4"),
        ("baseline", "2040", "after 2013-Q1"),
        ("baseline", "soon", "like 2030-Q4"),
        ("blocked_by_russia", 2027, "itself parts from the baseline in 2026-Q1"),
    ],
)
def test_a_quarter_at_which_nothing_can_part_is_refused(
    source: str, since: str | int, word: str
) -> None:
    with pytest.raises(ScenarioError, match=word):
        load_scenario(source, since=since, land_rumours=1)
