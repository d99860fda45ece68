"""The industry of Kazakhstan: all firms, through a quarter."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from model.data_files import read_table
from tests.twin.arithmetic import share
from tests.twin.boundary import number, numbers
from tests.twin.industry.firm import Firm
from tests.twin.industry.mining import Mining
from tests.twin.industry.seats import LOCAL_SEATS, SEATS
from tests.twin.industry.sector import Sector
from tests.twin.industry.skills import Skills
from tests.twin.industry.trade import Trade

if TYPE_CHECKING:
    from tests.twin.simulation import TwinSimulation


class Industry:
    """Sectors with their firms, what they know together, and mining beside them.

    What other parts see is of this quarter: flows in USD_2018 m a quarter, people in thousand.
    """

    def __init__(self, model: TwinSimulation) -> None:
        self.model = model
        self._regions = [row["name"] for row in read_table("regions.csv")]
        self.sectors = self._open()
        self.firms = model.agents_by_type[Firm]
        self.skills = Skills(model)
        self.trade = Trade(model, self.sectors)
        self.mining = Mining(model)
        self._joint_2013, self._chinese_2013 = self._owned("joint"), self._owned("chinese")
        self._publish()

    def _open(self) -> list[Sector]:
        rows, streams = read_table("sectors.csv"), self.model.streams
        draws = [
            streams.initial_normal(f"firms.{what}", len(rows), SEATS)[0].tolist()
            for what in ("size", "skill", "luck")
        ]
        sectors = [Sector(self.model, place, row) for place, row in enumerate(rows)]
        for sector, row in zip(sectors, rows, strict=True):
            sector.open_firms(row, self._regions, [draw[sector.place] for draw in draws])
        return sectors

    def step(self) -> None:
        """One quarter of industry."""
        self.trade.look_abroad()
        self.mining.step(self.trade.abroad)
        self._start_plants()
        self._produce()
        self._learn()
        self._invest()
        self._turn_over()
        self._publish()

    def _start_plants(self) -> None:
        """Joint ventures and relocated plants start: at the frontier, or midway to it."""
        finance, frontier = self.model.finance, self.skills.frontier
        joint, relocated = numbers(finance.completed_capacity), numbers(finance.relocated_capacity)
        for sector, ready, moved in zip(self.sectors, joint, relocated, strict=True):
            midway = 0.5 * (frontier + sector.local_know_how)
            sector.start_plants("joint", ready, midway)
            sector.start_plants("chinese", moved, frontier)

    def _produce(self) -> None:
        """Compete at home and abroad; what is sold is made."""
        theta, common = self.model.p.trade_elasticity, self._common_gain()
        costs = [self.trade.log_cost(s, common, self.mining.boom) for s in self.sectors]
        appeal = []
        for sector, cost in zip(self.sectors, costs, strict=True):
            sector.gather_appeal(theta)
            appeal.append(sector.home_appeal(cost, theta))
        self.trade.clear(appeal, self.mining.windfall, self.skills.lock_in)
        self.trade.export(appeal)
        built = 4.0 * number(self.model.finance.industrial_fdi) * self.skills.plant_content
        for sector, cost in zip(self.sectors, costs, strict=True):
            sector.produce(cost, built)

    def _learn(self) -> None:
        """Fortunes change, firms learn, engineers come and go, standards spread."""
        p = self.model.p
        offer = self.skills.offer(
            self._owned("joint") - self._joint_2013, self._owned("chinese") - self._chinese_2013
        )
        for sector in self.sectors:
            sector.learn(offer)
        persistence = p.fortune_persistence**0.25
        draws = self.model.normal("firms.fortune", len(self.firms))
        for firm, draw in zip(self.firms, draws, strict=True):
            firm.take_fortune(persistence, p.fortune_spread, draw)
        self.firms.do("learn", offer.frontier, p.plant_catch_up / 4.0)
        for sector in self.sectors:
            sector.average_know_how()
        self.skills.train()
        self.skills.adopt_standards(self._chinese_owned(), self.trade.equipment_share())

    def _invest(self) -> None:
        """Profits and credit become capital; banks lend to local firms by their size."""
        model, p = self.model, self.model.p
        growth = number(model.accounts.gdp_growth) - p.usual_growth
        hopes = max(1.0 + p.investment_accelerator * growth, 0.0)
        outlook = hopes * math.exp(-p.equipment_price_elasticity * self.trade.chinese_price)
        pace, wear = p.reinvestment_rate * outlook / 4.0, p.industry_depreciation / 4.0
        self.firms.do("invest", pace, p.plant_reinvestment, wear)
        credit = number(model.finance.lines_drawn) * number(model.china.industrial_share)
        local = [firm for sector in self.sectors for firm in sector.local]
        lent = credit / max(sum(firm.capital for firm in local), 1.0)
        for firm in local:
            firm.capital *= 1.0 + lent

    def _turn_over(self) -> None:
        """Firms close and open, sector by sector."""
        closing = self.model.uniform("firms.closing", len(self.sectors) * SEATS)
        entry = self.model.uniform("firms.entry", len(self.sectors) * LOCAL_SEATS)
        for sector in self.sectors:
            first, first_local = sector.place * SEATS, sector.place * LOCAL_SEATS
            sector.turn_over(
                closing[first : first + SEATS], entry[first_local : first_local + LOCAL_SEATS]
            )

    # What is derived from the state

    def _made(self) -> float:
        """Value added of manufacturing, USD_2018 m a year."""
        return sum(sector.value_added for sector in self.sectors)

    def _common_gain(self) -> float:
        """Gain of log productivity in manufacturing as a whole since 2013."""
        return share(sum(s.gain * s.value_added for s in self.sectors), self._made())

    def _owned(self, owner: str) -> float:
        """Share of an owner in manufacturing value added."""
        return share(sum(sector.made_by(owner) for sector in self.sectors), self._made())

    def _chinese_owned(self) -> float:
        """Chinese share of value added: their plants and half of joint ventures."""
        return self._owned("chinese") + 0.5 * self._owned("joint")

    # What others see

    def _publish(self) -> None:
        """Set what other parts and the record see of this quarter."""
        self.value_added = self._made() / 4.0
        self.chinese_share = self._chinese_owned()
        self.penetration = self.trade.penetration()
        self._publish_people()
        content = self.skills.plant_content
        home_content = (1.0 - self.chinese_share) * self.skills.home_content
        self.local_content = home_content + self.chinese_share * content
        self._publish_places()
        self._publish_trade()

    def _publish_people(self) -> None:
        """Jobs by region, and the engineers they need."""
        p, years = self.model.p, self.model.t / 4.0
        jobs = [0.0] * len(self._regions)
        for sector in self.sectors:
            saved = math.exp(-sector.gain - p.labour_saving * years)
            each = sector.jobs_2013 / sector.value_added_2013 * saved
            for firm in sector.local:
                jobs[firm.region] += firm.value_added * each
            for plant in sector.plants:
                jobs[plant.region] += plant.capital / p.capacity_yield * p.plant_jobs / 1000.0
        self.jobs_by_region, self.jobs = jobs, sum(jobs)
        plant_capital = sum(plant.capital for sector in self.sectors for plant in sector.plants)
        self.skills.count_engineers(self.jobs, plant_capital)

    def _publish_places(self) -> None:
        """Firms displaced and Chinese plants at work, by region."""
        displaced, plants = [0.0] * len(self._regions), [0.0] * len(self._regions)
        for sector in self.sectors:
            for region, count in sector.displaced_by_region.items():
                displaced[region] += count
            for plant in sector.plants:
                if plant.alive and plant.seat.owner == "chinese":
                    plants[plant.region] += plant.weight
        self.displaced_by_region, self.plants_by_region = displaced, plants

    def _publish_trade(self) -> None:
        """Exports and imports of the quarter, USD_2018 m."""
        mining, sectors = self.mining, self.sectors
        china, russia, other = (amount / 4.0 for amount in self.trade.imports_from())
        exported = [sum(s.exports_value[d] for s in sectors) for d in range(3)]
        processed = [sum(s.exports_value[d] * s.processed_share for s in sectors) for d in range(3)]
        self.imports_china, self.imports_russia = china, russia
        self.exports_china = (exported[0] + mining.exports_china) / 4.0
        self.exports_russia = (exported[1] + mining.exports_russia) / 4.0
        self.exports = (sum(exported) + mining.exports) / 4.0
        self.processed_exports = sum(processed) / 4.0
        raw_to_china = self.exports_china - processed[0] / 4.0
        self.raw_share_to_china = share(raw_to_china, self.exports_china)
        self.trade_with_china = self.imports_china + self.exports_china
        self.trade_with_russia = self.imports_russia + self.exports_russia
        whole = self.exports + china + russia + other
        self.china_share_of_trade = share(self.trade_with_china, whole)

    def _technology_level(self) -> float:
        """Productivity of local firms over that of the best Chinese plants."""
        known = sum(s.local_know_how * s.value_added_2013 for s in self.sectors)
        known /= sum(sector.value_added_2013 for sector in self.sectors)
        return math.exp(known - self.skills.frontier)

    def record(self) -> dict[str, float]:
        """This quarter's outcomes."""
        by_sector = {f"value_added_{s.name}": s.value_added / 4.0 for s in self.sectors}
        return by_sector | {
            "manufacturing_value_added": self.value_added,
            "manufacturing_jobs": self.jobs,
            "local_share_of_manufacturing": 1.0 - self.chinese_share,
            "chinese_share_of_manufacturing": self.chinese_share,
            "technology_level": self._technology_level(),
            "firms_alive": sum(firm.weight for firm in self.firms if firm.alive),
            "chinese_plants": sum(self.plants_by_region),
            "displaced_firms": sum(self.displaced_by_region),
            "engineer_ratio": self.skills.engineer_ratio,
            "local_content": self.local_content,
            "lock_in": self.skills.lock_in,
            "tariff_on_chinese_imports": self.trade.tariff,
            "chinese_import_penetration": self.penetration,
            "imports_from_china": self.imports_china,
            "imports_from_russia": self.imports_russia,
            "exports_to_china": self.exports_china,
            "exports_to_russia": self.exports_russia,
            "exports_raw": self.exports - self.processed_exports,
            "exports_processed": self.processed_exports,
            "processed_share_of_exports": share(self.processed_exports, self.exports),
            "raw_share_of_exports_to_china": self.raw_share_to_china,
            "trade_with_china": self.trade_with_china,
            "trade_with_russia": self.trade_with_russia,
            "mining_value_added": self.mining.value_added / 4.0,
        }
