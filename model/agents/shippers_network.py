"""The transit network as the data tables describe it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from model.clock import Quarter
from model.data_files import read_table
from model.numerics.sums import total
from model.rules.transit.gates import Gates, build_gates
from model.rules.transit.links import opening, parse_links
from model.rules.transit.network import Network, build_network
from model.rules.transit.sample import Sample, build_samples
from model.world.drivers import MARKETS

DRY_PORT = "khorgos_gateway"


@dataclass(frozen=True)
class System:
    """Network, gates and shippers, and what is known of the dry port at Khorgos."""

    network: Network
    gates: Gates
    samples: tuple[Sample, ...]
    dry_port_opens: int
    """Ordinal of its first quarter."""
    stakes: tuple[tuple[int, float], ...]
    """Quarters (ordinals) from which a share of the dry port is held abroad."""

    def foreign_stake(self, quarter: Quarter) -> float:
        """Share of the dry port held abroad by agreement."""
        return total(share for start, share in self.stakes if start <= quarter.ordinal)


@cache
def transit_system() -> System:
    """Read the system from ``model/data/network``."""
    links = parse_links(read_table("network/links.csv"))
    network = build_network(links, read_table("network/routes.csv"), MARKETS)
    nodes = {row["name"]: row for row in read_table("network/nodes.csv")}
    stakes = [row for row in read_table("network/stakes.csv") if row["facility"] == DRY_PORT]
    return System(
        network=network,
        gates=build_gates(network, read_table("network/capacity.csv")),
        samples=build_samples(read_table("network/segments.csv"), MARKETS),
        dry_port_opens=opening(nodes[DRY_PORT]["opens"]),
        stakes=tuple((opening(row["from"]), float(row["share"])) for row in stakes),
    )
