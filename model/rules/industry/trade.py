"""Exports of manufactures and the bilateral trade that follows.

Money is USD_2018 m a year; arrays are (runs, sectors, destinations) unless said otherwise, with
the destinations China, Russia and elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.numerics.arrays import FloatArray


@dataclass(frozen=True)
class ExportDrivers:
    """What moves exports since 2013."""

    supply: FloatArray
    """Appeal of home firms over that of 2013, (runs, sectors)."""
    rivals_price: FloatArray
    """Perceived log price of other suppliers over that of 2013, (runs,)."""
    abroad: FloatArray
    """Log GDP of the destination over that of 2013, (runs, destinations)."""
    access: FloatArray
    """Factor on exports from roads, tariffs and programmes, (runs, sectors, destinations)."""


@dataclass(frozen=True)
class ExportResponse:
    """How exports answer, each (runs,)."""

    supply: FloatArray
    """Elasticity to the appeal of home firms: markets abroad take only a part at equal prices."""
    income: FloatArray
    """Elasticity to GDP of the destination."""
    theta: FloatArray
    """Trade elasticity."""


def export_volume(base: FloatArray, drivers: ExportDrivers, response: ExportResponse) -> FloatArray:
    """Exports at prices of 2018; `base` (sectors, destinations) is that of 2013."""
    appeal = (
        np.maximum(drivers.supply, 1e-12) * np.exp(response.theta * drivers.rivals_price)[:, None]
    )
    supplied = np.exp(response.supply[:, None] * np.log(appeal))
    wanted = np.exp(response.income[:, None] * drivers.abroad)
    return base * supplied[:, :, None] * wanted[:, None, :] * drivers.access


def export_prices(oil_price: FloatArray, link: FloatArray) -> FloatArray:
    """Export prices over those of 2018, (runs, sectors).

    Metals and chemicals move with commodities: `oil_price` (runs,) is over that of 2018, `link`
    (sectors,) the elasticity.
    """
    return np.exp(np.log(oil_price)[:, None] * link)


def advance_farm_trade(access: FloatArray, stance: FloatArray, speed: FloatArray) -> FloatArray:
    """Opening of China's market to Kazakhstan's food a quarter later, (runs,) (B04, P02).

    Protocols and supply chains follow the `stance` of agricultural cooperation at `speed` a year.
    """
    return access + speed / 4.0 * (stance - access)


def share(part: FloatArray, whole: FloatArray) -> FloatArray:
    """`part` over `whole`, 0 where there is nothing; same shapes."""
    return part / np.maximum(whole, 1e-9)
