"""How the shippers of one run place their cargo under the delays of a round, compiled.

What they are asked lies on the desk of `desk_kernel`, where what is found is put too.
"""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import BoolArray, FloatArray
from model.numerics.compiled import inlined
from model.numerics.exponential import exponential_of, logarithm_of
from model.numerics.floats import fused
from model.rules.transit.choice import HARDLY
from model.rules.transit.desk_kernel import (
    FOUR,
    ONE,
    THREE,
    TWO,
    ZERO,
    Asked,
    Desk,
    Layout,
    Market,
    market_at,
    places_in,
    sent,
)


@inlined
def find_odds(layout: Layout, desk: Desk, first: bool) -> None:
    """Set the odds of options under the delays of routes; but for the `first` time, only of those
    on routes that pass gates."""
    route, moved, days = layout.route, layout.moved, desk.days
    delay, odds, worth, sensitivity = desk.delay, desk.odds, desk.worth, desk.sensitivity
    for stretch in range(1 if first else len(moved)):
        start = ZERO if first else moved[stretch, 0]
        stop = np.uint64(len(route)) if first else moved[stretch, 1]
        for option in range(start, stop):
            delay[option] = days[route[option]]
        for option in range(start, stop):
            lost = -delay[option]
            odds[option] = exponential_of(fused(sensitivity[option], lost, worth[option]))


@inlined
def spread(layout: Layout, desk: Desk) -> None:
    """Set how much of a shipper's cargo goes by an option for each unit of its odds, by case.

    The rules of `choice.place`, with the part of the quarter for which routes are stopped in the
    second case; there the unit's share of both cases comes to stand.
    """
    second = places_in(layout)
    by_rail = second + second
    odds, rate, stopped = desk.odds, desk.rate, desk.stopped
    for place in range(len(layout.markets)):
        market = market_at(layout, place)
        at = FOUR * market.block
        for option in range(market.option, market.option + market.shippers):
            odds[option] = max(odds[option], HARDLY)
        _sum_odds(market, market.first, market.rail, odds, rate, at)
        _sum_odds(market, market.rail, market.last, odds, rate, by_rail + at)
        if stopped[place] > 0.0:
            _sum_detours(market, odds, desk.stoppable, rate, second, by_rail)
    _place(ZERO, second, by_rail, desk)
    for place in range(len(layout.markets)):
        if stopped[place] > 0.0:
            market = market_at(layout, place)
            start, stop = FOUR * market.block, FOUR * (market.block + market.blocks)
            _place(second + start, second + stop, by_rail, desk)
            for each in range(start, stop):
                rate[second + each] += rate[each]
            for each in range(by_rail + start, by_rail + stop):
                rate[second + each] += rate[each]


@inlined
def _sum_odds(
    market: Market,
    first: np.uint64,
    last: np.uint64,
    odds: FloatArray,
    sums: FloatArray,
    to: np.uint64,
) -> None:
    """Set the sums of odds over the routes from `first` up to `last`, by shipper, from `to` on."""
    start = market.option + (first - market.first) * market.shippers
    for _ in range(market.blocks):
        one = two = three = four = 0.0
        at = start
        for _ in range(first, last):
            one += odds[at]
            two += odds[at + ONE]
            three += odds[at + TWO]
            four += odds[at + THREE]
            at += market.shippers
        sums[to] = one
        sums[to + ONE] = two
        sums[to + TWO] = three
        sums[to + THREE] = four
        start += FOUR
        to += FOUR


@inlined
def _sum_detours(
    market: Market,
    odds: FloatArray,
    stoppable: BoolArray,
    sums: FloatArray,
    second: np.uint64,
    by_rail: np.uint64,
) -> None:
    """Set the sums of odds over routes that cannot be stopped, in the `second` case."""
    start, option = second + FOUR * market.block, market.option
    for place in range(start, start + FOUR * market.blocks):
        sums[place], sums[by_rail + place] = 0.0, 0.0
    for route in range(market.first, market.last):
        if not stoppable[route]:
            to = start if route < market.rail else by_rail + start
            for shipper in range(market.shippers):
                sums[to + shipper] += odds[option + shipper]
        option += market.shippers


@inlined
def _place(start: np.uint64, stop: np.uint64, by_rail: np.uint64, desk: Desk) -> None:
    """Turn sums of odds into what goes by each unit of odds, for the shippers between."""
    rate, nest = desk.rate, desk.nest
    adoption, scale, free = desk.adoption, desk.scale, desk.free
    for place in range(start, stop):
        rate[by_rail + place] = max(rate[by_rail + place], HARDLY)
    for place in range(start, stop):
        nest[place] = scale[place] * logarithm_of(rate[by_rail + place])
    for place in range(start, stop):
        nest[place] = adoption[place] * exponential_of(nest[place])
    for place in range(start, stop):
        rate[place] = free[place] / (rate[place] + nest[place])
    for place in range(start, stop):
        nest[place] *= rate[place]
    for place in range(start, stop):
        rate[by_rail + place] = nest[place] / rate[by_rail + place]


@inlined
def flow(layout: Layout, desk: Desk) -> None:
    """Set the containers and the bulk on each route."""
    second = places_in(layout)
    by_rail = second + second
    odds, rate, stoppable, senders = desk.odds, desk.rate, desk.stoppable, desk.senders
    by_boxes, by_tonnes, stopped = desk.by_boxes, desk.by_tonnes, desk.stopped
    containers, bulk = desk.containers, desk.bulk
    kept_containers, kept_bulk = desk.kept_containers, desk.kept_bulk
    _times(rate, desk.boxes, by_rail, by_boxes)
    _times(rate, desk.tonnes, by_rail, by_tonnes)
    for place in range(len(layout.markets)):
        market = market_at(layout, place)
        option = market.option
        for route in range(market.first, market.last):
            at = FOUR * market.block
            if route >= market.rail:
                at += by_rail
            if stopped[place] > 0.0 and not stoppable[route]:
                at += second
            first, last = senders[place, 0], senders[place, 1]
            cargo = sent(odds, option, by_boxes, at, first, last)
            containers[route] = kept_containers[route] + cargo
            first, last = senders[place, 2], senders[place, 3]
            cargo = sent(odds, option, by_tonnes, at, first, last)
            bulk[route] = kept_bulk[route] + cargo
            option += market.shippers


@inlined
def _times(rate: FloatArray, sent: FloatArray, by_rail: np.uint64, product: FloatArray) -> None:
    for place in range(by_rail):
        product[place] = rate[place] * sent[place]
    for place in range(by_rail):
        product[by_rail + place] = rate[by_rail + place] * sent[place]


@inlined
def share(
    layout: Layout,
    asked: Asked,
    run: int,
    desk: Desk,
    shares: tuple[FloatArray, ...],
    wanted: FloatArray,
) -> None:
    """Set the shares of a run and the cargo `wanted` by route and lane that they come to."""
    second = places_in(layout)
    by_rail = second + second
    odds, rate, kept, stoppable = desk.odds, desk.rate, desk.kept, desk.stoppable
    for place in range(len(layout.markets)):
        market = market_at(layout, place)
        stopped = desk.stopped[place] > 0.0
        cargo, found = asked.cargo[place], shares[place]
        option, chosen = market.option, ZERO
        for route in range(market.first, market.last):
            at = FOUR * market.block
            if route >= market.rail:
                at += by_rail
            if stopped and not stoppable[route]:
                at += second
            one = two = three = four = 0.0
            for shipper in range(market.shippers):
                part = fused(odds[option], rate[at], kept[option])
                found[run, chosen] = part
                one = fused(part, cargo[run, shipper, 0], one)
                two = fused(part, cargo[run, shipper, 1], two)
                three = fused(part, cargo[run, shipper, 2], three)
                four = fused(part, cargo[run, shipper, 3], four)
                option += ONE
                chosen += ONE
                at += ONE
            wanted[run, route, 0], wanted[run, route, 1] = one, two
            wanted[run, route, 2], wanted[run, route, 3] = three, four
