"""A quarter of industry in order, run by run: here are the loops, the rules are in other files.

A run is taken through all rules of a loop before the next one, while it is in the fastest memory.
"""

from __future__ import annotations

from typing import Any

from model.numerics.arrays import FloatArray
from model.numerics.compiled import bare
from model.numerics.records import Records, put
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
from model.rules.industry.firm import Owners, mean_know_how
from model.rules.industry.surroundings import Dates

State = tuple[Records, Records, FloatArray]
"""Industry as `state` has it, (runs,); its sectors, (runs, sectors); and firms, (runs, sectors,
properties, slots)."""
Places = tuple[Owners, Records, Any]
"""Whose the slots are; the traits of sectors, (sectors,); and in which region each slot lies,
(sectors, slots)."""


@bare
def look_abroad(p: Records, view: Records, dates: Dates, industry: Records) -> None:
    """See how growth, tariffs, corridors and Xinjiang have moved what imports cost."""
    for run in range(len(p)):
        own = industry[run]
        imports.look_abroad(p[run].imports, view[run], dates, own.workshop_scale, own.border)


@bare
def start_plants(p: Records, view: Records, dates: Dates, owners: Owners, state: State) -> None:
    """Plants that are ready start to operate, and firms show buyers what they have to offer."""
    industry, sectors, firms = state
    for run in range(len(p)):
        own, skills = industry[run], industry[run].skills
        lock_in.source(p[run].lock_in, view[run].policy, skills)
        skills.frontier = learning.frontier(p[run].learning, dates.since_2013)
        for sector in range(sectors.shape[1]):
            sectors[run, sector].know_how = mean_know_how(firms[run, sector], owners.joint)
        entries = plants.start_up(p[run].plants, skills.frontier, owners, firms[run], sectors[run])
        own.turnover.entries = entries
        demand.attract(p[run].demand.trade_elasticity, firms[run], sectors[run])


@bare
def compete(p: Records, view: Records, dates: Dates, traits: Records, state: State) -> None:
    """Raw materials are mined; firms compete at home and abroad, and what is sold is made."""
    industry, sectors, _ = state
    for run in range(len(p)):
        own, now, by_sector = industry[run], view[run], sectors[run]
        resources.dig(p[run].resources, now, dates.since_2013, own.mining)
        cost = costs.common_cost(
            p[run].costs, own.manufacturing.gain, now.infrastructure, own.mining.boom
        )
        for sector in range(len(by_sector)):
            intensity = traits[sector].input_intensity
            inputs = costs.input_cost(p[run].costs, own.border.chinese_price, intensity)
            by_sector[sector].cost = cost + inputs
        pull = imports.import_pull(p[run].imports, own.border.abroad, own.border.perceived)
        put(own.import_pull, pull)
        power = demand.purchasing_power(p[run].demand, now.gdp, now.exchange_rate)
        sales = demand.clear(p[run].demand, power, own, traits, by_sector)
        sales = demand.workshop_sales(
            p[run].demand, sales, own.start.workshop_sales, now.exchange_rate
        )
        own.workshop_scale = imports.workshop_scale(
            p[run].imports, own.workshop_scale, sales, now.central_asian_trade
        )
        trade.export(p[run].trade, now, own, traits, by_sector)
        building = now.building * own.skills.plant_content
        theta = p[run].demand.trade_elasticity
        own.manufacturing.gain = production.make(theta, building, traits, by_sector)


@bare
def share_out(p: Records, view: Records, places: Places, state: State) -> None:
    """Trade is added up, and each firm gets its share of what its sector makes."""
    owners, traits, _ = places
    industry, sectors, firms = state
    for run in range(len(p)):
        own, now = industry[run], view[run]
        resources.sell(p[run].resources, now, own.mining)
        sums = trade.add_up(traits, sectors[run])
        bought = trade.purchases(p[run].trade, sums, now.exchange_rate, own.border.tariff)
        put(own.trade, trade.bilateral(sums, own.mining, bought))
        production.share_out(owners, firms[run], sectors[run], own.manufacturing)


@bare
def develop(
    p: Records, view: Records, places: Places, chance: tuple[Any, ...], state: tuple[Any, ...]
) -> None:
    """Firms learn, invest, close and open; engineers come and go; Chinese standards spread.

    `chance` are standard normal draws of fortune, how it moves each slot (slots,), uniform draws of
    slots that close and of local slots that are taken, and what newcomers to these have of the
    capital of their sector, (sectors, local slots). `state` is a `State` with the displaced by
    region, (runs, regions), and room for two numbers a slot.
    """
    fortune, volatility, closing, entry, entrants = chance
    owners, traits, region = places
    industry, sectors, firms, displaced, room = state
    for run in range(len(p)):
        own, now, skills = industry[run], view[run], industry[run].skills
        learning.learn(p[run].learning, now.policy, own, traits, sectors[run])
        skills.engineers = engineers.stock(p[run].engineers, skills.engineers, now.policy.training)
        chinese = lock_in.chinese_share(own.manufacturing.joint, own.manufacturing.chinese)
        skills.lock_in = lock_in.lock_in(
            p[run].lock_in, skills.lock_in, chinese, own.trade.equipment
        )
        draws, stocks = (fortune[run], volatility), (firms[run], sectors[run])
        learning.come_to_know(p[run].learning, skills.frontier, owners, draws, stocks)
        investment.invest(p[run].investment, now, owners, firms[run], sectors[run])
        sites, draws_of_firms = (traits, region, entrants), (closing[run], entry[run])
        changing = firms[run], sectors[run], displaced[run], room
        turnover = exit_entry.turn_over(p[run].exit_entry, owners, sites, draws_of_firms, changing)
        own.turnover.entries += turnover.entries
        own.turnover.exits = turnover.exits


@bare
def count(p: Records, view: Records, places: Places, dates: Dates, state: tuple[Any, ...]) -> None:
    """Count jobs, plants and engineers, and what the quarter comes to.

    `state` is a `State` with the displaced, jobs and Chinese plants by region, (runs, regions).
    """
    industry, sectors, firms, displaced, jobs, built = state
    for run in range(len(p)):
        own, skills = industry[run], industry[run].skills
        lock_in.source(p[run].lock_in, view[run].policy, skills)
        now, stocks = (dates.since_2013, skills.frontier), (firms[run], sectors[run])
        regional = jobs[run], built[run]
        found = employment.count(p[run].employment, places, now, stocks, regional)
        needed = engineers.required(p[run].engineers, found.jobs, found.plant_capital)
        skills.engineer_ratio = engineers.ratio(skills.engineers, needed)
        put(own.outcomes, summary.sum_up(own, found, displaced[run]))
