"""Laws of the calendar: events have their size when they should, and nothing at other times."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.batch import Batch
from model.clock import FIRST_QUARTER, Horizon
from model.events import Event, channel_registry, history
from model.numerics.streams import Streams
from model.world.calendar import Calendar, force
from tests.batches import batch

HORIZON = Horizon()
FADES = st.just(0.0) | st.floats(0.25, 8.0)


def event(name: str = "new_event", **fields: object) -> Event:
    settings = {"channel": "oil_price", "start": FIRST_QUARTER.plus(8), "size": 0.5, **fields}
    return Event(name=name, **settings)  # type: ignore[arg-type]


def calendar(inputs: Batch) -> Calendar:
    model = SimpleNamespace(
        batch=inputs,
        runs=len(inputs.runs),
        t=0,
        quarter=inputs.horizon.start,
        parameters=inputs.parameters,
        streams=Streams(inputs.seed, inputs.runs),
    )
    return Calendar(model)  # type: ignore[arg-type]


def signal(inputs: Batch, channel: str, t: int) -> np.ndarray:
    shown = calendar(inputs)
    shown.model.t = t
    return shown.signal(channel)


@given(st.integers(0, 100), st.integers(1, 40), FADES, st.floats(-5.0, 5.0))
def test_an_event_has_its_size_while_it_lasts_and_then_fades(
    start: int, duration: int, fade: float, size: float
) -> None:
    sizes = force(
        event(start=FIRST_QUARTER.plus(start), duration=duration, fade=fade, size=size), HORIZON
    )
    assert np.all(sizes[:start] == 0.0)
    assert np.all(sizes[start : start + duration] == size)
    assert np.all(np.diff(np.abs(sizes[start:])) <= 0.0)
    if fade == 0.0:
        assert np.all(sizes[start + duration :] == 0.0)


def test_a_fading_event_halves_every_fade() -> None:
    sizes = force(event(start=FIRST_QUARTER, duration=2, fade=3.0, size=1.0), HORIZON)
    assert np.allclose(sizes[[1, 4, 7]], [1.0, 0.5, 0.25])


@given(st.integers(1, 60))
def test_a_longer_horizon_changes_no_earlier_quarter(quarters: int) -> None:
    short = Horizon(FIRST_QUARTER, FIRST_QUARTER.plus(quarters))
    for one in history():
        assert np.array_equal(force(one, short), force(one, HORIZON)[: len(short)])


def test_events_of_a_channel_add_up() -> None:
    both = batch(2, events=(event("one"), event("other", size=-0.2)))
    assert np.allclose(signal(both, "oil_price", 8), 0.3)
    assert np.all(signal(both, "oil_price", 9) == 0.0)


def test_an_event_of_a_scenario_replaces_the_one_of_the_record_with_its_name() -> None:
    crimea = next(one for one in history() if one.name == "crimea_2014")
    milder = batch(2, events=(event("crimea_2014", channel=crimea.channel, start=crimea.start),))
    t = HORIZON.index(crimea.start)
    assert np.all(signal(batch(2), crimea.channel, t) == crimea.size)
    assert np.all(signal(milder, crimea.channel, t) == 0.5)


def test_a_target_hears_its_own_events_alone() -> None:
    shown = calendar(batch(2, events=(event(channel="rumour", target="akmola"),)))
    shown.model.t = 8
    heard = shown.signals("rumour", ["akmola", "astana"])
    assert heard.tolist() == [[0.5, 0.0]] * 2
    assert np.all(shown.signal("rumour") == 0.0)


def test_an_event_happens_in_its_share_of_runs_and_the_same_ones_every_quarter() -> None:
    inputs = batch(2000, events=(event(probability=0.3, duration=2),))
    shown = calendar(inputs)
    shown.model.t = 8
    now = shown.signal("oil_price")
    assert abs((now > 0.0).mean() - 0.3) < 0.03
    shown.model.t = 9
    assert np.array_equal(shown.signal("oil_price"), now)
    never = batch(50, events=(event(probability=0.0),))
    assert np.all(signal(never, "oil_price", 8) == 0.0)


def test_without_the_belt_its_events_do_not_happen() -> None:
    inputs = batch(3, parameters={"belt_and_road": np.array([0.0, 0.5, 1.0])})
    t = HORIZON.index(FIRST_QUARTER.plus(2))
    assert signal(inputs, "pledge_production", t).tolist() == [0.0, 10_000.0, 20_000.0]
    t = HORIZON.index(FIRST_QUARTER.plus(4))
    crimea = signal(inputs, "relation_kz_ru", t)
    assert len(set(crimea.tolist())) == 1


@pytest.mark.parametrize("channel", channel_registry())
def test_a_channel_is_silent_before_the_first_event(channel: str) -> None:
    shown = calendar(batch(2))
    assert np.all(shown.signals(channel, ["", *channel_registry()[channel].targets]) == 0.0)


def test_an_unknown_channel_is_refused() -> None:
    with pytest.raises(KeyError, match="no event channel 'weather'"):
        calendar(batch(1)).signal("weather")
