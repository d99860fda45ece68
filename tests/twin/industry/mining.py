"""Oil, gas and ores: the raw-material alternative to manufacturing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tests.twin.arithmetic import clip
from tests.twin.boundary import number

if TYPE_CHECKING:
    from tests.twin.simulation import TwinSimulation

_MOST_TO_CHINA = 0.9


class Mining:
    """What is dug and sold; money is USD_2018 m a year.

    `windfall` and `boom` are logs of the remembered oil price, over that of 2013 and over one that
    brings no windfall.
    """

    def __init__(self, model: TwinSimulation) -> None:
        p = model.p
        self.model = model
        self._memory = math.log(p.oil_price_2013)
        self.windfall = 0.0
        self.boom = math.log(p.oil_price_2013 / p.oil_price_without_windfall)
        self._volume = 0.0
        self._china_share = p.raw_share_china_2013
        self._sell(p.oil_price_2013, 0.0)

    def step(self, abroad: list[float]) -> None:
        """Dig and sell; `abroad` holds log GDP of China, Russia and elsewhere over that of 2013."""
        model, p = self.model, self.model.p
        oil_price = number(model.world.oil_price)
        speed = min(p.oil_memory_speed / 4.0, 1.0)
        self._memory += speed * (math.log(oil_price) - self._memory)
        self.windfall = self._memory - math.log(p.oil_price_2013)
        self.boom = self._memory - math.log(p.oil_price_without_windfall)
        wanted = p.mining_trend * model.t / 4.0 + p.mining_elasticity * self.windfall
        self._volume += p.mining_speed / 4.0 * (wanted - self._volume)
        pull = math.exp(p.raw_pull_of_china * (abroad[0] - abroad[2]))
        aim = clip(p.raw_share_china_usual * pull, 0.0, _MOST_TO_CHINA)
        self._china_share += p.raw_share_speed / 4.0 * (aim - self._china_share)
        self._sell(oil_price, number(model.russia.regional_restriction))

    def _sell(self, oil_price: float, restriction: float) -> None:
        p = self.model.p
        dug = math.exp(self._volume)
        self.value_added = p.mining_value_added_2013 * dug
        price = (oil_price / p.oil_price_2018) ** p.raw_price_elasticity
        self.exports = p.raw_exports_base * dug * price
        self.exports_china = self.exports * self._china_share
        open_roads = 1.0 - p.restriction_exposure * restriction
        self.exports_russia = self.exports * p.raw_share_russia * open_roads
