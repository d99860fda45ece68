"""Laws of the kernels of money: it is promised, paid and owed as the article says, run by run."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from model.numerics.arrays import FloatArray
from model.parameters import Values
from model.rules.finance import debt, money_kernel
from model.rules.finance.money_kernel import (
    TRADE_CREDIT,
    USUAL_PACE,
    Chest,
    LoanParameters,
    Loans,
    Owed,
    Paid,
    PaymentParameters,
    Pledges,
    Readiness,
    ReadinessParameters,
    Works,
)
from tests.reference.finance import debt as debt_by_arrays
from tests.rules.kernels import (
    RUNS,
    agree,
    copies,
    each_run_by_itself,
    parameters,
    seeds,
    untouched,
)

AREAS = 4


def readiness(seed: int) -> Readiness:
    return Readiness(*np.random.default_rng(seed).random((9, RUNS)))


@given(seeds)
def test_the_kernel_of_readiness_agrees_with_its_array_form(seed: int) -> None:
    now, p, found = readiness(seed), parameters(seed), np.empty(RUNS)
    own = p.gathered(ReadinessParameters)
    with untouched(*now, *own):
        money_kernel.get_ready(now, own, found)
    clarity = (0.5 + 0.5 * now.goals) * (0.5 + 0.5 * now.governance)
    ties = 0.5 + now.trust + 0.5 * now.docking
    moderated = 1.0 - now.discord * (1.0 - now.moderation) * p.discord_cost
    chosen = 1.0 - p.forced_choice_loss * now.lost
    realised = p.implementation_ratio / 0.5
    pace = now.pace / USUAL_PACE
    moved = clarity * ties * (1.0 + now.monitoring) * moderated * chosen
    agree(found, 1.6 * pace * realised * moved)


def chest(seed: int) -> Chest:
    rng = np.random.default_rng(seed + 1)
    return Chest(*rng.uniform(0, 900, (3, RUNS, AREAS)), *rng.uniform(0, 900, (2, RUNS)))


def pledges(seed: int) -> Pledges:
    """Of either sign, as dated events may be."""
    rng = np.random.default_rng(seed + 2)
    promised, lines = rng.uniform(-300, 900, (4, RUNS)), rng.uniform(-300, 900, (2, RUNS))
    return Pledges(*promised, rng.uniform(0, 900, (RUNS, AREAS)), *lines)


def works(seed: int) -> Works:
    rng = np.random.default_rng(seed + 3)
    shares, public = rng.random((5, RUNS)), rng.uniform(0, 900, RUNS)
    return Works(rng.uniform(0, 900, (RUNS, AREAS)), *shares, public, rng.uniform(0.8, 2, RUNS))


def paid() -> Paid:
    return Paid(np.empty((RUNS, AREAS)), *np.empty((3, RUNS)))


def pay_by_array(
    chest_now: Chest, promised: Pledges, now: Works, later: bool, p: Values
) -> tuple[Chest, Paid]:
    """The chest and what is paid."""
    pace = np.minimum(p.implementation_ratio * now.pace * p.line_draw_rate / 4.0, 1.0)
    by_event = np.maximum(np.stack(promised[:4], axis=-1), 0.0)
    fresh = chest_now.fresh + by_event * later
    round_paid = pace[:, None] * fresh
    open_now = np.maximum(promised.credit_line + promised.equity_fund, 0.0)
    granted = np.maximum(open_now - chest_now.lines_open, 0.0)
    left = np.minimum(chest_now.lines_left + granted, open_now)
    drawn = pace * left
    disbursed = now.projects + round_paid
    disbursed[:, 0] += TRADE_CREDIT * drawn
    disbursed[:, 3] += (1.0 - TRADE_CREDIT) * drawn
    synergy = 1.0 + p.programme_synergy * now.belt * (0.5 * now.docking + now.coordination)
    built = (now.public + disbursed[:, 1]) * p.public_works_efficiency * synergy
    worn = p.infrastructure_depreciation / 4.0
    capital = now.infrastructure * (1.0 - worn) + worn + built / debt.TRANSPORT_CAPITAL
    then = Chest(
        pledged=chest_now.pledged + by_event + promised.projects,
        disbursed=chest_now.disbursed + disbursed,
        fresh=fresh - round_paid,
        lines_open=open_now,
        lines_left=left - drawn,
    )
    return then, Paid(disbursed, drawn, disbursed[:, 2] + drawn * now.industrial, capital)


@pytest.mark.parametrize("later", [False, True])
@given(seed=seeds)
def test_the_kernel_of_payments_agrees_with_its_array_form(later: bool, seed: int) -> None:
    before, promised, now, p = chest(seed), pledges(seed), works(seed), parameters(seed)
    own, held, found = p.gathered(PaymentParameters), Chest(*copies(before)), paid()
    with untouched(*promised, *now, *own):
        money_kernel.pay(held, promised, now, later, own, found)
    for one, other in zip(
        (held, found), pay_by_array(before, promised, now, later, p), strict=True
    ):
        for each, rule in zip(one, other, strict=True):
            agree(each, rule, atol=1e-11)


def loans(seed: int) -> Loans:
    rng = np.random.default_rng(seed + 4)
    stocks, moved = rng.uniform(0, 30_000, (2, RUNS)), rng.uniform(0, 900, (RUNS, AREAS))
    shares = rng.random((3, RUNS))
    size = rng.uniform(0.8, 2, RUNS), rng.uniform(3e4, 9e4, RUNS)
    return Loans(*stocks, moved, rng.uniform(0, 90, RUNS), *shares, *size)


def share_lent(now: Loans, p: Values) -> FloatArray:
    return np.clip(2.0 * p.loan_share * (1.0 - now.restraint), 0.0, 1.0)


@given(seeds)
def test_the_kernel_of_loans_agrees_with_the_rules(seed: int) -> None:
    now, p, owed = loans(seed), parameters(seed), Owed(*np.empty((8, RUNS)))
    own = p.gathered(LoanParameters)
    with untouched(*now, *own):
        money_kernel.lend(now, own, owed)
    everyday = p.other_chinese_lending / 4.0 * now.lending / USUAL_PACE * now.welcome
    money, part = now.disbursed.sum(axis=-1) + everyday, share_lent(now, p)
    agree(owed.repaid, debt_by_arrays.repayment(now.debt, p.debt_amortisation))
    agree(owed.interest, debt_by_arrays.interest(now.debt, p.loan_interest))
    agree(owed.borrowed, part * money)
    agree(owed.debt, now.debt + owed.borrowed - owed.repaid)
    kept = 1.0 - p.capital_depreciation / 4.0
    agree(owed.capital, now.capital * kept + (1.0 - part) * money + now.relocated)
    agree(owed.debt_ratio, owed.debt / (4.0 * now.gdp))
    agree(owed.debt_share, debt.debt_share(owed.debt, p.external_debt))
    agree(owed.ownership, debt.ownership(owed.capital, now.infrastructure))


@given(seeds)
def test_money_does_not_depend_on_the_runs_beside(seed: int) -> None:
    p = parameters(seed)
    own = p.gathered(ReadinessParameters)
    each_run_by_itself(money_kernel.get_ready, readiness(seed), own, np.empty(RUNS))
    given_now = chest(seed), pledges(seed), works(seed), True
    each_run_by_itself(money_kernel.pay, *given_now, p.gathered(PaymentParameters), paid())
    owed = Owed(*np.empty((8, RUNS)))
    each_run_by_itself(money_kernel.lend, loans(seed), p.gathered(LoanParameters), owed)
