"""The national accounts, the indices, and the record of each quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.data_files import read_table
from model.numerics.arrays import FloatArray, bounded
from model.numerics.sums import sum_last, total
from model.rules import macro
from model.rules.macro_kernel import grow

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
        outside = (GDP_2013 - MANUFACTURING_2013) / 4.0 / MID_YEAR
        self._set_state(
            np.repeat([[outside], [1.0], [0.0], [0.0], [0.0], [0.0]], model.runs, axis=1)
        )
        self.gdp = np.full(model.runs, GDP_2013 / 4.0)
        self.gdp_growth = np.full(model.runs, 0.05)
        self.manufacturing_share = np.full(model.runs, MANUFACTURING_2013 / GDP_2013)
        self._past = [self.gdp] * 4
        self._cumulative = {"transit_revenue": np.zeros(model.runs)}
        self._cumulative["transit_revenue_net"] = np.zeros(model.runs)
        self._first_service = np.zeros(model.runs)
        regions = read_table("regions.csv")
        self._population_2013 = total(float(row["population_2013"]) for row in regions) / 1e6

    def step(self) -> None:
        """Add up the economy of the quarter."""
        growth = self._grow()
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

    def _set_state(self, state: FloatArray) -> None:
        self._state = state
        self._outside, self._crisis = state[0], state[5]

    def _grow(self) -> FloatArray:
        """Let the economy outside manufacturing grow; its growth a year."""
        model, p = self.model, self.model.parameters
        growth, state = np.empty(model.runs), self._state.copy()
        grow(
            model.world.oil_change,
            model.world.russia_growth,
            model.world.china_growth,
            self._public_works(),
            model.shippers.connectivity,
            p.growth_response_to_oil,
            p.growth_response_to_russia,
            p.growth_response_to_china,
            p.public_works_multiplier,
            p.growth_response_to_connectivity,
            p.growth_trend,
            p.growth_volatility,
            model.streams.normal("accounts.growth", model.t),
            model.calendar.signal("kazakhstan_growth"),
            p.kazakhstan_growth_loss,
            p.kazakhstan_crisis_hazard,
            p.kazakhstan_crisis_depth,
            model.streams.uniform("accounts.crisis", model.t),
            model.projecting,
            growth,
            state,
        )
        self._set_state(state)
        return growth

    def _public_works(self) -> FloatArray:
        """Public works and Chinese money, less what debt service is above its first, over GDP.

        Spending moves the level of output, so growth answers to its change over a year.
        """
        finance = self.model.finance
        service = finance.repaid + finance.interest_paid
        if self.model.t == 0:
            self._first_service = service
        paid_in = finance.nurly_zhol + sum_last(finance.disbursed_now)
        return (paid_in - (service - self._first_service)) / self.gdp

    def _industrialization(self, recorded: dict[str, FloatArray]) -> FloatArray:
        """Composite index of industrialization; weights and the base of 2013 are parameters."""
        p = self.model.parameters
        base = np.array([p[f"base_{name}"] for name in INDEX_PARTS])
        weights = np.array([p[f"weight_{name}"] for name in INDEX_PARTS])
        parts = np.array([recorded[name] for name in INDEX_PARTS])
        return macro.composite_index(parts, base, weights)

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
