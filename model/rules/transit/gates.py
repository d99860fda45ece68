"""Gates: the links whose capacity can bind, and how their capacity grows in steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from model.numerics.arrays import FloatArray, IntArray
from model.rules.transit.links import opening
from model.rules.transit.network import Network

_GATEWAY = ("china", "china_road", "dry_port")
_NEVER = np.iinfo(np.int64).max
UNITS = ("trains_per_day", "thousand_teu_per_year", "million_tonnes_per_year")


@dataclass(frozen=True)
class Gates:
    """Gates in the order of the capacity table; arrays are (gates,) unless said otherwise."""

    names: tuple[str, ...]
    unit: IntArray
    """Place of each gate's unit in `UNITS`; both directions are counted together."""
    uses: FloatArray
    """1 where a route passes a gate, (routes, gates)."""
    of_route: IntArray
    """Places of the gates of each route, filled up with the number of gates, (routes, most)."""
    own_trade: FloatArray
    """Load of 2013 that is not transit, in the gate's unit."""
    free_flow_days: FloatArray
    """Days to pass when the gate is empty."""
    kazakh: FloatArray
    """1 for gates in Kazakhstan, which the infrastructure gap narrows and public works widen."""
    caspian: FloatArray
    china_border: FloatArray
    """1 for the railway gates between Kazakhstan and China."""
    gateway: FloatArray
    """1 for what Kazakhstan's own trade with China passes: those, the dry port and the road."""
    starts: IntArray
    """Quarters (ordinals) from which nominal capacities hold, (gates, steps), in order; the last
    ones stand for no more steps."""
    levels: FloatArray
    """Those capacities, (gates, steps), in each gate's unit."""

    def nominal_capacity(self, quarter: int) -> FloatArray:
        """Nominal capacity in the quarter with that ordinal, (gates,), in each gate's unit."""
        step = np.maximum((self.starts <= quarter).sum(axis=-1) - 1, 0)
        return self.levels[np.arange(len(step)), step]


def build_gates(network: Network, rows: Sequence[Mapping[str, str]]) -> Gates:
    """The gates of the table of capacities. Raises ``ValueError`` for an unknown unit or link."""
    names = tuple(dict.fromkeys(row["link"] for row in rows))
    places = [[link.name for link in network.links].index(name) for name in names]
    links = [network.links[place] for place in places]
    first = [next(row for row in rows if row["link"] == name) for name in names]
    starts, levels = _steps(rows, names)
    return Gates(
        names=names,
        unit=np.array([UNITS.index(row["unit"]) for row in first]),
        uses=np.ascontiguousarray(network.uses[:, places]),
        of_route=_of_route(network.uses[:, places]),
        own_trade=np.array([float(row["own_trade_2013"]) for row in first]),
        free_flow_days=np.array([link.dwell_days + link.running_days for link in links]),
        kazakh=np.array([float(link.country == "KAZ") for link in links]),
        caspian=np.array([float(link.zone == "caspian") for link in links]),
        china_border=np.array(
            [float(link.zone == "china" and link.country == "KAZ") for link in links]
        ),
        gateway=np.array(
            [float(link.country == "KAZ" and link.zone in _GATEWAY) for link in links]
        ),
        starts=starts,
        levels=levels,
    )


def _of_route(uses: FloatArray) -> IntArray:
    routes, count = uses.shape
    filled = np.full((routes, int(uses.sum(axis=1).max())), count)
    for route, gates in enumerate(uses):
        places = gates.nonzero()[0]
        filled[route, : len(places)] = places
    return filled


def _steps(rows: Sequence[Mapping[str, str]], names: Sequence[str]) -> tuple[IntArray, FloatArray]:
    """Quarters and capacities of the steps of each gate, (gates, steps)."""
    steps = [
        sorted((opening(r["start"]), float(r["capacity"])) for r in rows if r["link"] == name)
        for name in names
    ]
    most = max(len(own) for own in steps)
    filled = [own + [(_NEVER, own[-1][1])] * (most - len(own)) for own in steps]
    starts = np.array([[start for start, _ in own] for own in filled])
    return starts, np.array([[capacity for _, capacity in own] for own in filled])
