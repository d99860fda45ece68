"""A sector of manufacturing: its firms together, and the market on which they sell."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tests.twin.arithmetic import clip, share
from tests.twin.industry.firm import Firm
from tests.twin.industry.seats import LOCAL_SEATS, SEATS, regions_of, seats_of

if TYPE_CHECKING:
    from tests.twin.industry.skills import Offer
    from tests.twin.simulation import TwinSimulation

DESTINATIONS = ("china", "russia", "rest")


class Sector:
    """Firms of one sector; money is USD_2018 m a year.

    `home` and `imports` are shares in spending at home: of firms here, and of goods from Xinjiang,
    the rest of China, the EAEU and elsewhere.
    """

    def __init__(self, model: TwinSimulation, place: int, row: Mapping[str, str]) -> None:
        self.model, self.place, self.name = model, place, row["name"]
        self._read(row)
        p = model.p
        self.capital_2013 = p.capital_per_value_added * self.value_added_2013
        self.capital_ratio_2013 = p.capital_per_value_added
        self.small_capital = 0.0
        """Capital of a real small firm of the day."""
        self.firms: list[Firm] = []
        self.waiting = {"joint": 0.0, "chinese": 0.0}
        self.experience, self.taken_over, self.progress = 1.0, 0.0, 0.0
        self.gain = 0.0
        """Gain of log productivity since 2013."""
        self.displaced_by_region: dict[int, float] = {}
        self.exports = self.exports_2013
        self.exports_value = self.exports_2013
        self._open_market()

    def _read(self, row: Mapping[str, str]) -> None:
        self.value_added_2013 = float(row["value_added_2013_usd_2018_m"])
        self.value_added_ratio = float(row["value_added_ratio"])
        self.jobs_2013 = float(row["jobs_2013_thousand"])
        self.processed_share = float(row["processed_export_share"])
        self.commodity_link = float(row["commodity_link"])
        self.capital_goods_share = float(row["capital_goods_share"])
        self.input_intensity = float(row["input_intensity"])
        self.research_intensity = float(row["research_intensity"])
        self.construction_share = float(row["construction_share"])
        self.exports_2013 = [float(row[f"exports_{d}_2013_usd_2018_m"]) for d in DESTINATIONS]
        self._bought = [float(row[f"imports_{d}_2013_usd_2018_m"]) for d in DESTINATIONS]

    def _open_market(self) -> None:
        """Who met the spending of 2013; imports are valued at home prices, tariff included."""
        p = self.model.p
        china, russia, rest = (p.real_exchange_rate_2013 * amount for amount in self._bought)
        china *= 1.0 + p.tariff_on_chinese_goods
        xinjiang, coast = p.xinjiang_share * china, (1.0 - p.xinjiang_share) * china
        at_home = self.value_added_2013 / self.value_added_ratio - sum(self.exports_2013)
        imports = [xinjiang, coast, russia, rest]
        self.spending_2013 = self.spending = at_home + sum(imports)
        self.import_appeal_2013 = [amount / at_home for amount in imports]
        self.split(1.0, self.import_appeal_2013)
        self.imports_share_2013 = self.imports

    def open_firms(
        self, row: Mapping[str, str], regions: list[str], draws: list[list[float]]
    ) -> None:
        """Seat the firms of 2013; `draws` are of size, skill and fortune, a list of each."""
        p, seats = self.model.p, seats_of(row)
        places = regions_of(row, regions)
        size, skill, fortune = draws
        firms = Firm.create_agents(
            self.model, SEATS, self, seats, places, size=size, skill=skill, fortune=fortune
        )
        self.firms = list(firms)
        self.local, self.plants = self.firms[:LOCAL_SEATS], self.firms[LOCAL_SEATS:]
        drawn = sum(firm.capital for firm in self.local)
        aim = sum(firm.usual_capital for firm in self.local if firm.alive)
        for firm in self.local:  # luck of the draw leaves the sector as large as it was
            firm.capital *= aim / drawn
        small = self.local[-1].seat  # the last of the small firms
        self._small_2013 = self.capital_2013 * small.share / small.number_of_firms
        self.average_know_how()
        self.gather_appeal(p.trade_elasticity)
        self.appeal_2013 = self.appeal
        self._productivity_2013 = self._mean_productivity()
        self.value_added = self.value_added_2013
        self.share_out()
        self.plant_share_2013 = self.plant_share
        self.rivals_2013 = self.rivals

    # What the firms are together

    @property
    def capital(self) -> float:
        """Capital of all firms."""
        return sum(firm.capital for firm in self.firms)

    @property
    def chinese(self) -> float:
        """Share of Chinese goods in spending at home."""
        return self.imports[0] + self.imports[1]

    @property
    def rivals(self) -> float:
        """Market share at home of Chinese goods and of plants with Chinese capital."""
        return self.chinese + self.home * self.plant_share

    @property
    def returns(self) -> float:
        """Value added over capital, over that of 2013."""
        made, held = self.value_added / self.value_added_2013, self.capital / self.capital_2013
        return share(made, max(held, 1e-3))

    def made_by(self, owner: str) -> float:
        """Value added of the firms of an owner."""
        return sum(firm.value_added for firm in self.plants if firm.seat.owner == owner)

    def average_know_how(self) -> None:
        """Find the mean know-how of local firms."""
        alive = [firm.know_how for firm in self.local if firm.alive]
        self.local_know_how = sum(alive) / max(len(alive), 1)

    # The quarter

    def start_plants(self, owner: str, ready: float, know_how: float) -> None:
        """Capacity that is ready waits until there is enough for a plant, then starts.

        It goes to the first empty seat or, where all are taken, to the smallest plant.
        """
        p = self.model.p
        waiting = self.waiting[owner] + ready
        self.waiting[owner] = waiting
        if waiting < p.smallest_plant or waiting <= 0.0:
            return
        self.waiting[owner] = 0.0
        own = [plant for plant in self.plants if plant.seat.owner == owner]
        site = next((plant for plant in own if not plant.alive), None)
        site = site or min(own, key=lambda plant: plant.capital)
        site.start_plant(waiting * p.capacity_yield, know_how, p.new_plant_teething)

    def gather_appeal(self, theta: float) -> None:
        """Let firms show what they have to offer, and add it up."""
        for firm in self.firms:
            firm.attract(theta)
        self.appeal = sum(firm.appeal for firm in self.firms)

    def home_appeal(self, log_cost: float, theta: float) -> float:
        """Appeal of the firms together over that of 2013, at common costs (log over 2013)."""
        return self.appeal / self.appeal_2013 * math.exp(-theta * log_cost)

    def split(self, home: float, imports: list[float]) -> None:
        """Divide spending at home by appeal, among firms here and sources of imports."""
        whole = home + sum(imports)
        self.home, self.imports = home / whole, [appeal / whole for appeal in imports]

    def produce(self, log_cost: float, built: float) -> None:
        """Make what is sold at home, exported, or `built` into new plants."""
        self.gain = self._mean_productivity() - self._productivity_2013
        price = math.exp(log_cost - self.gain)
        sold = self.home * self.spending / price
        output = sold + sum(self.exports) + built * self.construction_share
        self.value_added = output * self.value_added_ratio
        self.share_out()

    def share_out(self) -> None:
        """Each firm gets its part of what the sector makes."""
        for firm in self.firms:
            firm.sell()
        made = sum(firm.value_added for firm in self.firms)
        self.plant_share = sum(firm.value_added for firm in self.plants) / max(made, 1e-9)

    def learn(self, offer: Offer) -> None:
        """Find how much know-how local firms gain: by doing, from rivals and from plants."""
        p = self.model.p
        taken = p.take_over_speed / 4.0 * max(offer.technology(self) - self.taken_over, 0.0)
        self.taken_over += taken
        steady = (
            offer.methods
            + offer.research * self.research_intensity
            + p.spur_of_competition * (self.rivals - self.rivals_2013)
        )
        self.progress = steady / 4.0 + self._gain_experience() + taken

    def turn_over(self, closing: list[float], entry: list[float]) -> None:
        """Firms close, survivors buy part of what they leave, and new ones open.

        `closing` and `entry` are uniform draws, one a seat and one a local seat.
        """
        returns = self.returns
        self._close(closing)
        chance = min(self.model.p.entry_rate * returns / 4.0, 1.0)
        growth = self.capital / self.capital_2013
        for firm, draw in zip(self.local, entry, strict=True):
            if not firm.alive and draw < chance:
                firm.open(self.model.p.entrant_size * growth)
        self.average_know_how()

    def _close(self, draws: list[float]) -> None:
        """A uniform draw decides who closes; displaced are those who would not without rivals."""
        p = self.model.p
        base = p.exit_rate / (1.0 - p.exit_rate)
        pressed = math.exp(p.exit_rivalry * (self.rivals - self.rivals_2013))
        spared = math.exp(p.exit_rivalry * (0.0 - self.rivals_2013))
        self.small_capital = self._small_2013 * self.capital / self.capital_2013
        self.displaced_by_region = {}
        closing: list[Firm] = []
        for firm, draw in zip(self.firms, draws, strict=True):
            if not firm.alive:
                continue
            odds = firm.odds_of_closing(base, p.exit_productivity)
            endured = 1.0 / (1.0 - draw) ** 4 - 1.0
            if not firm.seat.local:
                if odds * p.plant_exit_factor > endured:
                    closing.append(firm)
            elif odds * pressed > endured:
                closing.append(firm)
                if odds * spared <= endured:
                    before = self.displaced_by_region.get(firm.region, 0.0)
                    self.displaced_by_region[firm.region] = before + firm.weight
        self._sell_off(closing)

    def _sell_off(self, closing: list[Firm]) -> None:
        """Local survivors buy part of what closing local firms leave, by their size."""
        freed = sum(firm.capital for firm in closing if firm.seat.local)
        for firm in closing:
            firm.close()
        held = sum(firm.capital for firm in self.local)
        if held > 0.0:
            growth = 1.0 + self.model.p.capital_reuse * freed / max(held, 1e-9)
            for firm in self.local:
                firm.capital *= growth

    def _gain_experience(self) -> float:
        """Experience is a fading mean of output; log productivity that its change brings."""
        p = self.model.p
        output = self.value_added / self.value_added_2013
        pull = clip(output / self.experience - 1.0, -0.9, 2.0)
        change = clip(p.experience_fading / 4.0 * pull, -0.125, 0.125)
        self.experience *= 1.0 + change
        return p.experience_elasticity * math.log1p(change)

    def _mean_productivity(self) -> float:
        """Log productivity: the power mean of the firms, by capital."""
        mean = max(self.appeal, 1e-12) / max(self.capital, 1e-12)
        return math.log(mean) / self.model.p.trade_elasticity
