"""Laws of the runner: the same bytes however the work is cut, stopped, resumed or disturbed."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from model.ensemble.failures import EnsembleError, InterruptedEnsembleError
from model.ensemble.manifest import is_current
from model.ensemble.results import Results
from model.ensemble.runner import Plan, chunk_size, ensure, run_ensemble
from model.ensemble.staging import WORK
from tests.ensemble import toy
from tests.ensemble.toy import ToyScenario, run_toy, tables


@pytest.mark.parametrize("settings", [{"chunk": 1}, {"chunk": 7}, {"workers": 2, "chunk": 3}])
def test_the_tables_do_not_depend_on_how_the_work_is_cut(
    tmp_path: Path, settings: dict[str, int]
) -> None:
    run_toy(tmp_path / "whole")
    run_toy(tmp_path / "cut", **settings)
    assert tables(tmp_path / "whole") == tables(tmp_path / "cut")


def test_a_row_group_border_leaves_no_trace_of_the_chunks(tmp_path: Path) -> None:
    run_toy(tmp_path / "one", runs=230, chunk=230)
    run_toy(tmp_path / "many", runs=230, chunk=37)
    assert tables(tmp_path / "one") == tables(tmp_path / "many")


def test_a_run_is_the_same_in_ensembles_of_any_size(tmp_path: Path) -> None:
    small, large = run_toy(tmp_path / "5", runs=5), run_toy(tmp_path / "20")
    for name in small.outcomes:
        assert np.array_equal(small.values(name), large.values(name)[:5])


def test_an_interrupted_ensemble_resumes_to_the_same_bytes(tmp_path: Path) -> None:
    run_toy(tmp_path / "calm")
    with pytest.raises(InterruptedEnsembleError, match="same command"):
        run_toy(tmp_path / "stopped", chunk=5, simulate=toy.interrupt_late)
    kept = {path.name: path.stat().st_mtime_ns for path in _chunks(tmp_path / "stopped")}
    assert len(kept) == 2
    told: list[int] = []
    run_toy(tmp_path / "stopped", chunk=5, progress=lambda done, total: told.append(done))
    assert told == [10, 15, 20]
    assert tables(tmp_path / "calm") == tables(tmp_path / "stopped")


@pytest.mark.parametrize("damage", ["flip", "cut", "empty"])
def test_a_damaged_chunk_is_done_again(tmp_path: Path, damage: str) -> None:
    run_toy(tmp_path / "calm")
    with pytest.raises(InterruptedEnsembleError):
        run_toy(tmp_path / "hurt", chunk=5, simulate=toy.interrupt_late)
    victim = _chunks(tmp_path / "hurt")[0]
    content = bytearray(victim.read_bytes())
    content[-9] ^= 1
    victim.write_bytes({"flip": bytes(content), "cut": content[:-8], "empty": b""}[damage])
    told: list[int] = []
    run_toy(tmp_path / "hurt", progress=lambda done, total: told.append(done))
    assert told[0] == 5
    assert tables(tmp_path / "calm") == tables(tmp_path / "hurt")


def test_chunks_of_another_seed_or_scenario_are_never_mixed_in(tmp_path: Path) -> None:
    run_toy(tmp_path / "calm", seed=2)
    with pytest.raises(InterruptedEnsembleError):
        run_toy(tmp_path / "foreign", seed=1, chunk=5, simulate=toy.interrupt_late)
    run_toy(tmp_path / "foreign", seed=2)
    assert tables(tmp_path / "calm") == tables(tmp_path / "foreign")


def test_failing_runs_are_listed_and_the_others_kept(tmp_path: Path) -> None:
    good, bad = run_toy(tmp_path / "good"), run_toy(tmp_path / "bad", simulate=toy.fail_some)
    failed = {failure["run"]: failure for failure in bad.manifest["failed"]}
    assert failed[3]["error"] == "ArithmeticError: the toy broke"
    assert failed[8]["error"] == f"{toy.outcomes()[1]} is nan in 2014-Q2"
    assert failed[3]["seed"] == 1
    assert failed[3]["parameters"].keys() > set()
    kept = np.setdiff1d(np.arange(20), [3, 8])
    assert np.array_equal(bad.runs, kept)
    for name in good.outcomes:
        assert np.array_equal(good.values(name)[kept], bad.values(name))


def test_where_every_run_fails_nothing_is_left_behind(tmp_path: Path) -> None:
    with pytest.raises(EnsembleError, match="every run of toy failed; run 0: Arith"):
        run_toy(tmp_path, simulate=toy.fail_all)
    assert list(tmp_path.iterdir()) == []


def test_old_results_stay_whole_until_the_new_ones_are(tmp_path: Path) -> None:
    run_toy(tmp_path, seed=1)
    with pytest.raises(InterruptedEnsembleError):
        run_toy(tmp_path, seed=2, chunk=5, simulate=toy.interrupt_late)
    assert is_current(tmp_path, ToyScenario(), 1, 20)
    assert Results.open(tmp_path).seed == 1


def test_no_results_are_whole_without_a_manifest(tmp_path: Path) -> None:
    run_toy(tmp_path)
    assert not (tmp_path / WORK).exists()
    (tmp_path / "manifest.json").unlink()
    assert not is_current(tmp_path, ToyScenario(), 1, 20)
    with pytest.raises(EnsembleError, match="no finished results"):
        Results.open(tmp_path)


def test_the_manifest_is_written_after_the_tables(tmp_path: Path) -> None:
    run_toy(tmp_path)
    written = (tmp_path / "manifest.json").stat().st_mtime_ns
    assert all((tmp_path / name).stat().st_mtime_ns <= written for name in tables(tmp_path))


def test_current_results_are_not_computed_again(tmp_path: Path) -> None:
    plan = Plan(runs=5, workers=1, simulate=toy.simulate)
    assert ensure(ToyScenario(), tmp_path, plan)[1]
    assert not ensure(ToyScenario(), tmp_path, plan)[1]
    assert ensure(ToyScenario(), tmp_path, plan, force=True)[1]
    assert ensure(ToyScenario(parameters={"x": 1.0}), tmp_path, plan)[1]


def test_the_manifest_tells_what_was_run(tmp_path: Path) -> None:
    run_toy(tmp_path)
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    assert manifest["scenario"] == json.loads(json.dumps(ToyScenario().document()))
    assert manifest["digest"] == ToyScenario().digest()
    assert manifest["versions"].keys() == {"project", "model", "python", "numpy", "numba", "mesa"}
    assert (manifest["runs"], manifest["seed"], manifest["failed"]) == (20, 1, [])
    assert manifest["runs_per_second"] > 0


def test_chunks_are_neither_tiny_nor_huge() -> None:
    assert chunk_size(200, 2) == 100
    assert chunk_size(2000, 2) == 500
    assert chunk_size(100, 16) == 25


def test_spreading_the_work_takes_no_more_workers_than_it_needs(tmp_path: Path) -> None:
    run_ensemble(ToyScenario(), tmp_path, Plan(runs=3, workers=8, simulate=toy.simulate))
    assert Results.open(tmp_path).runs.tolist() == [0, 1, 2]


def _chunks(folder: Path) -> list[Path]:
    return sorted((folder / WORK).glob("*/*.chunk"))
