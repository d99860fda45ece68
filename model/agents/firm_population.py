"""The population of manufacturers: who is there, how large, and who comes and goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.numerics.arrays import FloatArray, IntArray
from model.rules.industry import (
    firm_kernel,
    growth_kernel,
    investment,
    opening,
    production_kernel,
    slots,
)
from model.rules.industry.firm_kernel import (
    Arrivals,
    Draws,
    PlantParameters,
    Rivalry,
    Standing,
    Turnover,
    TurnoverParameters,
)
from model.rules.industry.production_kernel import Offer
from model.rules.industry.sectors import Sectors
from model.rules.industry.slots import LOCAL, PLANT_GROUPS

if TYPE_CHECKING:
    from model.simulation import Simulation


class Population:
    """Firms in their slots, arrays (runs, sectors, slots); see `model.rules.industry.slots`.

    `entries`, `exits` and `displaced` are of this quarter: the first two count slots, (runs,), the
    last real local firms by region, (runs, regions). `local_know_how` (runs, sectors) is the mean
    of local firms, `offer` what firms offer to buyers.
    """

    def __init__(self, model: Simulation, sectors: Sectors, region: IntArray, regions: int) -> None:
        """`region` (sectors, slots) says in which of the `regions` each slot lies."""
        self.model, self._region = model, region
        self.stocks = self._open(sectors)
        shape = self.stocks.capital.shape
        self.offer = Offer(np.empty(shape), np.empty(shape[:2]), np.empty(shape[:2]))
        self.attract()
        self._start = Standing(
            capital=self.offer.capital.copy(),
            small_firm=opening.small_firm_capital(
                sectors, model.parameters.capital_per_value_added
            ),
            value_added=sectors.value_added_2013_usd_2018_m,
            entrants=slots.entrant_shares(sectors),
        )
        self._norm = self._start.capital / self._start.value_added
        self._volatility = slots.volatility()
        self._waiting = Arrivals(np.zeros(shape[:2]), np.zeros(shape[:2]))
        self.local_know_how = np.empty(shape[:2])
        firm_kernel.mean_know_how(self.stocks.arrays(), LOCAL.stop, self.local_know_how)
        self.entries = np.zeros(model.runs)
        self.exits = np.zeros(model.runs)
        self.displaced = np.zeros((model.runs, regions))

    def _open(self, sectors: Sectors) -> opening.FirmStocks:
        streams, p = self.model.streams, self.model.parameters
        shape = (len(sectors.firms_2013), slots.SLOTS)
        draws = opening.OpeningDraws(
            size=streams.initial_normal("firms.size", *shape),
            skill=streams.initial_normal("firms.skill", *shape),
            luck=streams.initial_normal("firms.luck", *shape),
        )
        spreads = opening.Spreads(
            p.productivity_spread, p.fortune_spread, p.chinese_productivity_lead
        )
        return opening.open_firms(sectors, p.capital_per_value_added, spreads, draws)

    def attract(self) -> None:
        """Show buyers what firms have to offer."""
        theta = self.model.parameters.trade_elasticity
        production_kernel.attract(self.stocks.arrays(), theta, self.offer)

    def start_plants(self, frontier: FloatArray) -> None:
        """Joint ventures and relocated plants that are ready start to operate (R24, B16, B31).

        Relocated plants work at the `frontier` (runs,) of log productivity, joint ventures midway
        between it and the local firms of their sector.
        """
        finance, waiting = self.model.finance, self._waiting
        waiting.joint[:] += finance.completed_capacity
        waiting.relocated[:] += finance.relocated_capacity
        own = self.model.parameters.gathered(PlantParameters)
        known, self.entries = (frontier, self.local_know_how), np.empty(self.model.runs)
        firm_kernel.start_up(self.stocks.arrays(), PLANT_GROUPS, waiting, known, own, self.entries)

    def learn(self, progress: FloatArray, frontier: FloatArray) -> None:
        """Local firms gain `progress` (runs, sectors) of know-how, plants near the frontier."""
        model, p, stocks = self.model, self.model.parameters, self.stocks.arrays()
        draw = model.streams.normal("firms.fortune", model.t, *self._region.shape)
        fortune = growth_kernel.Fortune(
            p.fortune_persistence, p.fortune_spread, self._volatility, draw
        )
        change = progress, frontier, p.plant_catch_up
        growth_kernel.learn(stocks, fortune, *change, self.local_know_how, LOCAL.stop)

    def invest(self, value_added: FloatArray, equipment: FloatArray) -> None:
        """Profits and credit become capital.

        `value_added` (runs, sectors, slots) is a year's; `equipment` (runs,) is the log of what
        equipment costs over 2013.
        """
        model, p = self.model, self.model.parameters
        outlook = investment.outlook(
            model.accounts.gdp_growth, p.usual_growth, p.investment_accelerator, equipment
        )
        purse = growth_kernel.Purse(
            value_added=value_added,
            norm=self._norm,
            rate=p.reinvestment_rate * outlook,
            worn=p.industry_depreciation,
            plants=p.plant_reinvestment,
            credit=model.finance.lines_drawn * model.china.industrial_share,
        )
        growth_kernel.invest(self.stocks.arrays(), purse, LOCAL.stop)

    def turn_over(self, now: Rivalry) -> None:
        """Firms close, others buy what they leave, and new ones open (R32, C34)."""
        model, uniform, t = self.model, self.model.streams.uniform, self.model.t
        draws = Draws(
            closing=uniform("firms.closing", t, *self._region.shape),
            entry=uniform("firms.entry", t, *self._start.entrants.shape),
        )
        self.displaced, self.exits = np.empty_like(self.displaced), np.empty(model.runs)
        firm_kernel.turn_over(
            self.stocks.arrays(),
            self._start,
            now,
            draws,
            self._region,
            model.parameters.gathered(TurnoverParameters),
            Turnover(self.local_know_how, self.displaced, self.entries, self.exits),
        )
