"""What a route costs a shipper: money, days and the risk of being late."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from model.numerics.arrays import FloatArray, bounded
from model.rules.transit.network import Network

HOURS_A_DAY = 24.0


class Prices(NamedTuple):
    """What moves the price of a route this quarter, each (runs,), in constant 2018 USD."""

    container_tariff: FloatArray
    """Kazakhstan's railway transit tariff, USD per FEU-km."""
    bulk_tariff: FloatArray
    """The same for bulk, USD per tonne-km."""
    road_tariff: FloatArray
    """What Kazakhstan takes from transit by road, USD per tonne-km."""
    transsib: FloatArray
    """Russia's Trans-Siberian tariff over its level of 2013."""
    sea_rate: FloatArray
    """USD per FEU China-Europe."""
    air_freight: FloatArray
    """USD per FEU-load China-Europe, as far as it counts for those who fly their cargo."""
    rail_premium: FloatArray
    """What railways between China and Europe charge on top when ships are dear, USD per FEU."""
    subsidy: FloatArray
    """China's subsidy as a fraction of the railway rate."""
    subsidy_tilt: FloatArray
    """Part of the subsidy that China moves from routes over Kazakhstan to routes round it."""
    tonnes_per_feu: FloatArray


class Frictions(NamedTuple):
    """Costs beyond the freight rate, each (runs,), USD_2018 per FEU unless said otherwise."""

    documents: FloatArray
    """Per administrative stop in Kazakhstan."""
    goal_doubt: FloatArray
    """Premium for not knowing what the Belt is for (R01)."""
    russia_aversion: FloatArray
    """What shippers to and from Europe would pay to avoid Russia."""
    discord: FloatArray
    """Per border between Central Asian states (R15)."""
    transcaucasia: FloatArray
    """Political-recognition risk south of the Caucasus (R55)."""


class Pace(NamedTuple):
    """What moves the days of a route this quarter, each (runs,)."""

    slowness: FloatArray
    """Running days inside Kazakhstan over those at the usual speed."""
    administration: FloatArray
    """Hours lost at an administrative stop."""
    china_border: FloatArray
    """Time at borders with China over its usual level."""
    caspian: FloatArray
    """Dwell in ports of the Caspian and the Black Sea over its level of 2013."""
    discord: FloatArray
    """Hours lost at a border between Central Asian states."""
    sea_delay: FloatArray
    """Days added to the sea route."""
    transcaucasia: FloatArray
    """Days added to the standard deviation of routes over Transcaucasia."""
    reliability: FloatArray
    """Days of sure delay that count as much as a standard deviation of one day."""


def money(network: Network, prices: Prices, frictions: Frictions, europe: FloatArray) -> FloatArray:
    """What a route costs in money, (runs, routes, lanes): USD per FEU, or per tonne for bulk.

    Freight rate (legs, Kazakhstan's tariff by kilometre, ocean and air rates) less China's
    subsidy, plus frictions. `europe` (routes,) is 1 for the China-Europe market.
    """
    rate, extra = _container_rate(network, prices, europe), _frictions(network, frictions, europe)
    by_lane = network.costs.sea_rate * prices.sea_rate[:, None, None]
    containers = (rate + extra)[..., None] + by_lane[..., :2]
    bulk = _bulk_rate(network, prices) + extra / prices.tonnes_per_feu[:, None]
    return np.concatenate([containers, np.repeat(bulk[..., None], 2, axis=-1)], axis=-1)


def subsidy_share(network: Network, prices: Prices) -> FloatArray:
    """Share of its railway rate that China pays, (runs, routes) in [0, 1].

    A tilt moves subsidy from routes over Kazakhstan to those round it: corridors diversified by
    China can bypass any one country (R58, C38).
    """
    tilt = prices.subsidy_tilt[:, None]
    around = network.exposure.round_kazakhstan
    factor = np.where(around > 0.0, 1.0 + tilt, 1.0 - tilt)
    return bounded(prices.subsidy[:, None] * network.costs.subsidised * factor, 0.0, 1.0)


def _container_rate(network: Network, prices: Prices, europe: FloatArray) -> FloatArray:
    costs = network.costs
    rate = (
        costs.usd_per_feu
        + costs.transsib_per_feu * (prices.transsib[:, None] - 1.0)
        + costs.kazakh_rail_km * prices.container_tariff[:, None]
        + costs.kazakh_road_km * (prices.road_tariff * prices.tonnes_per_feu)[:, None]
        + costs.by_air * prices.air_freight[:, None]
    )
    premium = network.exposure.belt * europe * prices.rail_premium[:, None]
    return rate * (1.0 - subsidy_share(network, prices)) + premium


def _bulk_rate(network: Network, prices: Prices) -> FloatArray:
    costs = network.costs
    return (
        costs.usd_per_tonne
        + costs.transsib_per_tonne * (prices.transsib[:, None] - 1.0)
        + costs.kazakh_rail_km * prices.bulk_tariff[:, None]
        + costs.kazakh_road_km * prices.road_tariff[:, None]
    )


def _frictions(network: Network, frictions: Frictions, europe: FloatArray) -> FloatArray:
    """Costs beyond the rate, (runs, routes), USD per FEU."""
    exposure, times = network.exposure, network.times
    stops = times.administrative_stops + times.administrative_stops_china
    return (
        stops * frictions.documents[:, None]
        + exposure.belt * frictions.goal_doubt[:, None]
        + europe * exposure.through_russia * frictions.russia_aversion[:, None]
        + exposure.central_asian_borders * frictions.discord[:, None]
        + exposure.transcaucasia * frictions.transcaucasia[:, None]
    )


def travel_days(network: Network, pace: Pace) -> FloatArray:
    """Days from door to door when no gate is congested, (runs, routes)."""
    times, exposure = network.times, network.exposure
    administration = pace.administration[:, None] / HOURS_A_DAY
    at_china = times.dwell_china_border + times.administrative_stops_china * administration
    return (
        times.days_abroad
        + times.days_in_kazakhstan * pace.slowness[:, None]
        + at_china * pace.china_border[:, None]
        + times.dwell_caspian * pace.caspian[:, None]
        + times.dwell_elsewhere
        + times.administrative_stops * administration
        + exposure.central_asian_borders * pace.discord[:, None] / HOURS_A_DAY
        + network.costs.by_sea * pace.sea_delay[:, None]
    )


def felt_days(network: Network, pace: Pace, days: FloatArray) -> FloatArray:
    """Days as shippers weigh them, (runs, routes): travel time `days` and the risk of lateness."""
    disputed = network.exposure.transcaucasia * pace.transcaucasia[:, None]
    late = network.times.reliability_days + disputed
    return days + pace.reliability[:, None] * late


def access_cost(
    usd_per_feu: FloatArray,
    stops: FloatArray,
    frictions: Frictions,
    felt_days: FloatArray,
    value_of_time: FloatArray,
) -> FloatArray:
    """What a container of a country on the way pays to reach China, (runs, routes), USD per FEU.

    Rates and documents at administrative `stops` (routes,) and time, without transit tariffs and
    subsidies, which it does not meet. `value_of_time` (runs,) is in USD per FEU-day.
    """
    rate = usd_per_feu + stops * frictions.documents[:, None]
    return rate + value_of_time[:, None] * felt_days
