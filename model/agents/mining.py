"""Oil, gas and ores: what Kazakhstan digs, to whom it sells, and the windfall it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.numerics.arrays import FloatArray
from model.rules.industry import resources, resources_kernel
from model.rules.industry.resources_kernel import Mine, MiningParameters

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
        self._mine = Mine(
            np.log(p.oil_price_2013), np.zeros(model.runs), p.raw_share_china_2013.copy()
        )
        seen, nothing = np.empty((6, model.runs)), np.zeros(model.runs)
        own = p.gathered(MiningParameters)
        resources_kernel.sell(self._mine, p.oil_price_2013, nothing, own, seen)
        self._publish(seen)

    def step(self, abroad: FloatArray, restriction: FloatArray) -> None:
        """Dig and sell for a quarter.

        `abroad` holds the logs of GDP of China, Russia and elsewhere over those of 2013, (runs, 3),
        `restriction` (runs,) Russia's on regional cargo, in [0, 1].
        """
        model, p = self.model, self.model.parameters
        pull = resources.pull_of_china(abroad[:, 0], abroad[:, 2], p.raw_pull_of_china)
        market, own = (model.world.oil_price, pull, restriction), p.gathered(MiningParameters)
        seen = np.empty((6, model.runs))
        resources_kernel.dig_and_sell(self._mine, market, model.t / 4.0, own, seen)
        self._publish(seen)

    def _publish(self, seen: FloatArray) -> None:
        self.windfall, self.boom, self.value_added, *sold = seen
        self.exports, self.exports_china, self.exports_russia = sold
