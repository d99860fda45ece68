"""The quarter, in order: the one page that says what happens in the model and when."""

from __future__ import annotations

import mesa
import numpy as np

from model.agents.china import China
from model.agents.firms import Firms
from model.agents.kazakhstan import Kazakhstan
from model.agents.publics import Publics
from model.agents.russia import Russia
from model.agents.shippers import Shippers
from model.arrays import FloatArray
from model.batch import Batch
from model.clock import Quarter
from model.streams import Streams
from model.world.accounts import Accounts
from model.world.calendar import Calendar
from model.world.docking import Docking
from model.world.drivers import World
from model.world.finance import Finance
from model.world.observed import LAST_OBSERVED


class Simulation(mesa.Model):
    """Kazakhstan, China and Russia through the quarters of a horizon, for a batch of runs at once.

    Every state variable has the axis of runs first. A part sees this quarter's values of the parts
    that moved before it and last quarter's values of the parts that move after it.
    """

    def __init__(self, batch: Batch) -> None:
        super().__init__(seed=batch.seed)
        self.batch = batch
        self.runs = len(batch.runs)
        self.streams = Streams(batch.seed, batch.runs)
        self._enter(0, batch.horizon.start)
        self._settle()

    def _settle(self) -> None:
        """Put everyone in the place they had at the start of the horizon."""
        self.calendar = Calendar(self)
        self.world = World(self)
        self.publics = Publics(self)
        self.shippers = Shippers(self)
        self.firms = Firms(self)
        self.china = China(self)
        self.russia = Russia(self)
        self.docking = Docking(self)
        self.accounts = Accounts(self)
        self.kazakhstan = Kazakhstan(self)
        self.finance = Finance(self)

    def step(self) -> None:
        """One quarter."""
        self.world.step()  # prices, growth, trade and rivalry move; dated events come and go

        self.china.step()  # each state observes, decides by quantal response, and acts
        self.kazakhstan.step()
        self.russia.step()

        self.docking.step()  # SREB and EAEU draw together or apart; trust and tension follow
        self.finance.step()  # pledges become projects, projects become plants, loans become debt
        self.shippers.step()  # cargo chooses its corridor; Kazakhstan earns on what crosses it
        self.firms.step()  # firms compete, learn, invest, exit and enter
        self.publics.step()  # opinions move, rumours spread, people protest, migrants come and go
        self.accounts.step()  # the economy is added up

    def run(self) -> dict[str, FloatArray]:
        """Simulate the whole horizon: each outcome's values, (runs, quarters)."""
        names: list[str] = []
        record = np.empty((0, 0, 0))
        try:
            for t, quarter in enumerate(self.batch.horizon):
                self._enter(t, quarter)
                self.step()
                now = self.outcomes()
                if not names:
                    names = list(now)
                    record = np.empty((len(self.batch.horizon), len(names), self.runs))
                np.concatenate(list(now.values()), out=record[t].reshape(-1))
        finally:
            self._forget()
        return {name: record[:, place].T for place, name in enumerate(names)}

    def _forget(self) -> None:
        """Let go of this simulation: Mesa's numbering of agents keeps each model it has seen."""
        mesa.Agent._ids.pop(self, None)

    def outcomes(self) -> dict[str, FloatArray]:
        """Values (runs,) of each outcome of the present quarter, by name."""
        recorded: dict[str, FloatArray] = {}
        for part in self._recorders():
            recorded.update(part.record())
        return recorded | self.accounts.indices(recorded)

    @property
    def projecting(self) -> bool:
        """Whether the present quarter lies after the last one that was observed."""
        return self.quarter > LAST_OBSERVED

    def _enter(self, t: int, quarter: Quarter) -> None:
        """Make `quarter`, the `t`-th of the horizon, the present one."""
        self.t, self.quarter = t, quarter
        self.parameters = self.batch.parameters_in(quarter)
        self.policies = self.batch.policies_in(quarter)

    def _recorders(
        self,
    ) -> tuple[
        World, China, Kazakhstan, Russia, Docking, Finance, Shippers, Firms, Publics, Accounts
    ]:
        return (
            self.world,
            self.china,
            self.kazakhstan,
            self.russia,
            self.docking,
            self.finance,
            self.shippers,
            self.firms,
            self.publics,
            self.accounts,
        )
