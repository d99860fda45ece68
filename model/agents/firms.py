"""Manufacturing firms of Kazakhstan, whoever owns them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import mesa
import numpy as np

from model.agents.firm_markets import Markets
from model.agents.firm_population import Population
from model.agents.firm_skills import Skills, Surroundings
from model.agents.mining import Mining
from model.arrays import FloatArray, sum_last
from model.data_files import read_table
from model.risks import shift
from model.rules.industry import costs, demand, opening, slots, trade
from model.rules.industry.sectors import sector_table
from model.rules.industry.slots import CHINESE, JOINT, LOCAL, PLANTS

if TYPE_CHECKING:
    from model.simulation import Simulation


class Firms(mesa.Agent):
    """All manufacturers: they compete, sell, learn, invest, close and open.

    What other parts see is of this quarter: flows in USD_2018 m a quarter, people in thousand,
    each (runs,), or (runs, regions) where the name ends so.
    """

    model: Simulation

    def __init__(self, model: Simulation) -> None:
        super().__init__(model)
        rows = read_table("sectors.csv")
        self.sector_names = tuple(row["name"] for row in rows)
        self.sectors = sector_table(rows)
        regions = [row["name"] for row in read_table("regions.csv")]
        self._place = slots.regions_of_slots(rows, regions).reshape(len(rows), slots.SLOTS, -1)
        self._levers: Mapping[str, FloatArray] = model.policies
        self.population = Population(model, self.sectors)
        self.skills = Skills(model, self.sectors, self.shift)
        self.markets = Markets(model, self.sectors, self.shift)
        self.mining = Mining(model)
        self._settle()
        self._publish()

    def _settle(self) -> None:
        """Remember what 2013 was like, to measure change against."""
        p, stocks = self.model.parameters, self.population.stocks
        appeal = demand.line_appeal(stocks.capital, stocks.productivity, p.trade_elasticity)
        self._appeal_2013 = sum_last(appeal)
        self._productivity_2013 = demand.sector_productivity(
            self._appeal_2013, self.population.capital_2013, p.trade_elasticity
        )
        self._gain = np.zeros_like(self._appeal_2013)
        self._by_sector = self._gain + self.sectors.value_added_2013_usd_2018_m
        self._share_out(demand.shares_within(appeal, self._appeal_2013))
        self._joint_2013, self._chinese_2013 = self._joint_share, self._plant_share
        self._plants_2013 = self._plants_by_sector
        self._rivals_2013 = self._rivals()

    def step(self) -> None:
        """One quarter of industry."""
        self._levers = self.model.kazakhstan.levers
        self.markets.look_abroad()
        self.mining.step(self.markets.abroad, self.model.russia.regional_restriction)
        self.population.start_plants(self.skills.frontier())
        self._produce()
        self._learn()
        self.population.invest(self._by_firm, self._equipment_cost())
        self.population.turn_over(self._returns(), self._rivals(), self._rivals_2013)
        self._publish()

    def shift(self, lever: str) -> FloatArray:
        """How far a policy lever stands from its usual stance, (runs,)."""
        return shift(self._levers, lever)

    def _produce(self) -> None:
        """Compete at home and abroad; what is sold is made."""
        p, stocks = self.model.parameters, self.population.stocks
        appeal = demand.line_appeal(stocks.capital, stocks.productivity, p.trade_elasticity)
        total = sum_last(appeal)
        cost = self.markets.cost_change(self._common_gain(), self.mining.boom)
        home = demand.home_appeal(total, self._appeal_2013, cost, p.trade_elasticity)
        self.markets.clear(home, self.mining.windfall, self.skills.lock_in)
        self.markets.export(home)
        level = demand.sector_productivity(total, sum_last(stocks.capital), p.trade_elasticity)
        self._gain = level - self._productivity_2013
        output = self._output(costs.deflator(cost, self._gain))
        self._by_sector = output * self.sectors.value_added_ratio
        self._share_out(demand.shares_within(appeal, total))

    def _share_out(self, share: FloatArray) -> None:
        """Give each firm its `share` of its sector, and see what firms of each kind of owner
        have: of manufacturing, (runs,), and Chinese-financed plants of each sector."""
        self._by_firm = share * self._by_sector[:, :, None]
        self._joint_share, self._plant_share = self._owned(JOINT), self._owned(CHINESE)
        self._plants_by_sector = opening.plant_share(self._by_firm)

    def _output(self, price: FloatArray) -> FloatArray:
        """Output at prices of 2018, USD_2018 m a year, (runs, sectors).

        It is sold at home at the `price` over that of 2013, exported, or built into new plants as
        far as these buy at home.
        """
        sold = self.markets.market.home * self.markets.spending / price
        bought = 4.0 * self.model.finance.industrial_fdi * self.skills.plant_content()
        return (
            sold
            + sum_last(self.markets.exports)
            + bought[:, None] * self.sectors.construction_share
        )

    def _learn(self) -> None:
        """Firms learn from what they do and from whom they meet; engineers come and go."""
        made = self._by_sector / self.sectors.value_added_2013_usd_2018_m
        around = Surroundings(
            output=made,
            rivalry=self._rivals() - self._rivals_2013,
            joint=self._joint_share - self._joint_2013,
            chinese=self._plant_share - self._chinese_2013,
            own_sector=self._plants_by_sector - self._plants_2013,
            know_how=self.population.local_know_how,
        )
        self.population.learn(self.skills.learn(around), self.skills.frontier())
        self.skills.train()
        self.skills.adopt_standards(self._chinese_owned(), self.markets.equipment_share())

    # What is derived from the state

    def _common_gain(self) -> FloatArray:
        """Gain of log productivity in manufacturing as a whole since 2013, (runs,)."""
        weighted = sum_last(self._gain * self._by_sector)
        return trade.share(weighted, sum_last(self._by_sector))

    def _equipment_cost(self) -> FloatArray:
        return self.model.parameters.equipment_price_elasticity * self.markets.chinese_price

    def _returns(self) -> FloatArray:
        """Value added over capital, over that of 2013, (runs, sectors)."""
        capital = sum_last(self.population.stocks.capital) / self.population.capital_2013
        made = self._by_sector / self.sectors.value_added_2013_usd_2018_m
        return trade.share(made, np.maximum(capital, 1e-3))

    def _rivals(self) -> FloatArray:
        """Market share at home of Chinese goods and Chinese-financed plants, (runs, sectors)."""
        market = self.markets.market
        return market.chinese + market.home * self._plants_by_sector

    def _owned(self, group: slice) -> FloatArray:
        """Share of a group of owners in manufacturing value added, (runs,)."""
        made = sum_last(sum_last(self._by_firm[:, :, group]))
        return trade.share(made, sum_last(self._by_sector))

    def _chinese_owned(self) -> FloatArray:
        """Chinese share of manufacturing value added: their plants and half of joint ventures."""
        return self._plant_share + 0.5 * self._joint_share

    # What others see

    def _publish(self) -> None:
        """Set what other parts and the record see of this quarter."""
        population = self.population
        self.value_added = sum_last(self._by_sector) / 4.0
        self.chinese_share = self._chinese_owned()
        self.penetration = self.markets.penetration()
        self._publish_people()
        self.plant_local_content, local = self.skills.plant_content(), 1.0 - self.chinese_share
        self.local_content = (
            local * self.skills.home_content() + self.chinese_share * self.plant_local_content
        )
        self.displaced_by_region = self._in_regions(population.displaced, LOCAL)
        self.displaced = sum_last(sum_last(population.displaced))
        operating = population.stocks.weight * population.stocks.alive
        self.plants_by_region = self._in_regions(operating[:, :, CHINESE], CHINESE)
        self._publish_trade()

    def _publish_people(self) -> None:
        """Jobs and engineers, thousand."""
        p, stocks = self.model.parameters, self.population.stocks
        each = self.sectors.jobs_2013_thousand / self.sectors.value_added_2013_usd_2018_m
        saved = np.exp(-self._gain - p.column("labour_saving") * self.model.t / 4.0)
        jobs = self._by_firm * (each * saved)[:, :, None]
        cost = stocks.capital[:, :, PLANTS] / p.capacity_yield[:, None, None]
        jobs[:, :, PLANTS] = cost * (p.plant_jobs / 1000.0)[:, None, None]
        self.jobs_by_region = self._in_regions(jobs, slice(0, slots.SLOTS))
        self.jobs = sum_last(sum_last(jobs))
        self.skills.count_engineers(self.jobs, self.population.plant_capital())
        self.engineer_ratio = self.skills.engineer_ratio

    def _publish_trade(self) -> None:
        """Exports and imports of the quarter, USD_2018 m."""
        markets, mining = self.markets, self.mining
        china, russia, other = markets.imports_from()
        processed, exported = markets.processed(), markets.exported()
        self.imports_china, self.imports_russia = china / 4.0, russia / 4.0
        self.exports_china = (exported[:, 0] + mining.exports_china) / 4.0
        self.exports_russia = (exported[:, 1] + mining.exports_russia) / 4.0
        exports = (sum_last(exported) + mining.exports) / 4.0
        self.processed_exports = sum_last(processed) / 4.0
        self.raw_exports = exports - self.processed_exports
        raw_to_china = self.exports_china - processed[:, 0] / 4.0
        self.raw_share_to_china = trade.share(raw_to_china, self.exports_china)
        self.trade_with_china = self.imports_china + self.exports_china
        self.trade_with_russia = self.imports_russia + self.exports_russia
        whole = exports + self.imports_china + self.imports_russia + other / 4.0
        self.china_share_of_trade = trade.share(self.trade_with_china, whole)

    def _in_regions(self, amount: FloatArray, group: slice) -> FloatArray:
        """Sums by region, (runs, regions), of an amount of a group of slots."""
        place = self._place[:, group].reshape(-1, self._place.shape[-1])
        return np.matmul(amount.reshape(self.model.runs, 1, -1), place)[:, 0, :]

    def record(self) -> dict[str, FloatArray]:
        """This quarter's outcomes, each (runs,)."""
        stocks, exports = self.population.stocks, self.processed_exports + self.raw_exports
        by_sector = {
            f"value_added_{name}": self._by_sector[:, place] / 4.0
            for place, name in enumerate(self.sector_names)
        }
        return by_sector | {
            "manufacturing_value_added": self.value_added,
            "manufacturing_jobs": self.jobs,
            "local_share_of_manufacturing": 1.0 - self.chinese_share,
            "chinese_share_of_manufacturing": self.chinese_share,
            "technology_level": self.skills.technology_level(self.population.local_know_how),
            "firms_alive": sum_last(sum_last(stocks.weight * stocks.alive)),
            "chinese_plants": sum_last(self.plants_by_region),
            "displaced_firms": self.displaced,
            "engineer_ratio": self.engineer_ratio,
            "local_content": self.local_content,
            "lock_in": self.skills.lock_in,
            "tariff_on_chinese_imports": self.markets.tariff,
            "chinese_import_penetration": self.penetration,
            "imports_from_china": self.imports_china,
            "imports_from_russia": self.imports_russia,
            "exports_to_china": self.exports_china,
            "exports_to_russia": self.exports_russia,
            "exports_raw": self.raw_exports,
            "exports_processed": self.processed_exports,
            "processed_share_of_exports": trade.share(self.processed_exports, exports),
            "raw_share_of_exports_to_china": self.raw_share_to_china,
            "trade_with_china": self.trade_with_china,
            "trade_with_russia": self.trade_with_russia,
            "mining_value_added": self.mining.value_added / 4.0,
        }
