"""Laws of the kernel of import prices: they move as the rules say, each run by itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.numerics.arrays import FloatArray
from model.parameters import Values
from model.rules.industry import border_kernel, imports
from model.rules.industry.border_kernel import Abroad, Border, BorderParameters
from tests.rules.industry.makeshift import RUNS, each_run_by_itself, parameters
from tests.rules.kernels import agree, copies, seeds, untouched

YEARS = 14.5


def border(seed: int) -> Border:
    rng = np.random.default_rng(seed)
    return Border(rng.random((RUNS, 3)), rng.normal(size=(RUNS, 4)), np.empty((RUNS, 4)))


def abroad(seed: int) -> Abroad:
    rng = np.random.default_rng(seed + 1)
    growth = rng.uniform(-0.15, 0.15, (3, RUNS))
    policy = rng.uniform(-0.3, 0.3, (2, RUNS))
    rest = rng.uniform(0.5, 1.5, (2, RUNS))
    return Abroad(*growth, *policy, *rest, rng.normal(size=RUNS))


def rules_of(
    at: Abroad, year: float, p: Values
) -> tuple[FloatArray, FloatArray, imports.Abroad, imports.Pricing]:
    """What is freed, the tariff, and what prices follow and how."""
    freed = imports.free_trade(
        year, p.free_trade_start, p.free_trade_phase_in, p.free_trade_tariff_cut
    )
    usual = p.tariff_on_chinese_goods
    protection = p.protection_tariff_span * at.protection
    tariff = imports.tariff(imports.TradePolicy(usual, at.tariff_change, protection, freed))
    follows = imports.Abroad(
        duty=np.log((1.0 + tariff) / (1.0 + usual)),
        connectivity=at.connectivity,
        depreciation=np.log(at.exchange_rate / p.real_exchange_rate_2013),
        years=YEARS,
        scale=at.workshop_scale,
        progress=(1.0 - p.wage_share_of_gains) * p.general_progress * YEARS,
    )
    pricing = imports.Pricing(
        p.corridor_price_elasticity,
        p.exchange_rate_into_prices,
        p.rouble_comovement,
        p.rival_cost_decline,
        p.xinjiang_growth,
        p.xinjiang_scale_elasticity,
    )
    return freed, tariff, follows, pricing


@pytest.mark.parametrize("year", [2014.0, 2032.25])
@given(seed=seeds)
def test_the_kernel_of_import_prices_agrees_with_the_rules(year: float, seed: int) -> None:
    before, at, p = border(seed), abroad(seed), parameters(seed)
    own, found, seen = p.gathered(BorderParameters), Border(*copies(before)), np.empty((3, RUNS))
    with untouched(*at, *own):
        border_kernel.look_abroad(found, at, (year, YEARS), own, seen)
    freed, tariff, follows, pricing = rules_of(at, year, p)
    agree(seen[0], freed)
    agree(seen[1], tariff)
    chinese, discount = (
        rule(follows, pricing) for rule in (imports.chinese_price, imports.workshop_discount)
    )
    xinjiang = np.stack([p.xinjiang_share, p.xinjiang_presence], axis=-1)
    index = imports.chinese_price_index(chinese, discount, xinjiang, p.trade_elasticity)
    agree(seen[2], index, atol=1e-14)
    price = imports.landed_prices(follows, pricing)
    felt = imports.perceived(price, before.memory, p.trade_impact_share)
    agree(found.price, felt, atol=1e-14)
    memory = imports.remember(before.memory, price, p.trade_adjustment_speed)
    agree(found.memory, memory, atol=1e-14)
    growth = np.stack(at[:3], axis=-1)
    agree(found.abroad, before.abroad + np.log1p(growth / 4.0))


@given(seeds, st.sampled_from([2014.0, 2032.25]))
def test_import_prices_do_not_depend_on_the_runs_beside(seed: int, year: float) -> None:
    own, seen = parameters(seed).gathered(BorderParameters), np.empty((3, RUNS))
    each_run_by_itself(
        border_kernel.look_abroad, border(seed), abroad(seed), (year, YEARS), own, seen
    )
