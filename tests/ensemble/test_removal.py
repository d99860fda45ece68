"""What removes results takes all of them or none, and nothing else."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from model.ensemble import removal
from model.ensemble.failures import EnsembleError
from model.ensemble.manifest import NAME
from model.ensemble.result_inventory import State, inspect_folder, is_result_folder, result_folders
from model.ensemble.results import Results
from model.ensemble.runner import Plan, run_ensemble
from model.ensemble.staging import WORK
from tests.ensemble import toy

PROJECT = Path(__file__).resolve().parents[2]
SMALL = Plan(runs=6, workers=1, chunk=2, simulate=toy.simulate)


def stopping(batch: toy.Batch) -> dict[str, toy.FloatArray]:
    """Is stopped by its user from the fourth run on."""
    if batch.runs[0] >= 4:
        raise KeyboardInterrupt
    return dict(toy.simulate(batch))


@pytest.fixture
def finished(tmp_path: Path) -> Path:
    """A folder of finished results."""
    run_ensemble(toy.ToyScenario(), tmp_path / "toy", SMALL)  # type: ignore[arg-type]
    return tmp_path / "toy"


@pytest.fixture
def interrupted(tmp_path: Path) -> Path:
    """A folder in which an ensemble was stopped."""
    plan = Plan(runs=6, workers=1, chunk=2, simulate=stopping)
    with pytest.raises(EnsembleError, match="stopped"):
        run_ensemble(toy.ToyScenario(), tmp_path / "cut", plan)  # type: ignore[arg-type]
    return tmp_path / "cut"


def test_finished_and_interrupted_results_are_told_apart(finished: Path, interrupted: Path) -> None:
    assert [each.name for each in result_folders(finished.parent)] == ["cut", "toy"]
    whole, cut = inspect_folder(finished), inspect_folder(interrupted)
    assert (whole.runs, whole.seed, whole.unfinished) == (6, 1, 0)
    assert (cut.runs, cut.seed, cut.unfinished, cut.state) == (None, 1, 4, State.INTERRUPTED)
    assert whole.size.bytes == sum(path.stat().st_size for path in finished.rglob("*"))


def test_nothing_is_left_of_what_is_removed(finished: Path, interrupted: Path) -> None:
    for folder in (finished, interrupted):
        removal.remove_results(folder)
    assert list(finished.parent.iterdir()) == []


def test_a_table_that_was_cut_is_told_as_damage(finished: Path) -> None:
    (finished / "summary.csv").write_text("")
    assert inspect_folder(finished).state is State.DAMAGED
    assert inspect_folder(finished).is_stale


def test_an_unfinished_attempt_goes_and_finished_results_stay(finished: Path) -> None:
    plan = Plan(runs=6, seed=2, workers=1, chunk=2, simulate=stopping)
    with pytest.raises(EnsembleError):
        run_ensemble(toy.ToyScenario(), finished, plan)  # type: ignore[arg-type]
    assert inspect_folder(finished).unfinished == 4
    (first, *_) = Results.open(finished).outcomes
    before = Results.open(finished).values(first)
    removal.remove_unfinished(finished)
    assert not (finished / WORK).exists()
    assert (Results.open(finished).values(first) == before).all()


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / NAME).write_text("{}")
    with pytest.raises(removal.NotRemovedError, match="no folder of results"):
        removal.remove_results(tmp_path / "photos")
    with pytest.raises(removal.NotRemovedError):
        removal.remove_results(tmp_path / "none")
    assert [path.name for path in tmp_path.iterdir()] == ["photos"]


@pytest.mark.parametrize("make", [Path.touch, Path.mkdir])
def test_a_folder_with_a_users_own_file_is_left_alone(finished: Path, make: object) -> None:
    make(finished / "notes.txt")  # type: ignore[operator]
    with pytest.raises(removal.NotRemovedError, match=r"holds what no run wrote: notes\.txt"):
        removal.remove_results(finished)
    assert Results.open(finished)


def test_a_link_is_neither_listed_nor_followed(finished: Path, tmp_path: Path) -> None:
    store = tmp_path / "results"
    store.mkdir()
    (store / "linked").symlink_to(finished, target_is_directory=True)
    assert result_folders(store) == []
    assert not is_result_folder(store / "linked")
    with pytest.raises(removal.NotRemovedError):
        removal.remove_results(store / "linked")
    assert Results.open(finished)


def test_what_a_link_inside_leads_to_is_left_alone(interrupted: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    (away / "dear").touch()
    (interrupted / WORK / "link").symlink_to(away, target_is_directory=True)
    removal.remove_results(interrupted)
    assert not interrupted.exists()
    assert (away / "dear").exists()


def held(folder: Path) -> subprocess.Popen[str]:
    """Another program that writes to a folder of results until it is killed."""
    code = (
        "import sys, time; from pathlib import Path; from model.ensemble.lock import locked\n"
        "with locked(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", code, str(folder / WORK)]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT)
    assert program.stdout and program.stdout.readline() == "held\n"
    return program


def test_a_folder_that_a_run_writes_to_is_left_alone(finished: Path) -> None:
    program = held(finished)
    try:
        assert inspect_folder(finished).state is State.RUNNING
        for remove in (removal.remove_results, removal.remove_unfinished):
            with pytest.raises(EnsembleError, match=f"process {program.pid}"):
                remove(finished)
        assert Results.open(finished)
    finally:
        program.kill()
        program.communicate()
    assert inspect_folder(finished).state is not State.RUNNING
    removal.remove_results(finished)
    assert not finished.exists()


def test_killed_in_the_middle_nothing_half_gone_reads_as_results(finished: Path) -> None:
    code = (
        "import os, signal, sys; from pathlib import Path; from model.ensemble import removal\n"
        "removal._clear = lambda going: os.kill(os.getpid(), signal.SIGKILL)\n"
        "removal.remove_results(Path(sys.argv[1]))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(finished)], cwd=PROJECT)
    assert done.returncode == -signal.SIGKILL
    assert not finished.exists()
    assert result_folders(finished.parent) == []
    (rest,) = removal.leftovers(finished.parent)
    assert not (rest / NAME).exists()
    with pytest.raises(EnsembleError):
        Results.open(rest)
    removal.remove_leftovers(finished.parent)
    assert list(finished.parent.iterdir()) == []
