"""The national accounts, the indices, and the record of each quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import FloatArray, bounded, sum_last
from model.data_files import read_table
from model.rules import macro
from model.rules.hazard import quarterly_chance
from model.rules.smoothing import follow_change

if TYPE_CHECKING:
    from model.simulation import Simulation

GDP_2013 = 155_200.0
"""GDP of 2013, USD_2018 m: 179,340 in 2018 less the growth of 2014-2018 (World Bank, BNS)."""
MANUFACTURING_2013 = 18_000.0
"""Manufacturing value added of 2013, USD_2018 m: 20,500 in 2018 less real growth (ARDFM)."""
MID_YEAR = 1.02
"""The mean quarter of 2013 over its start, at the growth of that year."""
INDEX_PARTS = (
    "manufacturing_share",
    "manufacturing_per_head",
    "processed_share_of_exports",
    "local_share_of_manufacturing",
    "technology_level",
    "manufacturing_jobs",
)


class Accounts:
    """GDP outside and with manufacturing, population, indices; each (runs,)."""

    def __init__(self, model: Simulation) -> None:
        self.model = model
        self._outside = np.full(model.runs, (GDP_2013 - MANUFACTURING_2013) / 4.0 / MID_YEAR)
        self.gdp = np.full(model.runs, GDP_2013 / 4.0)
        self.gdp_growth = np.full(model.runs, 0.05)
        self.manufacturing_share = np.full(model.runs, MANUFACTURING_2013 / GDP_2013)
        self._past = [self.gdp] * 4
        self._connectivity = np.ones(model.runs)
        self._connectivity_change = np.zeros(model.runs)
        self._crisis = np.zeros(model.runs)
        self._cumulative = {"transit_revenue": np.zeros(model.runs)}
        self._cumulative["transit_revenue_net"] = np.zeros(model.runs)
        self._first_service = np.zeros(model.runs)
        self._works = np.zeros(model.runs)
        self._works_change = np.zeros(model.runs)
        regions = read_table("regions.csv")
        self._population_2013 = sum(float(row["population_2013"]) for row in regions) / 1e6

    def step(self) -> None:
        """Add up the economy of the quarter."""
        growth = self._growth_outside()
        self._outside = self._outside * (1.0 + growth / 4.0)
        self.gdp = self._outside + self.model.firms.value_added
        self.gdp_growth = self.gdp / self._past[0] - 1.0
        if self.model.t < len(self._past):
            self.gdp_growth = growth
        self._past = [*self._past[1:], self.gdp]
        self.manufacturing_share = self.model.firms.value_added / self.gdp

    def record(self) -> dict[str, FloatArray]:
        """This quarter's outcomes of the accounts, each (runs,)."""
        value_added = self.model.firms.value_added
        return {
            "gdp": self.gdp,
            "gdp_growth": self.gdp_growth,
            "manufacturing_share": self.manufacturing_share,
            "manufacturing_per_head": value_added / self.population(),
        }

    def population(self) -> FloatArray:
        """People in Kazakhstan, million, (runs,)."""
        growth = self.model.parameters.population_growth
        return self._population_2013 * np.exp(growth * self.model.t / 4.0)

    def indices(self, recorded: dict[str, FloatArray]) -> dict[str, FloatArray]:
        """Composite outcomes made of what all parts `recorded` this quarter, each (runs,)."""
        for name in self._cumulative:
            self._cumulative[name] = self._cumulative[name] + recorded[name]
        return {
            "transit_revenue_cumulative": self._cumulative["transit_revenue"],
            "transit_revenue_net_cumulative": self._cumulative["transit_revenue_net"],
            "industrialization_index": self._industrialization(recorded),
            "dependence_index": self._dependence(recorded),
            "belt_effectiveness": self._effectiveness(recorded),
        }

    def _growth_outside(self) -> FloatArray:
        model, p = self.model, self.model.parameters
        self._follow_connectivity()
        service = model.finance.repaid + model.finance.interest_paid
        self._first_service = service if model.t == 0 else self._first_service
        paid_in = model.finance.nurly_zhol + sum_last(model.finance.disbursed_now)
        money = paid_in - (service - self._first_service)
        self._follow_works(money / self.gdp)
        pulls = macro.Pulls(
            oil=model.world.oil_change,
            russia=model.world.russia_growth,
            china=model.world.china_growth,
            public_works=self._works_change,
            connectivity=self._connectivity_change,
        )
        response = {
            "oil": p.growth_response_to_oil,
            "russia": p.growth_response_to_russia,
            "china": p.growth_response_to_china,
            "public_works": p.public_works_multiplier,
            "connectivity": p.growth_response_to_connectivity,
        }
        growth = macro.growth_outside_manufacturing(p.growth_trend, response, pulls)
        shock = p.growth_volatility * model.streams.normal("accounts.growth", model.t)
        signal = model.calendar.signal("kazakhstan_growth")
        total = growth + shock + signal - self._own_crisis() - p.kazakhstan_growth_loss
        return bounded(total, -0.25, 0.25)

    def _follow_connectivity(self) -> None:
        connectivity = self.model.shippers.connectivity
        change = np.log(connectivity / self._connectivity)
        self._connectivity_change = follow_change(self._connectivity_change, change)
        self._connectivity = connectivity

    def _follow_works(self, share: FloatArray) -> None:
        """Spending moves the level of output, so growth answers to its change over a year."""
        self._works_change = follow_change(self._works_change, share - self._works)
        self._works = share

    def _own_crisis(self) -> FloatArray:
        """Kazakhstan's own decline (R30): crises come at random and fade."""
        model, p = self.model, self.model.parameters
        draw = model.streams.uniform("accounts.crisis", model.t)
        starts = draw < quarterly_chance(p.kazakhstan_crisis_hazard)
        if not model.projecting:
            starts = np.zeros_like(starts)
        self._crisis = np.where(starts, p.kazakhstan_crisis_depth, 0.8 * self._crisis)
        return self._crisis

    def _industrialization(self, recorded: dict[str, FloatArray]) -> FloatArray:
        """Composite index of industrialization; weights and the base of 2013 are parameters."""
        p = self.model.parameters
        logs = [
            p[f"weight_{name}"] * np.log(np.maximum(recorded[name], 1e-9) / p[f"base_{name}"])
            for name in INDEX_PARTS
        ]
        weights = [p[f"weight_{name}"] for name in INDEX_PARTS]
        return macro.composite_index(logs, weights)

    def _dependence(self, recorded: dict[str, FloatArray]) -> FloatArray:
        """Dependence on China in [0, 1]: mean of its shares of trade, debt, facilities, imports."""
        parts = (
            self.model.firms.china_share_of_trade,
            self.model.finance.debt_share,
            recorded["ownership"],
            recorded["chinese_import_penetration"],
        )
        return bounded((parts[0] + parts[1] + parts[2] + parts[3]) / 4.0, 0.0, 1.0)

    def _effectiveness(self, recorded: dict[str, FloatArray]) -> FloatArray:
        """How well the Belt is carried out, in [0, 1] (R13, O05): what is paid and not stopped."""
        stopped = np.maximum(recorded["russia_transit_restriction"], recorded["forced_choice"])
        paid = bounded(recorded["disbursed_share"], 0.0, 1.0)
        return paid * (1.0 - stopped) * (1.0 - 0.5 * recorded["protest_intensity"])
