"""The network: routes as chains of links, and what each route adds up to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from model.numerics.arrays import BoolArray, FloatArray, IntArray
from model.numerics.sums import total
from model.rules.transit.links import Link, opening

LANES = (("container", "out"), ("container", "back"), ("bulk", "out"), ("bulk", "back"))
"""Kinds of cargo and directions; out is away from China, or from Russia to the south."""
CONTAINERS, BULK = range(2)
"""Places of the kinds of cargo."""
_SHARE_COLUMNS = ("share_out", "share_back", "bulk_share_out", "bulk_share_back")
_BEFORE_ANY = 0


@dataclass(frozen=True)
class Menu:
    """The routes of one market: where they stand among all routes, and which form the rail nest.

    Routes that are alternatives of their own come first, the fallback first of all; the routes
    of the rail nest follow from `rail_from` on.
    """

    market: str
    start: int
    stop: int
    rail_from: int

    @property
    def routes(self) -> slice:
        """Its places on the axis of all routes."""
        return slice(self.start, self.stop)


@dataclass(frozen=True)
class Costs:
    """Sums over the links of each route, (routes,) unless said otherwise."""

    usd_per_feu: FloatArray
    usd_per_tonne: FloatArray
    transsib_per_feu: FloatArray
    """The part of the price that Russia's Trans-Siberian tariff moves."""
    transsib_per_tonne: FloatArray
    sea_rate: FloatArray
    """Ocean rate China-Europe counted in, by lane: (routes, lanes)."""
    by_sea: FloatArray
    by_air: FloatArray
    kazakh_rail_km: FloatArray
    kazakh_road_km: FloatArray
    subsidised: FloatArray
    """Part of China's train subsidy that the route gets."""


@dataclass(frozen=True)
class Times:
    """Days over the links of each route, (routes,)."""

    days_abroad: FloatArray
    days_in_kazakhstan: FloatArray
    dwell_china_border: FloatArray
    dwell_caspian: FloatArray
    dwell_elsewhere: FloatArray
    administrative_stops: FloatArray
    administrative_stops_china: FloatArray
    reliability_days: FloatArray
    """Standard deviation of the days."""


@dataclass(frozen=True)
class Exposure:
    """What a route is exposed to, (routes,)."""

    through_russia: FloatArray
    central_asian_borders: FloatArray
    transcaucasia: FloatArray
    round_kazakhstan: FloatArray
    """1 for a railway between China and the west that avoids Kazakhstan."""
    through_kazakhstan: FloatArray
    by_land: FloatArray
    belt: FloatArray
    """1 for a land route of the Belt, which bears the doubt about its goals."""


@dataclass(frozen=True)
class Network:
    """Routes, markets by market, and the links they run over."""

    routes: tuple[str, ...]
    corridor: tuple[str, ...]
    service: tuple[str, ...]
    menus: tuple[Menu, ...]
    links: tuple[Link, ...]
    uses: FloatArray
    """1 where a route runs over a link, (routes, links)."""
    costs: Costs
    times: Times
    exposure: Exposure
    opens: IntArray
    """Ordinal of the first quarter of each route's service, (routes,)."""
    since_ever: BoolArray
    """Routes that were at work, at full size, before 2013, (routes,)."""
    weight_before: FloatArray
    """Weight of a route before its opening, as of an old road before its rebuilding."""
    shares: FloatArray
    """Shares of each market's cargo in the reference state, (routes, lanes)."""

    def on(self, corridor: str) -> FloatArray:
        """1 for the routes of a corridor, (routes,)."""
        return np.array([float(name == corridor) for name in self.corridor])

    def in_market(self, market: str) -> FloatArray:
        """1 for the routes of a market, (routes,)."""
        own = np.zeros(len(self.routes))
        for menu in self.menus:
            own[menu.routes] = float(menu.market == market)
        return own

    def along(self, link: str) -> FloatArray:
        """1 for the routes over a link, (routes,)."""
        return self.uses[:, [one.name for one in self.links].index(link)]


Row = Mapping[str, str]


def build_network(
    links: Mapping[str, Link], rows: Sequence[Row], markets: Sequence[str]
) -> Network:
    """Lay out the routes in `rows` market by market.

    Raises ``KeyError`` where a route names an unknown link.
    """
    menus, ordered = _lay_out(rows, markets)
    chains = [[links[name] for name in row["links"].split()] for row in ordered]
    used = tuple(links.values())
    return Network(
        routes=tuple(row["name"] for row in ordered),
        corridor=tuple(row["corridor"] for row in ordered),
        service=tuple(row["service"] for row in ordered),
        menus=menus,
        links=used,
        uses=np.array([[float(link in chain) for link in used] for chain in chains]),
        costs=_costs(ordered, chains),
        times=_times(ordered, chains),
        exposure=_exposure(ordered, chains),
        opens=np.array([_opens(row, chain) for row, chain in zip(ordered, chains, strict=True)]),
        since_ever=np.array([not row["opens"] for row in ordered]),
        weight_before=_column(ordered, "weight_before"),
        shares=_shares(ordered, menus),
    )


def _lay_out(rows: Sequence[Row], markets: Sequence[str]) -> tuple[tuple[Menu, ...], list[Row]]:
    menus: list[Menu] = []
    ordered: list[Row] = []
    for market in markets:
        own = [row for row in rows if row["market"] == market]
        alone = [row for row in own if row["nest"] != "rail"]
        rail = [row for row in own if row["nest"] == "rail"]
        start = len(ordered)
        ordered += alone + rail
        menus.append(Menu(market, start, len(ordered), len(alone)))
    return tuple(menus), ordered


def _opens(row: Row, chain: Sequence[Link]) -> int:
    return max(opening(row["opens"]), *(link.opens for link in chain), _BEFORE_ANY)


def _column(rows: Sequence[Row], name: str) -> FloatArray:
    return np.array([float(row[name] or 0.0) for row in rows])


def _total(
    chains: Sequence[Sequence[Link]],
    amount: Callable[[Link], float],
    where: Callable[[Link], bool] = lambda link: True,
) -> FloatArray:
    return np.array([total(amount(link) for link in chain if where(link)) for chain in chains])


def _any(chains: Sequence[Sequence[Link]], where: Callable[[Link], bool]) -> FloatArray:
    return np.array([float(any(where(link) for link in chain)) for chain in chains])


def _costs(rows: Sequence[Row], chains: Sequence[Sequence[Link]]) -> Costs:
    out, back = _column(rows, "sea_rate_out"), _column(rows, "sea_rate_back")
    return Costs(
        usd_per_feu=_total(chains, lambda k: k.usd_per_feu) + _column(rows, "terminal_usd_per_feu"),
        usd_per_tonne=_total(chains, lambda k: k.usd_per_tonne)
        + _column(rows, "terminal_usd_per_tonne"),
        transsib_per_feu=_total(chains, lambda k: k.usd_per_feu, lambda k: k.tariff == "transsib"),
        transsib_per_tonne=_total(
            chains, lambda k: k.usd_per_tonne, lambda k: k.tariff == "transsib"
        ),
        sea_rate=np.stack([out, back, np.zeros_like(out), np.zeros_like(out)], axis=-1),
        by_sea=_any(chains, lambda k: k.tariff == "sea"),
        by_air=_any(chains, lambda k: k.tariff == "air"),
        kazakh_rail_km=_total(chains, lambda k: k.km, lambda k: _kazakh(k) and k.kind == "rail"),
        kazakh_road_km=_total(chains, lambda k: k.km, lambda k: _kazakh(k) and k.kind == "road"),
        subsidised=_column(rows, "subsidised"),
    )


def _kazakh(link: Link) -> bool:
    return link.tariff == "kazakhstan"


def _at_china(link: Link) -> bool:
    return link.zone in ("china", "china_road")


def _times(rows: Sequence[Row], chains: Sequence[Sequence[Link]]) -> Times:
    in_kazakhstan = _total(chains, lambda k: k.running_days, _kazakh)
    china = _total(chains, lambda k: k.dwell_days, _at_china)
    caspian = _total(chains, lambda k: k.dwell_days, lambda k: k.zone == "caspian")
    return Times(
        days_abroad=_total(chains, lambda k: k.running_days)
        - in_kazakhstan
        + _column(rows, "terminal_days"),
        days_in_kazakhstan=in_kazakhstan,
        dwell_china_border=china,
        dwell_caspian=caspian,
        dwell_elsewhere=_total(chains, lambda k: k.dwell_days) - china - caspian,
        administrative_stops=_total(
            chains, lambda k: k.administrative_stops, lambda k: not _at_china(k)
        ),
        administrative_stops_china=_total(chains, lambda k: k.administrative_stops, _at_china),
        reliability_days=_column(rows, "reliability_days"),
    )


def _exposure(rows: Sequence[Row], chains: Sequence[Sequence[Link]]) -> Exposure:
    by_land = _any(chains, lambda k: k.kind in ("rail", "road"))
    kazakh = _any(chains, lambda k: k.country == "KAZ")
    belt = _column(rows, "subsidised") > 0.0
    return Exposure(
        through_russia=_any(chains, lambda k: k.country == "RUS" and k.kind in ("rail", "road")),
        central_asian_borders=_total(chains, lambda k: 1.0, lambda k: k.zone == "central_asia"),
        transcaucasia=_any(chains, lambda k: k.zone == "transcaucasia"),
        round_kazakhstan=belt * (1.0 - kazakh),
        through_kazakhstan=kazakh,
        by_land=by_land,
        belt=belt.astype(float),
    )


def _shares(rows: Sequence[Row], menus: Sequence[Menu]) -> FloatArray:
    shares = np.stack([_column(rows, name) for name in _SHARE_COLUMNS], axis=-1)
    for menu in menus:
        others = shares[menu.start + 1 : menu.stop].sum(axis=0)
        shares[menu.start] = np.where(others > 0.0, 1.0 - others, 0.0)
    return shares
