"""Law: accounts balance in every quarter of every run, whatever is turned, set or drawn.

Dials and levers stand anywhere, parameters are drawn or stand at their ends. Figures are taken from
the record and from parameters, not from the flows that the accounts were made of, so that what one
part books has to match what another shows. Already held elsewhere, for calmer runs:

- flows of debt, areas and stages of projects among the states: ``tests/world/test_finance.py`` and
  ``test_pipeline.py``; GDP: ``tests/world/test_accounts.py``; firms alone:
  ``tests/agents/test_firms.py``;
- where transit revenue comes from: ``test_conservation.py`` beside this.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import pytest

from model.batch import Batch
from model.clock import Horizon, Quarter
from model.data_files import read_table
from model.numerics.arrays import FloatArray
from model.parameters import parameter_registry
from model.risks import dial_registry, policy_registry
from model.rules.finance import projects as stages
from model.simulation import Simulation
from model.world.accounts import GDP_2013
from model.world.pipeline import AREAS
from model.world.regions import kazakh_regions
from tests.batches import batch
from tests.laws.transit import NETWORK, Watched, tonnes, watch

RUNS = 24
HORIZON = Horizon(end=Quarter(2028, 4))
TIGHT = 1e-9
SECTORS = tuple(row["name"] for row in read_table("sectors.csv"))


def _sold(model: Simulation) -> FloatArray:
    """Manufactures sold abroad, USD_2018 m a year, (runs, destinations)."""
    value = model.firms.by_sector["exports"]["value"]
    return np.stack([value[place].sum(axis=1) for place in ("china", "russia", "rest")], axis=-1)


class Booked(Simulation):
    """A simulation that keeps, of each quarter, what the record does not show."""

    def __init__(self, inputs: Batch) -> None:
        super().__init__(inputs)
        self.kept: list[dict[str, FloatArray]] = []

    def step(self) -> None:
        super().step()
        pipeline = self.finance.pipeline
        self.kept.append(
            {
                **{f"lever_{name}": level for name, level in self.kazakhstan.levers.items()},
                "built": (pipeline.built * pipeline.plan.value).sum(axis=-1),
                "china_pace": self.china.level("funding_pace"),
                "lines_drawn": self.finance.lines_drawn,
                "stages": np.stack([pipeline.count(stage) for stage in range(7)], axis=-1),
                "manufactures_sold": _sold(self) / 4.0,
                "mined_sold": self.firms.industry["mining"]["exports"] / 4.0,
                "jobs": self.firms.jobs_by_region,
                "workers": self.publics.by_region["presence"]["workers"].copy(),
                "residents": np.tile(self.publics.places["residents"], (self.runs, 1)),
                "population": self.accounts.population(),
            }
        )


@dataclass(frozen=True)
class Books:
    """The books of some runs: figures are (runs, quarters, ...), parameters `p` (runs, 1)."""

    watched: Watched
    kept: Mapping[str, FloatArray]

    @property
    def record(self) -> Mapping[str, FloatArray]:
        return self.watched.record

    @property
    def p(self) -> Mapping[str, FloatArray]:
        return {name: values[:, None] for name, values in self.watched.model.parameters.items()}


@cache
def kept_books(kind: str) -> Books:
    """Runs with all dials and levers anywhere, or at an end; parameters are drawn, or at an end."""
    random = np.random.default_rng(5)

    def anywhere(names: Mapping[str, object]) -> dict[str, FloatArray]:
        places = random.random((len(names), RUNS))
        return dict(zip(names, np.round(places) if kind == "corners" else places, strict=True))

    ends = {
        name: np.where(random.random(RUNS) < 0.5, parameter.low, parameter.high)
        for name, parameter in parameter_registry().items()
    }
    inputs = batch(
        RUNS,
        drawn=True,
        dials=anywhere(dial_registry()),
        policies=anywhere(policy_registry()),
        parameters=ends if kind == "ends" else None,
        horizon=HORIZON,
    )
    watched = watch(inputs, model=Booked)
    rows = watched.model.kept  # type: ignore[attr-defined]
    return Books(watched, {name: np.stack([row[name] for row in rows], axis=1) for name in rows[0]})


@pytest.fixture(params=["anywhere", "corners", "ends"])
def books(request: pytest.FixtureRequest) -> Books:
    return kept_books(request.param)


def before(stock: FloatArray, start: FloatArray) -> FloatArray:
    """A closing stock (runs, quarters) a quarter earlier, from its `start` (runs, 1) on."""
    return np.concatenate([start, stock[:, :-1]], axis=-1)


def added(parts: Iterable[FloatArray]) -> FloatArray:
    """The sum of parts."""
    return np.sum(np.stack(list(parts)), axis=0)


def paid(record: Mapping[str, FloatArray]) -> FloatArray:
    """Chinese money paid in each quarter, USD_2018 m."""
    return added(record[f"disbursed_{area}"] for area in AREAS)


def balances(one: FloatArray, other: FloatArray) -> bool:
    """Whether two figures are equal to rounding."""
    return bool(np.allclose(one, other, rtol=TIGHT, atol=1e-7))


def test_debt_closes_where_it_opened_plus_loans_less_repayment(books: Books) -> None:
    """Loans are the loan share of what was paid; interest is paid and never added to the debt."""
    record, p, kept = books.record, books.p, books.kept
    debt = record["debt_to_china"]
    opening = before(debt, p["debt_to_china_start"])
    repaid, interest = opening * p["debt_amortisation"] / 4.0, opening * p["loan_interest"] / 4.0
    loans = np.clip(2.0 * p["loan_share"] * (1.0 - kept["lever_borrowing_restraint"]), 0.0, 1.0)
    borrowed = loans * (paid(record) + other_lending(books))
    assert balances(debt, opening + borrowed - repaid)
    assert balances(record["debt_service"], repaid + interest)
    gdp = before(record["gdp"], np.full((RUNS, 1), GDP_2013 / 4.0))
    assert balances(record["debt_ratio"], debt / (4.0 * gdp))


def test_every_dollar_that_china_pays_is_lent_or_invested(books: Books) -> None:
    record, p = books.record, books.p
    debt, capital = record["debt_to_china"], record["chinese_capital"]
    lent = debt - before(debt, p["debt_to_china_start"]) * (1.0 - p["debt_amortisation"] / 4.0)
    kept_capital = 1.0 - p["capital_depreciation"] / 4.0
    invested = capital - before(capital, p["chinese_capital_start"]) * kept_capital
    plants = record["relocated_capacity"]
    assert np.all(lent >= -1e-7)
    assert np.all(invested >= plants - 1e-7)
    assert balances(lent + invested, paid(record) + other_lending(books) + plants)


def other_lending(books: Books) -> FloatArray:
    """Chinese lending and equity outside the joint projects, USD_2018 m a quarter."""
    p = books.p

    def caution(lever: str, cost: str) -> FloatArray:
        stance = books.kept[f"lever_{lever}"] - policy_registry()[lever].baseline
        return p[cost] * stance

    left = 1.0 - caution("project_screening", "screening_cost")
    left = left - caution("local_content_rule", "local_content_cost")
    left = np.maximum(left - caution("borrowing_restraint", "borrowing_cost"), 0.0)
    pace = books.kept["china_pace"] / parameter_registry()["funding_pace_base"].default
    return p["other_chinese_lending"] / 4.0 * pace * left


def test_money_paid_in_the_four_areas_adds_up_to_all_that_was_paid(books: Books) -> None:
    record = books.record
    disbursed = record["chinese_money_disbursed"]
    assert balances(np.cumsum(paid(record), axis=-1), disbursed)
    assert balances(books.kept["built"] + np.cumsum(books.kept["lines_drawn"], axis=-1), disbursed)


def test_no_more_is_paid_than_was_pledged(books: Books) -> None:
    record = books.record
    pledged, disbursed = record["chinese_money_pledged"], record["chinese_money_disbursed"]
    assert np.all(disbursed <= pledged)
    assert balances(record["disbursed_share"] * np.maximum(pledged, 1.0), disbursed)


def test_each_project_is_in_one_stage_and_none_gets_lost(books: Books) -> None:
    record, count = books.record, books.kept["stages"]
    announced = [Quarter.parse(row["announced"]).ordinal for row in read_table("projects.csv")]
    due = [sum(one <= quarter.ordinal for one in announced) for quarter in HORIZON]
    assert np.all(count.sum(axis=-1) == len(announced))
    assert np.all(count[:, :, stages.DISCUSSED :].sum(axis=-1) <= due)
    for stage, name in (
        (stages.BUILDING, "projects_building"),
        (stages.OPERATING, "projects_finished"),
        (stages.DEAD, "projects_dead"),
    ):
        assert np.array_equal(record[name], count[:, :, stage])
    for name in ("projects_finished", "projects_dead"):
        assert np.all(np.diff(record[name], axis=-1) >= 0.0), name


def test_gdp_is_manufacturing_and_the_rest(books: Books) -> None:
    record, made = books.record, books.record["manufacturing_value_added"]
    assert np.all(record["gdp"] > made)
    assert balances(record["gdp"] * record["manufacturing_share"], made)
    assert balances(record["manufacturing_per_head"] * books.kept["population"], made)
    growth = record["gdp"][:, 4:] / record["gdp"][:, :-4] - 1.0
    assert balances(record["gdp_growth"][:, 4:], growth)


def test_manufacturing_is_the_sum_of_its_sectors_and_of_its_owners(books: Books) -> None:
    record = books.record
    sectors = added(record[f"value_added_{name}"] for name in SECTORS)
    assert balances(sectors, record["manufacturing_value_added"])
    owners = record["local_share_of_manufacturing"] + record["chinese_share_of_manufacturing"]
    assert balances(owners, np.ones_like(owners))


def test_foreign_trade_adds_up(books: Books) -> None:
    record = books.record
    exports = record["exports_raw"] + record["exports_processed"]
    assert balances(record["processed_share_of_exports"] * exports, record["exports_processed"])
    for partner in ("china", "russia"):
        there, here = record[f"exports_to_{partner}"], record[f"imports_from_{partner}"]
        assert balances(record[f"trade_with_{partner}"], there + here)
    manufactures, mined = books.kept["manufactures_sold"], books.kept["mined_sold"]
    assert balances(exports, manufactures.sum(axis=-1) + mined)
    mined_for_partners = np.zeros_like(mined)
    for place, partner in enumerate(("china", "russia")):
        bought = record[f"exports_to_{partner}"] - manufactures[:, :, place]
        assert np.all(bought >= -TIGHT * mined)
        mined_for_partners = mined_for_partners + bought
    assert np.all(mined_for_partners <= mined * (1.0 + TIGHT))
    raw_to_china = record["raw_share_of_exports_to_china"] * record["exports_to_china"]
    assert np.all(raw_to_china <= record["exports_raw"] * (1.0 + TIGHT))


def test_transit_revenue_is_the_sum_of_its_parts_and_net_of_what_it_costs(books: Books) -> None:
    record, p = books.record, books.p
    parts = ("container", "bulk", "road", "overflight", "handling")
    revenue = added(record[f"{part}_revenue"] for part in parts)
    assert balances(record["transit_revenue"], revenue)
    moved = np.stack(
        [tonnes(seen.cargo, p["tonnes_per_teu"][:, 0]) for seen in books.watched.quarters], axis=1
    )
    wear = p["rail_upkeep"] * (moved @ NETWORK.costs.kazakh_rail_km)
    wear = (wear + p["road_upkeep"] * (moved @ NETWORK.costs.kazakh_road_km)) * 1e-6
    abroad = record["foreign_share_of_handling"] * record["handling_revenue"]
    assert balances(record["transit_revenue_net"], revenue - wear - abroad)
    assert np.all(abroad <= record["handling_revenue"] * (1.0 + TIGHT))
    for name in ("transit_revenue", "transit_revenue_net"):
        assert balances(record[f"{name}_cumulative"], np.cumsum(record[name], axis=-1)), name


def test_the_regions_add_up_to_the_country(books: Books) -> None:
    record, kept = books.record, books.kept
    names = kazakh_regions().names
    weight = kept["residents"] / kept["residents"].sum(axis=-1, keepdims=True)
    opinions = np.stack([record[f"sentiment_{name}"] for name in names], axis=-1)
    assert balances(record["sentiment"], (opinions * weight).sum(axis=-1))
    assert balances(record["protests"], added(record[f"protests_{name}"] for name in names))
    assert balances(record["manufacturing_jobs"], kept["jobs"].sum(axis=-1))
    assert balances(record["chinese_workers"], kept["workers"].sum(axis=-1))
