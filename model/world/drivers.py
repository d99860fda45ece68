"""The world outside the three states: prices, growth, trade and rivalry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import FloatArray, bounded
from model.clock import FIRST_QUARTER
from model.rules.hazard import quarterly_chance
from model.rules.projection import Persistence, fit_autoregression, grow, revert
from model.rules.smoothing import follow_change
from model.world.observed import LAST_OBSERVED, observed_drivers, yearly

if TYPE_CHECKING:
    from model.simulation import Simulation

MARKETS = (
    "europe_china",
    "russia_china",
    "central_asia_china",
    "west_asia_china",
    "russia_central_asia",
)
_PRICES = ("oil_price", "sea_rate", "air_rate", "exchange_rate")
_GROWTH = ("china_growth", "russia_growth", "eu_growth")
_PARTNERS = {
    "europe_china": ("eu_growth", "china_growth"),
    "russia_china": ("russia_growth", "china_growth"),
    "central_asia_china": ("china_growth", "china_growth"),
    "west_asia_china": ("china_growth", "china_growth"),
    "russia_central_asia": ("russia_growth", "russia_growth"),
}


class World:
    """Exogenous drivers, each (runs,): observed up to the last observed quarter, then projected.

    Prices revert in logs and growth rates in levels to long-run means, with the persistence and
    the volatility that the observed part shows; trade grows with the partners' growth.
    """

    oil_price: FloatArray
    sea_rate: FloatArray
    air_rate: FloatArray
    exchange_rate: FloatArray
    china_growth: FloatArray
    russia_growth: FloatArray
    eu_growth: FloatArray
    rivalry: FloatArray
    discord: FloatArray
    subsidy_cap: FloatArray

    def __init__(self, model: Simulation) -> None:
        self.model = model
        self._observed = observed_drivers()
        self._last = LAST_OBSERVED.ordinal - FIRST_QUARTER.ordinal
        self._process = {name: self._fit(name) for name in (*_PRICES, *_GROWTH)}
        self._core = {name: self._observation(name, 0) for name in (*_PRICES, *_GROWTH)}
        self._trade = {market: self._observation(f"trade_{market}", 0) for market in MARKETS}
        self._china_crisis = np.zeros(model.runs)
        self._china_slide = np.zeros(model.runs)
        self.nurly_zhol = np.zeros(model.runs)
        self._publish(0)
        self.oil_change = np.zeros(model.runs)

    def step(self) -> None:
        """Move all drivers to the present quarter."""
        t = self.model.t
        before = np.log(self.oil_price)
        for name in self._core:
            self._core[name] = self._next(name, t)
        for market in MARKETS:
            self._trade[market] = self._next_trade(market, t)
        self._china_falls_ill(t)
        self._publish(t)
        self.oil_change = follow_change(self.oil_change, np.log(self.oil_price) - before)

    def trade(self, market: str) -> FloatArray:
        """Trade volume of a market over its volume of 2013, (runs,)."""
        shift = self.model.calendar.signal("trade_demand", market)
        return self._trade[market] * np.exp(shift)

    def record(self) -> dict[str, FloatArray]:
        """This quarter's outcomes, each (runs,)."""
        return {
            "oil_price": self.oil_price,
            "sea_rate": self.sea_rate,
            "china_growth": self.china_growth,
            "russia_growth": self.russia_growth,
            "rivalry": self.rivalry,
        }

    def _fit(self, name: str) -> Persistence:
        series = self._observed[name]
        yearly_only = name != "oil_price" and name != "exchange_rate"
        points = yearly(series) if yearly_only else series
        process = fit_autoregression(np.log(points) if name in _PRICES else points)
        if not yearly_only:
            return process
        quarterly = process.persistence**0.25
        spread = np.sqrt((1.0 - quarterly**2) / max(1.0 - process.persistence**2, 1e-6))
        return Persistence(quarterly, process.volatility * float(spread))

    def _observation(self, name: str, t: int) -> FloatArray:
        return np.full(self.model.runs, self._observed[name][min(t, self._last)])

    def _next(self, name: str, t: int) -> FloatArray:
        if t <= self._last:
            return self._observation(name, t)
        p = self.model.parameters
        shock = self.model.streams.normal(f"world.{name}", t)
        mean = p[f"long_run_{name}"]
        process = self._process[name]
        if name in _PRICES:
            logs = revert(
                np.log(self._core[name]), np.log(mean), process, p.world_volatility, shock
            )
            return np.exp(logs)
        return revert(self._core[name], mean, process, p.world_volatility, shock)

    def _next_trade(self, market: str, t: int) -> FloatArray:
        if t <= self._last:
            return self._observation(f"trade_{market}", t)
        p = self.model.parameters
        one, other = _PARTNERS[market]
        partners = 0.5 * (getattr(self, one) + getattr(self, other))
        growth = p.trade_elasticity_to_growth * partners + p.trade_trend
        shock = self.model.streams.normal(f"world.trade.{market}", t)
        return grow(self._trade[market], growth, p.trade_volatility, shock)

    def _china_falls_ill(self, t: int) -> None:
        """China's decline (R29): growth slides year by year, and crises come and pass."""
        p = self.model.parameters
        if t <= self._last:
            return
        draw = self.model.streams.uniform("world.china_crisis", t)
        starts = draw < quarterly_chance(p.china_crisis_hazard)
        self._china_crisis = np.where(starts, p.china_crisis_depth, 0.85 * self._china_crisis)
        self._china_slide = self._china_slide + p.china_growth_slide / 4.0

    def _publish(self, t: int) -> None:
        """Set what the others see: the drivers under the dated events in force."""
        signal = self.model.calendar.signal
        p = self.model.parameters
        self.oil_price = self._core["oil_price"] * np.exp(signal("oil_price"))
        self.sea_rate = self._core["sea_rate"] * np.exp(signal("sea_rate"))
        self.air_rate = self._core["air_rate"]
        self.exchange_rate = self._core["exchange_rate"]
        china = self._core["china_growth"] - self._china_slide - self._china_crisis
        self.china_growth = bounded(china + signal("china_growth"), -0.15, 0.15)
        self.russia_growth = bounded(
            self._core["russia_growth"] + signal("russia_growth"), -0.15, 0.15
        )
        self.eu_growth = bounded(self._core["eu_growth"] + signal("eu_growth"), -0.15, 0.15)
        rivalry = self._observation("rivalry", t) + signal("rivalry")
        self.rivalry = bounded(rivalry * p.rivalry_scale, 0.0, 1.0)
        discord = self._observation("discord", t) + signal("discord")
        self.discord = bounded(discord * p.discord_scale, 0.0, 1.0)
        self.subsidy_cap = self._observation("subsidy_cap", t)
        self.nurly_zhol = self._nurly_zhol(t)

    def _nurly_zhol(self, t: int) -> FloatArray:
        """Public works of Nurly Zhol at the usual stance, USD_2018 m this quarter."""
        return self._observation("nurly_zhol_spending", t) / 4.0
