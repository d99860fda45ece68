"""Laws of Russia among the other states."""

from __future__ import annotations

import numpy as np
import pytest

from model.clock import Horizon, Quarter
from model.events import Event
from model.numerics.arrays import FloatArray
from model.rules.strategy.russia import BLOCK
from model.world.observed import LAST_OBSERVED
from tests.batches import batch
from tests.still import StillSimulation, walk

OBSERVED = len(Horizon(end=LAST_OBSERVED))


def blocked_share(dials: dict[str, np.ndarray], count: int = 40) -> FloatArray:
    """Share of quarters in which Russia blocks, one a setting."""
    settings = len(next(iter(dials.values())))
    repeated = {name: np.repeat(values, count) for name, values in dials.items()}
    runs = [*range(count)] * settings
    record = StillSimulation(batch(runs, drawn=True, dials=repeated)).run()["russia_blocking"]
    return record.reshape(settings, -1).mean(axis=-1)


def test_russia_never_blocks_at_dial_zero_and_more_the_higher_the_dial() -> None:
    shares = blocked_share({"russian_blocking": np.array([0.0, 0.25, 0.6, 1.0])})
    assert shares[0] == 0.0
    assert np.all(np.diff(shares) >= 0.0)
    assert shares[-1] > 0.2


@pytest.mark.parametrize("dial", ["sreb_eaeu_conflict", "chinese_dominance"])
def test_what_provokes_russia_makes_it_block_more(dial: str) -> None:
    shares = blocked_share({dial: np.array([0.0, 1.0]), "russian_blocking": np.array([0.8, 0.8])})
    assert shares[1] > shares[0]


def test_blocking_stops_cargo_and_cooperation() -> None:
    simulation = StillSimulation(batch(40, drawn=True, dials={"russian_blocking": 1.0}))
    p = simulation.parameters
    for _ in walk(simulation):
        russia = simulation.russia
        blocks = russia.stance == BLOCK
        assert np.all(russia.transit_restriction[blocks] >= p.blocking_severity[blocks])
        assert np.all(russia.cooperation[blocks] == 0.0)
        assert np.all((russia.transit_restriction >= 0) & (russia.transit_restriction <= 1))
        assert np.all((russia.regional_restriction >= 0) & (russia.regional_restriction <= 1))
    assert blocks.any()


def test_the_record_of_2013_to_2024_has_no_block_at_the_baseline() -> None:
    past = StillSimulation(batch(100, drawn=True)).run()["russia_blocking"][:, :OBSERVED]
    assert past.mean() < 0.05


def test_episodes_come_only_after_the_record() -> None:
    calm = {"russian_blocking": 0.0, "forced_choice": 0.0}
    record = StillSimulation(batch(40, drawn=True, dials=calm)).run()
    past = record["russia_regional_restriction"][:, :OBSERVED]
    assert np.all(past == past[:1])
    future = record["russia_regional_restriction"][:, OBSERVED:]
    assert 0.05 < (future > 0.0).mean() < 0.8


def test_without_a_rate_of_episodes_there_are_none() -> None:
    calm = {"restriction_rate": 0.3, "restriction_on_china_cargo": 0.0}
    simulation = StillSimulation(batch(20, parameters=calm, dials={"russian_blocking": 0.0}))
    for _ in walk(simulation):
        assert np.all(simulation.russia.transit_restriction == 0.0)


def test_an_event_restricts_cargo_at_its_date() -> None:
    stop = Event("stop", "russia_restriction", Quarter(2020, 1), 0.7)
    record = StillSimulation(batch(3, events=(stop,))).run()["russia_transit_restriction"]
    assert np.allclose(record[:, Horizon().index(stop.start)], 0.7)


def test_russia_undercuts_a_kazakhstan_that_wins_the_cargo() -> None:
    """The Trans-Siberian tariff answers Kazakhstan's share of the cargo."""
    winning = StillSimulation(batch(5), kazakhstan_share=0.95)
    losing = StillSimulation(batch(5), kazakhstan_share=0.3)
    for _ in walk(winning):
        pass
    for _ in walk(losing):
        pass
    assert np.all(winning.russia.transsib_tariff < losing.russia.transsib_tariff)
    assert np.allclose(losing.russia.transsib_tariff, 1.0)


def test_chinese_goods_make_russia_press_for_a_tariff() -> None:
    flooded = StillSimulation(batch(5), penetration=0.5)
    spared = StillSimulation(batch(5), penetration=0.05)
    for _ in walk(flooded):
        pass
    for _ in walk(spared):
        pass
    assert np.all(flooded.russia.tariff_pressure > spared.russia.tariff_pressure)
