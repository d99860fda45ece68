"""Chinese money in a quarter, run by run: pledged, paid, built and owed.

Arrays are (runs,), (runs, areas) or (runs, sectors); money is constant 2018 USD million. The areas
are trade, infrastructure, production and finance.
"""

from __future__ import annotations

from typing import NamedTuple

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.numerics.compiled import compiled
from model.rules.finance.debt import OTHER_FACILITIES, TRANSPORT_CAPITAL

USUAL_PACE = 0.6
"""China's funding pace of 2015-2019, the default of `funding_pace_base`."""
TRADE_CREDIT = 0.25
"""Part of credit lines that pays for trade."""
_TRADE, _INFRASTRUCTURE, _PRODUCTION, _FINANCE = range(4)


class Readiness(NamedTuple):
    """What makes talk become money, (runs,) each; shares in [0, 1]."""

    goals: FloatArray
    """Clarity of China's goals."""
    governance: FloatArray
    """Clarity about who is in charge."""
    trust: FloatArray
    """Of Kazakhstan in China."""
    docking: FloatArray
    """Depth of docking."""
    monitoring: FloatArray
    """By dated events."""
    discord: FloatArray
    """Of Central Asia."""
    moderation: FloatArray
    """China's effort to moderate in it."""
    lost: FloatArray
    """What a forced choice takes from China."""
    pace: FloatArray
    """China's funding pace."""


class ReadinessParameters(NamedTuple):
    """The fields are named as the parameters are."""

    discord_cost: FloatArray
    forced_choice_loss: FloatArray
    implementation_ratio: FloatArray


@compiled
def get_ready(now: Readiness, p: ReadinessParameters, readiness: FloatArray) -> None:
    """Set how fast talk becomes money: 1 is about the pace of 2015-2019.

    Unclear goals and unclear governance each halve it at worst (R01, R05); trust, docking,
    monitoring and matching lift it; a forced choice cuts it (C26).
    """
    for run in range(len(readiness)):
        clarity = (0.5 + 0.5 * now.goals[run]) * (0.5 + 0.5 * now.governance[run])
        ties = 0.5 + now.trust[run] + 0.5 * now.docking[run]
        discord = now.discord[run] * (1.0 - now.moderation[run]) * p.discord_cost[run]
        chosen = 1.0 - p.forced_choice_loss[run] * now.lost[run]
        realised = p.implementation_ratio[run] / 0.5
        pace = 1.6 * now.pace[run] / USUAL_PACE * realised
        watched = (1.0 + now.monitoring[run]) * (1.0 - discord)
        readiness[run] = pace * clarity * ties * watched * chosen


class Chest(NamedTuple):
    """Pledges and what is left of them, which `pay` moves on."""

    pledged: FloatArray
    """So far, (runs, areas)."""
    disbursed: FloatArray
    """So far, (runs, areas)."""
    fresh: FloatArray
    """Left of new rounds of funding, (runs, areas)."""
    lines_open: FloatArray
    """Credit lines and funds that are open, (runs,)."""
    lines_left: FloatArray
    """What has not been drawn of them, (runs,)."""


class Pledges(NamedTuple):
    """What is promised this quarter, (runs,) unless said otherwise."""

    trade: FloatArray
    infrastructure: FloatArray
    production: FloatArray
    finance: FloatArray
    projects: FloatArray
    """New projects after the joint list, (runs, areas)."""
    credit_line: FloatArray
    equity_fund: FloatArray


class Works(NamedTuple):
    """What is built by whom, (runs,) unless said otherwise."""

    projects: FloatArray
    """What is spent on joint projects, (runs, areas)."""
    pace: FloatArray
    """China's funding pace."""
    industrial: FloatArray
    """Part of its money that goes into manufacturing."""
    belt: FloatArray
    """How far the Belt and Road exists at all."""
    docking: FloatArray
    """Depth of docking."""
    coordination: FloatArray
    """By dated events."""
    public: FloatArray
    """Public works of Nurly Zhol."""
    infrastructure: FloatArray
    """Transport capital over that of 2013, a quarter before."""


class PaymentParameters(NamedTuple):
    """What payments go by; the fields are named as the parameters are."""

    implementation_ratio: FloatArray
    line_draw_rate: FloatArray
    programme_synergy: FloatArray
    public_works_efficiency: FloatArray
    infrastructure_depreciation: FloatArray


class Paid(NamedTuple):
    """What `pay` sets."""

    disbursed: FloatArray
    """(runs, areas)."""
    lines_drawn: FloatArray
    industrial_fdi: FloatArray
    infrastructure: FloatArray
    """Transport capital over that of 2013."""


@compiled
def pay(
    chest: Chest, pledges: Pledges, works: Works, new_round: bool, p: PaymentParameters, paid: Paid
) -> None:
    """Take pledges, pay for what is built, draw lines and funds, and build transport capital.

    Pledges of 2013-2016 are the joint list and the lines; later ones by event, in a `new_round` of
    funding, are money of their own. A line that closes takes what is left of it along. With docked
    programmes (the depth of docking and the agreed Nurly Zhol plan) a dollar builds more: the
    synergy of C16.
    """
    for run in range(len(paid.lines_drawn)):
        usual = p.implementation_ratio[run] * works.pace[run] * p.line_draw_rate[run]
        pace = min(usual / QUARTERS_A_YEAR, 1.0)
        open_now = max(pledges.credit_line[run] + pledges.equity_fund[run], 0.0)
        granted = max(open_now - chest.lines_open[run], 0.0)
        left = min(chest.lines_left[run] + granted, open_now)
        drawn = pace * left
        chest.lines_open[run], chest.lines_left[run] = open_now, left - drawn
        by_event = (
            max(pledges.trade[run], 0.0),
            max(pledges.infrastructure[run], 0.0),
            max(pledges.production[run], 0.0),
            max(pledges.finance[run], 0.0),
        )
        now, fresh = paid.disbursed[run], chest.fresh[run]
        for area in range(len(by_event)):
            chest.pledged[run, area] += by_event[area] + pledges.projects[run, area]
            in_hand = fresh[area] + (by_event[area] if new_round else 0.0)
            fresh[area] = in_hand - pace * in_hand
            now[area] = works.projects[run, area] + pace * in_hand
        now[_TRADE] += TRADE_CREDIT * drawn
        now[_FINANCE] += drawn - TRADE_CREDIT * drawn
        for area in range(len(by_event)):
            chest.disbursed[run, area] += now[area]
        paid.lines_drawn[run] = drawn
        paid.industrial_fdi[run] = now[_PRODUCTION] + drawn * works.industrial[run]
        docked = 0.5 * works.docking[run] + works.coordination[run]
        synergy = 1.0 + p.programme_synergy[run] * works.belt[run] * docked
        spent = works.public[run] + now[_INFRASTRUCTURE]
        built = spent * p.public_works_efficiency[run] * synergy / TRANSPORT_CAPITAL
        worn = p.infrastructure_depreciation[run] / QUARTERS_A_YEAR
        paid.infrastructure[run] = works.infrastructure[run] * (1.0 - worn) + worn + built


class Loans(NamedTuple):
    """What settles lending, (runs,) unless said otherwise."""

    debt: FloatArray
    """To China, a quarter before."""
    capital: FloatArray
    """Chinese capital, a quarter before."""
    disbursed: FloatArray
    """(runs, areas)."""
    relocated: FloatArray
    """Plants that move to Kazakhstan, USD_2018 m, (runs,)."""
    lending: FloatArray
    """China's funding pace, with the Belt or without."""
    welcome: FloatArray
    """What Kazakhstan's own demands leave of it."""
    restraint: FloatArray
    """Restraint in borrowing, in [0, 1]."""
    infrastructure: FloatArray
    """Transport capital over that of 2013."""
    gdp: FloatArray
    """Of a quarter."""


class LoanParameters(NamedTuple):
    """What lending goes by; the fields are named as the parameters are."""

    other_chinese_lending: FloatArray
    loan_share: FloatArray
    debt_amortisation: FloatArray
    loan_interest: FloatArray
    capital_depreciation: FloatArray
    external_debt: FloatArray


class Owed(NamedTuple):
    """What `lend` sets, (runs,)."""

    debt: FloatArray
    repaid: FloatArray
    borrowed: FloatArray
    interest: FloatArray
    capital: FloatArray
    """Chinese capital in Kazakhstan."""
    debt_ratio: FloatArray
    """Debt to China over yearly GDP."""
    debt_share: FloatArray
    """Debt to China over all external debt, in [0, 1] (R38)."""
    ownership: FloatArray
    """Chinese share of facilities, in [0, 1] (R39): its capital over all such capital."""


@compiled
def lend(now: Loans, p: LoanParameters, owed: Owed) -> None:
    """Loans in, repayments out: the debt changes by nothing else; the rest is equity.

    The rules are `debt.repayment`, `interest`, `debt_share` and `ownership`.
    """
    for run in range(len(now.debt)):
        part = min(max(2.0 * p.loan_share[run] * (1.0 - now.restraint[run]), 0.0), 1.0)
        everyday = p.other_chinese_lending[run] / QUARTERS_A_YEAR * now.lending[run] / USUAL_PACE
        money, areas = everyday * now.welcome[run], now.disbursed[run]
        money += areas[0] + areas[1] + areas[2] + areas[3]
        owed.repaid[run] = now.debt[run] * p.debt_amortisation[run] / QUARTERS_A_YEAR
        owed.interest[run] = now.debt[run] * p.loan_interest[run] / QUARTERS_A_YEAR
        owed.borrowed[run] = part * money
        owed.debt[run] = now.debt[run] + owed.borrowed[run] - owed.repaid[run]
        kept = 1.0 - p.capital_depreciation[run] / QUARTERS_A_YEAR
        equity = (1.0 - part) * money + now.relocated[run]
        owed.capital[run] = now.capital[run] * kept + equity
        debt, capital = owed.debt[run], owed.capital[run]
        owed.debt_ratio[run] = debt / (QUARTERS_A_YEAR * now.gdp[run])
        owed.debt_share[run] = min(max(debt / p.external_debt[run], 0.0), 1.0)
        facilities = TRANSPORT_CAPITAL * now.infrastructure[run] + OTHER_FACILITIES
        owed.ownership[run] = min(max(capital / (facilities + capital), 0.0), 1.0)
