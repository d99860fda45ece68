"""One by one: a firm, a shipper or a citizen of the twin is that of the array engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import pytest

from model.clock import Horizon, Quarter
from model.simulation import Simulation
from tests.batches import batch
from tests.still import walk
from tests.twin.simulation import TwinSimulation
from tests.twin.society.citizen import Citizen

HORIZON = Horizon(end=Quarter(2018, 4))
"""Past the wave of protest of 2016, with plants started, firms closed and borders queueing."""
CLOSE = {"rtol": 1e-9, "atol": 1e-12}


@pytest.fixture(scope="module")
def pairs() -> list[tuple[Simulation, TwinSimulation]]:
    """The engine and the twin at the end of the horizon, in an alarming world."""
    dials = {"land_rumours": 1.0, "excess_capacity_relocation": 1.0, "low_competitiveness": 0.8}
    found = []
    for run in (4, 11):
        inputs = batch([run], drawn=True, dials=dials, horizon=HORIZON)
        engine, twin = Simulation(inputs), TwinSimulation(inputs)
        for one, other in zip(walk(engine), walk(twin), strict=True):
            assert one == other
        found.append((engine, twin))
    return found


def flat(values: np.ndarray) -> np.ndarray:
    """The state of the only run, agent by agent."""
    return values[0].ravel()


def of(agents: Iterable[object], state: str) -> np.ndarray:
    """A state of each agent of the twin."""
    return np.array([getattr(agent, state) for agent in agents])


def markets(engine: Simulation, twin: TwinSimulation) -> Iterator[tuple]:
    yield from zip(engine.shippers.markets, twin.transit.markets, strict=True)


def test_each_firm_lives_and_works_alike(pairs: list[tuple[Simulation, TwinSimulation]]) -> None:
    for engine, twin in pairs:
        stocks, firms = engine.firms.stocks, list(twin.industry.firms)
        alive = flat(stocks.alive)
        assert 0 < alive.sum() < len(alive)
        assert np.array_equal(alive, of(firms, "alive"))
        for state in ("capital", "weight", "productivity", "know_how", "luck"):
            theirs = flat(getattr(stocks, state))[alive]
            assert np.allclose(of(firms, state)[alive], theirs, **CLOSE), state
        value_added = flat(stocks.value_added)
        assert np.allclose(of(firms, "value_added"), value_added, **CLOSE)


def test_each_shipper_places_cargo_alike(pairs: list[tuple[Simulation, TwinSimulation]]) -> None:
    for engine, twin in pairs:
        for array, market in markets(engine, twin):
            chosen = np.array([shipper.contracts for shipper in market.shippers]).T
            assert np.allclose(chosen, array.shares[0], **CLOSE)
            assert np.allclose(of(market.shippers, "adoption"), flat(array.adoption), **CLOSE)
            assert np.allclose(chosen.sum(axis=0), 1.0)


def test_each_gate_and_service_stands_alike(pairs: list[tuple[Simulation, TwinSimulation]]) -> None:
    for engine, twin in pairs:
        assert np.allclose(of(twin.transit.gates, "delay"), flat(engine.shippers.delay), **CLOSE)
        maturity = flat(engine.shippers.maturity)
        assert np.allclose(of(twin.transit.routes, "maturity"), maturity, **CLOSE)


def test_each_citizen_thinks_and_feels_alike(
    pairs: list[tuple[Simulation, TwinSimulation]],
) -> None:
    for engine, twin in pairs:
        citizens, publics = twin.agents_by_type[Citizen], engine.publics
        assert len(citizens) == publics.opinion.size
        for mine, theirs in (
            ("opinion", publics.opinion),
            ("grievance", publics.grievance),
            ("knowledge", publics.knowledge_of_belt),
            ("temper", publics.traits.sensitivity),
            ("threshold", publics.traits.threshold),
        ):
            assert np.allclose(of(citizens, mine), flat(theirs), **CLOSE), mine
        assert of(citizens, "grievance").max() > 0.0
        believed = of(citizens, "believed").reshape(publics.opinion.shape[1:])
        assert np.allclose(
            believed.mean(axis=-1), flat(publics.by_region["mood"]["believed"]), **CLOSE
        )


def test_each_region_meets_china_and_rumours_alike(
    pairs: list[tuple[Simulation, TwinSimulation]],
) -> None:
    for engine, twin in pairs:
        by_region = engine.publics.by_region
        presence, rumour = by_region["presence"], by_region["rumour"]
        for mine, theirs in (
            ("workers", presence["workers"]),
            ("relocated", presence["relocated"]),
            ("land_leased", presence["land_leased"]),
            ("stopped", presence["stopped"]),
            ("ignorant", rumour["ignorant"]),
            ("stifling", rumour["stifling"]),
            ("heard", rumour["heard"]),
            ("crowd", engine.publics.protest_by_region),
        ):
            assert np.allclose(of(twin.society.regions, mine), flat(theirs), **CLOSE), mine
