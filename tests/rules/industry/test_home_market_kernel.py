"""Laws of the kernel of the home market: it splits spending as the rules say, run by run."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from model.rules.industry import demand, home_market_kernel, imports, lock_in, trade
from model.rules.industry.home_market_kernel import (
    Conditions,
    DemandParameters,
    HomeMarket,
    Market2013,
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


def start(seed: int) -> Market2013:
    rng = np.random.default_rng(seed)
    return Market2013(
        spending=spread(rng, 100, 9000),
        imports=rng.random((RUNS, SECTORS, 4)),
        home=spread(rng, 50, 5000),
        workshop_sales=rng.uniform(0, 900, RUNS),
        capital_goods=rng.random(SECTORS),
    )


def conditions(seed: int) -> Conditions:
    rng = np.random.default_rng(seed + 1)
    return Conditions(
        appeal=spread(rng, 50, 5000),
        cost=spread(rng, -1, 1),
        gdp=rng.uniform(3e4, 9e4, RUNS),
        windfall=rng.normal(size=RUNS),
        exchange_rate=rng.uniform(0.5, 1.5, RUNS),
        lock_in=rng.random(RUNS),
        price=0.3 * rng.normal(size=(RUNS, 4)),
        abroad=rng.random((RUNS, 3)),
        regional_trade=rng.uniform(0, 4, RUNS),
    )


@given(seeds)
def test_the_kernel_of_the_home_market_agrees_with_the_rules(seed: int) -> None:
    first, now, before, p = start(seed), conditions(seed), market(seed), parameters(seed)
    own, found = p.gathered(DemandParameters), HomeMarket(*copies(before))
    with untouched(*first, *now, *own):
        home_market_kernel.clear(first, now, own, found)
    depreciation = np.log(now.exchange_rate / p.real_exchange_rate_2013)
    purse = demand.Purse(4.0 * now.gdp / p.spending_base_gdp, now.windfall, depreciation)
    investor = (p.windfall_demand_capital_goods - p.windfall_demand)[:, None]
    response = p.column("windfall_demand") + investor * first.capital_goods
    spending = demand.spending(first.spending, purse, response, p.depreciation_squeeze)
    agree(found.spending, spending)
    base = first.imports.copy()
    preference = lock_in.standards_preference(
        now.lock_in, p.lock_in_preference, first.capital_goods
    )
    base[:, :, :2] *= preference[:, :, None]
    base[:, :, 0] *= p.column("xinjiang_presence")
    mass = imports.exporter_mass(now.abroad, p.exporter_mass_elasticity)
    appeal = imports.import_appeal(base, mass, now.price, p.trade_elasticity)
    home = demand.home_appeal(now.appeal, first.home, now.cost, p.trade_elasticity)
    split = demand.split(home, appeal)
    agree(found.appeal, home)
    agree(found.home, split.home)
    agree(found.imports, split.imports)
    sales = trade.share(
        (split.imports[:, :, 0] * spending).sum(axis=-1) / now.exchange_rate,
        first.workshop_sales / p.real_exchange_rate_2013,
    )
    scale = imports.follow_workshop(
        before.workshop_scale, sales, now.regional_trade, p.xinjiang_home_weight
    )
    agree(found.workshop_scale, scale, atol=1e-14)


@given(seeds)
def test_a_home_market_does_not_depend_on_the_runs_beside(seed: int) -> None:
    own = parameters(seed).gathered(DemandParameters)
    each_run_by_itself(home_market_kernel.clear, start(seed), conditions(seed), own, market(seed))
