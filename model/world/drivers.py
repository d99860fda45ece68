"""The world outside the three states: prices, growth, trade and rivalry."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from model.clock import FIRST_QUARTER
from model.numerics.arrays import FloatArray, bounded
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
_PLACE_OF_MARKET = {market: place for place, market in enumerate(MARKETS)}
_PRICES = ("oil_price", "sea_rate", "air_rate", "exchange_rate")
_GROWTH = ("china_growth", "russia_growth", "eu_growth")
_TRADE = tuple(f"trade_{market}" for market in MARKETS)
_STRIFE = ("rivalry", "discord")
_POLICY = ("subsidy_cap", "nurly_zhol_spending")
_DRIVERS = (*_PRICES, *_GROWTH, *_TRADE, *_STRIFE, *_POLICY)
_TO_GROWTH = len(_PRICES)
_TO_TRADE = _TO_GROWTH + len(_GROWTH)
_TO_STRIFE = _TO_TRADE + len(_TRADE)
_CHINA, _RUSSIA, _EU = range(len(_GROWTH))
_PARTNERS = [_EU, _RUSSIA, _CHINA, _CHINA, _RUSSIA], [_CHINA, _CHINA, _CHINA, _CHINA, _RUSSIA]
"""Whose growth, one and the other, moves the trade of each market."""
_LAST = LAST_OBSERVED.ordinal - FIRST_QUARTER.ordinal


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
    nurly_zhol: FloatArray
    """Public works of Nurly Zhol at the usual stance, USD_2018 m this quarter."""
    _prices: FloatArray
    _growth: FloatArray
    _volumes: FloatArray

    def __init__(self, model: Simulation) -> None:
        self.model = model
        self._observe(0)
        self._china_crisis = np.zeros(model.runs)
        self._china_slide = np.zeros(model.runs)
        self._publish()
        self._log_oil_price = np.log(self.oil_price)
        self.oil_change = np.zeros(model.runs)

    def step(self) -> None:
        """Move all drivers to the present quarter."""
        t = self.model.t
        if t <= _LAST:
            self._observe(t)
        else:
            self._prices = np.exp(self._reverted(_PRICES, np.log(self._prices), t))
            self._growth = self._reverted(_GROWTH, self._growth, t)
            self._volumes = self._grown(t)
            self._china_falls_ill(t)
        self._publish()
        before, self._log_oil_price = self._log_oil_price, np.log(self.oil_price)
        self.oil_change = follow_change(self.oil_change, self._log_oil_price - before)

    def trade(self, market: str) -> FloatArray:
        """Trade volume of a market over its volume of 2013, (runs,)."""
        return self._trade[_PLACE_OF_MARKET[market]]

    def record(self) -> dict[str, FloatArray]:
        """This quarter's outcomes, each (runs,)."""
        return {
            "oil_price": self.oil_price,
            "sea_rate": self.sea_rate,
            "china_growth": self.china_growth,
            "russia_growth": self.russia_growth,
            "rivalry": self.rivalry,
        }

    def _observe(self, t: int) -> None:
        """Set the drivers, (drivers, runs), to what was observed in a quarter."""
        seen = np.empty((len(_DRIVERS), self.model.runs))
        seen[:] = _record()[t]
        self._prices, self._growth = seen[:_TO_GROWTH], seen[_TO_GROWTH:_TO_TRADE]
        self._volumes = seen[_TO_TRADE:_TO_STRIFE]
        rivalry, discord, self.subsidy_cap, yearly_works = seen[_TO_STRIFE:]
        self._strife = rivalry, discord
        self.nurly_zhol = yearly_works / 4.0

    def _reverted(self, names: tuple[str, ...], now: FloatArray, t: int) -> FloatArray:
        """Prices in logs or growth rates a quarter later, (drivers, runs)."""
        p, streams = self.model.parameters, self.model.streams
        shock = np.array([streams.normal(f"world.{name}", t) for name in names])
        mean = np.array([p[f"long_run_{name}"] for name in names])
        if names is _PRICES:
            mean = np.log(mean)
        return revert(now, mean, _process(names), p.world_volatility, shock)

    def _grown(self, t: int) -> FloatArray:
        """Trade volumes a quarter later, which follow the growth of the partners."""
        p, streams = self.model.parameters, self.model.streams
        one, other = _PARTNERS
        partners = 0.5 * (self._rates[one] + self._rates[other])
        growth = p.trade_elasticity_to_growth * partners + p.trade_trend
        shock = np.array([streams.normal(f"world.trade.{market}", t) for market in MARKETS])
        return grow(self._volumes, growth, p.trade_volatility, shock)

    def _china_falls_ill(self, t: int) -> None:
        """China's decline (R29): growth slides year by year, and crises come and pass."""
        p = self.model.parameters
        draw = self.model.streams.uniform("world.china_crisis", t)
        starts = draw < quarterly_chance(p.china_crisis_hazard)
        self._china_crisis = np.where(starts, p.china_crisis_depth, 0.85 * self._china_crisis)
        self._china_slide = self._china_slide + p.china_growth_slide / 4.0

    def _publish(self) -> None:
        """Set what the others see: the drivers under the dated events in force."""
        signal, p = self.model.calendar.signal, self.model.parameters
        self.oil_price = self._prices[0] * np.exp(signal("oil_price"))
        self.sea_rate = self._prices[1] * np.exp(signal("sea_rate"))
        _, _, self.air_rate, self.exchange_rate = self._prices
        shifts = np.array([signal(name) for name in _GROWTH])
        shifts[_CHINA] -= self._china_slide + self._china_crisis
        self._rates = bounded(self._growth + shifts, -0.15, 0.15)
        self.china_growth, self.russia_growth, self.eu_growth = self._rates
        rivalry, discord = self._strife
        self.rivalry = bounded((rivalry + signal("rivalry")) * p.rivalry_scale, 0.0, 1.0)
        self.discord = bounded((discord + signal("discord")) * p.discord_scale, 0.0, 1.0)
        shifts = np.array([signal("trade_demand", market) for market in MARKETS])
        self._trade = self._volumes * np.exp(shifts)


@cache
def _record() -> FloatArray:
    """What was observed of the drivers, (quarters, drivers, 1)."""
    observed = observed_drivers()
    return np.array([observed[name] for name in _DRIVERS]).T[:, :, None]


@cache
def _process(names: tuple[str, ...]) -> Persistence:
    """How prices or growth rates persist and how volatile they are, each (drivers, 1)."""
    fits = [_fit(name) for name in names]
    return Persistence(
        np.array([fit.persistence for fit in fits])[:, None],
        np.array([fit.volatility for fit in fits])[:, None],
    )


def _fit(name: str) -> Persistence:
    series = observed_drivers()[name]
    yearly_only = name != "oil_price" and name != "exchange_rate"
    points = yearly(series) if yearly_only else series
    process = fit_autoregression(np.log(points) if name in _PRICES else points)
    if not yearly_only:
        return process
    quarterly = process.persistence**0.25
    spread = np.sqrt((1.0 - quarterly**2) / np.maximum(1.0 - process.persistence**2, 1e-6))
    return Persistence(quarterly, process.volatility * spread)
