"""Indices of the transit system."""

from __future__ import annotations

from typing import NamedTuple

from model.numerics.arrays import FloatArray

NEARLY_CUT_OFF = 0.05
"""Service below which links count as if they had that much."""


class Access(NamedTuple):
    """How a country reaches a neighbour at one time."""

    cost: FloatArray
    """Generalised cost of each route, (runs, routes)."""
    service: FloatArray
    """Size of each route's service over its full size, (runs, routes)."""
