"""The firms among stand-ins for the rest of the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace

import mesa
import numpy as np
import pytest

from model.agents.firms import Firms
from model.clock import FIRST_QUARTER
from model.data_files import read_table
from model.numerics.arrays import FloatArray
from model.numerics.streams import Streams
from model.outcomes import outcome_registry
from model.parameters import Values, parameter_registry
from model.risks import dial_registry, policy_registry, turn_dials
from model.rules.industry.slots import CHINESE, LOCAL

SECTORS = len(read_table("sectors.csv"))
REGIONS = len(read_table("regions.csv"))
FAR = 60
"""Quarters long enough for plants, lock-in and displacement to show."""


class StandIn(mesa.Model):
    """A model in which everything but the firms grows evenly; Chinese plants arrive steadily."""

    def __init__(
        self,
        runs: Sequence[int] = range(6),
        dials: Mapping[str, float] | None = None,
        values: Mapping[str, FloatArray | float] | None = None,
        drawn: bool = True,
        **levers: float,
    ) -> None:
        super().__init__(rng=1)
        self.runs, self.t, self.quarter = len(runs), 0, FIRST_QUARTER
        self.one = np.ones(self.runs)
        self.parameters = _parameters(runs, dials or {}, values or {}, drawn)
        self.streams = Streams(5, np.array(runs))
        stances = {name: policy.baseline for name, policy in policy_registry().items()} | levers
        self.policies = {name: level * self.one for name, level in stances.items()}
        self.kazakhstan = SimpleNamespace(levers=self.policies)
        self.calendar = SimpleNamespace(signal=lambda channel: 0.0 * self.one)
        self.russia = SimpleNamespace(regional_restriction=0.0 * self.one)
        self.china = SimpleNamespace(industrial_share=0.35 * self.one)
        self.firms = Firms(self)  # type: ignore[arg-type]
        self.set_stage()

    def set_stage(self) -> None:
        """What the other parts show in the present quarter."""
        one, years = self.one, self.t / 4.0
        sectors = np.ones((self.runs, SECTORS))
        self.world = SimpleNamespace(
            oil_price=70.0 * one,
            exchange_rate=0.8 * one,
            china_growth=0.06 * one,
            russia_growth=0.02 * one,
            eu_growth=0.02 * one,
            trade=lambda market: np.exp(0.03 * years) * one,
        )
        self.finance = SimpleNamespace(
            infrastructure=(1.0 + 0.02 * years) * one,
            industrial_fdi=100.0 * one,
            completed_capacity=20.0 * sectors,
            relocated_capacity=10.0 * sectors,
            lines_drawn=50.0 * one,
        )
        self.shippers = SimpleNamespace(connectivity=(1.0 + 0.02 * years) * one)
        self.accounts = SimpleNamespace(
            gdp=38_800.0 * np.exp(0.035 * years) * one, gdp_growth=0.035 * one
        )

    def step(self) -> None:
        self.set_stage()
        self.firms.step()
        self.t += 1
        self.quarter = self.quarter.plus(1)


def _parameters(
    runs: Sequence[int],
    dials: Mapping[str, float],
    values: Mapping[str, FloatArray | float],
    drawn: bool,
) -> Values:
    place = Streams(9, np.array(runs))
    found = {
        name: p.spread().quantile(place.initial_uniform(name))
        if drawn
        else np.full(len(runs), p.default)
        for name, p in parameter_registry().items()
    }
    settings = {name: dial.baseline for name, dial in dial_registry().items()} | dict(dials)
    found |= {name: value * np.ones(len(runs)) for name, value in values.items()}
    turned = {name: level * np.ones(len(runs)) for name, level in settings.items()}
    return Values(turn_dials(found, turned, values))


def simulate(quarters: int = FAR, **settings: object) -> tuple[StandIn, dict[str, FloatArray]]:
    """The model at the end and each outcome, (runs, quarters)."""
    model = StandIn(**settings)  # type: ignore[arg-type]
    rows = []
    for _ in range(quarters):
        model.step()
        rows.append(model.firms.record())
    return model, {name: np.stack([row[name] for row in rows], axis=-1) for name in rows[0]}


@pytest.fixture(scope="module")
def usual() -> tuple[StandIn, dict[str, FloatArray]]:
    return simulate()


def test_the_record_is_what_the_register_declares(
    usual: tuple[StandIn, dict[str, FloatArray]],
) -> None:
    declared = {name for name, outcome in outcome_registry().items() if outcome.part == "industry"}
    assert set(usual[1]) == declared


def test_the_start_is_the_record_of_2013() -> None:
    firms = StandIn().firms
    assert np.allclose(4.0 * firms.value_added, 18_000.0)
    assert np.all(np.abs(firms.jobs - 560.0) < 20.0)
    assert np.allclose(firms.industry["trade"]["imports_from_china"] * 4.0, 8390.0 / 0.95)
    assert np.all(firms.displaced_by_region == 0.0)


def test_others_see_arrays_of_the_shapes_they_expect() -> None:
    model, _ = simulate(2)
    for name in ("displaced_by_region", "plants_by_region", "jobs_by_region"):
        assert getattr(model.firms, name).shape == (model.runs, REGIONS)
    assert np.allclose(model.firms.jobs_by_region.sum(axis=-1), model.firms.jobs)
    record = model.firms.record()
    assert np.allclose(model.firms.displaced_by_region.sum(axis=-1), record["displaced_firms"])


def test_runs_do_not_depend_on_their_company() -> None:
    _, together = simulate(24, runs=range(6))
    for runs in ([2], [4, 5]):
        _, apart = simulate(24, runs=runs)
        for name, values in apart.items():
            assert np.array_equal(values, together[name][runs]), name


def test_firms_neither_vanish_nor_appear_uncounted() -> None:
    model = StandIn()
    stocks, turnover = model.firms.stocks, model.firms.industry["turnover"]
    for _ in range(24):
        before = stocks.alive.sum(axis=(1, 2))
        model.step()
        after = stocks.alive.sum(axis=(1, 2))
        assert np.array_equal(after, before - turnover["exits"] + turnover["entries"])
        assert np.array_equal(stocks.alive, stocks.capital > 0.0)


def test_value_added_is_split_without_loss(usual: tuple[StandIn, dict[str, FloatArray]]) -> None:
    record = usual[1]
    by_sector = sum(v for name, v in record.items() if name.startswith("value_added_"))
    assert np.allclose(by_sector, record["manufacturing_value_added"])
    shares = record["local_share_of_manufacturing"] + record["chinese_share_of_manufacturing"]
    assert np.allclose(shares, 1.0)


def test_trade_adds_up(usual: tuple[StandIn, dict[str, FloatArray]]) -> None:
    record = usual[1]
    for partner in ("china", "russia"):
        both = record[f"imports_from_{partner}"] + record[f"exports_to_{partner}"]
        assert np.allclose(both, record[f"trade_with_{partner}"])
    whole = record["exports_raw"] + record["exports_processed"]
    assert np.allclose(record["exports_processed"] / whole, record["processed_share_of_exports"])


@pytest.mark.parametrize("setting", [0.0, 1.0])
@pytest.mark.parametrize("dial", [d.name for d in dial_registry().values() if d.part == "industry"])
def test_outcomes_stay_sound_at_both_ends_of_every_dial(dial: str, setting: float) -> None:
    _, record = simulate(40, runs=range(3), dials={dial: setting})
    for name, values in record.items():
        assert np.all(np.isfinite(values)), name
        assert np.all(values >= 0.0), name


def test_outcomes_stay_sound_in_the_corners_of_the_parameters() -> None:
    corner = np.random.default_rng(3).random((200, 16)) < 0.5
    own = [p for p in parameter_registry().values() if p.part == "industry"]
    values = {
        p.name: np.where(corner[place], p.low, p.high).astype(float) for place, p in enumerate(own)
    }
    _, record = simulate(40, runs=range(16), values=values)
    for name, values_seen in record.items():
        assert np.all(np.isfinite(values_seen)), name
        assert np.all(values_seen >= 0.0), name


def test_without_the_workshop_xinjiang_sells_nothing() -> None:
    model, _ = simulate(8, dials={"xinjiang_workshop": 0.0})
    assert np.all(model.firms.by_sector["market"]["imports"]["xinjiang"] == 0.0)


def test_competitive_firms_are_not_displaced() -> None:
    _, record = simulate(dials={"low_competitiveness": 0.0})
    assert np.all(record["displaced_firms"] == 0.0)
    _, record = simulate(dials={"low_competitiveness": 1.0})
    assert record["displaced_firms"].sum() > 0.0


def test_without_lock_in_chinese_plants_buy_like_others() -> None:
    model, record = simulate(dials={"equipment_lock_in": 0.0})
    assert np.all(record["lock_in"] == 0.0)
    skills = model.firms.industry["skills"]
    assert np.array_equal(skills["plant_content"], skills["home_content"])


def test_without_a_shortage_engineers_hold_nothing_back() -> None:
    _, record = simulate(8, dials={"engineer_shortage": 0.0})
    assert np.all(record["engineer_ratio"] >= 1.0)


def test_no_free_trade_is_what_happens_without_its_dial() -> None:
    quiet, free = (
        simulate(56, drawn=False, dials={"free_trade_exposure": x})[1] for x in (0.0, 1.0)
    )
    usual = simulate(56, drawn=False)[1]
    assert all(np.array_equal(quiet[name], usual[name]) for name in usual)
    assert np.all(free["tariff_on_chinese_imports"][:, -1] == 0.0)
    assert np.array_equal(free["imports_from_china"][:, :32], quiet["imports_from_china"][:, :32])
    assert np.all(free["imports_from_china"][:, -1] > quiet["imports_from_china"][:, -1])


@pytest.mark.parametrize(
    ("lever", "outcome"),
    [
        ("training", "engineer_ratio"),
        ("research", "technology_level"),
        ("technology_transfer", "technology_level"),
        ("local_content_rule", "local_content"),
        ("project_screening", "local_content"),
        ("import_protection", "tariff_on_chinese_imports"),
        ("agricultural_cooperation", "exports_to_china"),
    ],
)
def test_a_lever_never_works_backwards_on_what_it_pulls(lever: str, outcome: str) -> None:
    low, high = (simulate(24, runs=range(3), **{lever: x})[1][outcome] for x in (0.0, 1.0))
    assert np.all(high[:, -1] >= low[:, -1])


def test_finished_capacity_becomes_plants_of_its_kind(
    usual: tuple[StandIn, dict[str, FloatArray]],
) -> None:
    model, record = usual
    stocks = model.firms.stocks
    assert np.all(stocks.weight[:, :, CHINESE].sum(axis=(1, 2)) > 16.0)
    assert np.all(record["chinese_plants"][:, -1] > record["chinese_plants"][:, 0])
    assert stocks.alive[:, :, LOCAL].any()
