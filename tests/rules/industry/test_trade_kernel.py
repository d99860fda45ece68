"""Laws of the kernels of trade: exports are as the rules say, and all trade adds up, run by run."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from model.numerics.arrays import FloatArray
from model.parameters import Values
from model.rules.industry import trade, trade_kernel
from model.rules.industry.home_market_kernel import HomeMarket
from model.rules.industry.trade_kernel import (
    Exporters,
    ExportParameters,
    Exports,
    ImportParameters,
    Mined,
    Roads,
    Trade,
)
from tests.rules.industry.makeshift import (
    RUNS,
    SECTORS,
    each_run_by_itself,
    market,
    parameters,
    spread,
)
from tests.rules.kernels import agree, copies, seeds, untouched

_RNG = np.random.default_rng(3)
SECTORS_2013 = Exporters(900 * _RNG.random((SECTORS, 3)), *_RNG.random((3, SECTORS)))


def roads(seed: int) -> Roads:
    rng = np.random.default_rng(seed)
    return Roads(
        appeal=spread(rng, 0, 9),
        price=0.3 * rng.normal(size=(RUNS, 4)),
        abroad=rng.random((RUNS, 3)),
        connectivity=rng.uniform(0.5, 3, RUNS),
        freed=rng.random(RUNS),
        cooperation=rng.uniform(-0.5, 0.5, RUNS),
        restriction=rng.random(RUNS),
        oil_price=rng.uniform(20, 130, RUNS),
    )


def exports(seed: int) -> Exports:
    shape, rng = (RUNS, SECTORS, 3), np.random.default_rng(seed + 1)
    return Exports(rng.random(shape), rng.random(shape), rng.uniform(-0.5, 0.5, RUNS))


def access(now: Roads, farm_access: FloatArray, p: Values) -> FloatArray:
    """Factor on exports from corridors, free trade, food programmes and restrictions."""
    factor = np.ones((RUNS, SECTORS, 3))
    corridor = p.corridor_export_elasticity * np.log(now.connectivity)
    opened = p.trade_elasticity * np.log1p(p.chinese_tariff_on_kazakh_goods) * now.freed
    factor[:, :, 0] *= np.exp(corridor + opened)[:, None]
    factor[:, 0, 0] *= np.exp(p.farm_trade_effect * farm_access)
    factor[:, :, 1] *= (1.0 - p.restriction_exposure * now.restriction)[:, None]
    return factor


@given(seeds)
def test_the_kernel_of_exports_agrees_with_the_rules(seed: int) -> None:
    now, before, p = roads(seed), exports(seed), parameters(seed)
    own, found = p.gathered(ExportParameters), Exports(*copies(before))
    with untouched(*SECTORS_2013, *now, *own):
        trade_kernel.export(SECTORS_2013, now, own, found)
    food = trade.advance_farm_trade(before.farm_access, now.cooperation, p.farm_trade_speed)
    drivers = trade.ExportDrivers(now.appeal, now.price[:, 3], now.abroad, access(now, food, p))
    response = trade.ExportResponse(
        p.export_supply_elasticity, p.export_income_elasticity, p.trade_elasticity
    )
    volume = trade.export_volume(SECTORS_2013.exports_2013, drivers, response)
    prices = trade.export_prices(now.oil_price / p.oil_price_2018, SECTORS_2013.commodity_link)
    agree(found.farm_access, food)
    agree(found.volume, volume)
    agree(found.value, volume * prices[:, :, None])


def mined(seed: int) -> Mined:
    rng = np.random.default_rng(seed + 2)
    exported, to_china, to_russia = rng.uniform(0, 9000, (3, RUNS))
    rate, tariff = rng.uniform(0.5, 1.5, RUNS), rng.uniform(0, 0.3, RUNS)
    return Mined(exported + to_china + to_russia, to_china, to_russia, rate, tariff)


def imported(now: HomeMarket, raw: Mined, p: Values) -> tuple[FloatArray, FloatArray, FloatArray]:
    """From China, Russia and elsewhere, a year's."""
    dollars = now.spending / raw.exchange_rate[:, None]
    xinjiang, coast, eaeu, rest = np.moveaxis(now.imports, -1, 0)
    return (
        ((xinjiang + coast) * dollars).sum(axis=-1)
        / (1.0 + raw.tariff)
        / p.manufactured_share_of_chinese_imports,
        (eaeu * dollars).sum(axis=-1) / p.manufactured_share_of_russian_imports,
        (rest * dollars).sum(axis=-1) / p.manufactured_share_of_other_imports,
    )


@given(seeds)
def test_all_trade_of_a_quarter_adds_up(seed: int) -> None:
    now, sold, raw, p = market(seed), exports(seed).value, mined(seed), parameters(seed)
    own, found = p.gathered(ImportParameters), np.empty((len(Trade._fields), RUNS))
    with untouched(*SECTORS_2013, *now, sold, *raw, *own):
        trade_kernel.add_up(SECTORS_2013, now, sold, raw, own, found)
    seen, (china, russia, other) = Trade(*found), imported(now, raw, p)
    processed = (sold * SECTORS_2013.processed[:, None]).sum(axis=1)
    exported = sold.sum(axis=1)
    agree(seen.imports_from_china, china / 4.0)
    agree(seen.imports_from_russia, russia / 4.0)
    agree(seen.exports_to_china, (exported[:, 0] + raw.to_china) / 4.0)
    agree(seen.exports_to_russia, (exported[:, 1] + raw.to_russia) / 4.0)
    agree(seen.exports_processed, processed.sum(axis=-1) / 4.0)
    whole = (exported.sum(axis=-1) + raw.exports) / 4.0
    agree(seen.exports_raw, whole - seen.exports_processed)
    agree(seen.processed_share_of_exports, seen.exports_processed / whole)
    refined = 4.0 * seen.raw_share_of_exports_to_china * seen.exports_to_china
    agree(refined, 4.0 * seen.exports_to_china - processed[:, 0])
    agree(seen.trade_with_china, seen.imports_from_china + seen.exports_to_china)
    agree(seen.trade_with_russia, seen.imports_from_russia + seen.exports_to_russia)
    everything = whole + (china + russia + other) / 4.0
    agree(seen.china_share_of_trade, seen.trade_with_china / everything)
    chinese = now.imports[:, :, :2].sum(axis=-1)
    for share, spent in (
        (seen.penetration, now.spending),
        (seen.equipment, now.spending * SECTORS_2013.capital_goods),
    ):
        agree(share, trade.share((chinese * spent).sum(axis=-1), spent.sum(axis=-1)))


@given(seeds)
def test_trade_does_not_depend_on_the_runs_beside(seed: int) -> None:
    p, found = parameters(seed), np.empty((len(Trade._fields), RUNS))
    own = p.gathered(ExportParameters)
    each_run_by_itself(trade_kernel.export, SECTORS_2013, roads(seed), own, exports(seed))
    given_now = SECTORS_2013, market(seed), exports(seed).value, mined(seed)
    each_run_by_itself(trade_kernel.add_up, *given_now, p.gathered(ImportParameters), found)
