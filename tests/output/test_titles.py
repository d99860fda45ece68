"""Laws of titles: what is read is called by its title, whatever key it is asked for by."""

from __future__ import annotations

import pytest

from model.languages import load
from model.output.titles import input_title, player_title, step_title
from model.risks import dial_registry, policy_registry

DIAL, LEVER = next(iter(dial_registry())), next(iter(policy_registry()))


@pytest.mark.parametrize(
    ("key", "title"),
    [
        (f"dials.{DIAL}", dial_registry()[DIAL].title),
        (f"policies.{LEVER}", policy_registry()[LEVER].title),
        ("parameters.goal_conflict", "Goal conflict"),
        ("events.border_closure", "Event: border closure"),
        ("since", "When it parts from the baseline"),
        ("draws", "What parameters are drawn from"),
    ],
)
def test_a_step_is_called_by_its_title(key: str, title: str) -> None:
    assert step_title(key) == player_title(key) == title


def test_a_part_of_a_scenario_is_called_by_its_name() -> None:
    assert player_title("horizon") == "Horizon"
    assert player_title("dials of politics") == "Dials of politics"


def test_titles_are_translated() -> None:
    russian = load("ru")
    assert input_title(DIAL, russian) == russian.title(dial_registry()[DIAL].title)
    assert input_title(DIAL, russian) != input_title(DIAL)
    assert input_title("goal_conflict", russian) == "Goal conflict"
