"""Laws of paired settings: the same runs in all, read where they were run, simulated once else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import model.analysis.study.engine as engine
import model.simulation
from model.analysis.study import Paired, Plan, paired, variants
from model.analysis.study.paired import BASE
from model.analysis.study.record import Record
from model.analysis.study.store import SUFFIX
from model.clock import Quarter
from model.ensemble.design import draw
from model.ensemble.failures import EnsembleError
from model.ensemble.identity import ChangedModelError
from model.ensemble.runner import Plan as EnsemblePlan
from model.ensemble.runner import run_ensemble
from model.ensemble.yearly import Yearly, yearly_values
from model.scenario import Scenario, ScenarioError, load_scenario
from tests.analysis.study.toys import IDLE, OTHER, OUTCOME, STRONG, WEAK, StudyToy, same

BASELINE = load_scenario("baseline").with_end(Quarter(2016, 4))
SETTINGS = {
    "worse": {STRONG: 1.0},
    "bit_worse": {WEAK: 1.0},
    "idle": {IDLE: 1.0},
    "both": {STRONG: 1.0, WEAK: 1.0},
}


def studied(plan: Plan, outcomes: tuple[str, ...] = (OUTCOME,), last_year: int = 2015) -> Paired:
    return paired(variants(BASELINE, SETTINGS), outcomes, last_year, plan)


def plain(scenario: Scenario, runs: int, seed: int = 1) -> Yearly:
    """What simulating the scenario alone gives."""
    return yearly_values(draw(scenario, seed, np.arange(runs)), [OUTCOME])


def alike(one: Paired, other: Paired) -> bool:
    return one.labels == other.labels and all(
        same(one.values[label], other.values[label]) for label in one.labels
    )


def test_each_scenario_comes_out_as_it_does_alone(plan: Plan) -> None:
    found = studied(plan)
    assert found.labels == (BASE, *SETTINGS)
    assert found.years == (2013, 2014, 2015)
    for label, scenario in variants(BASELINE, SETTINGS).items():
        alone = plain(scenario.with_end(Quarter(2015, 4)), plan.runs)
        assert np.array_equal(found.values[label][OUTCOME], alone[OUTCOME]), label


def test_a_dial_that_moves_nothing_differs_by_exactly_nothing_in_every_run(plan: Plan) -> None:
    base, idle = studied(plan).at(OUTCOME, 2015, [BASE, "idle"])
    assert np.array_equal(base, idle)


def test_luck_cancels_out_of_differences(plan: Plan) -> None:
    base, worse = studied(plan).at(OUTCOME, 2015, [BASE, "worse"])
    turned = 1.0 - BASELINE.dials[STRONG]
    assert base - worse == pytest.approx(10.0 * turned)
    assert np.ptp(base) > 0.5


@pytest.mark.parametrize("batch", [25, 50, 120, 250])
@pytest.mark.parametrize("workers", [1, 2])
def test_neither_the_size_of_batches_nor_the_workers_matter(
    plan: Plan, batch: int, workers: int
) -> None:
    large = replace(plan, runs=130)
    whole = studied(large)
    cut = replace(large, batch=batch, workers=workers, folder=plan.folder / "cut")
    assert alike(studied(cut), whole)


def test_what_was_run_is_not_run_again(plan: Plan) -> None:
    first = studied(plan)
    ran = StudyToy.simulated
    assert ran == 5 * plan.runs
    assert alike(studied(plan), first)
    assert StudyToy.simulated == ran
    assert alike(studied(replace(plan, force=True)), first)
    assert StudyToy.simulated == 2 * ran


def test_the_headline_outcomes_fewer_years_and_fewer_runs_are_there_already(plan: Plan) -> None:
    studied(plan)
    ran = StudyToy.simulated
    fewer = studied(replace(plan, runs=7), (OTHER,), 2014)
    assert StudyToy.simulated == ran
    assert fewer.values["worse"][OTHER].shape == (7, 2)


def test_more_of_it_is_added_to_what_there_is(plan: Plan) -> None:
    fresh = studied(replace(plan, folder=plan.folder / "fresh"), ("gdp", OUTCOME), 2016)
    studied(plan)
    studied(replace(plan, runs=5), ("protests",), 2014)
    assert alike(studied(plan, ("gdp", OUTCOME), 2016), fresh)
    ran = StudyToy.simulated
    studied(plan, ("gdp", OUTCOME, "protests"), 2016)
    assert StudyToy.simulated == ran


def test_more_runs_leave_whole_cells_alone(plan: Plan) -> None:
    studied(replace(plan, runs=50))
    ran = StudyToy.simulated
    studied(replace(plan, runs=60))
    assert StudyToy.simulated == ran + 5 * 10


def test_settings_that_are_there_already_are_the_base_itself(plan: Plan) -> None:
    settings = {"same": {STRONG: BASELINE.dials[STRONG]}}
    for since in (None, Quarter(2014, 1)):
        assert variants(BASELINE, settings, since)["same"] is BASELINE
    paired(variants(BASELINE, settings), [OUTCOME], 2015, plan)
    assert StudyToy.simulated == plan.runs


def test_what_was_interrupted_comes_out_as_what_was_not(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = studied(replace(plan, runs=60, folder=plan.folder / "whole"))
    kept = engine.store
    done: list[str] = []

    def stop_at_fourth(folder: Path, key: str, record: Record) -> Path:
        if len(done) == 3:
            raise KeyboardInterrupt
        done.append(key)
        return kept(folder, key, record)

    monkeypatch.setattr(engine, "store", stop_at_fourth)
    with pytest.raises(KeyboardInterrupt):
        studied(replace(plan, runs=60))
    monkeypatch.setattr(engine, "store", kept)
    before = StudyToy.simulated
    assert alike(studied(replace(plan, runs=60)), whole)
    assert 0 < StudyToy.simulated - before < 5 * 60


def test_a_damaged_file_is_done_again(plan: Plan) -> None:
    whole = studied(plan)
    path = sorted(plan.folder.glob(f"*{SUFFIX}"))[0]
    path.write_bytes(path.read_bytes()[:-5])
    ran = StudyToy.simulated
    assert alike(studied(plan), whole)
    assert StudyToy.simulated == ran + plan.runs


def test_a_run_that_fails_is_missing_where_it_failed_and_told(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(StudyToy):
        def run(self) -> dict[str, np.ndarray]:  # type: ignore[override]
            if ((self.batch.runs == 3) & (self.batch.dials[STRONG] == 1.0)).any():
                raise ArithmeticError("the toy broke")
            return dict(super().run())

    whole = studied(replace(plan, folder=plan.folder / "whole"))
    monkeypatch.setattr(model.simulation, "Simulation", Failing)
    found = studied(plan)
    error = {3: "ArithmeticError: the toy broke"}
    assert found.errors == {"worse": error, "both": error}
    assert studied(plan).errors == found.errors
    base, worse = found.at(OUTCOME, 2015, [BASE, "worse"])
    assert len(base) == len(worse) == plan.runs - 1
    expected = np.delete(whole.values["worse"][OUTCOME], 3, axis=0)
    assert np.array_equal(worse, expected[:, -1])


def test_a_run_that_fails_before_scenarios_part_does_not_lose_the_others(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(StudyToy):
        def run(self, until: Quarter | None = None) -> dict[str, np.ndarray]:  # type: ignore[override]
            if (self.batch.runs == 3).any():
                raise ArithmeticError("the toy broke")
            return dict(super().run(until))

    parted = variants(BASELINE, SETTINGS, Quarter(2014, 1))
    whole = paired(parted, [OUTCOME], 2015, replace(plan, folder=plan.folder / "whole"))
    monkeypatch.setattr(model.simulation, "Simulation", Failing)
    engine._past.cache_clear()
    found = paired(parted, [OUTCOME], 2015, plan)
    for label in found.labels:
        assert list(found.errors[label]) == [3]
        rest = [np.delete(each.values[label][OUTCOME], 3, axis=0) for each in (found, whole)]
        assert np.array_equal(*rest)


def test_scenarios_without_a_run_in_common_are_refused(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(StudyToy):
        def run(self) -> dict[str, np.ndarray]:  # type: ignore[override]
            raise ArithmeticError("the toy broke")

    monkeypatch.setattr(model.simulation, "Simulation", Broken)
    found = studied(plan)
    with pytest.raises(EnsembleError, match="base, worse: ArithmeticError: the toy broke"):
        found.at(OUTCOME, 2015, [BASE, "worse"])


def test_nothing_is_kept_of_a_model_that_was_edited_while_it_ran(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("model.ensemble.identity.model_files", lambda: "edited")
    with pytest.raises(EnsembleError, match="changed while it ran"):
        studied(plan)
    assert not list(plan.folder.glob(f"*{SUFFIX}"))


def test_current_results_are_read_instead(plan: Plan, tmp_path: Path) -> None:
    root = tmp_path / "results"
    run_ensemble(BASELINE, root / "baseline", EnsemblePlan(runs=15, workers=1))
    ran = StudyToy.simulated
    fresh = studied(plan)
    assert StudyToy.simulated == ran + 5 * plan.runs
    reading = replace(plan, results=root, folder=plan.folder / "2")
    assert alike(studied(reading), fresh)
    assert StudyToy.simulated == ran + 9 * plan.runs
    given = replace(plan, given=(root / "baseline",), folder=plan.folder / "3")
    assert alike(studied(given), fresh)
    assert StudyToy.simulated == ran + 13 * plan.runs


@pytest.mark.parametrize("change", [{"runs": 16}, {"seed": 2}, {"force": True}])
def test_results_of_fewer_runs_or_another_seed_are_not_read(
    plan: Plan, tmp_path: Path, change: dict[str, int]
) -> None:
    run_ensemble(BASELINE, tmp_path / "baseline", EnsemblePlan(runs=15, workers=1))
    asked = replace(plan, results=tmp_path, **change)  # type: ignore[arg-type]
    before = StudyToy.simulated
    paired({BASE: BASELINE}, [OUTCOME], 2015, asked)
    assert StudyToy.simulated == before + asked.runs


def test_progress_counts_all_runs_also_those_that_were_there(plan: Plan) -> None:
    told: list[tuple[int, int]] = []
    heard = replace(plan, progress=lambda done, total: told.append((done, total)))
    paired({BASE: BASELINE}, [OUTCOME], 2015, heard)
    studied(heard)
    assert told[0] == (0, 12)
    assert told[-1] == (60, 60)
    assert (12, 60) in told


def test_progress_never_goes_beyond_its_end_nor_below_nothing(plan: Plan) -> None:
    told: list[tuple[int, int]] = []
    studied(plan, last_year=2014)
    heard = replace(plan, runs=5, progress=lambda done, total: told.append((done, total)))
    studied(heard, last_year=2016)
    assert all(0 <= done <= total for done, total in told)
    assert told[-1] == (60, 60)


def test_settings_that_are_not_allowed_are_refused() -> None:
    with pytest.raises(ScenarioError, match="allowed"):
        variants(BASELINE, {"too far": {STRONG: 1.5}})
    with pytest.raises(ScenarioError, match="did you mean russian_blocking"):
        variants(BASELINE, {"no such": {"russian_bloking": 1.0}})


def test_the_model_itself_gives_paired_scenarios_what_it_gives_each_alone(tmp_path: Path) -> None:
    settings = {"worst": {STRONG: 1.0}, "absent": {STRONG: 0.0}}
    plan = Plan(runs=3, folder=tmp_path, workers=1)
    for since in (None, Quarter(2014, 3)):
        scenarios = variants(BASELINE, settings, since)
        found = paired(scenarios, [OUTCOME], 2015, plan)
        for label, scenario in scenarios.items():
            alone = plain(scenario.with_end(Quarter(2015, 4)), plan.runs)
            assert np.array_equal(found.values[label][OUTCOME], alone[OUTCOME]), label
    before_parting = [found.values[label][OUTCOME][:, 0] for label in settings]
    assert np.array_equal(before_parting[0], before_parting[1])


def test_a_model_edited_between_two_studies_of_a_process_stores_nothing(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    studied(plan)
    held = sorted(plan.folder.iterdir())
    monkeypatch.setattr("model.ensemble.identity.model_files", lambda: "edited since")
    with pytest.raises(ChangedModelError):
        studied(replace(plan, seed=2))
    assert sorted(plan.folder.iterdir()) == held
