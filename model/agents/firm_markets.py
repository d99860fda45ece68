"""The markets on which Kazakhstan's manufacturers sell, and those who sell against them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.agents.firm_skills import Shift
from model.arrays import FloatArray, sum_last
from model.rules.industry import costs, demand, imports, lock_in, opening, trade
from model.rules.industry.sectors import Sectors

if TYPE_CHECKING:
    from model.simulation import Simulation


class Markets:
    """Home market and exports; money is USD_2018 m a year, arrays (runs, ...)."""

    def __init__(self, model: Simulation, sectors: Sectors, shift: Shift) -> None:
        p, runs = model.parameters, model.runs
        self.model, self.sectors, self._shift = model, sectors, shift
        start = opening.open_markets(
            sectors, p.real_exchange_rate_2013, p.tariff_on_chinese_goods, p.xinjiang_share
        )
        self._spending_2013, self._imports_2013 = start.spending, start.imports
        self.abroad = np.zeros((runs, 3))
        self._price_memory = np.zeros((runs, 4))
        self._price = np.zeros((runs, 4))
        self._workshop_scale = np.zeros(runs)
        self._farm_access = np.zeros(runs)
        self.tariff = p.tariff_on_chinese_goods
        self._freed = np.zeros(runs)
        self.chinese_price = np.zeros(runs)
        self.exchange_rate = p.real_exchange_rate_2013
        self.spending = start.spending
        self.start = demand.split(np.ones_like(start.spending), start.imports)
        self.market = self.start
        self.exports = np.broadcast_to(sectors.exports, (runs, *sectors.exports.shape))
        self.exports_value = self.exports

    def look_abroad(self) -> None:
        """See how growth, tariffs, corridors and Xinjiang have moved what imports cost."""
        model, p = self.model, self.model.parameters
        world = model.world
        growth = np.stack([world.china_growth, world.russia_growth, world.eu_growth], axis=-1)
        self.abroad = self.abroad + np.log1p(growth / 4.0)
        self._freed = imports.free_trade(
            model.quarter.year + (model.quarter.number - 1) / 4.0,
            p.free_trade_start,
            p.free_trade_phase_in,
            p.free_trade_tariff_cut,
        )
        self.tariff = imports.tariff(self._trade_policy())
        self.exchange_rate = world.exchange_rate
        abroad, pricing = self._abroad(), self._pricing()
        self.chinese_price = imports.chinese_price_index(
            imports.chinese_price(abroad, pricing),
            imports.workshop_discount(abroad, pricing),
            np.stack([p.xinjiang_share, p.xinjiang_presence], axis=-1),
            p.trade_elasticity,
        )
        price = imports.landed_prices(abroad, pricing)
        self._price = imports.perceived(price, self._price_memory, p.trade_impact_share)
        self._price_memory = imports.remember(self._price_memory, price, p.trade_adjustment_speed)

    def clear(self, home_appeal: FloatArray, windfall: FloatArray, locked: FloatArray) -> None:
        """Split spending at home among firms and imports.

        `home_appeal` (runs, sectors) is over that of 2013, `windfall` (runs,) the log of the
        remembered oil price over that of 2013, `locked` (runs,) the lock-in to Chinese standards.
        """
        p = self.model.parameters
        purse = demand.Purse(
            gdp=4.0 * self.model.accounts.gdp / p.spending_base_gdp,
            windfall=windfall,
            depreciation=np.log(self.exchange_rate / p.real_exchange_rate_2013),
        )
        self.spending = demand.spending(
            self._spending_2013, purse, self._windfall_response(), p.depreciation_squeeze
        )
        mass = imports.exporter_mass(self.abroad, p.exporter_mass_elasticity)
        appeal = imports.import_appeal(
            self._preference(locked), mass, self._price, p.trade_elasticity
        )
        self.market = demand.split(home_appeal, appeal)
        self._workshop_scale = imports.follow_workshop(
            self._workshop_scale,
            self._workshop_sales(),
            self.model.world.trade("central_asia_china"),
            p.xinjiang_home_weight,
        )

    def export(self, home_appeal: FloatArray) -> None:
        """Sell abroad; `home_appeal` (runs, sectors) is over that of 2013."""
        p = self.model.parameters
        stance = self._shift("agricultural_cooperation")
        self._farm_access = trade.advance_farm_trade(self._farm_access, stance, p.farm_trade_speed)
        drivers = trade.ExportDrivers(home_appeal, self._price[:, 3], self.abroad, self._access())
        response = trade.ExportResponse(
            p.export_supply_elasticity, p.export_income_elasticity, p.trade_elasticity
        )
        self.exports = trade.export_volume(self.sectors.exports, drivers, response)
        oil = self.model.world.oil_price / p.oil_price_2018
        prices = trade.export_prices(oil, self.sectors.commodity_link)
        self.exports_value = self.exports * prices[:, :, None]

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
        return costs.log_costs(drivers, response, self.sectors.input_intensity)

    def imports_from(self) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Imports of all goods from China, Russia and elsewhere, USD_2018 m a year, (runs,) each.

        Duty is no income of the seller, and goods paid at home prices are counted at the real
        exchange rate.
        """
        p = self.model.parameters
        dollars = self.spending / self.exchange_rate[:, None]
        chinese = sum_last(self.market.chinese * dollars) / (1.0 + self.tariff)
        russian = sum_last(self.market.imports[:, :, 2] * dollars)
        other = sum_last(self.market.imports[:, :, 3] * dollars)
        return (
            chinese / p.manufactured_share_of_chinese_imports,
            russian / p.manufactured_share_of_russian_imports,
            other / p.manufactured_share_of_other_imports,
        )

    def penetration(self) -> FloatArray:
        """Chinese share of spending on manufactures at home, (runs,)."""
        return trade.share((self.market.chinese * self.spending).sum(-1), self.spending.sum(-1))

    def equipment_share(self) -> FloatArray:
        """Chinese share of spending on capital goods at home, (runs,)."""
        spending = self.spending * self.sectors.capital_goods_share
        return trade.share((self.market.chinese * spending).sum(-1), spending.sum(-1))

    def processed(self) -> FloatArray:
        """Processed exports by destination, USD_2018 m a year, (runs, destinations)."""
        value = self.exports_value * self.sectors.processed_export_share[:, None]
        return sum_last(np.ascontiguousarray(value.transpose(0, 2, 1)))

    def exported(self) -> FloatArray:
        """Exports of the sectors by destination, USD_2018 m a year, (runs, destinations)."""
        return sum_last(np.ascontiguousarray(self.exports_value.transpose(0, 2, 1)))

    def _trade_policy(self) -> imports.TradePolicy:
        p = self.model.parameters
        return imports.TradePolicy(
            usual=p.tariff_on_chinese_goods,
            change=self.model.calendar.signal("import_tariff"),
            protection=p.protection_tariff_span * self._shift("import_protection"),
            freed=self._freed,
        )

    def _abroad(self) -> imports.Abroad:
        p = self.model.parameters
        return imports.Abroad(
            duty=np.log((1.0 + self.tariff) / (1.0 + p.tariff_on_chinese_goods)),
            connectivity=self.model.shippers.connectivity,
            depreciation=np.log(self.exchange_rate / p.real_exchange_rate_2013),
            years=self.model.t / 4.0,
            scale=self._workshop_scale,
            progress=(1.0 - p.wage_share_of_gains) * p.general_progress * self.model.t / 4.0,
        )

    def _pricing(self) -> imports.Pricing:
        p = self.model.parameters
        return imports.Pricing(
            transport=p.corridor_price_elasticity,
            pass_through=p.exchange_rate_into_prices,
            rouble_comovement=p.rouble_comovement,
            rival_progress=p.rival_cost_decline,
            xinjiang_growth=p.xinjiang_growth,
            xinjiang_scale=p.xinjiang_scale_elasticity,
        )

    def _windfall_response(self) -> FloatArray:
        p = self.model.parameters
        capital = self.sectors.capital_goods_share
        consumer, investor = p.windfall_demand, p.windfall_demand_capital_goods
        return consumer[:, None] + (investor - consumer)[:, None] * capital

    def _preference(self, locked: FloatArray) -> FloatArray:
        """Appeal of imports at the prices of 2013, (runs, sectors, sources)."""
        p = self.model.parameters
        appeal = self._imports_2013.copy()
        locked_in = lock_in.standards_preference(
            locked, p.lock_in_preference, self.sectors.capital_goods_share
        )
        appeal[:, :, :2] *= locked_in[:, :, None]
        appeal[:, :, 0] *= p.column("xinjiang_presence")
        return appeal

    def _workshop_sales(self) -> FloatArray:
        """Xinjiang's sales in Kazakhstan over those of 2013, (runs,)."""
        now = sum_last(self.market.imports[:, :, 0] * self.spending)
        first = sum_last(self.start.imports[:, :, 0] * self._spending_2013)
        return trade.share(
            now / self.exchange_rate, first / self.model.parameters.real_exchange_rate_2013
        )

    def _access(self) -> FloatArray:
        """Factor on exports from corridors, free trade and restrictions, (runs, sectors, 3)."""
        model, p = self.model, self.model.parameters
        access = np.ones((model.runs, *self.sectors.exports.shape))
        corridor = p.corridor_export_elasticity * np.log(model.shippers.connectivity)
        opened = p.trade_elasticity * np.log1p(p.chinese_tariff_on_kazakh_goods) * self._freed
        access[:, :, 0] *= np.exp(corridor + opened)[:, None]
        access[:, 0, 0] *= np.exp(p.farm_trade_effect * self._farm_access)
        stopped = p.restriction_exposure * model.russia.regional_restriction
        access[:, :, 1] *= (1.0 - stopped)[:, None]
        return access
