"""Laws of the kernel of mining: it digs and sells as the rules say, each run by itself."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from model.rules.industry import resources, resources_kernel
from model.rules.industry.resources_kernel import Mine, MiningParameters
from tests.rules.industry.makeshift import RUNS, each_run_by_itself, parameters
from tests.rules.kernels import agree, all_agree, copies, seeds, untouched

YEARS = 4.25


def mine(seed: int) -> Mine:
    rng = np.random.default_rng(seed)
    return Mine(rng.uniform(3, 5, RUNS), rng.normal(size=RUNS), rng.uniform(0, 0.9, RUNS))


def market(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The price of oil, China's pull, and Russia's restriction."""
    rng = np.random.default_rng(seed + 1)
    return rng.uniform(20, 130, RUNS), rng.uniform(0.5, 4, RUNS), rng.random(RUNS)


@given(seeds)
def test_the_kernel_of_mining_agrees_with_the_rules(seed: int) -> None:
    before, at, p = mine(seed), market(seed), parameters(seed)
    (price, pull, restriction), own = at, p.gathered(MiningParameters)
    memory = resources.remember_oil(before.oil_memory, price, p.oil_memory_speed)
    windfall = memory - np.log(p.oil_price_2013)
    supply = resources.Supply(p.mining_trend, p.mining_elasticity, p.mining_speed)
    volume = resources.mine(before.volume, windfall, YEARS, supply)
    share = resources.china_share(
        before.china_share, p.raw_share_china_usual, pull, p.raw_share_speed
    )
    exports = resources.raw_value(
        p.raw_exports_base, volume, price / p.oil_price_2018, p.raw_price_elasticity
    )
    found, seen = Mine(*copies(before)), np.empty((6, RUNS))
    with untouched(*at, *own):
        resources_kernel.dig_and_sell(found, at, YEARS, own, seen)
    all_agree(found, (memory, volume, share))
    boom = memory - np.log(p.oil_price_without_windfall)
    to_russia = exports * p.raw_share_russia * (1.0 - p.restriction_exposure * restriction)
    value_added = p.mining_value_added_2013 * np.exp(volume)
    for one, rule in zip(
        seen, (windfall, boom, value_added, exports, exports * share, to_russia), strict=True
    ):
        agree(one, rule, atol=1e-14)


@given(seeds)
def test_mining_does_not_depend_on_the_runs_beside(seed: int) -> None:
    own = parameters(seed).gathered(MiningParameters)
    each_run_by_itself(
        resources_kernel.dig_and_sell, mine(seed), market(seed), YEARS, own, np.empty((6, RUNS))
    )
