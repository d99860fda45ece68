"""What two scenarios differ in is all that can change a result, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.clock import Quarter
from model.events import Event
from model.risks import dial_registry
from model.scenario import catalogue, load_scenario
from model.scenario.diff import differences
from model.scenario.inputs import input_registry
from model.scenario.resolved import resolved_yaml
from tests.fuzz.effort import tried

BASELINE = load_scenario("baseline")
PAIRS = [("baseline", name) for name in catalogue()] + list(pairwise(catalogue()))
settings = st.dictionaries(st.sampled_from(list(input_registry())), st.floats(0, 1), max_size=4)


def varied(shares: dict[str, float]) -> dict[str, float]:
    """Values inside the ranges of some inputs, given where in its range each of them is."""
    found = input_registry()
    return {
        name: min(found[name].high, found[name].low + share * (found[name].high - found[name].low))
        for name, share in shares.items()
    }


@pytest.mark.parametrize("name", catalogue())
def test_a_scenario_does_not_differ_from_itself(name: str) -> None:
    assert differences(load_scenario(name), load_scenario(name), moved=True) == ()


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_scenarios_differ_if_and_only_if_their_digests_do(one: str, other: str) -> None:
    left, right = load_scenario(one), load_scenario(other)
    assert bool(differences(left, right)) == (left.digest() != right.digest())


@pytest.mark.parametrize(("one", "other"), PAIRS[::7])
def test_the_other_way_round_the_sides_are_exchanged(one: str, other: str) -> None:
    there = differences(load_scenario(one), load_scenario(other), moved=True)
    back = differences(load_scenario(other), load_scenario(one), moved=True)
    assert back == tuple(replace(each, left=each.right, right=each.left) for each in there)


@tried(60)
@given(shares=settings)
def test_what_is_set_is_what_differs_with_its_value_and_where_it_was_set(
    shares: dict[str, float],
) -> None:
    values = varied(shares)
    scenario = BASELINE.with_settings(values)
    found = {each.name: each for each in differences(BASELINE, scenario)}
    sections = {name: about.section for name, about in input_registry().items()}
    same = {name for name in values if BASELINE.dials.get(name) == values[name]}
    same |= {name for name in values if BASELINE.policies.get(name) == values[name]}
    assert set(found) == set(values) - same
    for name, each in found.items():
        assert (each.right.value, each.right.origin) == (values[name], "--set")
        assert each.section == sections[name]
        assert each.unit == input_registry()[name].unit


def test_a_dial_moves_its_parameters_which_are_told_on_demand() -> None:
    worst = BASELINE.with_settings({"russian_blocking": 1.0})
    (own,) = differences(BASELINE, worst)
    every = differences(BASELINE, worst, moved=True)
    moved = {each.name for each in every if each.moved}
    assert own in every
    assert moved == set(dial_registry()["russian_blocking"].moves)


def test_an_event_differs_by_its_fields_and_one_alone_is_told_whole() -> None:
    event = Event("closed", "link_closure", Quarter(2027, 1), 0.5, target="iletsk_border")
    with_it = replace(BASELINE, events=(*BASELINE.events, event))
    larger = replace(BASELINE, events=(*BASELINE.events, replace(event, size=1.0, duration=3)))
    (alone,) = differences(BASELINE, with_it)
    assert alone.left.value is None
    assert "link_closure at iletsk_border: 0.5 fraction from 2027-Q1" in str(alone.right.value)
    fields = {each.name: (each.left.value, each.right.value, each.unit) for each in differences(with_it, larger)}  # fmt: skip
    assert fields == {
        "closed.size": (0.5, 1.0, "fraction"),
        "closed.duration": (1, 3, "quarters"),
    }


def test_what_a_scenario_says_of_itself_as_a_whole_differs_too() -> None:
    later = BASELINE.with_end(Quarter(2030, 4)).branch_at(Quarter(2026, 1))
    later = replace(later, draws="prior")
    found = {each.key: (each.left.value, each.right.value) for each in differences(BASELINE, later)}
    assert found == {
        "since": (None, "2026-Q1"),
        "horizon.end": ("2035-Q4", "2030-Q4"),
        "draws": ("posterior", "prior"),
    }


@pytest.mark.parametrize("name", catalogue())
def test_a_resolved_file_gives_the_scenario_again(name: str, tmp_path: Path) -> None:
    scenario = load_scenario(name)
    path = tmp_path / "again.yaml"
    path.write_text(resolved_yaml(scenario), encoding="utf-8")
    assert load_scenario(path).digest() == scenario.digest()


@tried(40)
@given(shares=settings)
def test_a_resolved_file_keeps_every_digit(
    shares: dict[str, float], tmp_path_factory: pytest.TempPathFactory
) -> None:
    scenario = BASELINE.with_settings(varied(shares))
    path = tmp_path_factory.mktemp("resolved") / "again.yaml"
    path.write_text(resolved_yaml(scenario), encoding="utf-8")
    assert load_scenario(path).digest() == scenario.digest()


def test_a_resolved_file_keeps_what_is_uncertain(tmp_path: Path) -> None:
    written = tmp_path / "mine.yaml"
    written.write_text(
        "title: x\nuncertainty:\n  loan_dependence: fixed\n"
        "  russian_blocking: {distribution: triangular, low: 0.1, mode: 0.3, high: 0.9}\n"
        "  blocking_cost: {distribution: uniform, low: 0.3, high: 0.9}\n"
    )
    scenario = load_scenario(written)
    again = tmp_path / "again.yaml"
    again.write_text(resolved_yaml(scenario))
    assert load_scenario(again).digest() == scenario.digest()
