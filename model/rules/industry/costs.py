"""Unit costs that firms of a sector share: wages, imported inputs, public capital, the windfall."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.numerics.arrays import FloatArray


@dataclass(frozen=True)
class CostDrivers:
    """What moves common costs since 2013, each (runs,)."""

    productivity: FloatArray
    """Gain of log productivity in manufacturing as a whole, last quarter."""
    infrastructure: FloatArray
    """Public transport capital over that of 2013."""
    chinese_price: FloatArray
    """Log price of Chinese inputs and equipment, the exchange rate apart."""
    boom: FloatArray
    """Log of the remembered oil price over one that brings no windfall."""


@dataclass(frozen=True)
class CostResponse:
    """How common costs answer, each (runs,)."""

    wage_share: FloatArray
    """Part of common productivity gains that wages take."""
    infrastructure: FloatArray
    """Elasticity of productivity to public capital."""
    inputs: FloatArray
    """Elasticity of costs to the price of Chinese inputs at the mean intensity of use."""
    crowding: FloatArray
    """Elasticity of costs to the oil price: labour and capital drawn to mining."""


def log_costs(
    drivers: CostDrivers, response: CostResponse, input_intensity: FloatArray
) -> FloatArray:
    """Common unit costs over those of 2013 without an oil boom, in logs, (runs, sectors).

    Public capital acts as common productivity, of which wages take their part (Bom and Ligthart
    2014 for the elasticity). Cheaper Chinese inputs lower costs where they are much used (input
    channel, after Amiti and Konings 2007), and an oil boom raises them (resource movement effect,
    Corden and Neary 1982): both by sign, in sizes whose ranges reach near or to zero.
    `input_intensity` is (sectors,).
    """
    public = response.infrastructure * np.log(drivers.infrastructure)
    common = (
        response.wage_share * (drivers.productivity + public)
        - public
        + response.crowding * drivers.boom
    )
    inputs = (response.inputs * drivers.chinese_price)[:, None] * input_intensity
    return common[:, None] + inputs


def deflator(log_cost: FloatArray, gain: FloatArray) -> FloatArray:
    """Price of a sector's home goods over that of 2013, (runs, sectors).

    Constant markups: the price follows unit cost, common `log_cost` less the sector's own `gain`
    of log productivity.
    """
    return np.exp(log_cost - gain)
