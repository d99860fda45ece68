"""Laws of the kernel of choice: options are worth, and contracts keep, what the rules say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.rules.transit import choice
from model.rules.transit.choice_kernel import Senders, ask
from model.rules.transit.services import Offered
from tests.rules.kernels import Array, agree, each_alone, seeds, untouched

RUNS, LANES = 3, 4
SENT_IN = (np.array([0, 0, 1, 1, 2, 3]), np.array([1, 2, 2]))
"""Lanes of the shippers of two markets."""
ROUTES = (5, 3)
EVERY = sum(ROUTES)
menus = st.sampled_from(["open", "closed", "open in some runs", "open in part"])
worths = st.sampled_from([0.0, 10.0, 1e4])


def shared(seed: int, menu: str) -> tuple[Array, ...]:
    """Attraction, lasting, passable, money and felt days of all routes, and growth, of which runs
    are the first axis here."""
    rng = np.random.default_rng(seed)
    routes = (RUNS, EVERY)
    weight = rng.random(routes) * {"closed": 0.0}.get(menu, 1.0)
    if menu == "open in some runs":
        weight[::2] = 0.0
    if menu == "open in part":
        weight[:, ::2] = 0.0
    money, days = 1e4 * rng.random((*routes, LANES)), rng.uniform(0.0, 60.0, routes)
    lasting, passable = rng.random((2, *routes)).round(1)
    growth = rng.uniform(0.0, 3.0, (RUNS, 2, len(ROUTES)))
    return choice.attraction(weight), lasting, passable, money, days, growth


def own(seed: int, place: int, worth: float) -> tuple[Array, ...]:
    """Constants, scale, sensitivity and shares of a market."""
    rng = np.random.default_rng((seed, place))
    routes, shippers = ROUTES[place], len(SENT_IN[place])
    by_lane, options = (RUNS, routes, LANES), (RUNS, routes, shippers)
    shares = np.moveaxis(rng.dirichlet(np.ones(routes), (RUNS, shippers)), -1, 1)
    constants, scale = worth * rng.normal(size=by_lane), 1e-3 * rng.random(by_lane)
    return constants, scale, rng.random(options), np.ascontiguousarray(shares)


def drawn(seed: int, menu: str, worth: float) -> tuple[Array, ...]:
    return *shared(seed, menu), *own(seed, 0, worth), *own(seed, 1, worth)


def senders(place: int, arrays: Sequence[Array]) -> Senders:
    constants, scale, sensitivity, _ = arrays
    lane, shippers = SENT_IN[place], len(SENT_IN[place])
    return Senders(
        first=sum(ROUTES[:place]),
        lane=lane.astype(np.uint64),
        kind=(lane >= 2).astype(np.uint64),
        cargo_2013=np.arange(1.0, 1.0 + shippers),
        constants=constants,
        scale=scale,
        sensitivity=sensitivity,
        utility=np.full_like(sensitivity, np.nan),
        free=np.full((len(sensitivity), shippers), np.nan),
        cargo=np.zeros((len(sensitivity), shippers, LANES)),
    )


def asked(arrays: Sequence[Array]) -> list[Array]:
    """Utility, what is kept and free, and cargo of each market, and the ways out."""
    attraction, lasting, passable, money, days, growth = arrays[:6]
    markets = [arrays[6 + 4 * place : 10 + 4 * place] for place in range(len(ROUTES))]
    every = tuple(senders(place, market) for place, market in enumerate(markets))
    kept = tuple(market[3].copy() for market in markets)
    offered = Offered(np.empty_like(passable), attraction, lasting, passable)
    way_out = np.empty((len(ROUTES), len(money)))
    by_kind = np.ascontiguousarray(np.moveaxis(growth, 0, -1))
    ask(every, kept, offered, money, days, by_kind, way_out)
    found = [(s.utility, left, s.free, s.cargo) for s, left in zip(every, kept, strict=True)]
    return [*(array for market in found for array in market), way_out.T]


def rule(arrays: Sequence[Array]) -> list[Array]:
    """The same by array rules."""
    attraction, lasting, passable, money, days, growth = arrays[:6]
    found, firsts = [], []
    for place, lane in enumerate(SENT_IN):
        constants, scale, sensitivity, shares = arrays[6 + 4 * place : 10 + 4 * place]
        first, count = sum(ROUTES[:place]), ROUTES[place]
        here = slice(first, first + count)
        by_lane = constants - scale * money[:, here] + attraction[:, here, None]
        utility = by_lane[:, :, lane] - sensitivity * days[:, here, None]
        kept = shares * lasting[:, here, None]
        sent = np.where(lane < 2, growth[:, :1, place], growth[:, 1:, place])
        cargo = sent[:, :, None] * np.eye(LANES)[lane] * np.arange(1.0, 1.0 + len(lane))[:, None]
        found += [np.minimum(utility, choice.STEEPEST), kept, 1.0 - kept.sum(axis=1), cargo]
        firsts.append(first)
    return [*found, passable[:, firsts]]


@given(seeds, menus, worths)
def test_the_kernel_of_what_is_asked_agrees_with_the_rules(
    seed: int, menu: str, worth: float
) -> None:
    arrays = drawn(seed, menu, worth)
    with untouched(*arrays):
        found = asked(arrays)
    for one, other in zip(found, rule(arrays), strict=True):
        agree(one, other, atol=1e-12)


@given(seeds, menus, worths)
def test_what_shippers_weigh_does_not_depend_on_the_runs_beside_theirs(
    seed: int, menu: str, worth: float
) -> None:
    each_alone(drawn(seed, menu, worth), asked)
