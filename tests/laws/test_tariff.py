"""Law: a higher transit tariff never raises the volume of transit.

It is tried on the network as a whole, queues and contracts included, by rail and by road. Volume
is what crosses Kazakhstan altogether, in tonnes. Of the kinds of cargo the law holds for each under
a tariff of its own, and for all of them where no gate is crowded. Under one tariff for all, bulk
that gives way at a crowded gate can leave room for containers, so that there may be more of *these*:
in the first quarter, when nobody is bound by a contract, up to a sixth more where the tariff rises
from a tenth to six tenths of the usual one, and within the reach of Kazakhstan's lever up to 6 % in
a quarter.

In the first quarter of a new tariff nothing else has answered. Over years Kazakhstan would bend
the lever back to its share of the cargo and to the budget, which says nothing about shippers, so
that its responsiveness is held at 0; Russia and China answer as always. For cost and choice alone
see ``tests/rules/transit``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.batch import Batch, Before
from model.clock import FIRST_QUARTER, Horizon, Quarter
from model.events import Event
from model.numerics.arrays import FloatArray
from model.parameters import Values
from model.simulation import Simulation
from tests.batches import batch
from tests.laws.transit import ROOMY

RUNS = 6
TARIFFS = {
    "transit_tariff_container": "container_transit_teu",
    "transit_tariff_bulk": "bulk_transit_tonnes",
    "transit_tariff_road": "road_transit_tonnes",
}
"""Kazakhstan's tariffs, and the volume that pays each."""
VOLUMES = ("rail_transit_tonnes", *TARIFFS.values())

seeds = st.integers(0, 10_000)
years = st.integers(0, 11)
factors = st.lists(st.floats(0.1, 4.0), min_size=2, max_size=4, unique=True).map(sorted)


def dearer(
    batch_of_copies: Batch, factor: FloatArray, tariffs: Sequence[str], since: Quarter
) -> Batch:
    """The batch with `tariffs` times a `factor` (runs,) from the quarter `since` on."""
    usual = batch_of_copies.parameters
    changed = {name: usual[name] * factor for name in tariffs}
    return replace(
        batch_of_copies,
        parameters=Values({**usual, **changed}),
        since=since,
        before=Before(usual, batch_of_copies.policies),
    )


def volumes_under(
    tariffs: Sequence[str],
    seed: int,
    year: int,
    factor: Sequence[float],
    events: tuple[Event, ...] = (),
) -> dict[str, FloatArray]:
    """Volumes in the first quarter of new tariffs, (factors, runs), cheapest first."""
    since = FIRST_QUARTER.plus(4 * year + seed % 4)
    copies = [*range(RUNS)] * len(factor)
    usual = batch(copies, drawn=True, seed=seed, events=events, horizon=Horizon(end=since))
    inputs = dearer(usual, np.repeat(factor, RUNS), tariffs, since)
    record = Simulation(inputs).run()
    return {name: record[name][:, -1].reshape(len(factor), RUNS) for name in VOLUMES}


def largest_rise(volume: FloatArray) -> float:
    """Largest rise from one tariff to the next dearer one, as a fraction."""
    return float((np.diff(volume, axis=0) / np.maximum(volume[:1], 1.0)).max())


@settings(max_examples=10)
@given(seeds, years, factors)
def test_a_dearer_tariff_never_raises_what_crosses_by_rail_or_by_road(
    seed: int, year: int, factor: Sequence[float]
) -> None:
    found = volumes_under(tuple(TARIFFS), seed, year, factor)
    for name in ("rail_transit_tonnes", "bulk_transit_tonnes", "road_transit_tonnes"):
        assert largest_rise(found[name]) <= 1e-9, name


@pytest.mark.parametrize("tariff", TARIFFS)
@settings(max_examples=6)
@given(seeds, years, factors)
def test_a_dearer_tariff_on_a_kind_of_cargo_never_raises_its_own_volume(
    tariff: str, seed: int, year: int, factor: Sequence[float]
) -> None:
    found = volumes_under([tariff], seed, year, factor)[TARIFFS[tariff]]
    assert largest_rise(found) <= 1e-9
    assert np.all(found[-1] < found[0])


@settings(max_examples=6)
@given(seeds, years, factors)
def test_where_nobody_queues_a_dearer_tariff_raises_no_kind_of_volume(
    seed: int, year: int, factor: Sequence[float]
) -> None:
    found = volumes_under(tuple(TARIFFS), seed, year, factor, ROOMY)
    for name in VOLUMES:
        assert largest_rise(found[name]) <= 1e-9, name


def test_a_lever_that_stays_dearer_never_raises_transit_in_any_quarter_of_eight_years() -> None:
    """Contracts, the spread of rail and the answers of Russia and China included."""
    levels = np.linspace(0.0, 1.0, 5)
    copies = [*range(12)] * len(levels)
    record = Simulation(
        batch(
            copies,
            drawn=True,
            policies={"transit_tariff": np.repeat(levels, 12)},
            parameters={"policy_responsiveness": 0.0},
            horizon=Horizon(end=Quarter(2020, 4)),
        )
    ).run()
    for name in ("rail_transit_tonnes", "bulk_transit_tonnes", "road_transit_tonnes"):
        volume = record[name].reshape(len(levels), -1)
        assert largest_rise(volume) <= 1e-9, name
