"""The books of transit, quarter by quarter: what the rules of `books` are given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.agents import shippers_view as view
from model.agents.shippers_market import EUROPE, NEIGHBOURS
from model.agents.shippers_network import System
from model.numerics.arrays import FloatArray
from model.rules.transit import books, books_kernel
from model.rules.transit import generalized_cost as cost
from model.rules.transit.books import CORRIDORS
from model.rules.transit.congestion import Units
from model.rules.transit.equilibrium import Settlement
from model.rules.transit.measures import Access
from model.rules.transit.terms import Conditions, Terms

if TYPE_CHECKING:
    from model.simulation import Simulation

__all__ = ["CORRIDORS", "Service", "TransitAccounts"]


@dataclass(frozen=True)
class Service:
    """What runs this quarter."""

    units: Units
    size: FloatArray
    """Size of each route's service over its full size, closures counted, (runs, routes)."""
    days: FloatArray
    """Travel time when no gate is congested, (runs, routes)."""
    felt_days: FloatArray
    """Days as shippers weigh them, (runs, routes)."""
    terms: Terms
    trade: FloatArray
    """China-Europe trade over that of 2013, (runs,)."""


class TransitAccounts:
    """Outcomes of the present quarter, each (runs,)."""

    def __init__(self, model: Simulation, system: System) -> None:
        self.model, self.system = model, system
        self._counted = self._what_counts()
        self._first_access: Access | None = None
        self.outcomes: dict[str, FloatArray] = {}

    def close(
        self, now: Conditions, cargo: FloatArray, settled: Settlement, service: Service
    ) -> None:
        """Account for a quarter in which `cargo` (runs, routes, lanes) was carried."""
        p, terms, quarter = self.model.parameters, service.terms, self.model.quarter
        charges = books.Charges(*[p[name] for name in books.Charges._fields])
        happened = books.Quarter(
            *(cargo, service.days, service.felt_days, service.size),
            *(settled.delay, settled.load, now.ownership, service.trade),
            dry_port=float(quarter.ordinal >= self.system.dry_port_opens),
            stake=float(self.system.foreign_stake(quarter)),
        )
        if self._first_access is None or self.model.t == 0:
            self._first_access = self._usual_access(now, happened)
        every = (terms.prices, terms.frictions, terms.pace)
        self.outcomes = books_kernel.close(
            self._counted, charges, every, happened, self._first_access
        )
        self.outcomes["congestion_residual"] = settled.residual

    def _what_counts(self) -> books.Counted:
        """What counts of the network; Kazakhstan's own trade with China runs on the routes of its
        neighbours' that lead over it."""
        system, network = self.system, self.system.network
        number = [menu.market for menu in network.menus].index(NEIGHBOURS)
        own = network.in_market(NEIGHBOURS) * network.exposure.through_kazakhstan
        median = float(system.samples[number].median_value_of_time[0])
        europe = network.in_market(EUROPE)
        return books.counted(network, system.gates, europe, own * network.shares[:, 0], median)

    def _usual_access(self, now: Conditions, happened: books.Quarter) -> Access:
        """Access to China without what the dials of a run moved and without queues."""
        p, network = self.model.parameters, self.system.network
        usual = view.terms(view.with_dials_at_baseline(p), now)
        felt = cost.felt_days(network, usual.pace, cost.travel_days(network, usual.pace))
        calm = happened._replace(felt_days=felt, delay=0.0 * happened.delay)
        return books.access(self._counted, usual.frictions, usual.pace, calm, p.value_of_time_scale)
