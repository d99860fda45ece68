"""The markets on which Kazakhstan's manufacturers sell, and those who sell against them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.agents.firm_skills import Shift
from model.agents.mining import Mining
from model.numerics.arrays import FloatArray
from model.numerics.sums import sum_last
from model.rules.industry import (
    border_kernel,
    costs,
    demand,
    home_market_kernel,
    opening,
    trade_kernel,
)
from model.rules.industry.border_kernel import Abroad, Border, BorderParameters
from model.rules.industry.home_market_kernel import (
    Conditions,
    DemandParameters,
    HomeMarket,
    Market2013,
)
from model.rules.industry.production_kernel import Offer
from model.rules.industry.sectors import Sectors
from model.rules.industry.trade_kernel import (
    Exporters,
    ExportParameters,
    Exports,
    ImportParameters,
    Mined,
    Roads,
    Trade,
)

if TYPE_CHECKING:
    from model.simulation import Simulation


class Markets:
    """Home market and exports; money is USD_2018 m a year, arrays (runs, ...).

    `trade` is what others see of trade, of this quarter.
    """

    def __init__(self, model: Simulation, sectors: Sectors, shift: Shift, offer: Offer) -> None:
        """`offer` is what home firms offer in 2013."""
        p, runs = model.parameters, model.runs
        self.model, self._shift = model, shift
        self._intensity = sectors.input_intensity
        self._border = Border(np.zeros((runs, 3)), np.zeros((runs, 4)), np.zeros((runs, 4)))
        self._freed, self.chinese_price = np.zeros(runs), np.zeros(runs)
        self.tariff, self.exchange_rate = p.tariff_on_chinese_goods, p.real_exchange_rate_2013
        self._open(sectors, offer)
        self._exporters = Exporters(
            exports_2013=sectors.exports,
            commodity_link=sectors.commodity_link,
            processed=sectors.processed_export_share,
            capital_goods=sectors.capital_goods_share,
        )
        exports = np.repeat(sectors.exports[None], runs, axis=0)
        self._sold = Exports(exports, exports, np.zeros(runs))

    def _open(self, sectors: Sectors, offer: Offer) -> None:
        """Split spending at home as in 2013."""
        p = self.model.parameters
        start = opening.open_markets(
            sectors, p.real_exchange_rate_2013, p.tariff_on_chinese_goods, p.xinjiang_share
        )
        home = np.ones_like(start.spending)
        market = demand.split(home, start.imports)
        self.market = HomeMarket(
            start.spending, market.home, market.imports, home, np.zeros(self.model.runs)
        )
        self._start = Market2013(
            spending=start.spending,
            imports=start.imports,
            home=offer.appeal.copy(),
            workshop_sales=sum_last(market.imports[:, :, 0] * start.spending),
            capital_goods=sectors.capital_goods_share,
        )

    @property
    def abroad(self) -> FloatArray:
        """Log GDP of China, Russia and elsewhere over that of 2013, (runs, 3)."""
        return self._border.abroad

    @property
    def exports(self) -> FloatArray:
        """Exports at prices of 2018, (runs, sectors, destinations)."""
        return self._sold.volume

    @property
    def exports_value(self) -> FloatArray:
        """Exports, (runs, sectors, destinations)."""
        return self._sold.value

    def look_abroad(self) -> None:
        """See how growth, tariffs, corridors and Xinjiang have moved what imports cost."""
        model, world = self.model, self.model.world
        self.exchange_rate = world.exchange_rate
        now = Abroad(
            china_growth=world.china_growth,
            russia_growth=world.russia_growth,
            eu_growth=world.eu_growth,
            tariff_change=model.calendar.signal("import_tariff"),
            protection=self._shift("import_protection"),
            connectivity=model.shippers.connectivity,
            exchange_rate=self.exchange_rate,
            workshop_scale=self.market.workshop_scale,
        )
        dates = model.quarter.year + (model.quarter.number - 1) / 4.0, model.t / 4.0
        own, seen = model.parameters.gathered(BorderParameters), np.empty((3, model.runs))
        border_kernel.look_abroad(self._border, now, dates, own, seen)
        self._freed, self.tariff, self.chinese_price = seen

    def cost_change(self, productivity: FloatArray, boom: FloatArray) -> FloatArray:
        """Log of common unit costs over those of 2013, (runs, sectors).

        `productivity` (runs,) is the gain of log productivity in manufacturing as a whole, `boom`
        (runs,) the log of the oil price over one without windfall.
        """
        p = self.model.parameters
        drivers = costs.CostDrivers(
            productivity, self.model.finance.infrastructure, self.chinese_price, boom
        )
        response = costs.CostResponse(
            p.wage_share_of_gains,
            p.infrastructure_elasticity,
            p.chinese_input_gain,
            p.resource_crowding,
        )
        return costs.log_costs(drivers, response, self._intensity)

    def clear(
        self, appeal: FloatArray, cost: FloatArray, windfall: FloatArray, locked: FloatArray
    ) -> None:
        """Split spending at home among firms and imports.

        `appeal` (runs, sectors) is that of home firms before common costs, whose log over 2013 is
        `cost`; `windfall` (runs,) is the log of the remembered oil price over that of 2013,
        `locked` (runs,) the lock-in to Chinese standards.
        """
        model, before = self.model, self.market
        now = Conditions(
            appeal=appeal,
            cost=cost,
            gdp=model.accounts.gdp,
            windfall=windfall,
            exchange_rate=self.exchange_rate,
            lock_in=locked,
            price=self._border.price,
            abroad=self._border.abroad,
            regional_trade=model.world.trade("central_asia_china"),
        )
        self.market = HomeMarket(
            spending=np.empty_like(before.spending),
            home=np.empty_like(before.home),
            imports=np.empty_like(before.imports),
            appeal=np.empty_like(before.appeal),
            workshop_scale=before.workshop_scale,
        )
        own = model.parameters.gathered(DemandParameters)
        home_market_kernel.clear(self._start, now, own, self.market)

    def export(self) -> None:
        """Sell abroad."""
        model, before = self.model, self._sold
        now = Roads(
            appeal=self.market.appeal,
            price=self._border.price,
            abroad=self._border.abroad,
            connectivity=model.shippers.connectivity,
            freed=self._freed,
            cooperation=self._shift("agricultural_cooperation"),
            restriction=model.russia.regional_restriction,
            oil_price=model.world.oil_price,
        )
        volume, value = np.empty_like(before.volume), np.empty_like(before.value)
        self._sold = Exports(volume, value, before.farm_access)
        own = model.parameters.gathered(ExportParameters)
        trade_kernel.export(self._exporters, now, own, self._sold)

    def add_up(self, mining: Mining) -> None:
        """Add up all trade of the quarter, raw materials included."""
        mined = Mined(
            exports=mining.exports,
            to_china=mining.exports_china,
            to_russia=mining.exports_russia,
            exchange_rate=self.exchange_rate,
            tariff=self.tariff,
        )
        own = self.model.parameters.gathered(ImportParameters)
        seen = np.empty((len(Trade._fields), self.model.runs))
        trade_kernel.add_up(self._exporters, self.market, self._sold.value, mined, own, seen)
        self.trade = Trade(*seen)
