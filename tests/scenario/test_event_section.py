"""Laws of events in files: what is written is what happens, and the rest has its default."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.clock import Quarter
from model.events import Event
from model.scenario import load_scenario
from tests.scenario.files import home_with_baseline, write


def read(folder: Path, fields: str) -> Event:
    home_with_baseline(folder)
    write(folder, "one", f"events:\n- {{name: a, {fields}}}\n")
    (found,) = load_scenario("one", folder=folder).events
    return found


def test_an_event_holds_what_is_written(tmp_path: Path) -> None:
    event = read(
        tmp_path,
        "channel: oil_price, start: 2026-Q2, size: -0.1, duration: 3, fade: 1.5, "
        "probability: 0.25, belt: true",
    )
    assert (event.name, event.channel, event.target) == ("a", "oil_price", "")
    assert (event.start, event.size, event.duration) == (Quarter(2026, 2), -0.1, 3)
    assert (event.fade, event.probability, event.belt) == (1.5, 0.25, True)


def test_what_is_not_written_has_its_default(tmp_path: Path) -> None:
    event = read(tmp_path, "channel: oil_price, start: 2026-Q2, size: -0.1")
    usual = Event("a", "oil_price", Quarter(2026, 2), -0.1)
    assert event == usual
    assert event.probability == 1.0


@pytest.mark.parametrize("empty", ["", "~", "null"])
def test_a_target_that_is_left_empty_is_none(tmp_path: Path, empty: str) -> None:
    event = read(tmp_path, f"channel: oil_price, start: 2026-Q2, size: -0.1, target: {empty}")
    assert event.target == ""
