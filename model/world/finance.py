"""Chinese money: pledges become projects, loans and debt, and weight in Kazakhstan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import FloatArray, bounded, sum_last
from model.data_files import read_table
from model.risks import shift
from model.rules.finance import debt as rules
from model.rules.finance import projects as stages
from model.world.pipeline import AREAS, END_OF_JOINT_LIST, Pipeline

if TYPE_CHECKING:
    from model.simulation import Simulation

_TRANSPORT_CAPITAL = 30_000.0
"""Transport capital of 2013, USD_2018 m: about a fifth of GDP, a usual ratio (judgement)."""

_USUAL_PACE = 0.6
"""China's funding pace of 2015-2019, the default of `funding_pace_base`."""


class Finance:
    """Pledges, disbursement, debt, ownership and bargaining; money is USD_2018 m, (runs,)."""

    def __init__(self, model: Simulation) -> None:
        p, runs = model.parameters, model.runs
        self.model = model
        self.pipeline = Pipeline(model)
        weights = {row["sector"]: float(row["share"]) for row in read_table("relocation.csv")}
        names = [row["name"] for row in read_table("sectors.csv")]
        self._relocation_shares = np.array([weights.get(name, 0.0) for name in names])
        self.debt = p.debt_to_china_start.copy()
        self.repaid = np.zeros(runs)
        self.borrowed = np.zeros(runs)
        self.interest_paid = np.zeros(runs)
        self.pledged = np.zeros((runs, len(AREAS)))
        self.disbursed = np.zeros((runs, len(AREAS)))
        self.disbursed_now = np.zeros((runs, len(AREAS)))
        self.lines_drawn = np.zeros(runs)
        self._fresh = np.zeros((runs, len(AREAS)))
        self._lines_open = np.zeros(runs)
        self._lines_left = np.zeros(runs)
        self.chinese_capital = p.chinese_capital_start.copy()
        self.infrastructure = np.ones(runs)
        self.nurly_zhol = np.zeros(runs)
        self.industrial_fdi = np.zeros(runs)
        self.completed_capacity = np.zeros((runs, len(names)))
        self.relocated_capacity = np.zeros((runs, len(names)))
        self.active_project_value = self.pipeline.by_region(self.pipeline.active_value())
        self.land_projects = np.zeros(runs)
        self.debt_ratio = self.debt / (4.0 * model.accounts.gdp)
        self.ownership = self._ownership()
        self.dominance = self._dominance()
        self.bargaining = self._bargaining()
        self.bargaining_at_start = self.bargaining

    def step(self) -> None:
        """Take pledges, pay them out, build, borrow and repay, and weigh what has changed."""
        self.pipeline.step(self.readiness(), self.model.china.funding_pace / _USUAL_PACE)
        self._take_pledges()
        self._disburse()
        self._build_infrastructure()
        self._relocate()
        self._service_debt()
        self.ownership = self._ownership()
        self.dominance = self._dominance()
        self.bargaining = self._bargaining()

    def readiness(self) -> FloatArray:
        """How fast talk becomes money, (runs,): 1 is about the pace of 2015-2019.

        Unclear goals and unclear governance each halve it at worst (R01, R05); trust, docking,
        monitoring and matching lift it; a forced choice cuts it (C26).
        """
        model, p = self.model, self.model.parameters
        clarity = (0.5 + 0.5 * model.china.goal_clarity) * (
            0.5 + 0.5 * model.china.governance_clarity
        )
        ties = 0.5 + model.docking.trust_kz_cn + 0.5 * model.docking.depth
        watched = 1.0 + model.calendar.signal("monitoring")
        moderated = 1.0 - model.world.discord * (1.0 - model.china.moderation) * p.discord_cost
        chosen = 1.0 - p.forced_choice_loss * model.docking.lost_to_china
        realised = p.implementation_ratio / 0.5
        pace = model.china.funding_pace / _USUAL_PACE
        return 1.6 * pace * realised * clarity * ties * watched * moderated * chosen

    def _take_pledges(self) -> None:
        """Add what is pledged by event and, after the joint list, by each new project.

        Pledges of 2013-2016 are the joint list and the lines; later ones by event, as a new round
        of funding, are money of their own.
        """
        signal = self.model.calendar.signal
        by_event = np.stack([np.maximum(signal(f"pledge_{area}"), 0.0) for area in AREAS], axis=-1)
        self.pledged = self.pledged + by_event + self.pipeline.newly_pledged()
        if self.model.quarter > END_OF_JOINT_LIST:
            self._fresh = self._fresh + by_event

    def _disburse(self) -> None:
        """Pay for what is built and draw the credit lines and funds; borrow the loan part."""
        model, p = self.model, self.model.parameters
        pace = p.implementation_ratio * model.china.funding_pace * p.line_draw_rate / 4.0
        drawn = self._draw_lines(np.minimum(pace, 1.0))
        round_paid = np.minimum(pace, 1.0)[:, None] * self._fresh
        self._fresh = self._fresh - round_paid
        self.disbursed_now = self.pipeline.by_area(self.pipeline.spent)
        trade_credit = 0.25 * drawn
        self.disbursed_now[:, AREAS.index("trade")] += trade_credit
        self.disbursed_now[:, AREAS.index("finance")] += drawn - trade_credit
        self.disbursed_now += round_paid
        self.disbursed = self.disbursed + self.disbursed_now
        self.lines_drawn = drawn
        self.industrial_fdi = (
            self.disbursed_now[:, AREAS.index("production")] + drawn * model.china.industrial_share
        )
        finished = np.where(
            self.pipeline.finished_now & self.pipeline.is_production, self.pipeline.value, 0.0
        )
        tilt = model.china.industrial_share / p.industrial_share_reference
        self.completed_capacity = self.pipeline.by_sector(finished) * np.minimum(tilt, 2.0)[:, None]
        self.active_project_value = self.pipeline.by_region(self.pipeline.active_value())
        self.land_projects = self.pipeline.land_projects()

    def _draw_lines(self, pace: FloatArray) -> FloatArray:
        """Draw on open credit lines and funds at `pace` a quarter, (runs,); what is drawn is gone.

        A line that closes takes what is left of it along.
        """
        signal = self.model.calendar.signal
        open_now = np.maximum(signal("credit_line") + signal("equity_fund"), 0.0)
        granted = np.maximum(open_now - self._lines_open, 0.0)
        self._lines_left = np.minimum(self._lines_left + granted, open_now)
        self._lines_open = open_now
        drawn = pace * self._lines_left
        self._lines_left = self._lines_left - drawn
        return drawn

    def _build_infrastructure(self) -> None:
        """Public works and Chinese money become transport capital (Q02, K01).

        With docked programmes (the depth of docking and the agreed Nurly Zhol plan) a dollar
        builds more: the synergy of C16.
        """
        model, p = self.model, self.model.parameters
        stance = model.kazakhstan.levers["nurly_zhol_spending"]
        self.nurly_zhol = model.world.nurly_zhol * 2.0 * stance
        synergy = 1.0 + p.programme_synergy * model.china.belt * (
            0.5 * model.docking.depth + model.calendar.signal("coordination")
        )
        built = (self.nurly_zhol + self.disbursed_now[:, 1]) * p.public_works_efficiency * synergy
        upkeep = 1.0 - p.infrastructure_depreciation / 4.0
        renewal = p.infrastructure_depreciation / 4.0
        self.infrastructure = self.infrastructure * upkeep + renewal + built / _TRANSPORT_CAPITAL

    def _relocate(self) -> None:
        """Excess capacity arrives as plants (C32, C35), in the sectors China has too much of."""
        model, p = self.model, self.model.parameters
        welcome = model.kazakhstan.levers["labour_quota"] / 0.5
        screening = 1.0 - 0.5 * shift(model.kazakhstan.levers, "project_screening")
        value = p.relocation_scale * model.china.relocation * welcome * screening / 4.0
        self.relocated_capacity = value[:, None] * self._relocation_shares

    def _service_debt(self) -> None:
        """Loans in, repayments out: the debt changes by nothing else."""
        model, p = self.model, self.model.parameters
        restraint = 1.0 - model.kazakhstan.levers["borrowing_restraint"]
        everyday = p.other_chinese_lending / 4.0 * model.china.level("funding_pace") / _USUAL_PACE
        everyday = everyday * self.pipeline.welcome()
        share = bounded(2.0 * p.loan_share * restraint, 0.0, 1.0)
        self.repaid = rules.repayment(self.debt, p.debt_amortisation)
        self.interest_paid = rules.interest(self.debt, p.loan_interest)
        projects = sum_last(self.disbursed_now)
        self.borrowed = share * (projects + everyday)
        self.debt = self.debt + self.borrowed - self.repaid
        equity = (1.0 - share) * (projects + everyday) + sum_last(self.relocated_capacity)
        kept = 1.0 - p.capital_depreciation / 4.0
        self.chinese_capital = self.chinese_capital * kept + equity
        self.debt_ratio = self.debt / (4.0 * model.accounts.gdp)

    @property
    def debt_share(self) -> FloatArray:
        """Debt to China over all external debt, (runs,) in [0, 1] (R38)."""
        return bounded(self.debt / self.model.parameters.external_debt, 0.0, 1.0)

    def _ownership(self) -> FloatArray:
        """Chinese share of facilities in [0, 1] (R39): its capital over all such capital."""
        facilities = _TRANSPORT_CAPITAL * self.infrastructure + 60_000.0
        return bounded(self.chinese_capital / (facilities + self.chinese_capital), 0.0, 1.0)

    def _dominance(self) -> FloatArray:
        trade_share = self.model.firms.china_share_of_trade
        return rules.dominance(trade_share, self.debt_share, self.ownership)

    def _bargaining(self) -> FloatArray:
        """Kazakhstan's weight: a gateway courted by several powers has more to choose from."""
        model, p = self.model, self.model.parameters
        dependence = self.debt_share + self.ownership
        balance = model.kazakhstan.levers["multi_vector_balance"]
        gateway = p.outside_options * model.shippers.kazakhstan_share * (0.4 + balance)
        screening = 0.1 * model.kazakhstan.levers["project_screening"]
        return rules.bargaining_weight(
            p.bargaining_base, dependence, p.dependence_sensitivity, gateway + screening
        )

    def record(self) -> dict[str, FloatArray]:
        """This quarter's outcomes, each (runs,)."""
        pipeline = self.pipeline
        pledged = sum_last(self.pledged)
        disbursed = sum_last(self.disbursed)
        return {
            "chinese_money_pledged": pledged,
            "chinese_money_disbursed": disbursed,
            "disbursed_share": disbursed / np.maximum(pledged, 1.0),
            "disbursed_trade": self.disbursed_now[:, 0],
            "disbursed_infrastructure": self.disbursed_now[:, 1],
            "disbursed_production": self.disbursed_now[:, 2],
            "disbursed_finance": self.disbursed_now[:, 3],
            "projects_finished": pipeline.count(stages.OPERATING),
            "projects_dead": pipeline.count(stages.DEAD),
            "projects_building": pipeline.count(stages.BUILDING),
            "debt_to_china": self.debt,
            "debt_ratio": self.debt_ratio,
            "debt_service": self.repaid + self.interest_paid,
            "chinese_capital": self.chinese_capital,
            "relocated_capacity": sum_last(self.relocated_capacity),
            "infrastructure": self.infrastructure,
            "ownership": self.ownership,
            "dominance": self.dominance,
            "bargaining_weight": self.bargaining,
        }
