"""Services, run by run: rules of `services`, compiled. Arrays are as there."""

from __future__ import annotations

import math

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.numerics.compiled import compiled
from model.rules.transit.choice import HARDLY
from model.rules.transit.services import Closure, Lines, Offered, Push


@compiled
def open_services(
    lines: Lines,
    quarter: int,
    water: FloatArray,
    bypass: FloatArray,
    change: FloatArray,
    of_service: FloatArray,
    opened: FloatArray,
) -> None:
    """Set which services are `opened`, as `services.opened` has it.

    The `change` is by service, (runs, services), and falls on the routes `of_service`,
    (services, routes).
    """
    runs, routes = opened.shape
    for run in range(runs):
        row, settled, meant = opened[run], water[run] - 1.0, bypass[run] - 1.0
        for route in range(routes):
            wanted = 1.0 + lines.river[route] * settled + lines.bypass[route] * meant
            row[route] = wanted if lines.opens[route] <= quarter else 0.0
        for service in range(len(of_service)):
            size, own = change[run, service], of_service[service]
            if size != 0.0:
                for route in range(routes):
                    row[route] += size * own[route]
        for route in range(routes):
            row[route] = min(max(row[route], 0.0), 1.0)


@compiled
def spread(
    lines: Lines, push: Push, opened: FloatArray, pushed: FloatArray, maturity: FloatArray
) -> None:
    """Set how fast rail is `pushed` and move `maturity` a quarter on, as `services.spread` does."""
    runs, routes = opened.shape
    belt = lines.belt
    whole = belt.sum()
    for run in range(runs):
        running, grown, share = opened[run], maturity[run], 0.0
        for route in range(routes):
            share += running[route] * belt[route]
        weight, ramp = push.weight[run], push.ramp[run] / QUARTERS_A_YEAR
        paid = push.subsidy[run] / max(push.reference[run], 1e-9)
        pace = weight * paid + (1.0 - weight) * (0.5 + share / whole)
        pushed[run] = pace
        for route in range(routes):
            rate = ramp * (pace if belt[route] > 0.0 else 1.0)
            gain = rate * grown[route] * (1.0 - grown[route])
            grown[route] = min(grown[route] + running[route] * gain, 1.0)


@compiled
def offer(
    lines: Lines,
    closure: Closure,
    opened: FloatArray,
    maturity: FloatArray,
    open_before: FloatArray,
    found: Offered,
) -> None:
    """Set what is `found` on offer and what was `open_before`, as `services.offered` does."""
    runs, routes = opened.shape
    closed = np.empty(routes)
    for run in range(runs):
        _close(closure.links[run], closure.over, closed)
        left = 1.0 - closure.renewal[run]
        for route in range(routes):
            before, passable = lines.weight_before[route], 1.0 - closed[route]
            grown = maturity[run, route] * opened[run, route]
            size = (before + (1.0 - before) * grown) * passable
            found.passable[run, route], found.size[run, route] = passable, size
            found.attraction[run, route] = _attraction(size)
            open_now = passable * (1.0 if before > 0.0 else opened[run, route])
            if lines.stoppable[route]:
                open_now *= 1.0 - closure.stopped[lines.market[route], run]
            was = open_before[run, route]
            still = min(open_now / max(was, HARDLY), 1.0) if was > 0.0 else 0.0
            found.lasting[run, route], open_before[run, route] = still * left, open_now


@compiled
def _close(links: FloatArray, over: FloatArray, closed: FloatArray) -> None:
    """Set the share `closed` of each route, (routes,): that of its `links` (links,) closed most."""
    closed[:] = 0.0
    for link in range(len(links)):
        if links[link] != 0.0:
            for route in range(len(closed)):
                closed[route] = max(closed[route], links[link] * over[link, route])


@compiled
def _attraction(size: float) -> float:
    """The logarithm of a size, minus infinity where there is no service."""
    if size == 1.0:
        return 0.0
    return math.log(max(size, HARDLY)) if size > 0.0 else -math.inf
