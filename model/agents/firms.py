"""Manufacturing firms of Kazakhstan, whoever owns them, and the mines beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_type_hints

import mesa
import numpy as np

from model.agents import firms_view
from model.agents.firms_opening import open_industry
from model.data_files import read_table
from model.numerics.arrays import FloatArray
from model.numerics.records import records
from model.parameters import Values
from model.rules.industry import investment, opening, quarter, resources, slots
from model.rules.industry.sectors import sector_table
from model.rules.industry.state import Parameters
from model.rules.industry.summary import Outcomes

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
        regions = [row["name"] for row in read_table("regions.csv")]
        self.sectors = sector_table(rows)
        self._outcome_names = (
            *(f"value_added_{row['name']}" for row in rows),
            *Outcomes._fields,
        )
        place = slots.regions_of_slots(rows, regions).argmax(-1).reshape(len(rows), -1)
        self._places = slots.owners(), self.sectors.traits(), place
        self._volatility, self._entrants = slots.volatility(), slots.entrant_shares(self.sectors)
        self._room = np.empty((2, slots.SLOTS))
        self._regions = len(regions)
        self._gather_parameters(model.parameters)
        self._settle()

    def _settle(self) -> None:
        """Be what industry was in 2013, and remember it, to measure change against."""
        model, owners = self.model, self._places[0]
        self._seen, self._dates = (
            firms_view.at_the_start(model, model.policies),
            firms_view.dates(model),
        )
        self.industry, self.by_sector, self.stocks = open_industry(model, self.sectors)
        """The state of each run, (runs,); of each sector, (runs, sectors); and the firms."""
        self._state = self.industry, self.by_sector, self.stocks.firms
        quarter.start_plants(self._own, self._seen, self._dates, owners, self._state)
        self._remember_firms()
        quarter.share_out(self._own, self._seen, self._places, self._state)
        self._remember_shares()
        self.displaced_by_region = np.zeros((model.runs, self._regions))
        self._count()

    def step(self) -> None:
        """One quarter of industry."""
        self._look_around()
        quarter.look_abroad(self._own, self._seen, self._dates, self.industry)
        self._answer_prices()
        owners, traits, _ = self._places
        given = self._own, self._seen, self._dates
        quarter.start_plants(*given, owners, self._state)
        quarter.compete(*given, traits, self._state)
        quarter.share_out(self._own, self._seen, self._places, self._state)
        self._develop()
        self._count()

    def _gather_parameters(self, values: Values) -> None:
        """Put the parameters together as the rules take them."""
        self._values, self._own = values, records(Parameters, self.model.runs)
        for name, kind in get_type_hints(Parameters).items():
            self._own[name] = values.records(kind)

    def _remember_firms(self) -> None:
        """Remember what sectors were like in 2013."""
        start, offer, theta = (
            self.by_sector["start"],
            self.by_sector["offer"],
            self.model.parameters.trade_elasticity,
        )
        appeal, capital = offer["appeal"].copy(), offer["capital"].copy()
        start["appeal"], start["capital"] = appeal, capital
        start["norm"] = capital / self.sectors.value_added_2013_usd_2018_m
        start["productivity"] = opening.sector_productivity(appeal, capital, theta)

    def _remember_shares(self) -> None:
        """Remember who had which share of industry in 2013."""
        for share in ("plants", "rivals"):
            self.by_sector["start"][share] = self.by_sector["shares"][share]
        for owner in ("joint", "chinese"):
            self.industry["start"][owner] = self.industry["manufacturing"][owner]

    def _look_around(self) -> None:
        """See what the quarter brings."""
        model, finance = self.model, self.model.finance
        if self._values is not model.parameters:
            self._gather_parameters(model.parameters)
        self._seen, self._dates = firms_view.view(model), firms_view.dates(model)
        waiting = self.by_sector["waiting"]
        waiting["joint"] += finance.completed_capacity
        waiting["relocated"] += finance.relocated_capacity

    def _answer_prices(self) -> None:
        """See how far China's growth draws raw exports and how cheap equipment is.

        By numpy's exponential, which differs from that of kernels in the last bit.
        """
        p, border = self.model.parameters, self.industry["border"]
        abroad = border["abroad"]
        self._seen["pull_of_china"] = resources.pull_of_china(
            abroad["china"], abroad["rest"], p.raw_pull_of_china
        )
        self._seen["cheap_equipment"] = investment.cheap_equipment(
            border["chinese_price"], p.equipment_price_elasticity
        )

    def _develop(self) -> None:
        """Firms learn, invest, close and open."""
        streams, t = self.model.streams, self.model.t
        sectors, local = self._entrants.shape
        chance = (
            streams.normal("firms.fortune", t, sectors, slots.SLOTS),
            self._volatility,
            streams.uniform("firms.closing", t, sectors, slots.SLOTS),
            streams.uniform("firms.entry", t, sectors, local),
            self._entrants,
        )
        self.displaced_by_region = np.empty(self.displaced_by_region.shape)
        state = *self._state, self.displaced_by_region, self._room
        quarter.develop(self._own, self._seen, self._places, chance, state)

    def _count(self) -> None:
        """Count jobs and plants, and let others see what the quarter came to."""
        runs = self.model.runs
        self.jobs_by_region = np.empty((runs, self._regions))
        self.plants_by_region = np.empty((runs, self._regions))
        regional = self.displaced_by_region, self.jobs_by_region, self.plants_by_region
        state = *self._state, *regional
        quarter.count(self._own, self._seen, self._places, self._dates, state)
        last = len(Outcomes._fields)
        numbers = np.ndarray((runs, self.industry.itemsize // 8), np.float64, self.industry)
        shown: Any = Outcomes(*numbers[:, -last:].T.copy())
        self._outcomes: Any = shown
        self.value_added: FloatArray = shown.manufacturing_value_added
        self.jobs: FloatArray = shown.manufacturing_jobs
        self.chinese_share: FloatArray = shown.chinese_share_of_manufacturing
        self.penetration: FloatArray = shown.chinese_import_penetration
        self.china_share_of_trade = self.industry["trade"]["china_share_of_trade"].copy()

    def record(self) -> dict[str, FloatArray]:
        """This quarter's outcomes, each (runs,)."""
        by_sector = self.by_sector["output"]["value_added"].T.copy() / 4.0
        return dict(zip(self._outcome_names, (*by_sector, *self._outcomes), strict=True))
