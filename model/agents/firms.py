"""Manufacturing firms of Kazakhstan, whoever owns them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import mesa
import numpy as np

from model.agents.firm_markets import Markets
from model.agents.firm_population import Population
from model.agents.firm_skills import Skills
from model.agents.mining import Mining
from model.data_files import read_table
from model.numerics.arrays import FloatArray
from model.numerics.sums import sum_last
from model.risks import shift
from model.rules.industry import census_kernel, demand, production_kernel, slots
from model.rules.industry.census_kernel import Census, Industry, JobParameters, Places
from model.rules.industry.firm_kernel import Rivalry
from model.rules.industry.production_kernel import Made, Makers, Orders, Shares
from model.rules.industry.sectors import sector_table
from model.rules.industry.skills_kernel import Around, Sectors2013
from model.rules.industry.slots import PLANT_GROUPS

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
        self._outcomes = tuple(f"value_added_{row['name']}" for row in rows)
        self.sectors = sector_table(rows)
        self._places = self._settle_places()
        self._levers: Mapping[str, FloatArray] = model.policies
        regions = len(read_table("regions.csv"))
        self.population = Population(model, self.sectors, self._places.region, regions)
        self.skills = Skills(model, self.sectors, self.shift)
        self.markets = Markets(model, self.sectors, self.shift, self.population.offer)
        self.mining = Mining(model)
        self._settle()
        self._publish()

    def _settle_places(self) -> Places:
        """Where each slot lies, and what its sector is among all."""
        rows = read_table("sectors.csv")
        regions = [row["name"] for row in read_table("regions.csv")]
        made = self.sectors.value_added_2013_usd_2018_m
        return Places(
            region=slots.regions_of_slots(rows, regions).argmax(-1).reshape(len(rows), -1),
            jobs=self.sectors.jobs_2013_thousand / made,
            weight=made / made.sum(),
        )

    def _settle(self) -> None:
        """Remember what 2013 was like, to measure change against."""
        theta, offer = self.model.parameters.trade_elasticity, self.population.offer
        made, whole = np.zeros_like(offer.appeal), np.zeros(self.model.runs)
        self._makers = Makers(
            construction=self.sectors.construction_share,
            value_added=self.sectors.value_added_ratio,
            productivity=demand.sector_productivity(offer.appeal, offer.capital, theta),
        )
        self._made = Made(made + self.sectors.value_added_2013_usd_2018_m, made, whole)
        self._shares = self._share_out()
        self._since = Sectors2013(
            value_added=self.sectors.value_added_2013_usd_2018_m,
            research=self.sectors.research_intensity,
            rivals=self._shares.rivals,
            plants=self._shares.plants,
            joint=self._shares.joint,
            chinese=self._shares.chinese,
        )
        self.markets.add_up(self.mining)

    def step(self) -> None:
        """One quarter of industry."""
        self._levers = self.model.kazakhstan.levers
        self.skills.look()
        self.markets.look_abroad()
        self.mining.step(self.markets.abroad, self.model.russia.regional_restriction)
        self.population.start_plants(self.skills.frontier)
        self._produce()
        self._learn()
        self.population.invest(self._shares.by_firm, self._equipment_cost())
        now = Rivalry(self._made.value_added, self._shares.rivals, self._since.rivals)
        self.population.turn_over(now)
        self._publish()

    def shift(self, lever: str) -> FloatArray:
        """How far a policy lever stands from its usual stance, (runs,)."""
        return shift(self._levers, lever)

    def _produce(self) -> None:
        """Compete at home and abroad; what is sold is made."""
        self.population.attract()
        offer, markets, mining = self.population.offer, self.markets, self.mining
        cost = markets.cost_change(self._made.common, mining.boom)
        markets.clear(offer.appeal, cost, mining.windfall, self.skills.lock_in)
        markets.export()
        markets.add_up(mining)
        orders = Orders(
            exports=markets.exports,
            building=self.model.finance.industrial_fdi,
            content=self.skills.plant_content,
        )
        theta = self.model.parameters.trade_elasticity
        production_kernel.make(self._makers, offer, cost, markets.market, orders, theta, self._made)
        self._shares = self._share_out()

    def _share_out(self) -> Shares:
        """Give each firm its share of what its sector makes."""
        offer, runs = self.population.offer, self.model.runs
        joint, chinese, whole = np.empty((3, runs))
        by_sector = np.empty((2, *offer.appeal.shape))
        shares = Shares(
            np.empty_like(offer.each), by_sector[0], by_sector[1], joint, chinese, whole
        )
        production_kernel.share_out(
            offer, self._made.value_added, self.markets.market, PLANT_GROUPS, shares
        )
        return shares

    def _learn(self) -> None:
        """Firms learn from what they do and from whom they meet; engineers come and go."""
        shares = self._shares
        around = Around(
            value_added=self._made.value_added,
            rivals=shares.rivals,
            plants=shares.plants,
            joint=shares.joint,
            chinese=shares.chinese,
            know_how=self.population.local_know_how,
            frontier=self.skills.frontier,
            engineer_ratio=self.skills.engineer_ratio,
            equipment=self.markets.trade.equipment,
        )
        self.population.learn(self.skills.learn(around, self._since), self.skills.frontier)

    def _equipment_cost(self) -> FloatArray:
        return self.model.parameters.equipment_price_elasticity * self.markets.chinese_price

    # What others see

    def _publish(self) -> None:
        """Set what other parts and the record see of this quarter."""
        shares, population, trade = self._shares, self.population, self.markets.trade
        self.value_added = shares.whole / 4.0
        self.chinese_share = shares.chinese + 0.5 * shares.joint
        self.penetration, self.china_share_of_trade = trade.penetration, trade.china_share_of_trade
        self.displaced_by_region = population.displaced
        self._count()
        content, home = self.skills.plant_content, self.skills.home_content
        self.local_content = home + self.chinese_share * (content - home)

    def _count(self) -> None:
        """Count jobs, plants and engineers."""
        model, skills, population = self.model, self.skills, self.population
        now = Industry(
            by_firm=self._shares.by_firm,
            gain=self._made.gain,
            know_how=population.local_know_how,
            frontier=skills.frontier,
            engineers=skills.engineers,
        )
        found = Census(
            jobs=np.empty_like(population.displaced),
            plants=np.empty_like(population.displaced),
            seen=np.empty((5, model.runs)),
        )
        own = model.parameters.gathered(JobParameters)
        census_kernel.count(
            population.stocks.arrays(), self._places, now, model.t / 4.0, PLANT_GROUPS, own, found
        )
        self.jobs_by_region, self.plants_by_region = found.jobs, found.plants
        self.jobs, skills.engineer_ratio, self.firms, self.plants, self.technology = found.seen

    def record(self) -> dict[str, FloatArray]:
        """This quarter's outcomes, each (runs,)."""
        by_sector = np.ascontiguousarray(self._made.value_added.T) / 4.0
        trade = self.markets.trade
        return dict(zip(self._outcomes, by_sector, strict=True)) | {
            "manufacturing_value_added": self.value_added,
            "manufacturing_jobs": self.jobs,
            "local_share_of_manufacturing": 1.0 - self.chinese_share,
            "chinese_share_of_manufacturing": self.chinese_share,
            "technology_level": self.technology,
            "firms_alive": self.firms,
            "chinese_plants": self.plants,
            "displaced_firms": sum_last(self.displaced_by_region),
            "engineer_ratio": self.skills.engineer_ratio,
            "local_content": self.local_content,
            "lock_in": self.skills.lock_in,
            "tariff_on_chinese_imports": self.markets.tariff,
            "chinese_import_penetration": trade.penetration,
            "imports_from_china": trade.imports_from_china,
            "imports_from_russia": trade.imports_from_russia,
            "exports_to_china": trade.exports_to_china,
            "exports_to_russia": trade.exports_to_russia,
            "exports_raw": trade.exports_raw,
            "exports_processed": trade.exports_processed,
            "processed_share_of_exports": trade.processed_share_of_exports,
            "raw_share_of_exports_to_china": trade.raw_share_of_exports_to_china,
            "trade_with_china": trade.trade_with_china,
            "trade_with_russia": trade.trade_with_russia,
            "mining_value_added": self.mining.value_added / 4.0,
        }
