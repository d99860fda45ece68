"""What options are worth, shipper by shipper, and what contracts keep: rules of `choice`, compiled.

Options are (runs, routes, shippers), routes (runs, routes), lanes (runs, routes, lanes).
"""

from __future__ import annotations

import numpy as np

from model.arrays import FloatArray, IntArray
from model.compiled import compiled
from model.rules.transit.choice import STEEPEST


@compiled
def utilities(
    constants: FloatArray,
    scale: FloatArray,
    money: FloatArray,
    attraction: FloatArray,
    lane: IntArray,
    sensitivity: FloatArray,
    felt_days: FloatArray,
) -> FloatArray:
    """Log odds of each option without congestion, at most `STEEPEST`.

    By lane, the `constants` less `scale` times `money`, and the `attraction` of the route; less the
    shipper's `sensitivity` times the `felt_days`. Shippers send in the `lane` (shippers,).
    """
    runs, routes, shippers = sensitivity.shape
    lanes = constants.shape[2]
    utility, by_lane = np.empty_like(sensitivity), np.empty(lanes)
    for run in range(runs):
        for route in range(routes):
            for each in range(lanes):
                cost = scale[run, route, each] * money[run, route, each]
                by_lane[each] = constants[run, route, each] - cost + attraction[run, route]
            for shipper in range(shippers):
                days = sensitivity[run, route, shipper] * felt_days[run, route]
                worth = by_lane[lane[shipper]] - days
                utility[run, route, shipper] = min(worth, STEEPEST)
    return utility


@compiled
def bind(shares: FloatArray, lasting: FloatArray) -> tuple[FloatArray, FloatArray]:
    """What contracts keep of the `shares`, of which the part `lasting` (runs, routes) is left.

    Returns the shares kept and what is free to be placed anew, (runs, shippers).
    """
    runs, routes, shippers = shares.shape
    kept, free = np.empty_like(shares), np.ones((runs, shippers))
    for run in range(runs):
        for route in range(routes):
            for shipper in range(shippers):
                bound = shares[run, route, shipper] * lasting[run, route]
                kept[run, route, shipper] = bound
                free[run, shipper] -= bound
    return kept, free
