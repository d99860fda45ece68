"""Oil, gas and ores: what Kazakhstan digs, to whom it sells, and the windfall it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import FloatArray
from model.rules.industry import resources

if TYPE_CHECKING:
    from model.simulation import Simulation


class Mining:
    """The raw-material alternative to manufacturing; money is USD_2018 m a year, (runs,).

    `windfall` and `boom` are logs of the remembered oil price, over that of 2013 and over one that
    brings no windfall.
    """

    def __init__(self, model: Simulation) -> None:
        p = model.parameters
        self.model = model
        self._oil_memory = np.log(p.oil_price_2013)
        self.windfall = np.zeros(model.runs)
        self.boom = np.log(p.oil_price_2013 / p.oil_price_without_windfall)
        self._volume = np.zeros(model.runs)
        self._china_share = p.raw_share_china_2013.copy()
        self._publish(p.oil_price_2013, np.zeros(model.runs))

    def step(self, abroad: FloatArray, restriction: FloatArray) -> None:
        """Dig and sell for a quarter.

        `abroad` holds the logs of GDP of China, Russia and elsewhere over those of 2013, (runs, 3),
        `restriction` (runs,) Russia's on regional cargo, in [0, 1].
        """
        p, oil_price = self.model.parameters, self.model.world.oil_price
        self._oil_memory = resources.remember_oil(self._oil_memory, oil_price, p.oil_memory_speed)
        self.windfall = self._oil_memory - np.log(p.oil_price_2013)
        self.boom = self._oil_memory - np.log(p.oil_price_without_windfall)
        supply = resources.Supply(p.mining_trend, p.mining_elasticity, p.mining_speed)
        self._volume = resources.mine(self._volume, self.windfall, self.model.t / 4.0, supply)
        pull = resources.pull_of_china(abroad[:, 0], abroad[:, 2], p.raw_pull_of_china)
        self._china_share = resources.china_share(
            self._china_share, p.raw_share_china_usual, pull, p.raw_share_speed
        )
        self._publish(oil_price, restriction)

    def _publish(self, oil_price: FloatArray, restriction: FloatArray) -> None:
        p = self.model.parameters
        self.value_added = p.mining_value_added_2013 * np.exp(self._volume)
        self.exports = resources.raw_value(
            p.raw_exports_base, self._volume, oil_price / p.oil_price_2018, p.raw_price_elasticity
        )
        self.exports_china = self.exports * self._china_share
        open_roads = 1.0 - p.restriction_exposure * restriction
        self.exports_russia = self.exports * p.raw_share_russia * open_roads
