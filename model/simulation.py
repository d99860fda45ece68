"""The quarter, in order: the one page that says what happens in the model and when."""

from __future__ import annotations

from itertools import islice

import mesa
import numpy as np

from model.agents.china import China
from model.agents.firms import Firms
from model.agents.kazakhstan import Kazakhstan
from model.agents.publics import Publics
from model.agents.russia import Russia
from model.agents.shippers import Shippers
from model.batch import Batch
from model.clock import Quarter
from model.numerics.arrays import FloatArray
from model.numerics.streams import Store, Streams
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

    def __init__(self, batch: Batch, draws: Store | None = None) -> None:
        """`draws` are kept from other simulations of the same seed and runs, and added to."""
        super().__init__(rng=batch.seed)
        self.batch = batch
        self.runs = len(batch.runs)
        self.streams = Streams(batch.seed, batch.runs)
        self.streams.keep(draws)
        self._names: tuple[str, ...] = ()
        self._record: list[FloatArray] = []
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

    def run(self, until: Quarter | None = None) -> dict[str, FloatArray]:
        """Simulate on, to the end of the horizon or up to the quarter `until`, without it.

        Returns the values of each outcome from the first quarter on, (runs, quarters).
        """
        try:
            for t, quarter in islice(enumerate(self.batch.horizon), len(self._record), None):
                if until is not None and quarter >= until:
                    break
                self._enter(t, quarter)
                self.step()
                now = self.outcomes()
                self._names = tuple(now)
                record = np.concatenate(list(now.values()))
                self._record.append(record.reshape(len(now), self.runs))
        finally:
            self._forget()
        record = np.stack(self._record, axis=-1)
        return {name: record[place] for place, name in enumerate(self._names)}

    def branch_to(self, batch: Batch) -> None:
        """Go on as another batch, which is like the present one as far as it was simulated.

        Raises ``ValueError`` where it is not.
        """
        reached = self.batch.horizon.start.plus(len(self._record))
        if batch.since is None or batch.since < reached or not batch.branches_from(self.batch):
            raise ValueError(f"the batches do not share their past up to {reached}")
        self.batch = batch
        self.calendar = Calendar(self)
        self.shippers.read_calendar()

    def end(self) -> None:
        """Let go of all parts, which point at each other and would else stay in memory for long."""
        for part in list(self.agents):
            part.__dict__.clear()
        self.__dict__.clear()

    def _forget(self) -> None:
        """Let go of this simulation, which the numbering of agents before Mesa 3.4 would keep."""
        numbering = getattr(mesa.Agent, "_ids", None)
        if numbering is not None:
            numbering.pop(self, None)

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
