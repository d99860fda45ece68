"""Imports: what goods from abroad cost at Kazakhstan's border and how they are taken up.

Prices are logs over those of 2013; (runs,) or (runs, sources) with the sources Xinjiang, the rest
of China, the EAEU and elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.numerics.arrays import FloatArray, bounded

LEAST_TRADE = 1e-3
"""Stands in for trade of nothing where a logarithm is taken."""


@dataclass(frozen=True)
class TradePolicy:
    """What sets the tariff on Chinese goods, each (runs,)."""

    usual: FloatArray
    """Tariff at the usual stance, ad valorem."""
    change: FloatArray
    """Change by dated events, ad valorem."""
    protection: FloatArray
    """Change by the stance of import protection, ad valorem."""
    freed: FloatArray
    """Share of the tariff that a free-trade area has removed, in [0, 1]."""


def tariff(policy: TradePolicy) -> FloatArray:
    """Tariff on Chinese goods, ad valorem, (runs,): never negative."""
    imposed = np.maximum(policy.usual + policy.change + policy.protection, 0.0)
    return imposed * (1.0 - policy.freed)


def free_trade(year: float, start: FloatArray, phase_in: FloatArray, cut: FloatArray) -> FloatArray:
    """Share of the tariff removed by `year` (with its fraction), (runs,).

    The `cut` comes in equal steps over `phase_in` years from `start`.
    """
    return cut * bounded((year - start) / phase_in, 0.0, 1.0)


@dataclass(frozen=True)
class Abroad:
    """What moves import prices, each (runs,)."""

    duty: FloatArray
    """Log of one plus the tariff on Chinese goods, over that of 2013."""
    connectivity: FloatArray
    """Connectivity with China over that of 2013."""
    depreciation: FloatArray
    """Log of the real exchange rate over that of 2013; higher is a weaker tenge."""
    years: float
    """Years since the start of 2013."""
    scale: FloatArray
    """Log of Xinjiang's output for Central Asia over that of 2013."""
    progress: FloatArray
    """Log fall of costs everywhere abroad since 2013 that wages have not taken."""


@dataclass(frozen=True)
class Pricing:
    """How strongly import prices answer, each (runs,)."""

    transport: FloatArray
    """Log fall of Chinese prices for a log point of connectivity."""
    pass_through: FloatArray
    """Part of a depreciation that makes imports dearer than home goods."""
    rouble_comovement: FloatArray
    """Part of the tenge's depreciation that the rouble shares."""
    rival_progress: FloatArray
    """Yearly log fall of Chinese costs over those of the others."""
    xinjiang_growth: FloatArray
    """Yearly log fall of Xinjiang's costs over those of the rest of China."""
    xinjiang_scale: FloatArray
    """Log fall of Xinjiang's costs for a log point of its output (scale economies)."""


def landed_prices(abroad: Abroad, pricing: Pricing) -> FloatArray:
    """Log prices at the border over those of 2013, (runs, sources)."""
    dearer = pricing.pass_through * abroad.depreciation
    rouble = dearer * (1.0 - pricing.rouble_comovement)
    chinese = chinese_price(abroad, pricing)
    workshop = workshop_discount(abroad, pricing)
    prices = np.stack([chinese + dearer - workshop, chinese + dearer, rouble, dearer], axis=-1)
    return prices - abroad.progress[:, None]


def chinese_price(abroad: Abroad, pricing: Pricing) -> FloatArray:
    """Log price of goods from the rest of China over 2013, (runs,), in dollars.

    The exchange rate and the progress that all the world shares are left out.
    """
    return (
        abroad.duty
        - pricing.transport * np.log(abroad.connectivity)
        - pricing.rival_progress * abroad.years
    )


def workshop_discount(abroad: Abroad, pricing: Pricing) -> FloatArray:
    """Log by which Xinjiang's goods got cheaper than those of the rest of China, (runs,)."""
    return pricing.xinjiang_growth * abroad.years + pricing.xinjiang_scale * abroad.scale


def chinese_price_index(
    price: FloatArray, discount: FloatArray, xinjiang: FloatArray, theta: FloatArray
) -> FloatArray:
    """Log price index of Chinese goods, Xinjiang's among them, over that of 2013, (runs,).

    The index of constant elasticity: it rises where there is less to choose from. `xinjiang` holds
    the weight of Xinjiang in 2013 and its range of goods over that of 2013, (runs, 2).
    """
    weight, presence = xinjiang[:, 0], xinjiang[:, 1]
    variety = (1.0 - weight) + weight * presence * np.exp(theta * discount)
    return price - np.log(variety) / theta


def perceived(price: FloatArray, memory: FloatArray, impact: FloatArray) -> FloatArray:
    """Prices as buyers answer to them, (runs, sources).

    Only part of the response comes at once: the elasticity on `impact` is 0.2-0.4 of the full one
    (Anderson and Yotov 2017), so buyers weigh today's price by `impact` (runs,) and the price they
    remember by the rest.
    """
    return memory + impact[:, None] * (price - memory)


def remember(memory: FloatArray, price: FloatArray, speed: FloatArray) -> FloatArray:
    """The price remembered a quarter later, (runs, sources); `speed` (runs,) is per year."""
    return memory + (speed / 4.0)[:, None] * (price - memory)


def exporter_mass(growth: FloatArray, elasticity: FloatArray) -> FloatArray:
    """Log range of goods on offer by source over that of 2013, (runs, sources).

    An exporter's range of goods grows with its economy (Hummels and Klenow 2005). `growth` holds
    the logs of GDP of China, Russia and elsewhere over those of 2013, (runs, 3).
    """
    china, russia, rest = growth[:, 0], growth[:, 1], growth[:, 2]
    return elasticity[:, None] * np.stack([china, china, russia, rest], axis=-1)


def import_appeal(
    base: FloatArray, mass: FloatArray, price: FloatArray, theta: FloatArray
) -> FloatArray:
    """Appeal of imports over that of home firms in 2013, (runs, sectors, sources).

    `base` (runs, sectors, sources) is the appeal of 2013 with preferences, `mass` and the
    perceived `price` are (runs, sources).
    """
    return base * np.exp(mass - theta[:, None] * price)[:, None, :]


def follow_workshop(
    scale: FloatArray, sales: FloatArray, regional_trade: FloatArray, weight: FloatArray
) -> FloatArray:
    """Log of Xinjiang's output for Central Asia over that of 2013, smoothed over a year, (runs,).

    `sales` are Xinjiang's sales in Kazakhstan and `regional_trade` China's trade with Central
    Asia, both over those of 2013; `weight` is that of Kazakhstan.
    """
    elsewhere = np.log(np.maximum(regional_trade, LEAST_TRADE))
    output = weight * np.log(np.maximum(sales, LEAST_TRADE)) + (1.0 - weight) * elsewhere
    return scale + 0.25 * (output - scale)
