"""What is laid ready of a run whose shippers place their cargo, compiled.

All markets are laid out one after another: their options, route by route and in it shipper by
shipper; and their shippers in blocks of four, of which the last may have empty places. Four sums
run side by side, one for each place of a block. Where the last block of a route reaches beyond the
route's last option it reads what follows, which counts for nothing there: nothing is sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from model.numerics.arrays import BoolArray, FloatArray
from model.numerics.compiled import inlined
from model.numerics.floats import fused
from model.rules.transit.congestion_kernel import Passages, Places
from model.rules.transit.equilibrium import Demand

ZERO, ONE, TWO, THREE, FOUR = (np.uint64(number) for number in range(5))


class Layout(NamedTuple):
    """Where markets, options and shippers stand."""

    markets: Places
    """Of each its first route and the one after its last, the first by rail, the number of
    shippers, its first option and its first block: (markets, 6)."""
    route: Places
    """The route of each option, (options,)."""
    moved: Places
    """Stretches of options on routes that pass gates: the first, and the one after the last."""


class Asked(NamedTuple):
    """The demands of all markets, market by market, options as (runs, options of the market)."""

    utility: tuple[FloatArray, ...]
    sensitivity: tuple[FloatArray, ...]
    kept: tuple[FloatArray, ...]
    adoption: tuple[FloatArray, ...]
    scale: tuple[FloatArray, ...]
    free: tuple[FloatArray, ...]
    stopped: tuple[FloatArray, ...]
    cargo: tuple[FloatArray, ...]
    stoppable: tuple[BoolArray, ...]


class Market(NamedTuple):
    """A row of `Layout.markets`."""

    first: np.uint64
    last: np.uint64
    rail: np.uint64
    shippers: np.uint64
    option: np.uint64
    block: np.uint64
    blocks: np.uint64


class Desk(NamedTuple):
    """What is known of the run that is worked on.

    By option (options + 4,), by route (routes,), or by shipper in two cases, (2 x 4 x blocks,): in
    the first all routes of a market are on the menu, in the second those that cannot be stopped.
    """

    worth: FloatArray
    sensitivity: FloatArray
    kept: FloatArray
    delay: FloatArray
    odds: FloatArray
    days: FloatArray
    containers: FloatArray
    bulk: FloatArray
    kept_containers: FloatArray
    kept_bulk: FloatArray
    stoppable: BoolArray
    adoption: FloatArray
    scale: FloatArray
    free: FloatArray
    nest: FloatArray
    boxes: FloatArray
    tonnes: FloatArray
    rate: FloatArray
    """Sums of odds, and then what goes by each unit of odds, by routes that stand alone and after
    these by rail, (2 x 2 x 4 x blocks,)."""
    by_boxes: FloatArray
    """The same times the containers that a shipper sends."""
    by_tonnes: FloatArray
    stopped: FloatArray
    """By market."""
    senders: Places
    """Of each market the blocks of those who send containers and of those who send bulk, from and
    up to, (markets, 4)."""


def lay_out(demands: Sequence[Demand], passed: Passages) -> Layout:
    """The layout of these markets; worked out once."""
    sizes = [
        (demand.menu.start, demand.menu.stop, demand.menu.rail_from, demand.cargo.shape[1])
        for demand in demands
    ]
    return _layout(tuple(sizes), passed.first.tobytes())


@lru_cache(maxsize=8)
def _layout(sizes: tuple[tuple[int, int, int, int], ...], passed: bytes) -> Layout:
    markets, route, option, block = [], [], 0, 0
    for first, last, rail, shippers in sizes:
        markets.append((first, last, first + rail, shippers, option, block))
        route.append(np.repeat(np.arange(first, last), shippers))
        option += (last - first) * shippers
        block += -(-shippers // 4)
    of_option = np.concatenate(route).astype(np.uint64)
    passes = np.diff(np.frombuffer(passed, dtype=np.uint64)) > 0
    edges = np.diff(np.concatenate([[False], passes[of_option], [False]]).astype(int))
    return Layout(
        markets=np.array(markets, dtype=np.uint64),
        route=of_option,
        moved=edges.nonzero()[0].reshape(-1, 2).astype(np.uint64),
    )


@inlined
def market_at(layout: Layout, place: int) -> Market:
    """The row of a market."""
    rows = layout.markets
    shippers = rows[place, 3]
    blocks = (shippers + THREE) // FOUR
    return Market(
        rows[place, 0],
        rows[place, 1],
        rows[place, 2],
        shippers,
        rows[place, 4],
        rows[place, 5],
        blocks,
    )


@inlined
def places_in(layout: Layout) -> np.uint64:
    """Places for shippers in each of the two cases: four a block."""
    last = market_at(layout, len(layout.markets) - 1)
    return FOUR * (last.block + last.blocks)


@inlined
def empty_desk(layout: Layout, stoppable: tuple[BoolArray, ...]) -> Desk:
    """A desk on which nothing lies yet; empty places of blocks stay as they are here."""
    options, width = len(layout.route) + 4, 2 * int(places_in(layout))
    markets, routes = len(layout.markets), int(layout.markets[-1, 1])
    stops = np.zeros(routes, dtype=np.bool_)
    for place in range(markets):
        for route in range(len(stoppable[place])):
            stops[layout.markets[place, 0] + np.uint64(route)] = stoppable[place][route]
    return Desk(
        np.zeros(options),
        np.zeros(options),
        np.zeros(options),
        np.zeros(options),
        np.zeros(options),
        np.zeros(routes),
        np.zeros(routes),
        np.zeros(routes),
        np.zeros(routes),
        np.zeros(routes),
        stops,
        np.ones(width),
        np.ones(width),
        np.zeros(width),
        np.zeros(width),
        np.zeros(width),
        np.zeros(width),
        np.zeros(2 * width),
        np.zeros(2 * width),
        np.zeros(2 * width),
        np.zeros(markets),
        np.zeros((markets, 4), dtype=np.uint64),
    )


@inlined
def take_up(layout: Layout, asked: Asked, run: int, desk: Desk) -> None:
    """Lay what a run's shippers ask for on the desk, and what their contracts send."""
    worth, sensitivity, kept = desk.worth, desk.sensitivity, desk.kept
    for place in range(len(layout.markets)):
        market = market_at(layout, place)
        _take_options(market, asked.utility[place][run], worth)
        _take_options(market, asked.sensitivity[place][run], sensitivity)
        _take_options(market, asked.kept[place][run], kept)
    for place in range(len(layout.markets)):
        _take_shippers(layout, asked, run, place, desk)
    boxes, tonnes, senders = desk.boxes, desk.tonnes, desk.senders
    containers, bulk = desk.kept_containers, desk.kept_bulk
    for place in range(len(layout.markets)):
        market = market_at(layout, place)
        option, at = market.option, FOUR * market.block
        for route in range(market.first, market.last):
            first, last = senders[place, 0], senders[place, 1]
            containers[route] = sent(kept, option, boxes, at, first, last)
            first, last = senders[place, 2], senders[place, 3]
            bulk[route] = sent(kept, option, tonnes, at, first, last)
            option += market.shippers


@inlined
def _take_shippers(layout: Layout, asked: Asked, run: int, place: int, desk: Desk) -> None:
    market, second = market_at(layout, place), places_in(layout)
    stopped, scale = asked.stopped[place][run], asked.scale[place][run]
    adoption, free, cargo = asked.adoption[place][run], asked.free[place][run], asked.cargo[place]
    adopts, scales, frees = desk.adoption, desk.scale, desk.free
    boxes, tonnes, senders = desk.boxes, desk.tonnes, desk.senders
    at, after_containers, first_bulk = FOUR * market.block, ZERO, market.shippers
    for shipper in range(market.shippers):
        teu = cargo[run, shipper, 0] + cargo[run, shipper, 1]
        mass = cargo[run, shipper, 2] + cargo[run, shipper, 3]
        frees[at], frees[at + second] = free[shipper] * (1.0 - stopped), free[shipper] * stopped
        adopts[at], adopts[at + second] = adoption[shipper], adoption[shipper]
        scales[at], scales[at + second] = scale, scale
        boxes[at], boxes[at + second] = teu, teu
        tonnes[at], tonnes[at + second] = mass, mass
        if teu > 0.0:
            after_containers = shipper + ONE
        if mass > 0.0:
            first_bulk = min(first_bulk, np.uint64(shipper))
        at += ONE
    desk.stopped[place] = stopped
    senders[place, 1] = (after_containers + THREE) // FOUR
    senders[place, 2] = first_bulk // FOUR
    senders[place, 3] = market.blocks if first_bulk < market.shippers else ZERO


@inlined
def _take_options(market: Market, given: FloatArray, taken: FloatArray) -> None:
    row = taken[market.option : market.option + np.uint64(len(given))]
    for option in range(len(row)):
        row[option] = given[option]


@inlined
def sent(
    parts: FloatArray,
    option: np.uint64,
    weights: FloatArray,
    place: np.uint64,
    first: np.uint64,
    last: np.uint64,
) -> float:
    """The `parts` of a route's options, weighed and summed over the blocks from `first` on."""
    one = two = three = four = 0.0
    at, by = option + FOUR * first, place + FOUR * first
    for _ in range(first, last):
        one = fused(parts[at], weights[by], one)
        two = fused(parts[at + ONE], weights[by + ONE], two)
        three = fused(parts[at + TWO], weights[by + TWO], three)
        four = fused(parts[at + THREE], weights[by + THREE], four)
        at += FOUR
        by += FOUR
    return (one + two) + (three + four)
