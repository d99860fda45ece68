"""What industry sees of the rest of the model in a quarter, as named numbers of a run."""

from __future__ import annotations

from typing import NamedTuple


class Shifts(NamedTuple):
    """How far policy levers stand from their usual stances; named as the levers are."""

    import_protection: float
    agricultural_cooperation: float
    research: float
    training: float
    technology_transfer: float
    local_content_rule: float
    project_screening: float


class View(NamedTuple):
    """What industry follows."""

    policy: Shifts
    tariff_change: float
    """Change of the tariff on Chinese goods by dated events, ad valorem."""
    china_growth: float
    """Fraction a year, as the others."""
    russia_growth: float
    eu_growth: float
    oil_price: float
    """USD a barrel."""
    exchange_rate: float
    """Real exchange rate over that of 2018; higher is a weaker tenge."""
    central_asian_trade: float
    """China's trade with Central Asia over that of 2013."""
    connectivity: float
    """Connectivity with China over that of 2013."""
    restriction: float
    """Russia's on regional cargo, in [0, 1]."""
    gdp: float
    """USD_2018 m a quarter."""
    gdp_growth: float
    """Fraction a year."""
    infrastructure: float
    """Log of public transport capital over that of 2013."""
    building: float
    """Chinese money that builds plants, USD_2018 m a quarter."""
    credit_lines: float
    """Drawn in the quarter, USD_2018 m."""
    industrial_share: float
    """Share of such credit that goes to manufacturers, in [0, 1]."""
    pull_of_china: float
    """Factor on China's share of raw exports, by `resources.pull_of_china`."""
    cheap_equipment: float
    """Factor on investment, by `investment.cheap_equipment`."""


class Dates(NamedTuple):
    """The present quarter: the year with its fraction, and the years since the start of 2013."""

    year: float
    since_2013: float
