"""Laws of the world's drivers: one observed past, many futures that do not run away."""

from __future__ import annotations

import numpy as np
import pytest

from model.clock import Horizon, Quarter
from model.events import Event
from model.numerics.arrays import FloatArray
from model.world.observed import LAST_OBSERVED, observed_drivers
from tests.batches import batch
from tests.still import StillSimulation, walk

OBSERVED = len(Horizon(end=LAST_OBSERVED))
FAR = Horizon(end=Quarter(2045, 4))


@pytest.fixture(scope="module")
def drivers() -> dict[str, FloatArray]:
    return StillSimulation(batch(200, horizon=FAR)).run()


@pytest.mark.parametrize("name", ["sea_rate", "china_growth", "russia_growth", "oil_price"])
def test_the_past_is_the_record_in_every_run(name: str, drivers: dict[str, FloatArray]) -> None:
    past = drivers[name][:, :OBSERVED]
    assert np.all(past == past[:1])
    assert np.allclose(past[0], observed_drivers()[name])


@pytest.mark.parametrize("name", ["sea_rate", "china_growth", "russia_growth", "oil_price"])
def test_futures_differ_from_run_to_run(name: str, drivers: dict[str, FloatArray]) -> None:
    assert len(np.unique(drivers[name][:, OBSERVED])) == 200


@pytest.mark.parametrize("name", ["oil_price", "sea_rate"])
def test_prices_revert_to_their_long_run_level(name: str, drivers: dict[str, FloatArray]) -> None:
    far = np.log(drivers[name][:, -20:])
    level = np.log(batch(1).parameters[f"long_run_{name}"][0])
    assert abs(far.mean() - level) < 0.1
    assert far.std() < 1.0


def test_a_sliding_china_grows_less_after_the_record_and_not_before() -> None:
    dials = {"china_decline": np.array([0.0, 0.2, 1.0]).repeat(20)}
    growth = StillSimulation(batch([*range(20)] * 3, dials=dials)).run()["china_growth"]
    none, some, worst = growth.reshape(3, 20, -1)
    assert np.array_equal(none[:, :OBSERVED], worst[:, :OBSERVED])
    assert np.all(worst[:, -1] <= some[:, -1])
    assert np.all(some[:, -1] <= none[:, -1])


def test_a_price_event_shifts_the_price_by_its_log_points() -> None:
    shock = Event("oil_shock", "oil_price", Quarter(2028, 1), -0.5, duration=2)
    plain = StillSimulation(batch(3)).run()["oil_price"]
    shocked = StillSimulation(batch(3, events=(shock,))).run()["oil_price"]
    gap = np.log(shocked / plain)
    t = Horizon().index(shock.start)
    assert np.allclose(gap[:, t : t + 2], -0.5)
    assert np.allclose(np.delete(gap, [t, t + 1], axis=1), 0.0)


def test_a_trade_event_shifts_its_market_alone() -> None:
    boom = Event("boom", "trade_demand", Quarter(2013, 3), 0.2, target="europe_china")
    short = Horizon(end=Quarter(2013, 3))
    plain = StillSimulation(batch(1, horizon=short))
    busy = StillSimulation(batch(1, horizon=short, events=(boom,)))
    for simulation in (plain, busy):
        assert list(walk(simulation)) == [0, 1, 2]
    assert np.allclose(
        busy.world.trade("europe_china"), plain.world.trade("europe_china") * np.exp(0.2)
    )
    assert np.array_equal(busy.world.trade("russia_china"), plain.world.trade("russia_china"))


@pytest.mark.parametrize(
    ("dial", "figure"), [("geopolitical_rivalry", "rivalry"), ("central_asian_discord", "discord")]
)
def test_rivalry_and_discord_are_absent_at_dial_zero_and_grow_with_it(
    dial: str, figure: str
) -> None:
    settings = np.array([0.0, 0.3, 0.6, 1.0])
    simulation = StillSimulation(batch([0] * 4, dials={dial: settings}))
    for _ in walk(simulation):
        level = getattr(simulation.world, figure)
        assert np.all((level >= 0.0) & (level <= 1.0))
        assert level[0] == 0.0
        assert np.all(np.diff(level) >= 0.0)
