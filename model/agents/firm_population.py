"""The population of manufacturers: who is there, how large, and who comes and goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import FloatArray, sum_last
from model.rules.industry import exit_entry, firm_kernel, growth_kernel, investment, opening, slots
from model.rules.industry.sectors import Sectors
from model.rules.industry.slots import CHINESE, JOINT, LOCAL, PLANTS

if TYPE_CHECKING:
    from model.simulation import Simulation


class Population:
    """Firms in their slots, arrays (runs, sectors, slots); see `model.rules.industry.slots`.

    `entries`, `exits` and `displaced` are of this quarter: the first two count slots, (runs,), the
    last real local firms, (runs, sectors, local slots). `local_know_how` (runs, sectors) is the
    mean of local firms.
    """

    def __init__(self, model: Simulation, sectors: Sectors) -> None:
        p = model.parameters
        self.model, self.sectors = model, sectors
        self.stocks = self._open()
        self.capital_2013 = sum_last(self.stocks.capital)
        self.local_know_how = firm_kernel.mean_know_how(self.stocks.arrays(), LOCAL.stop)
        self._small_2013 = opening.small_firm_capital(sectors, p.capital_per_value_added)
        self._volatility, self._entrants = slots.volatility(), slots.entrant_shares(sectors)
        self._waiting = [np.zeros_like(self.capital_2013), np.zeros_like(self.capital_2013)]
        self.entries = np.zeros(model.runs)
        self.exits = np.zeros(model.runs)
        self.displaced = np.zeros_like(self.stocks.capital[:, :, LOCAL])
        self._odds = np.zeros_like(self.stocks.capital)

    def _open(self) -> opening.FirmStocks:
        streams, p = self.model.streams, self.model.parameters
        shape = (len(self.sectors.firms_2013), slots.SLOTS)
        draws = opening.OpeningDraws(
            size=streams.initial_normal("firms.size", *shape),
            skill=streams.initial_normal("firms.skill", *shape),
            luck=streams.initial_normal("firms.luck", *shape),
        )
        spreads = opening.Spreads(
            p.productivity_spread, p.fortune_spread, p.chinese_productivity_lead
        )
        return opening.open_firms(self.sectors, p.capital_per_value_added, spreads, draws)

    def start_plants(self, frontier: FloatArray) -> None:
        """Joint ventures and relocated plants that are ready start to operate (R24, B16, B31).

        Relocated plants work at the `frontier` (runs,) of log productivity, joint ventures midway
        between it and the local firms of their sector.
        """
        finance, ahead = self.model.finance, frontier[:, None]
        self.entries = np.zeros(self.model.runs)
        self._start(0, finance.completed_capacity, JOINT, 0.5 * (ahead + self.local_know_how))
        self._start(
            1, finance.relocated_capacity, CHINESE, ahead + np.zeros_like(self.local_know_how)
        )

    def _start(self, kind: int, ready: FloatArray, group: slice, know_how: FloatArray) -> None:
        p, waiting = self.model.parameters, self._waiting[kind]
        waiting += ready
        firm_kernel.start_up(
            self.stocks.arrays(),
            (group.start, group.stop),
            waiting,
            *(p.smallest_plant, p.capacity_yield),
            *(know_how, -p.new_plant_teething),
            self.entries,
        )

    def learn(self, progress: FloatArray, frontier: FloatArray) -> None:
        """Local firms gain `progress` (runs, sectors) of know-how, plants near the frontier."""
        p, streams, stocks = self.model.parameters, self.model.streams, self.stocks.arrays()
        draw = streams.normal("firms.fortune", self.model.t, *self._odds.shape[1:])
        fortune = growth_kernel.Fortune(
            p.fortune_persistence, p.fortune_spread, self._volatility, draw
        )
        growth_kernel.learn(stocks, LOCAL.stop, fortune, progress, frontier, p.plant_catch_up)
        self.local_know_how = firm_kernel.mean_know_how(self.stocks.arrays(), LOCAL.stop)

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
            norm=self.capital_2013 / self.sectors.value_added_2013_usd_2018_m,
            rate=p.reinvestment_rate * outlook,
            worn=p.industry_depreciation,
            plants=p.plant_reinvestment,
            credit=model.finance.lines_drawn * model.china.industrial_share,
        )
        growth_kernel.invest(self.stocks.arrays(), LOCAL.stop, purse)

    def turn_over(self, returns: FloatArray, rivals: FloatArray, rivals_2013: FloatArray) -> None:
        """Firms close, others buy what they leave, and new ones open (R32, C34).

        `returns` (runs, sectors) is value added over capital over that of 2013; `rivals` are the
        market shares of Chinese goods and plants, now and in 2013, (runs, sectors).
        """
        self._close(rivals, rivals_2013)
        self._enter(returns)

    def _close(self, rivals: FloatArray, rivals_2013: FloatArray) -> None:
        """Firms close by their odds; local survivors buy part of what local ones leave."""
        p, stocks = self.model.parameters, self.stocks.arrays()
        draw = self.model.streams.uniform("firms.closing", self.model.t, *self._odds.shape[1:])
        small = self._small_2013 * self._growth()
        firm_kernel.odds(
            stocks, self.local_know_how, small, p.exit_rate, p.exit_productivity, self._odds
        )
        pressed, spared = (
            exit_entry.rivalry_factor(share, rivals_2013, p.exit_rivalry)
            for share in (rivals, np.zeros_like(rivals))
        )
        result = self.displaced, self.exits
        firm_kernel.close(stocks, self._odds, draw, pressed, spared, p.plant_exit_factor, *result)
        firm_kernel.buy_up(stocks, LOCAL.stop, p.capital_reuse)

    def _enter(self, returns: FloatArray) -> None:
        """New local firms open in empty slots, as large as the day's, as skilled as the mean."""
        p, streams, mean = self.model.parameters, self.model.streams, self.local_know_how
        draw = streams.uniform("firms.entry", self.model.t, *self.displaced.shape[1:])
        chance = exit_entry.opening_chance(returns, p.entry_rate)
        size = sum_last(self.stocks.capital) * p.column("entrant_size")
        newcomers = mean, size, self._entrants
        firm_kernel.enter(self.stocks.arrays(), draw, chance, *newcomers, self.entries)
        self.local_know_how = firm_kernel.mean_know_how(self.stocks.arrays(), LOCAL.stop)

    def _growth(self) -> FloatArray:
        """Capital over that of 2013, (runs, sectors)."""
        return sum_last(self.stocks.capital) / self.capital_2013

    def plant_capital(self) -> FloatArray:
        """Capital of joint and Chinese plants, USD_2018 m, (runs,)."""
        return sum_last(sum_last(self.stocks.capital[:, :, PLANTS]))
