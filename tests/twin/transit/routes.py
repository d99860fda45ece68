"""Routes: what one costs in money and days, and how far it is open this quarter."""

from __future__ import annotations

import math
from dataclasses import fields
from typing import TYPE_CHECKING

from tests.twin.arithmetic import clip
from tests.twin.transit.conditions import Conditions

if TYPE_CHECKING:
    from model.agents.shippers_network import System

_HOURS_A_DAY = 24.0
_CONTAINER_LANES, _BULK_LANES = 2, 2


class Route:
    """A chain of links of one market, with the sums over its links that the tables give.

    Each column of the network's tables of costs, times and exposure is an attribute of its name.
    """

    def __init__(self, system: System, place: int, europe: bool) -> None:
        network = system.network
        self.place, self.name = place, network.routes[place]
        self.corridor, self.service = network.corridor[place], network.service[place]
        self.europe = europe
        for table in (network.costs, network.times, network.exposure):
            for column in fields(table):
                setattr(self, column.name, getattr(table, column.name)[place].tolist())
        self.links = [
            link.name for link, used in zip(network.links, network.uses[place], strict=True) if used
        ]
        self.gates = [k for k, used in enumerate(system.gates.uses[place]) if used]
        self.opens = int(network.opens[place])
        self.since_ever = bool(network.since_ever[place])
        self.weight_before = float(network.weight_before[place])
        self.reference_share = network.shares[place].tolist()
        self.maturity = 1.0
        """How far its service has grown, in [0, 1]."""
        self.opened = 0.0
        """How far its service runs, in [0, 1]."""
        self.passable = 1.0
        """Share of the quarter for which no event closes it."""
        self.money = [0.0] * (_CONTAINER_LANES + _BULK_LANES)
        self.days = self.felt_days = 0.0

    def runs_over(self, link: str) -> bool:
        """Whether a link is part of it."""
        return link in self.links

    @property
    def weight(self) -> float:
        """Size of its service over its full size; 0 where it does not run."""
        return self.weight_before + (1.0 - self.weight_before) * self.maturity * self.opened

    @property
    def size(self) -> float:
        """Size of its service, closures counted."""
        return self.weight * self.passable

    @property
    def running(self) -> float:
        """Share of the quarter for which there is a service at all."""
        return 1.0 if self.weight_before > 0.0 else self.opened

    def grow_up(self, first: float, ramp: float, quarter: int) -> None:
        """How far its service had grown when the story starts in the quarter of that ordinal."""
        if not self.since_ever:
            years = max(quarter - self.opens, 0) / 4.0
            self.maturity = 1.0 / (1.0 + (1.0 / first - 1.0) * math.exp(-ramp * years))

    def ripen(self, ramp: float) -> None:
        """Grow for a quarter, logistically, while the service is open."""
        gain = ramp / 4.0 * self.maturity * (1.0 - self.maturity)
        self.maturity = min(self.maturity + self.opened * gain, 1.0)

    def open(self, quarter: int, water: float, bypass: float, dated: float) -> None:
        """Find how far the service runs in the quarter of that ordinal.

        Rivers carry cargo as far as `water` is settled, new railways round Kazakhstan open as far
        as China means to `bypass` it; `dated` events open or close.
        """
        wanted = 1.0
        if self.corridor == "river":
            wanted += water - 1.0
        if self.corridor == "bypass" and not self.since_ever:
            wanted += bypass - 1.0
        planned = wanted if self.opens <= quarter else 0.0
        self.opened = clip(planned + dated, 0.0, 1.0)

    def meet(self, now: Conditions) -> None:
        """Find the money and the days that it takes now."""
        self.money = self.price(now)
        self.days = self.travel_days(now)
        self.felt_days = self.feel_days(now, self.days)

    def price(self, now: Conditions) -> list[float]:
        """Money by lane: USD per FEU for containers out and back, USD per tonne for bulk."""
        extra = self._frictions(now)
        container = self._container_rate(now) + extra
        bulk = self._bulk_rate(now) + extra / now.tonnes_per_feu
        at_sea = [share * now.sea_rate for share in self.sea_rate[:_CONTAINER_LANES]]
        return [container + rate for rate in at_sea] + [bulk] * _BULK_LANES

    def _container_rate(self, now: Conditions) -> float:
        rate = (
            self.usd_per_feu
            + self.transsib_per_feu * (now.transsib - 1.0)
            + self.kazakh_rail_km * now.container_tariff
            + self.kazakh_road_km * now.road_tariff * now.tonnes_per_feu
            + self.by_air * now.air_freight
        )
        tilted = 1.0 + now.subsidy_tilt if self.round_kazakhstan else 1.0 - now.subsidy_tilt
        paid = clip(now.subsidy * self.subsidised * tilted, 0.0, 1.0)
        premium = self.belt * now.rail_premium if self.europe else 0.0
        return rate * (1.0 - paid) + premium

    def _bulk_rate(self, now: Conditions) -> float:
        return (
            self.usd_per_tonne
            + self.transsib_per_tonne * (now.transsib - 1.0)
            + self.kazakh_rail_km * now.bulk_tariff
            + self.kazakh_road_km * now.road_tariff
        )

    def _frictions(self, now: Conditions) -> float:
        """Costs beyond the rate, USD per FEU."""
        stops = self.administrative_stops + self.administrative_stops_china
        aversion = self.through_russia * now.russia_aversion if self.europe else 0.0
        return (
            stops * now.documents
            + self.belt * now.goal_doubt
            + aversion
            + self.central_asian_borders * now.discord_cost
            + self.transcaucasia * now.transcaucasia_cost
        )

    def travel_days(self, now: Conditions) -> float:
        """Days from door to door when no gate is congested."""
        stop = now.administration_hours / _HOURS_A_DAY
        at_china = self.dwell_china_border + self.administrative_stops_china * stop
        return (
            self.days_abroad
            + self.days_in_kazakhstan * now.slowness
            + at_china * now.china_border
            + self.dwell_caspian * now.caspian
            + self.dwell_elsewhere
            + self.administrative_stops * stop
            + self.central_asian_borders * now.discord_hours / _HOURS_A_DAY
            + self.by_sea * now.sea_delay
        )

    def feel_days(self, now: Conditions, days: float) -> float:
        """Days as shippers weigh them: travel time and the risk of being late."""
        late = self.reliability_days + self.transcaucasia * now.transcaucasia_days
        return days + now.reliability * late

    def access_cost(self, now: Conditions, felt_days: float, value_of_time: float) -> float:
        """What a container of Kazakhstan itself pays to reach China, USD per FEU.

        It meets rates, documents and days, but no transit tariff, no subsidy, and not the borders
        between Central Asian states.
        """
        stops = self.administrative_stops + self.administrative_stops_china
        own_days = felt_days - self.central_asian_borders * now.discord_hours / _HOURS_A_DAY
        return self.usd_per_feu + stops * now.documents + value_of_time * own_days
