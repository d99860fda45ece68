"""Laws of what is chosen: the file, the link and the way to it all lead to the same scenario."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.clock import FIRST_QUARTER, Quarter
from model.dashboard import inputs
from model.dashboard.choices import FIRST_PROJECTED, Choices, branch_quarter, on_screen
from model.dashboard.history import History
from model.dashboard.link import query_of, read_query
from model.dashboard.saved import scenario_yaml
from model.dashboard.scenario_cache import load
from model.dashboard.view import View
from model.scenario import ScenarioError, load_scenario
from tests.dashboard import chosen


@settings(max_examples=20)
@given(chosen.choices())
def test_the_saved_file_is_the_scenario_on_the_page(
    tmp_path_factory: pytest.TempPathFactory, choices: Choices
) -> None:
    path = Path(tmp_path_factory.getbasetemp()) / "saved.yaml"
    path.write_text(scenario_yaml(choices, 'What "if": 1\\2'), encoding="utf-8")
    assert load_scenario(path).digest() == on_screen(choices).digest()


@given(chosen.choices(), chosen.views)
def test_a_link_leads_back_to_the_page_it_was_made_of(choices: Choices, view: View) -> None:
    assert read_query(query_of(choices, view)) == (choices, view)


@given(
    st.text()
    | st.builds(
        "{}={}".format,
        st.sampled_from(["scenario", "since", "year", "with", "panel", "land_rumours"]),
        st.text(),
    )
)
def test_any_other_link_is_refused_with_words_or_read_as_it_would_be_written(query: str) -> None:
    try:
        choices, view = read_query(query)
    except ScenarioError as error:
        assert "link" in str(error)
    else:
        assert read_query(query_of(choices, view)) == (choices, view)


def test_all_that_is_wrong_in_a_link_is_said_at_once() -> None:
    with pytest.raises(ScenarioError) as refused:
        read_query("scenario=../baseline&yaer=2030&land_rumours=2&since=soon&lang=de")
    words = str(refused.value)
    assert all(
        each in words
        for each in ("../baseline", "did you mean year?", "allowed: 0 to 1", "2026-Q1", "'de'")
    )


@given(st.lists(st.tuples(chosen.choices(), st.sampled_from(["", "a", "b"])), max_size=8))
def test_undo_and_redo_are_each_others_inverse(steps: list[tuple[Choices, str]]) -> None:
    history = History()
    for choices, gesture in steps:
        history = history.go(choices, gesture)
    if history.past:
        assert history.undo().redo() == history.settled()
    back = history
    while back.past:
        back = back.undo()
    assert back.present == Choices()
    while back.future:
        back = back.redo()
    assert back == history.settled()


def test_a_step_that_changes_nothing_begins_no_gesture_in_which_the_next_is_lost() -> None:
    turned = Choices().turned("land_rumours", 0.3)
    history = History().go(Choices(), "land_rumours").go(turned, "land_rumours")
    assert history.undo().present == Choices()
    assert history.undo().redo().present == turned


def test_a_dial_dragged_back_to_where_it_was_leaves_nothing_to_take_back() -> None:
    turned = Choices().turned("land_rumours", 0.3)
    history = History().go(turned, "land_rumours").go(Choices(), "land_rumours")
    assert history == History()
    again = history.go(turned, "land_rumours")
    assert again.undo().present == Choices()


def test_what_is_dragged_is_taken_back_in_one_step() -> None:
    history = History()
    for value in (0.3, 0.6, 0.9):
        history = history.go(Choices().turned("land_rumours", value), "land_rumours")
    assert history.undo().present == Choices()


@given(chosen.choices(), chosen.settings())
def test_an_input_shows_what_it_was_turned_to_and_its_own_value_once_released(
    choices: Choices, setting: tuple[str, float]
) -> None:
    name, value = setting
    assert inputs.settings(choices.turned(name, value))[name]["value"] == value
    assert choices.turned(name, value).released(name) == choices.released(name)


def test_the_order_of_turns_does_not_show() -> None:
    one = Choices().turned("land_rumours", 1.0).turned("training", 1.0)
    assert one == Choices().turned("training", 1.0).turned("land_rumours", 1.0)


def test_changes_hold_from_the_first_projected_quarter_of_the_baseline_and_as_other_scenarios_do() -> (
    None
):
    assert branch_quarter(Choices()) == FIRST_PROJECTED == Quarter(2025, 1)
    assert branch_quarter(Choices("blocked_by_russia")) == load("blocked_by_russia").since
    assert branch_quarter(Choices("no_bri")) == FIRST_QUARTER
    assert on_screen(Choices("no_bri")).digest() == load("no_bri").digest()
