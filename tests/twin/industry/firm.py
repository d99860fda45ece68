"""A firm: what it makes, learns and invests, and when it closes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import mesa

from tests.twin.arithmetic import clip

if TYPE_CHECKING:
    from tests.twin.industry.seats import Seat
    from tests.twin.industry.sector import Sector
    from tests.twin.simulation import TwinSimulation

_SIZE_SPREAD = 0.3
"""Spread of log capital among local firms of a size class."""


class Firm(mesa.Agent):
    """A decision maker in a sector that stands for `weight` real firms alike.

    The seat outlives its holder: where nobody is in business the firm is not `alive` and holds no
    capital, until somebody takes it up. Money is USD_2018 m, value added that of a year;
    `know_how` and `luck` are the lasting and the passing part of log productivity.
    """

    model: TwinSimulation

    def __init__(
        self,
        model: TwinSimulation,
        sector: Sector,
        seat: Seat,
        region: int,
        *,
        size: float,
        skill: float,
        fortune: float,
    ) -> None:
        """Opened in 2013 with standard normal draws of its size, skill and fortune."""
        super().__init__(model)
        p = model.p
        self.sector, self.seat, self.region = sector, seat, region
        self.alive = seat.filled
        self.weight = seat.number_of_firms
        usual = sector.capital_2013 * seat.share
        self.usual_capital = usual
        grown = math.exp(_SIZE_SPREAD * size) if seat.local else 1.0
        self.capital = usual * grown if self.alive else 0.0
        if seat.local:
            self.know_how = p.productivity_spread * skill
        else:
            self.know_how = p.chinese_productivity_lead * (0.5 if seat.joint else 1.0)
        self.luck = p.fortune_spread * seat.volatility * fortune
        self.appeal = 0.0
        self.value_added = 0.0

    @property
    def productivity(self) -> float:
        """Log productivity over that of the mean local firm of the sector in 2013."""
        return self.know_how + self.luck

    def attract(self, theta: float) -> None:
        """Appeal to buyers before common costs: product lines as cheap as it is productive."""
        self.appeal = self.capital * math.exp(theta * self.productivity) if self.alive else 0.0

    def sell(self) -> None:
        """Take the own share in what the sector makes."""
        self.value_added = self.appeal / max(self.sector.appeal, 1e-12) * self.sector.value_added

    def take_fortune(self, persistence: float, spread: float, draw: float) -> None:
        """Luck fades and comes again: autoregressive, `persistence` over a quarter."""
        restlessness = spread * self.seat.volatility
        innovation = math.sqrt(1.0 - persistence * persistence) * restlessness
        self.luck = persistence * self.luck + innovation * draw

    def learn(self, frontier: float, catch_up: float) -> None:
        """Local firms learn what their sector does, plants approach their parents' frontier."""
        if self.seat.local:
            self.know_how += self.sector.progress
        else:
            self.know_how += catch_up * (frontier - self.know_how)

    def invest(self, pace: float, kept: float, wear: float) -> None:
        """Put profit back: twice the usual return brings 1.4 times the usual investment.

        `pace` is investment over capital in a quarter at usual returns, of which a plant with a
        parent abroad makes the part `kept`; the fraction `wear` of capital wears out.
        """
        usual = math.sqrt(self.capital * self.value_added * self.sector.capital_ratio_2013)
        put_in = pace * usual if self.seat.local else pace * kept * usual
        self.capital = self.capital * (1.0 - wear) + put_in

    def odds_of_closing(self, base: float, sensitivity: float) -> float:
        """Yearly odds of closing at the rivalry of 2013, from the `base` odds of a small firm.

        Better and larger firms close more rarely; four times as large, half as often.
        """
        size = self.capital / (self.weight * self.sector.small_capital + 1e-9)
        advantage = self.productivity - self.sector.local_know_how
        return base * math.exp(clip(-sensitivity * advantage, -5.0, 5.0)) / math.sqrt(size + 1e-9)

    def close(self) -> None:
        """Leave the seat empty."""
        self.alive = False
        self.capital = 0.0
        if not self.seat.local:
            self.weight = 0.0

    def open(self, size: float) -> None:
        """A new local firm takes the seat, `size` times as large as one of 2013 would have been."""
        self.alive = True
        self.capital = self.usual_capital * size
        self.know_how = self.sector.local_know_how

    def start_plant(self, capital: float, know_how: float, teething: float) -> None:
        """New capacity starts here, as a plant of its own or as part of the one that is there."""
        part = capital / (self.capital + capital)
        self.know_how += part * (know_how - self.know_how)
        self.luck += part * (-teething - self.luck)
        self.capital += capital
        self.weight += 1.0
        self.alive = True
