"""What Kazakhstan earns on transit, and what it keeps: over arrays, to hold the kernels against."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray, bounded
from model.rules.transit.generalized_cost import Prices
from model.rules.transit.revenue import MILLION, Costs


def container_tariffs(teu_km: FloatArray, prices: Prices) -> FloatArray:
    """Railway tariff on containers, (runs,), USD_2018 m; the tariff is quoted per FEU."""
    return 0.5 * prices.container_tariff * teu_km * MILLION


def bulk_tariffs(tonne_km: FloatArray, prices: Prices) -> FloatArray:
    """Railway tariff on bulk, (runs,), USD_2018 m."""
    return prices.bulk_tariff * tonne_km * MILLION


def road_earnings(tonne_km: FloatArray, prices: Prices) -> FloatArray:
    """What transit by road, of containers and bulk, leaves in the country, (runs,), USD_2018 m."""
    return prices.road_tariff * tonne_km * MILLION


def handling(teu: FloatArray, charge: FloatArray) -> FloatArray:
    """Charges for moving containers between trains or ships, (runs,), USD_2018 m."""
    return teu * charge * MILLION


def overflights(yearly: FloatArray, europe_trade: FloatArray) -> FloatArray:
    """Air navigation charges, (runs,), USD_2018 m: the level of 2013 times China-Europe trade."""
    return yearly * europe_trade / QUARTERS_A_YEAR


def total(parts: Sequence[FloatArray]) -> FloatArray:
    """Sum of the parts, (runs,), in their order."""
    whole = np.zeros_like(parts[0])
    for part in parts:
        whole = whole + part
    return whole


def upkeep(rail_tonne_km: FloatArray, road_tonne_km: FloatArray, costs: Costs) -> FloatArray:
    """Wear and operation that transit causes, (runs,), USD_2018 m."""
    return (costs.rail * rail_tonne_km + costs.road * road_tonne_km) * MILLION


def foreign_share(agreed: FloatArray, ownership: FloatArray) -> FloatArray:
    """Share of the handling that accrues to foreign owners, (runs,) in [0, 1].

    The `agreed` stake first (COSCO and Lianyungang port in Khorgos Gateway since 2017), then what
    Chinese `ownership` of facilities takes of the rest (R39).
    """
    return bounded(agreed + (1.0 - agreed) * ownership, 0.0, 1.0)


def value_added(charge: FloatArray, hub_capture: FloatArray) -> FloatArray:
    """Charge for value-added logistics left to Kazakhstan's zone, (runs,), USD_2018 per TEU.

    Xinjiang's hubs capture the share `hub_capture` (C29).
    """
    return charge * (1.0 - hub_capture)
