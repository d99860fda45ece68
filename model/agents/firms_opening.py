"""The industry of 2013: its firms, drawn once a run, its markets and its mines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.numerics.records import Records, records
from model.rules.industry import opening, slots
from model.rules.industry.firm import FirmStocks
from model.rules.industry.imports import Sources
from model.rules.industry.sectors import Sectors
from model.rules.industry.state import Industry, Sector

if TYPE_CHECKING:
    from model.simulation import Simulation


def open_industry(model: Simulation, sectors: Sectors) -> tuple[Records, Records, FirmStocks]:
    """The state of each run, (runs,), that of each sector, (runs, sectors), and the firms.

    What follows from the firms is left at 0.
    """
    p, made = model.parameters, sectors.value_added_2013_usd_2018_m
    industry = records(Industry, model.runs)
    by_sector = records(Sector, (model.runs, len(made)))
    industry["mining"]["oil_memory"] = np.log(p.oil_price_2013)
    industry["mining"]["china_share"] = p.raw_share_china_2013
    industry["border"]["tariff"] = p.tariff_on_chinese_goods
    industry["skills"]["engineers"] = p.engineers_2013
    industry["skills"]["engineer_ratio"] = 1.0
    by_sector["experience"] = 1.0
    by_sector["output"]["value_added"] = made
    by_sector["start"]["small_firm"] = opening.small_firm_capital(
        sectors, p.capital_per_value_added
    )
    for volume in ("volume", "value"):
        by_sector["exports"][volume] = sectors.traits()["exports_2013"]
    _open_markets(model, sectors, industry, by_sector)
    return industry, by_sector, _open_firms(model, sectors)


def _open_markets(
    model: Simulation, sectors: Sectors, industry: Records, by_sector: Records
) -> None:
    """Split spending at home as in 2013."""
    p = model.parameters
    found = opening.open_markets(
        sectors, p.real_exchange_rate_2013, p.tariff_on_chinese_goods, p.xinjiang_share
    )
    start, market = by_sector["start"], by_sector["market"]
    start["spending"] = market["spending"] = found.spending
    market["appeal"], market["home"] = 1.0, found.home_share
    for place, source in enumerate(Sources._fields):
        start["imports"][source] = found.imports[:, :, place]
        market["imports"][source] = found.import_shares[:, :, place]
    industry["start"]["workshop_sales"] = found.workshop_sales


def _open_firms(model: Simulation, sectors: Sectors) -> FirmStocks:
    """Draw the firms."""
    streams, p = model.streams, model.parameters
    shape = (len(sectors.firms_2013), slots.SLOTS)
    draws = opening.OpeningDraws(
        size=streams.initial_normal("firms.size", *shape),
        skill=streams.initial_normal("firms.skill", *shape),
        luck=streams.initial_normal("firms.luck", *shape),
    )
    spreads = opening.Spreads(p.productivity_spread, p.fortune_spread, p.chinese_productivity_lead)
    return opening.open_firms(sectors, p.capital_per_value_added, spreads, draws)
