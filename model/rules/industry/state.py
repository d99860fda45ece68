"""The state of industry and its parameters: records of what each file of rules names."""

from __future__ import annotations

from typing import NamedTuple

from model.rules.industry import (
    costs,
    demand,
    employment,
    engineers,
    exit_entry,
    imports,
    investment,
    learning,
    lock_in,
    plants,
    production,
    resources,
    summary,
    trade,
)


class Parameters(NamedTuple):
    """Parameters of the register, by the file of rules that takes them."""

    costs: costs.Parameters
    demand: demand.Parameters
    employment: employment.Parameters
    engineers: engineers.Parameters
    exit_entry: exit_entry.Parameters
    imports: imports.Parameters
    investment: investment.Parameters
    learning: learning.Parameters
    lock_in: lock_in.Parameters
    plants: plants.Parameters
    resources: resources.Parameters
    trade: trade.Parameters


class SectorIn2013(NamedTuple):
    """What a sector of a run was at the start."""

    capital: float
    """USD_2018 m."""
    small_firm: float
    """Capital of a small firm, USD_2018 m."""
    norm: float
    """Capital over yearly value added."""
    appeal: float
    """Of its firms, before common costs."""
    productivity: float
    """Log productivity."""
    spending: float
    """On its goods at home, USD_2018 m a year."""
    imports: imports.Sources
    """Appeal of imports over that of home firms."""
    plants: float
    """Share of joint and Chinese plants in value added."""
    rivals: float
    """Market share of Chinese goods and plants."""


class Sector(NamedTuple):
    """A sector of a run."""

    start: SectorIn2013
    waiting: plants.Waiting
    offer: demand.Offer
    cost: float
    """Log of common unit costs over those of 2013."""
    market: demand.HomeMarket
    exports: trade.Exports
    output: production.Output
    shares: production.Shares
    know_how: float
    """Mean of local firms."""
    experience: float
    """Over that of 2013."""
    taken_over: float
    """Chinese technology taken over so far, log points."""
    progress: float
    """Know-how that local firms gain in the quarter, log points."""


class IndustryIn2013(NamedTuple):
    """What the industry of a run was at the start."""

    joint: float
    """Share of joint ventures in value added."""
    chinese: float
    """Share of Chinese plants in it."""
    workshop_sales: float
    """Xinjiang's sales, USD_2018 m a year at home prices."""


class Industry(NamedTuple):
    """The industry of a run."""

    start: IndustryIn2013
    border: imports.Border
    import_pull: imports.Sources
    """Appeal of imports over that of 2013, preferences for standards apart."""
    workshop_scale: float
    """Log of Xinjiang's output for Central Asia over that of 2013."""
    mining: resources.Mining
    farm_access: float
    """How far China is open to Kazakhstan's food, as a shift of the lever of cooperation."""
    trade: trade.Trade
    manufacturing: production.Manufacturing
    skills: learning.Skills
    turnover: exit_entry.Turnover
    outcomes: summary.Outcomes
