"""The twin of a simulation: the same quarter, one object for each firm, shipper and citizen."""

from __future__ import annotations

from types import SimpleNamespace

from model.agents.china import China
from model.agents.kazakhstan import Kazakhstan
from model.agents.russia import Russia
from model.batch import Batch
from model.clock import Quarter
from model.parameters import Values
from model.risks import policy_registry
from model.simulation import Simulation
from model.world.accounts import Accounts
from model.world.calendar import Calendar
from model.world.docking import Docking
from model.world.drivers import World
from model.world.finance import Finance
from tests.twin.boundary import Shown, number, numbers, plain
from tests.twin.industry.industry import Industry
from tests.twin.society.society import Society
from tests.twin.transit.transit import Transit


class TwinSimulation(Simulation):
    """One run of the model whose populations are ordinary Mesa agents.

    `society`, `transit` and `industry` hold the twin's own plain numbers; `publics`, `shippers` and
    `firms` show them to the rest of the model as arrays of one run. `p` are the parameters now in
    force.
    """

    p: SimpleNamespace
    _plain_of: Values | None = None

    def __init__(self, batch: Batch) -> None:
        if len(batch.runs) != 1:
            raise ValueError(f"the twin simulates one run, not {len(batch.runs)}")
        super().__init__(batch)

    def _settle(self) -> None:
        self._usual = {name: lever.baseline for name, lever in policy_registry().items()}
        self.calendar = Calendar(self)
        self.world = World(self)
        self.society = Society(self)
        self.publics = Shown(self.society)
        self.transit = Transit(self)
        self.shippers = Shown(self.transit)
        self.industry = Industry(self)
        self.firms = Shown(self.industry)
        self.china = China(self)
        self.russia = Russia(self)
        self.docking = Docking(self)
        self.accounts = Accounts(self)
        self.kazakhstan = Kazakhstan(self)
        self.finance = Finance(self)

    def _enter(self, t: int, quarter: Quarter) -> None:
        super()._enter(t, quarter)
        if self._plain_of is not self.parameters:  # which a scenario may change on its way
            self._plain_of = self.parameters
            self.p = plain(self.parameters)

    # What the twin's agents read of the rest of the model, as plain numbers

    def uniform(self, stream: str, count: int) -> list[float]:
        """This quarter's uniform draws of a stream."""
        return numbers(self.streams.uniform(stream, self.t, count))

    def normal(self, stream: str, count: int) -> list[float]:
        """This quarter's standard normal draws of a stream."""
        return numbers(self.streams.normal(stream, self.t, count))

    def signal(self, channel: str) -> float:
        """Sum of the untargeted events now in force in a channel."""
        return number(self.calendar.signal(channel))

    def signals(self, channel: str, targets: tuple[str, ...]) -> list[float]:
        """Sum of the events now in force in a channel at each target."""
        return numbers(self.calendar.signals(channel, targets))

    def lever(self, name: str) -> float:
        """Level of a lever of Kazakhstan, in [0, 1]: the scenario's stance until it has one."""
        kazakhstan = getattr(self, "kazakhstan", None)
        levers = kazakhstan.levers if kazakhstan else self.policies
        return number(levers[name])

    def shift(self, name: str) -> float:
        """How far a lever of Kazakhstan stands from its usual stance."""
        return self.lever(name) - self._usual[name]

    @property
    def date(self) -> float:
        """The start of the quarter, in years."""
        return self.quarter.year + (self.quarter.number - 1) / 4.0
