"""The books of transit: what was carried, what Kazakhstan earned, how well corridors work: over arrays, to hold the kernels against."""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import FloatArray, bounded
from model.rules.transit import revenue
from model.rules.transit.books import (
    CORRIDORS,
    LAND,
    MONEY,
    TOTALS,
    Charges,
    Counted,
    Quarter,
    _queue,
)
from model.rules.transit.generalized_cost import HOURS_A_DAY, Pace, Prices
from model.rules.transit.measures import Access
from tests.reference.transit import measures as measures_by_arrays
from tests.reference.transit import revenue as revenue_by_arrays


def close(
    books: Counted,
    charges: Charges,
    prices: Prices,
    now: Quarter,
    present: Access,
    start: Access,
    pace: Pace,
) -> dict[str, FloatArray]:
    """The `OUTCOMES` of a quarter in which the routes of Kazakhstan's own trade with China are as
    in `present`, and were as in `start` at first."""
    boxes = now.cargo[:, :, 0] + now.cargo[:, :, 1]
    bulk = now.cargo[:, :, 2] + now.cargo[:, :, 3]
    sums = [np.matmul(flows[:, None, :], books.totals)[:, 0] for flows in (boxes, bulk)]
    teu, tonnes = (dict(zip(TOTALS, each.T, strict=True)) for each in sums)
    both = {name: tonnes[name] + charges.tonnes_per_teu * teu[name] for name in TOTALS}
    dry_port = now.dry_port * charges.khorgos_gateway_share * teu["khorgos_altynkol"]
    on = np.matmul(boxes[:, None, :], books.corridors)[:, 0].T
    return {
        "container_transit_teu": teu["rail"],
        "china_europe_teu_kazakhstan": teu["europe_by_rail"],
        "bulk_transit_tonnes": tonnes["rail"],
        "rail_transit_tonnes": both["rail"],
        "road_transit_tonnes": both["road"],
        "khorgos_teu": teu["khorgos_altynkol"],
        "khorgos_gateway_teu": dry_port,
        **{f"teu_{name}": flow for name, flow in zip(CORRIDORS, on, strict=True)},
        **_shares(books, boxes, teu),
        **_money(charges, prices, now, (teu, tonnes, both), dry_port),
        "border_hours": _border_hours(books, now, pace),
        "china_europe_days": _days_to_europe(books, now, boxes),
        "connectivity": measures_by_arrays.connectivity(
            present, start, books.own.weight, charges.service_variety_effect
        ),
    }


def _shares(books: Counted, boxes: FloatArray, teu: dict[str, FloatArray]) -> dict[str, FloatArray]:
    to_europe = (boxes * books.europe)[:, None, :]
    used, land = np.matmul(to_europe, books.corridors)[:, 0, : len(LAND)], teu["europe_by_land"]
    by_rail = land - used[:, LAND.index("road")]
    return {
        "corridor_concentration": measures_by_arrays.concentration(used),
        "kazakhstan_land_share": measures_by_arrays.share(teu["europe_through_kazakhstan"], land),
        "kazakhstan_rail_share": measures_by_arrays.share(teu["europe_by_rail"], by_rail),
        "china_europe_land_share": measures_by_arrays.share(land, teu["europe"]),
    }


def _money(
    charges: Charges,
    prices: Prices,
    now: Quarter,
    sums: tuple[dict[str, FloatArray], ...],
    dry_port: FloatArray,
) -> dict[str, FloatArray]:
    teu, tonnes, both = sums
    handling, abroad = _handling(charges, now, teu, dry_port)
    parts = [
        revenue_by_arrays.container_tariffs(teu["rail_km"], prices),
        revenue_by_arrays.bulk_tariffs(tonnes["rail_km"], prices),
        revenue_by_arrays.road_earnings(both["road_km"], prices),
        revenue_by_arrays.overflights(charges.overflight_revenue_2013, now.trade),
        handling,
    ]
    gross = revenue_by_arrays.total(parts)
    costs = revenue.Costs(charges.rail_upkeep, charges.road_upkeep)
    net = gross - revenue_by_arrays.upkeep(both["rail_km"], both["road_km"], costs) - abroad
    return dict(
        zip(MONEY, [*parts, gross, net, measures_by_arrays.share(abroad, handling)], strict=True)
    )


def _handling(
    charges: Charges, now: Quarter, teu: dict[str, FloatArray], dry_port: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Handling at the borders and ports, and the part of it that goes to foreign owners."""
    elsewhere = teu["khorgos_altynkol"] - dry_port
    elsewhere = elsewhere + teu["dostyk_alashankou"] + teu["bakhty_tacheng"]
    added = revenue_by_arrays.value_added(charges.value_added_charge, charges.xinjiang_hub_capture)
    at_dry_port = revenue_by_arrays.handling(dry_port, charges.gauge_change_charge + added)
    others = revenue_by_arrays.handling(elsewhere, charges.gauge_change_charge)
    others = others + revenue_by_arrays.handling(teu["aktau_port"], charges.port_charge)
    agreed = np.full_like(now.ownership, now.stake)
    abroad = at_dry_port * revenue_by_arrays.foreign_share(agreed, now.ownership)
    return at_dry_port + others, abroad + others * bounded(now.ownership, 0.0, 1.0)


def _border_hours(books: Counted, now: Quarter, pace: Pace) -> FloatArray:
    """Hours a train stands at the railway border with China, by the load of its gates."""
    free = books.border_hours + pace.administration[:, None]
    hours = free * pace.china_border[:, None] + HOURS_A_DAY * now.delay[:, books.border]
    return measures_by_arrays.weighted_mean(hours, now.load[:, books.border])


def _days_to_europe(books: Counted, now: Quarter, boxes: FloatArray) -> FloatArray:
    """Mean days of containers by rail between China and Europe over Kazakhstan."""
    places = books.to_europe
    days = now.days[:, places] + _queue(now.delay, books.of_route[places])
    return measures_by_arrays.weighted_mean(days, boxes[:, places])
