"""Trade in manufactures: what imports cost, how spending splits, and what is exported."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.twin.arithmetic import clip, share
from tests.twin.boundary import number

if TYPE_CHECKING:
    from tests.twin.industry.sector import Sector
    from tests.twin.simulation import TwinSimulation

_CHINA, _RUSSIA, _REST = range(3)
_FOOD = 0
"""Place of food and drink among the sectors."""
_LEAST_SALES = 1e-3


class Trade:
    """Prices of imports, logs over 2013, by source: Xinjiang, other China, the EAEU, elsewhere."""

    def __init__(self, model: TwinSimulation, sectors: list[Sector]) -> None:
        self.model, self.sectors = model, sectors
        self.abroad = [0.0, 0.0, 0.0]
        """Log GDP of China, Russia and elsewhere over that of 2013."""
        self.tariff = model.p.tariff_on_chinese_goods
        self.exchange_rate = model.p.real_exchange_rate_2013
        self.chinese_price = 0.0
        self._memory = [0.0] * 4
        self._price = [0.0] * 4
        self._freed = 0.0
        self._workshop_scale = 0.0
        self._farm_access = 0.0

    def look_abroad(self) -> None:
        """See how growth, tariffs, corridors and Xinjiang have moved what imports cost."""
        model, p = self.model, self.model.p
        growths = (model.world.china_growth, model.world.russia_growth, model.world.eu_growth)
        self.abroad = [
            size + math.log1p(number(growth) / 4.0)
            for size, growth in zip(self.abroad, growths, strict=True)
        ]
        phased_in = clip((model.date - p.free_trade_start) / p.free_trade_phase_in, 0.0, 1.0)
        self._freed = p.free_trade_tariff_cut * phased_in
        self.tariff = self._set_tariff()
        self.exchange_rate = number(model.world.exchange_rate)
        landed = self._landed_prices()
        self._price = [
            memory + p.trade_impact_share * (price - memory)
            for memory, price in zip(self._memory, landed, strict=True)
        ]
        speed = p.trade_adjustment_speed / 4.0
        self._memory = [
            memory + speed * (price - memory)
            for memory, price in zip(self._memory, landed, strict=True)
        ]

    def clear(self, home_appeal: list[float], windfall: float, lock_in: float) -> None:
        """Split spending at home among firms and imports, sector by sector."""
        model, p = self.model, self.model.p
        gdp = 4.0 * number(model.accounts.gdp) / p.spending_base_gdp
        purse = gdp * math.exp(-p.depreciation_squeeze * self._depreciation)
        for sector, home in zip(self.sectors, home_appeal, strict=True):
            capital = sector.capital_goods_share
            response = p.windfall_demand * (1.0 - capital)
            response += p.windfall_demand_capital_goods * capital
            sector.spending = sector.spending_2013 * purse * math.exp(response * windfall)
            sector.split(home, self._import_appeal(sector, lock_in))
        self._follow_workshop()

    def export(self, home_appeal: list[float]) -> None:
        """Sell abroad at what the firms' appeal, growth there and open roads allow."""
        model, p = self.model, self.model.p
        stance = model.shift("agricultural_cooperation")
        self._farm_access += p.farm_trade_speed / 4.0 * (stance - self._farm_access)
        rivals = math.exp(p.trade_elasticity * self._price[3])
        wanted = [math.exp(p.export_income_elasticity * size) for size in self.abroad]
        oil = math.log(number(model.world.oil_price) / p.oil_price_2018)
        corridor = p.corridor_export_elasticity * math.log(model.transit.connectivity)
        opened = p.trade_elasticity * math.log1p(p.chinese_tariff_on_kazakh_goods) * self._freed
        stopped = p.restriction_exposure * number(model.russia.regional_restriction)
        access = [math.exp(corridor + opened), 1.0 - stopped, 1.0]
        farmed = math.exp(p.farm_trade_effect * self._farm_access)
        for sector, home in zip(self.sectors, home_appeal, strict=True):
            supplied = (max(home, 1e-12) * rivals) ** p.export_supply_elasticity
            sector.exports = [
                base * supplied * pull * way
                for base, pull, way in zip(sector.exports_2013, wanted, access, strict=True)
            ]
            if sector.place == _FOOD:
                sector.exports[_CHINA] *= farmed
            price = math.exp(sector.commodity_link * oil)
            sector.exports_value = [volume * price for volume in sector.exports]

    def log_cost(self, sector: Sector, common_gain: float, boom: float) -> float:
        """Log of unit costs that the sector's firms share, over those of 2013.

        `common_gain` is the gain of log productivity in manufacturing, of which wages take a part,
        `boom` the log of the oil price over one without windfall.
        """
        p = self.model.p
        public = p.infrastructure_elasticity * math.log(number(self.model.finance.infrastructure))
        wages = p.wage_share_of_gains * (common_gain + public)
        inputs = p.chinese_input_gain * self.chinese_price * sector.input_intensity
        return wages - public + p.resource_crowding * boom + inputs

    def imports_from(self) -> tuple[float, float, float]:
        """Imports of all goods from China, Russia and elsewhere, USD_2018 m a year.

        Duty is no income of the seller; goods at home prices are counted at the exchange rate.
        """
        p = self.model.p
        china = self._sales(lambda sector: sector.chinese) / (1.0 + self.tariff)
        russia = self._sales(lambda sector: sector.imports[2])
        other = self._sales(lambda sector: sector.imports[3])
        return (
            china / p.manufactured_share_of_chinese_imports,
            russia / p.manufactured_share_of_russian_imports,
            other / p.manufactured_share_of_other_imports,
        )

    def penetration(self) -> float:
        """Chinese share of spending on manufactures at home."""
        spending = sum(sector.spending for sector in self.sectors)
        return share(sum(sector.chinese * sector.spending for sector in self.sectors), spending)

    def equipment_share(self) -> float:
        """Chinese share of spending on capital goods at home."""
        bought = [sector.spending * sector.capital_goods_share for sector in self.sectors]
        pairs = zip(self.sectors, bought, strict=True)
        return share(sum(sector.chinese * spent for sector, spent in pairs), sum(bought))

    def _sales(self, part: Callable[[Sector], float]) -> float:
        """What a part of spending at home is worth abroad, USD_2018 m a year."""
        spent = sum(part(sector) * sector.spending for sector in self.sectors)
        return spent / self.exchange_rate

    @property
    def _depreciation(self) -> float:
        """Log of the real exchange rate over that of 2013; higher is a weaker tenge."""
        return math.log(self.exchange_rate / self.model.p.real_exchange_rate_2013)

    def _set_tariff(self) -> float:
        """Tariff on Chinese goods, ad valorem, never negative."""
        model, p = self.model, self.model.p
        protection = p.protection_tariff_span * model.shift("import_protection")
        imposed = p.tariff_on_chinese_goods + model.signal("import_tariff") + protection
        return max(imposed, 0.0) * (1.0 - self._freed)

    def _landed_prices(self) -> list[float]:
        """Log prices at the border over those of 2013; the Chinese price index is set with them."""
        model, p, years = self.model, self.model.p, self.model.t / 4.0
        theta = p.trade_elasticity
        duty = math.log((1.0 + self.tariff) / (1.0 + p.tariff_on_chinese_goods))
        transport = p.corridor_price_elasticity * math.log(model.transit.connectivity)
        chinese = duty - transport - p.rival_cost_decline * years
        discount = p.xinjiang_growth * years + p.xinjiang_scale_elasticity * self._workshop_scale
        variety = p.xinjiang_share * p.xinjiang_presence * math.exp(theta * discount)
        self.chinese_price = chinese - math.log(1.0 - p.xinjiang_share + variety) / theta
        dearer = p.exchange_rate_into_prices * self._depreciation
        progress = (1.0 - p.wage_share_of_gains) * p.general_progress * years
        at_border = [
            chinese + dearer - discount,
            chinese + dearer,
            dearer * (1.0 - p.rouble_comovement),
            dearer,
        ]
        return [price - progress for price in at_border]

    def _import_appeal(self, sector: Sector, lock_in: float) -> list[float]:
        """Appeal of imports by source over that of firms here in 2013."""
        p = self.model.p
        china, russia, rest = self.abroad
        locked = math.exp(p.lock_in_preference * lock_in * sector.capital_goods_share)
        taste = [locked * p.xinjiang_presence, locked, 1.0, 1.0]
        mass = [p.exporter_mass_elasticity * size for size in (china, china, russia, rest)]
        return [
            base * liking * math.exp(size - p.trade_elasticity * price)
            for base, liking, size, price in zip(
                sector.import_appeal_2013, taste, mass, self._price, strict=True
            )
        ]

    def _follow_workshop(self) -> None:
        """Xinjiang's output for Central Asia, smoothed over a year: its scale makes it cheaper."""
        model, p = self.model, self.model.p
        first = sum(s.imports_share_2013[0] * s.spending_2013 for s in self.sectors)
        now = self._sales(lambda sector: sector.imports[0])
        sales = share(now, first / p.real_exchange_rate_2013)
        regional = number(model.world.trade("central_asia_china"))
        weight = p.xinjiang_home_weight
        output = weight * math.log(max(sales, _LEAST_SALES))
        output += (1.0 - weight) * math.log(max(regional, _LEAST_SALES))
        self._workshop_scale += 0.25 * (output - self._workshop_scale)
