"""Laws of the national accounts and the indices."""

from __future__ import annotations

import numpy as np
import pytest

from model.clock import Horizon
from model.numerics.arrays import FloatArray
from model.parameters import parameter_registry
from model.world.accounts import GDP_2013, INDEX_PARTS
from model.world.observed import LAST_OBSERVED
from tests.batches import batch
from tests.still import StillSimulation, walk

OBSERVED = len(Horizon(end=LAST_OBSERVED))


@pytest.fixture(scope="module")
def record() -> dict[str, FloatArray]:
    return StillSimulation(batch(20, drawn=True)).run()


def test_gdp_is_manufacturing_and_the_rest() -> None:
    simulation = StillSimulation(batch(5))
    for _ in walk(simulation):
        accounts = simulation.accounts
        share = simulation.firms.value_added / accounts.gdp
        assert np.array_equal(accounts.manufacturing_share, share)
        assert np.all(accounts.gdp > simulation.firms.value_added)


def test_gdp_starts_at_its_level_of_2013(record: dict[str, FloatArray]) -> None:
    assert np.allclose(record["gdp"][:, :4].sum(axis=-1), GDP_2013, rtol=0.05)


def test_growth_is_what_gdp_did_over_a_year(record: dict[str, FloatArray]) -> None:
    gdp = record["gdp"]
    assert np.allclose(record["gdp_growth"][:, 4:], gdp[:, 4:] / gdp[:, :-4] - 1.0)
    assert np.all(np.abs(record["gdp_growth"]) < 0.3)


def test_cumulative_revenue_adds_up(record: dict[str, FloatArray]) -> None:
    for name in ("transit_revenue", "transit_revenue_net"):
        assert np.allclose(record[f"{name}_cumulative"], np.cumsum(record[name], axis=-1))


def test_the_index_is_a_hundred_at_its_base() -> None:
    first = {name: float(StillSimulation(batch(1)).run()[name][0, 0]) for name in INDEX_PARTS}
    at_base = {f"base_{name}": value for name, value in first.items()}
    record = StillSimulation(batch(1, parameters=at_base)).run()
    assert np.isclose(record["industrialization_index"][0, 0], 100.0)


@pytest.mark.parametrize("part", INDEX_PARTS)
def test_an_index_of_one_part_moves_with_that_part_alone(part: str) -> None:
    weights = {f"weight_{name}": float(name == part) for name in INDEX_PARTS}
    record = StillSimulation(batch(4, parameters=weights)).run()
    expected = 100.0 * record[part] / parameter_registry()[f"base_{part}"].default
    assert np.allclose(record["industrialization_index"], expected)


@pytest.mark.parametrize("name", ["dependence_index", "belt_effectiveness", "manufacturing_share"])
def test_shares_are_shares(name: str, record: dict[str, FloatArray]) -> None:
    assert np.all((record[name] >= 0.0) & (record[name] <= 1.0))


def test_nothing_blocked_or_protested_is_effective() -> None:
    calm = StillSimulation(batch(4)).run()["belt_effectiveness"]
    angry = StillSimulation(batch(4), protest=0.5).run()["belt_effectiveness"]
    assert angry.mean() < calm.mean()


def test_kazakhstan_declines_after_the_record_and_not_before() -> None:
    dials = {"kazakhstan_decline": np.repeat([0.0, 1.0], 20)}
    gdp = StillSimulation(batch([*range(20)] * 2, dials=dials)).run()["gdp"].reshape(2, 20, -1)
    assert np.all(gdp[1, :, -1] < gdp[0, :, -1])
    none = {"kazakhstan_crisis_hazard": np.repeat([0.0, 0.4], 20)}
    gdp = StillSimulation(batch([*range(20)] * 2, parameters=none)).run()["gdp"].reshape(2, 20, -1)
    assert np.array_equal(gdp[0, :, :OBSERVED], gdp[1, :, :OBSERVED])
    assert gdp[1, :, -1].mean() < gdp[0, :, -1].mean()


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("growth_response_to_oil", 0.0, 0.05),
        ("public_works_multiplier", 0.1, 0.7),
        ("growth_trend", 0.015, 0.038),
    ],
)
def test_growth_responds(name: str, low: float, high: float) -> None:
    record = StillSimulation(batch([0, 0], parameters={name: np.array([low, high])})).run()
    assert not np.array_equal(record["gdp"][0], record["gdp"][1])


def test_population_grows_at_its_rate() -> None:
    simulation = StillSimulation(
        batch(2, parameters={"population_growth": np.array([0.01, 0.018])})
    )
    first = simulation.accounts.population()
    simulation.t = 40
    assert np.allclose(simulation.accounts.population() / first, np.exp([0.1, 0.18]))
    assert np.all((first > 16.5) & (first < 17.5))
