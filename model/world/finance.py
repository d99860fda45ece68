"""Chinese money: pledges become projects, loans and debt, and weight in Kazakhstan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.data_files import read_table
from model.numerics.arrays import FloatArray
from model.numerics.sums import sum_last
from model.risks import shift
from model.rules.finance import debt as rules
from model.rules.finance import money_kernel
from model.rules.finance import projects as stages
from model.rules.finance.money_kernel import (
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
from model.world.pipeline import AREAS, END_OF_JOINT_LIST, Pipeline

if TYPE_CHECKING:
    from model.simulation import Simulation


class Finance:
    """Pledges, disbursement, debt, ownership and bargaining; money is USD_2018 m, (runs,)."""

    def __init__(self, model: Simulation) -> None:
        p, runs = model.parameters, model.runs
        self.model = model
        self.pipeline = Pipeline(model)
        weights = {row["sector"]: float(row["share"]) for row in read_table("relocation.csv")}
        names = [row["name"] for row in read_table("sectors.csv")]
        self._relocation_shares = np.array([weights.get(name, 0.0) for name in names])
        areas, nothing = np.zeros((4, runs, len(AREAS))), np.zeros(runs)
        self._chest = Chest(areas[0], areas[1], areas[2], np.zeros(runs), np.zeros(runs))
        self.disbursed_now = areas[3]
        self.lines_drawn = self.nurly_zhol = self.industrial_fdi = nothing
        self.repaid = self.borrowed = self.interest_paid = nothing
        self.infrastructure = np.ones(runs)
        self.completed_capacity = self.relocated_capacity = np.zeros((runs, len(names)))
        self.debt = p.debt_to_china_start.copy()
        self.chinese_capital = p.chinese_capital_start.copy()
        self.debt_ratio = self.debt / (4.0 * model.accounts.gdp)
        self.debt_share = rules.debt_share(self.debt, p.external_debt)
        self.ownership = rules.ownership(self.chinese_capital, self.infrastructure)
        self.dominance = self._dominance()
        self.bargaining = self._bargaining()
        self.bargaining_at_start = self.bargaining

    def step(self) -> None:
        """Take pledges, pay them out, build, borrow and repay, and weigh what has changed."""
        self.pipeline.step(self.readiness(), self.model.china.funding_pace / USUAL_PACE)
        self._pay()
        self._open_plants()
        self._relocate()
        self._lend()
        self.dominance = self._dominance()
        self.bargaining = self._bargaining()

    @property
    def active_project_value(self) -> FloatArray:
        """Value of projects under construction, (runs, regions)."""
        return self.pipeline.sums.active

    @property
    def land_projects(self) -> FloatArray:
        """Live projects that need farmland, number."""
        return self.pipeline.sums.on_land

    def readiness(self) -> FloatArray:
        """How fast talk becomes money, (runs,): 1 is about the pace of 2015-2019."""
        model, china = self.model, self.model.china
        now = Readiness(
            goals=china.goal_clarity,
            governance=china.governance_clarity,
            trust=model.docking.trust_kz_cn,
            docking=model.docking.depth,
            monitoring=model.calendar.signal("monitoring"),
            discord=model.world.discord,
            moderation=china.moderation,
            lost=model.docking.lost_to_china,
            pace=china.funding_pace,
        )
        own, readiness = model.parameters.gathered(ReadinessParameters), np.empty(model.runs)
        money_kernel.get_ready(now, own, readiness)
        return readiness

    def _pay(self) -> None:
        """Take pledges, pay for what is built, draw credit lines and funds (Q02, K01)."""
        model, china, signal = self.model, self.model.china, self.model.calendar.signal
        later = model.quarter > END_OF_JOINT_LIST
        projects = self.pipeline.pledged if later else np.zeros_like(self.pipeline.pledged)
        pledges = Pledges(
            trade=signal("pledge_trade"),
            infrastructure=signal("pledge_infrastructure"),
            production=signal("pledge_production"),
            finance=signal("pledge_finance"),
            projects=projects,
            credit_line=signal("credit_line"),
            equity_fund=signal("equity_fund"),
        )
        stance = model.kazakhstan.levers["nurly_zhol_spending"]
        self.nurly_zhol = model.world.nurly_zhol * 2.0 * stance
        works = Works(
            projects=self.pipeline.sums.spent,
            pace=china.funding_pace,
            industrial=china.industrial_share,
            belt=china.belt,
            docking=model.docking.depth,
            coordination=signal("coordination"),
            public=self.nurly_zhol,
            infrastructure=self.infrastructure,
        )
        own, runs = model.parameters.gathered(PaymentParameters), model.runs
        paid = Paid(np.empty((runs, len(AREAS))), *np.empty((3, runs)))
        money_kernel.pay(self._chest, pledges, works, later, own, paid)
        self.disbursed_now, self.lines_drawn, self.industrial_fdi, self.infrastructure = paid

    def _open_plants(self) -> None:
        """Factories that are finished are joint ventures, as many as China's money tilts to."""
        reference = self.model.parameters.industrial_share_reference
        tilt = np.minimum(self.model.china.industrial_share / reference, 2.0)
        self.completed_capacity = self.pipeline.sums.finished * tilt[:, None]

    def _relocate(self) -> None:
        """Excess capacity arrives as plants (C32, C35), in the sectors China has too much of."""
        model, p = self.model, self.model.parameters
        welcome = model.kazakhstan.levers["labour_quota"] / 0.5
        screening = 1.0 - 0.5 * shift(model.kazakhstan.levers, "project_screening")
        value = p.relocation_scale * model.china.relocation * welcome * screening / 4.0
        self.relocated_capacity = value[:, None] * self._relocation_shares

    def _lend(self) -> None:
        """Loans in, repayments out."""
        model = self.model
        now = Loans(
            debt=self.debt,
            capital=self.chinese_capital,
            disbursed=self.disbursed_now,
            relocated=sum_last(self.relocated_capacity),
            lending=model.china.level("funding_pace"),
            welcome=self.pipeline.welcome,
            restraint=model.kazakhstan.levers["borrowing_restraint"],
            infrastructure=self.infrastructure,
            gdp=model.accounts.gdp,
        )
        owed = Owed(*np.empty((len(Owed._fields), model.runs)))
        money_kernel.lend(now, model.parameters.gathered(LoanParameters), owed)
        self.debt, self.repaid, self.borrowed, self.interest_paid = owed[:4]
        self.chinese_capital, self.debt_ratio, self.debt_share, self.ownership = owed[4:]

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
        pipeline, now = self.pipeline, np.ascontiguousarray(self.disbursed_now.T)
        pledged, disbursed = sum_last(self._chest.pledged), sum_last(self._chest.disbursed)
        return {
            "chinese_money_pledged": pledged,
            "chinese_money_disbursed": disbursed,
            "disbursed_share": disbursed / np.maximum(pledged, 1.0),
            "disbursed_trade": now[0],
            "disbursed_infrastructure": now[1],
            "disbursed_production": now[2],
            "disbursed_finance": now[3],
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
