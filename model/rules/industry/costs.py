"""Unit costs that firms of a sector share: wages, imported inputs, public capital, the windfall."""

from __future__ import annotations

import math
from typing import NamedTuple

from model.numerics.compiled import rule


class Parameters(NamedTuple):
    """Parameters of the register that carry these names."""

    wage_share_of_gains: float
    infrastructure_elasticity: float
    chinese_input_gain: float
    resource_crowding: float


@rule
def common_cost(p: Parameters, gain: float, infrastructure: float, boom: float) -> float:
    """Unit costs that all sectors share over those of 2013 without an oil boom, in logs.

    Public capital, `infrastructure` as a log over that of 2013, acts as common productivity, of
    which, as of the `gain` of last quarter, wages take their part (Bom and Ligthart 2014 for the
    elasticity). An oil `boom`, the log of the remembered price over one that brings no windfall,
    raises costs (resource movement effect, Corden and Neary 1982), in a size whose range reaches
    zero.
    """
    public = p.infrastructure_elasticity * infrastructure
    return p.wage_share_of_gains * (gain + public) - public + p.resource_crowding * boom


@rule
def input_cost(p: Parameters, chinese_price: float, intensity: float) -> float:
    """What Chinese inputs and equipment add to the costs of a sector since 2013, in logs.

    Cheaper ones lower costs where they are much used (input channel, after Amiti and Konings
    2007); `chinese_price` is a log over 2013, the `intensity` of use one over the mean.
    """
    return p.chinese_input_gain * chinese_price * intensity


@rule
def home_price(cost: float, gain: float) -> float:
    """Price of a sector's home goods over that of 2013.

    Constant markups: the price follows unit cost, the log of common `cost` less the sector's own
    `gain` of log productivity.
    """
    return math.exp(cost - gain)
