"""Law: closing a corridor never raises its own flow and never makes shippers better off.

Every link and every service is closed, wholly and in part. What shippers pay is the logsum of their
choice: the generalised cost they expect of the best route, as McFadden's (1978) nested logit has it.

- Own flow, in tonnes, never rises: what wants to go there never, what is carried but for 0.3 % on a
  crowded railway closed in part, when gates turn away less of it. Of containers and bulk alone, one
  can rise over a closed link by up to 1.2 %, where the other kind leaves it more room.
- At any given queues, those before or those after, no shipper is better off. In all, queues
  settled anew, shippers as a whole can be: who is kept off a crowded gate no longer holds up others,
  for which no toll made it pay (Pigou 1920; Braess 1968). It happens in up to one closure in ten
  (in one in seven where gates pass half of what they should), in the worst for 1 % of the freight
  bill, and with residuals of the settlement of 0.0 hours: the tolerance below is for that, not for
  numerics. Where nobody queues it does not happen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import pytest

from model.agents.shippers_market import EUROPE
from model.clock import Horizon, Quarter
from model.events import Event
from model.numerics.arrays import FloatArray, IntArray
from model.rules.transit import generalized_cost as cost
from model.rules.transit.choice import Nest, Offer
from model.rules.transit.network import Menu
from tests.batches import batch
from tests.laws.transit import (
    GATES,
    NETWORK,
    ROOMY,
    Watched,
    closures,
    meeting_one_each,
    routes_of,
    tonnes,
    watch,
)

RUNS = 5
CLOSED = Quarter(2019, 3)
"""A quarter in which gates are crowded: before the works at Brest, Dostyk and Manzhouli."""
NOTHING = 1e-9
"""A share that is none but for rounding."""
PRICED = np.array([0.5, 0.5, 1.0, 1.0])
"""FEU or tonnes, in which prices are, for each TEU or tonne by lane."""
_HARDLY = 1e-150


@dataclass(frozen=True)
class Shut:
    """The first quarter of closures, one a copy of each run; the first copy meets none."""

    watched: Watched
    events: Mapping[str, Event]
    channel: str

    def apart(self, values: FloatArray) -> FloatArray:
        """Values (runs * copies, ...) as (runs, copies, ...)."""
        return values.reshape(RUNS, len(self.events) + 1, *values.shape[1:])

    def flows(self, cargo: FloatArray) -> FloatArray:
        """Tonnes of `cargo` on each closed target: (2, runs, targets), if open and if closed."""
        per_teu = self.watched.model.parameters.tonnes_per_teu
        by_route = self.apart(tonnes(cargo, per_teu))
        on = np.stack([routes_of(self.channel, target) for target in self.events])
        return np.stack([by_route[:, 0] @ on.T, (by_route[:, 1:] * on).sum(axis=-1)])

    def utilities(self, delay: FloatArray, closed: bool = True) -> list[FloatArray]:
        """Expected utility of each shipper by market, (runs, copies, shippers), in USD.

        At the queues `delay` (runs * copies, gates), and with what is `closed` closed or not.
        """
        p, markets = self.watched.model.parameters, self.watched.model.shippers.markets
        rows = np.arange(len(delay))
        met = rows if closed else rows - rows % (len(self.events) + 1)
        found = []
        for demand, market in zip(self.watched.quarters[-1].demands, markets, strict=True):
            each = logsum(demand.menu, rows_of(demand.offer, met), delay)
            per_dollar = np.where(
                market.sample.bulk,
                p.column("bulk_cost_sensitivity"),
                p.column("mode_cost_sensitivity"),
            )
            found.append(self.apart(each / per_dollar))
        return found

    def total(self, utilities: list[FloatArray]) -> FloatArray:
        """Utility of all shippers together, USD a quarter, (runs, copies)."""
        demands = self.watched.quarters[-1].demands
        each = [
            (utility * self.apart(demand.cargo @ PRICED)).sum(axis=-1)
            for demand, utility in zip(demands, utilities, strict=True)
        ]
        return sum(each, start=np.zeros_like(each[0]))

    def bill(self) -> FloatArray:
        """What shippers pay for freight with all open, USD a quarter, (runs, 1)."""
        seen = self.watched.quarters[-1]
        terms, europe = seen.service.terms, NETWORK.in_market(EUROPE)
        money = cost.money(NETWORK, terms.prices, terms.frictions, europe)
        return self.apart((money * seen.wanted * PRICED).sum(axis=(1, 2)))[:, :1]


def rows_of(offer: Offer, rows: IntArray) -> Offer:
    """The offer that the runs in `rows` meet."""
    nest = replace(offer.nest, adoption=offer.nest.adoption[rows], scale=offer.nest.scale[rows])
    return replace(
        offer,
        utility=offer.utility[rows],
        sensitivity=offer.sensitivity[rows],
        nest=nest,
        stopped=offer.stopped[rows],
    )


def logsum(menu: Menu, offer: Offer, delay: FloatArray) -> FloatArray:
    """Expected utility of the best route, (runs, shippers), where gates are `delay` late."""
    late = (delay @ GATES.uses[menu.routes].T)[:, :, None]
    odds = np.exp(offer.utility - offer.sensitivity * late)
    odds[:, 0] = np.maximum(odds[:, 0], _HARDLY)
    every = _inclusive(odds, offer.nest, offer.nest.members)
    passing = _inclusive(odds, offer.nest, offer.nest.members * ~offer.stoppable)
    stopped = offer.stopped[:, None]
    return (1.0 - stopped) * every + stopped * passing


def _inclusive(odds: FloatArray, nest: Nest, members: FloatArray) -> FloatArray:
    alone, rail = np.moveaxis(members @ odds, 1, 0)
    return np.log(alone + nest.adoption * np.maximum(rail, _HARDLY) ** nest.scale[:, None])


@cache
def shut(channel: str, share: float, roomy: bool = False) -> Shut:
    """The quarter in which each target of a channel is closed in one copy of every run."""
    events = closures(channel, share, CLOSED)
    copies = np.repeat(np.arange(RUNS), len(events) + 1)
    inputs = batch(
        copies.tolist(),
        drawn=True,
        seed=2,
        events=(*events.values(), *(ROOMY if roomy else ())),
        horizon=Horizon(end=CLOSED),
    )
    with meeting_one_each(tuple(event.name for event in events.values())):
        return Shut(watch(inputs, last=1), events, channel)


EVERY_CLOSURE = pytest.mark.parametrize(
    ("channel", "share"),
    [("link_closure", 1.0), ("link_closure", 0.3), ("route_opening", 1.0), ("route_opening", 0.3)],
)


@EVERY_CLOSURE
def test_closing_never_raises_what_wants_to_go_there(channel: str, share: float) -> None:
    case = shut(channel, share)
    before, after = case.flows(case.watched.quarters[-1].wanted)
    assert np.all(after <= before * (1.0 + NOTHING))
    assert np.mean(after < before) > 0.7  # those that have not opened yet carry nothing


def test_what_is_closed_altogether_carries_nothing() -> None:
    case = shut("link_closure", 1.0)
    seen = case.watched.quarters[-1]
    before, after = case.flows(seen.cargo)
    assert np.all(after <= NOTHING * np.maximum(before, 1.0))
    _, wanted = case.flows(seen.wanted)
    assert np.all(wanted <= NOTHING * np.maximum(before, 1.0))


@EVERY_CLOSURE
@pytest.mark.parametrize(("roomy", "slack"), [(False, 5e-3), (True, NOTHING)])
def test_closing_never_raises_what_goes_there(
    channel: str,
    share: float,
    roomy: bool,
    slack: float,
) -> None:
    case = shut(channel, share, roomy)
    before, after = case.flows(case.watched.quarters[-1].cargo)
    assert np.all(after <= before * (1.0 + slack))


@EVERY_CLOSURE
def test_closing_never_makes_a_shipper_better_off_at_given_queues(
    channel: str, share: float
) -> None:
    """At the queues with all open, and at those that the closure brings about."""
    case = shut(channel, share)
    after = case.watched.quarters[-1].settled.delay
    before = np.repeat(case.apart(after)[:, 0], len(case.events) + 1, axis=0)
    for delay in (before, after):
        pairs = zip(case.utilities(delay), case.utilities(delay, closed=False), strict=True)
        assert all(np.all(shut <= usual) for shut, usual in pairs)


@EVERY_CLOSURE
@pytest.mark.parametrize(("roomy", "often", "most"), [(False, 0.1, 0.01), (True, 0.0, 0.0)])
def test_closing_hardly_ever_spares_shippers_money_once_queues_have_settled(
    channel: str,
    share: float,
    roomy: bool,
    often: float,
    most: float,
) -> None:
    case = shut(channel, share, roomy)
    utility = case.total(case.utilities(case.watched.quarters[-1].settled.delay))
    gain = utility[:, 1:] - utility[:, :1]
    assert np.mean(gain > 0.0) <= often
    assert np.all(gain <= most * case.bill())
    assert np.median(gain) < 0.0
