"""The population of manufacturers: who is there, how large, and who comes and goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import BoolArray, FloatArray
from model.rules.industry import exit_entry, investment, learning, opening, plants, slots
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
        self.capital_2013 = self.stocks.capital.sum(axis=-1)
        self.local_know_how = self._mean_local()
        self._fortune_spread = p.fortune_spread[:, None, None] * slots.volatility()
        self._small_2013 = opening.small_firm_capital(sectors, p.capital_per_value_added)
        self._entrant_capital = (self.capital_2013 * p.column("entrant_size"))[
            :, :, None
        ] * slots.entrant_shares(sectors)
        self._waiting = [np.zeros_like(self.capital_2013), np.zeros_like(self.capital_2013)]
        self.entries = np.zeros(model.runs)
        self.exits = np.zeros(model.runs)
        self.displaced = np.zeros_like(self.stocks.capital[:, :, LOCAL])

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
        self._start(1, finance.relocated_capacity, CHINESE, np.broadcast_to(ahead, (len(ahead), 1)))

    def _start(self, kind: int, ready: FloatArray, group: slice, know_how: FloatArray) -> None:
        p, stocks = self.model.parameters, self.stocks
        waiting = self._waiting[kind] + ready
        starting = plants.start_up(waiting, p.smallest_plant)
        self._waiting[kind] = waiting - starting
        capital, alive = stocks.capital[:, :, group], stocks.alive[:, :, group]
        here = plants.site(capital, alive) & (starting > 0.0)[:, :, None]
        added = here * (starting * p.column("capacity_yield"))[:, :, None]
        teething = -p.new_plant_teething[:, None, None]
        for stock, new in ((stocks.know_how, know_how[:, :, None]), (stocks.luck, teething)):
            stock[:, :, group] = plants.merge(stock[:, :, group], capital, new, added)
        self.entries = self.entries + (here & ~alive).sum(axis=-1).sum(axis=-1)
        stocks.capital[:, :, group] = capital + added
        stocks.weight[:, :, group] += here
        stocks.alive[:, :, group] = alive | here

    def learn(self, progress: FloatArray, frontier: FloatArray) -> None:
        """Local firms gain `progress` (runs, sectors) of know-how, plants near the frontier."""
        p, stocks, t = self.model.parameters, self.stocks, self.model.t
        draw = self.model.streams.normal("firms.fortune", t, *stocks.luck.shape[1:])
        stocks.luck = learning.fortune(
            stocks.luck, p.fortune_persistence, self._fortune_spread, draw
        )
        stocks.know_how[:, :, LOCAL] += progress[:, :, None]
        stocks.know_how[:, :, PLANTS] = learning.catch_up(
            stocks.know_how[:, :, PLANTS], frontier, p.plant_catch_up
        )
        self.local_know_how = self._mean_local()

    def invest(self, value_added: FloatArray, equipment: FloatArray) -> None:
        """Profits and credit become capital.

        `value_added` (runs, sectors, slots) is a year's; `equipment` (runs,) is the log of what
        equipment costs over 2013.
        """
        model, p, stocks = self.model, self.model.parameters, self.stocks
        norm = self.capital_2013 / self.sectors.value_added_2013_usd_2018_m
        climate = investment.Climate(
            rate=p.reinvestment_rate,
            depreciation=p.industry_depreciation,
            outlook=investment.outlook(
                model.accounts.gdp_growth, p.usual_growth, p.investment_accelerator, equipment
            ),
        )
        stocks.capital = investment.invest(stocks.capital, value_added, norm, climate, self._kept())
        credit = model.finance.lines_drawn * model.china.industrial_share
        stocks.capital[:, :, LOCAL] = investment.lend(stocks.capital[:, :, LOCAL], credit)

    def turn_over(self, returns: FloatArray, rivals: FloatArray, rivals_2013: FloatArray) -> None:
        """Firms close, others buy what they leave, and new ones open (R32, C34).

        `returns` (runs, sectors) is value added over capital over that of 2013; `rivals` are the
        market shares of Chinese goods and plants, now and in 2013, (runs, sectors).
        """
        self._close(rivals, rivals_2013)
        self._enter(returns)

    def _close(self, rivals: FloatArray, rivals_2013: FloatArray) -> None:
        p, stocks = self.model.parameters, self.stocks
        draw = self.model.streams.uniform("firms.closing", self.model.t, *stocks.alive.shape[1:])
        endured, odds = exit_entry.endurance(draw), self._odds()
        pressed, spared = (
            exit_entry.rivalry_factor(share, rivals_2013, p.exit_rivalry)[:, :, None]
            for share in (rivals, np.zeros_like(rivals))
        )
        local = odds[:, :, LOCAL]
        closes, displaced = exit_entry.closures(
            stocks.alive[:, :, LOCAL], local * pressed, local * spared, endured[:, :, LOCAL]
        )
        plant_odds = odds[:, :, PLANTS] * p.plant_exit_factor[:, None, None]
        leaves = stocks.alive[:, :, PLANTS] & (plant_odds > endured[:, :, PLANTS])
        self.displaced = displaced * stocks.weight[:, :, LOCAL]
        self._clear(np.concatenate([closes, leaves], axis=-1))

    def _odds(self) -> FloatArray:
        """Yearly odds of closing at the rivalry of 2013, (runs, sectors, slots)."""
        p, stocks = self.model.parameters, self.stocks
        growth = stocks.capital.sum(axis=-1) / self.capital_2013
        size = exit_entry.size_of_firm(stocks.capital, stocks.weight, self._small_2013 * growth)
        advantage = stocks.productivity - self.local_know_how[:, :, None]
        return exit_entry.odds(p.exit_rate, p.exit_productivity, advantage, size)

    def _clear(self, gone: BoolArray) -> None:
        """Empty the slots of firms that are `gone`; local survivors buy part of what they leave."""
        stocks, left = self.stocks, ~gone
        freed = (stocks.capital[:, :, LOCAL] * gone[:, :, LOCAL]).sum(axis=-1)
        self.exits = gone.sum(axis=-1).sum(axis=-1).astype(float)
        stocks.alive = stocks.alive & left
        stocks.capital = stocks.capital * left
        stocks.weight[:, :, PLANTS] *= left[:, :, PLANTS]
        stocks.capital[:, :, LOCAL] = exit_entry.bought_up(
            stocks.capital[:, :, LOCAL], freed, self.model.parameters.capital_reuse
        )

    def _enter(self, returns: FloatArray) -> None:
        """New local firms open in empty slots, as large as the day's, as skilled as the mean."""
        p, stocks, t = self.model.parameters, self.stocks, self.model.t
        empty = ~stocks.alive[:, :, LOCAL]
        draw = self.model.streams.uniform("firms.entry", t, *empty.shape[1:])
        opens = exit_entry.openings(empty, returns, p.entry_rate, draw)
        growth = stocks.capital.sum(axis=-1) / self.capital_2013
        stocks.capital[:, :, LOCAL] += opens * (self._entrant_capital * growth[:, :, None])
        stocks.know_how[:, :, LOCAL] = np.where(
            opens, self.local_know_how[:, :, None], stocks.know_how[:, :, LOCAL]
        )
        stocks.alive[:, :, LOCAL] |= opens
        self.entries = self.entries + opens.sum(axis=-1).sum(axis=-1)
        self.local_know_how = self._mean_local()

    def _mean_local(self) -> FloatArray:
        local = self.stocks.alive[:, :, LOCAL]
        known = (self.stocks.know_how[:, :, LOCAL] * local).sum(axis=-1)
        return known / np.maximum(local.sum(axis=-1), 1)

    def plant_capital(self) -> FloatArray:
        """Capital of joint and Chinese plants, USD_2018 m, (runs,)."""
        return self.stocks.capital[:, :, PLANTS].sum(axis=-1).sum(axis=-1)

    def _kept(self) -> FloatArray:
        """Investment over the usual by slot, (runs, slots): plants send part of it home."""
        kept = np.ones((self.model.runs, slots.SLOTS))
        kept[:, PLANTS] = self.model.parameters.column("plant_reinvestment")
        return kept
