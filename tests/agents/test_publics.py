"""The publics among stand-ins for the rest of the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace

import mesa
import numpy as np
import pytest

from model.agents.publics import Publics
from model.clock import FIRST_QUARTER
from model.numerics.arrays import FloatArray
from model.numerics.streams import Streams
from model.outcomes import outcome_registry
from model.parameters import Values, parameter_registry
from model.risks import dial_registry, policy_registry
from model.world.regions import kazakh_regions

NAMES = kazakh_regions().names
WAVE_OF_2016 = {("land_deal", "almaty_region"): 200.0} | {
    ("rumour", region): 0.2
    for region in ("atyrau", "aktobe", "east_kazakhstan", "kyzylorda", "almaty_city")
}
SPRING_2016 = 13


class StandInCalendar:
    """Events at a quarter: sizes by (channel, target)."""

    def __init__(self, model: StandIn, events: Mapping[int, Mapping[tuple[str, str], float]]):
        self.model, self.events = model, events

    def signal(self, channel: str) -> FloatArray:
        return self.signals(channel, [""])[:, 0]

    def signals(self, channel: str, targets: Sequence[str]) -> FloatArray:
        now = self.events.get(self.model.t, {})
        sizes = np.array([now.get((channel, target), 0.0) for target in targets])
        return np.tile(sizes, (self.model.runs, 1))


class StandIn(mesa.Model):
    """A model in which everything but the publics stands still."""

    def __init__(self, runs: Sequence[int], values: Mapping[str, float], **levers: float) -> None:
        super().__init__(rng=1)
        self.runs, self.t, self.quarter = len(runs), 0, FIRST_QUARTER
        one = np.ones(self.runs)
        defaults = {name: p.default for name, p in parameter_registry().items()}
        self.parameters = Values({k: v * one for k, v in (defaults | dict(values)).items()})
        self.streams = Streams(5, np.array(runs))
        self.calendar = StandInCalendar(self, {})
        level = {name: policy.baseline for name, policy in policy_registry().items()} | levers
        self.kazakhstan = SimpleNamespace(levers={name: x * one for name, x in level.items()})
        self.docking = SimpleNamespace(trust_kz_cn=0.5 * one)
        self.accounts = SimpleNamespace(gdp=38_800.0 * one, gdp_growth=0.03 * one)
        self.publics = Publics(self)  # type: ignore[arg-type]
        self.set_up_industry(one[:, None] * kazakh_regions().project_exposure)

    def set_up_industry(self, placed: FloatArray) -> None:
        self.finance = SimpleNamespace(
            active_project_value=4_000.0 * placed,
            relocated_capacity=np.full((self.runs, 8), 12.0),
            land_projects=np.zeros(self.runs),
        )
        self.firms = SimpleNamespace(
            displaced_by_region=4.0 * placed,
            plants_by_region=20.0 * placed,
            jobs_by_region=500.0 * placed,
        )

    def run(self, quarters: int) -> dict[str, FloatArray]:
        """Outcomes of each quarter, (runs, quarters)."""
        record: dict[str, list[FloatArray]] = {}
        for self.t in range(quarters):
            self.quarter = FIRST_QUARTER.plus(self.t)
            self.publics.step()
            for name, values in self.publics.record().items():
                record.setdefault(name, []).append(values)
        return {name: np.stack(values, axis=1) for name, values in record.items()}


def dialled(dial: str, absent: bool) -> dict[str, float]:
    moves = dial_registry()[dial].moves
    return {name: move.absent if absent else move.worst for name, move in moves.items()}


def waved(model: StandIn) -> StandIn:
    model.calendar.events = {SPRING_2016: WAVE_OF_2016}
    return model


def test_records_exactly_the_declared_outcomes() -> None:
    record = StandIn([0], {}).run(1)
    declared = {name for name, outcome in outcome_registry().items() if outcome.part == "society"}
    assert set(record) == declared


def test_a_run_does_not_depend_on_its_batch() -> None:
    together = waved(StandIn([3, 4, 5, 6], {})).run(16)
    alone = waved(StandIn([5], {})).run(16)
    for name, values in alone.items():
        assert np.array_equal(values[0], together[name][2]), name


@pytest.mark.parametrize("bound", ["low", "high"])
def test_outcomes_stay_in_their_ranges_at_the_ends_of_every_parameter(bound: str) -> None:
    values = {name: getattr(p, bound) for name, p in parameter_registry().items()}
    record = waved(StandIn([0, 1], values)).run(20)
    assert all(np.all(np.isfinite(series)) for series in record.values())
    for name, series in record.items():
        low = -1.0 if name.startswith("sentiment") else 0.0
        assert np.all(series >= low), name
        if outcome_registry()[name].unit.endswith("0..1"):
            assert np.all(series <= 1.0 + 1e-12), name


@pytest.mark.parametrize("end", [True, False])
@pytest.mark.parametrize("dial", [n for n, d in dial_registry().items() if d.part == "society"])
def test_no_dial_breaks_the_publics(dial: str, end: bool) -> None:
    record = waved(StandIn([0], dialled(dial, end))).run(16)
    assert all(np.all(np.isfinite(series)) for series in record.values())


def test_without_labour_migration_there_are_no_chinese_workers() -> None:
    absent = StandIn([0, 1], dialled("labour_migration", absent=True)).run(8)
    assert np.all(absent["chinese_workers"] == 0.0)
    assert StandIn([0, 1], {}).run(8)["chinese_workers"].min() > 0.0


def test_a_closed_quota_leaves_no_chinese_workers() -> None:
    assert np.all(StandIn([0], {}, labour_quota=0.0).run(3)["chinese_workers"] == 0.0)


def test_without_land_rumours_nobody_hears_one_and_the_wave_of_2016_is_silent() -> None:
    absent = dialled("land_rumours", absent=True)
    silent = waved(StandIn([0, 1], absent, land_leasing=1.0)).run(16)
    assert np.all(silent["rumour_reach"] == 0.0)
    untouched = StandIn([0, 1], absent, land_leasing=0.0).run(16)
    assert np.array_equal(silent["sentiment"], untouched["sentiment"])


def test_without_anti_chinese_sentiment_relocated_plants_and_closures_change_no_opinion() -> None:
    absent = dialled("anti_chinese_sentiment", absent=True)
    many, none = StandIn([0], absent), StandIn([0], absent)
    many.firms.displaced_by_region = none.firms.displaced_by_region * 50.0
    many.finance.relocated_capacity = none.finance.relocated_capacity * 50.0
    assert np.array_equal(many.run(24)["sentiment"], none.run(24)["sentiment"])


def test_without_an_information_deficit_no_rumour_is_believed() -> None:
    model = waved(StandIn([0, 1], dialled("information_deficit", absent=True)))
    record = model.run(SPRING_2016 + 1)
    assert np.all(model.publics.by_region["mood"]["believed"] == 0.0)
    assert np.allclose(record["public_knowledge"], 1.0)


def test_without_environmental_disputes_nothing_is_stopped() -> None:
    model = StandIn([0, 1], dialled("environmental_disputes", absent=True))
    assert np.all(model.run(12)["environmental_stoppages"] == 0.0)
    assert np.all(model.publics.environment_stoppage == 0.0)


def test_without_food_insecurity_agricultural_cooperation_changes_nothing() -> None:
    absent = dialled("food_insecurity", absent=True)
    apart = StandIn([0], absent, agricultural_cooperation=0.0).run(12)
    joined = StandIn([0], absent, agricultural_cooperation=1.0).run(12)
    assert all(np.array_equal(apart[name], joined[name]) for name in apart)


def test_the_land_wave_of_2016_brings_people_to_the_street_and_closes_land() -> None:
    runs = range(24)
    wave = waved(StandIn(runs, {})).run(SPRING_2016 + 1)
    calm = StandIn(runs, {}).run(SPRING_2016 + 1)
    assert wave["protests"][:, -1].mean() > calm["protests"][:, -1].mean() + 5.0
    assert np.mean(wave["land_pressure"][:, -1] > 0.9) > 0.5
    assert np.all(wave["sentiment"][:, -1] < calm["sentiment"][:, -1])


def test_outreach_makes_the_wave_smaller() -> None:
    runs = range(12)
    quiet = waved(StandIn(runs, {}, public_outreach=0.0)).run(SPRING_2016 + 1)
    informed = waved(StandIn(runs, {}, public_outreach=1.0)).run(SPRING_2016 + 1)
    assert informed["rumour_reach"][:, -1].mean() < quiet["rumour_reach"][:, -1].mean()
    assert informed["protest_intensity"][:, -1].mean() < quiet["protest_intensity"][:, -1].mean()
