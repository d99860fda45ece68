"""Whatever befalls an ensemble, it ends with the same bytes as an undisturbed run.

Each fault is a real one: processes are killed, disks run full, files are damaged.
"""

from __future__ import annotations

import functools
import multiprocessing
import os
import resource
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.batch import Batch
from model.ensemble import identity
from model.ensemble.disk_space import DiskFullError
from model.ensemble.failures import EnsembleError, InterruptedEnsembleError
from model.ensemble.identity import ChangedModelError
from model.ensemble.manifest import is_current
from model.ensemble.staging import WORK
from model.numerics.arrays import FloatArray
from tests.ensemble import toy
from tests.ensemble.toy import ToyScenario, chunks_in, run_toy, tables

RUNS = 20
FORK = multiprocessing.get_context("fork")


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The tables of an undisturbed run."""
    folder = tmp_path_factory.mktemp("calm")
    run_toy(folder)
    return tables(folder)


def test_a_killed_worker_is_replaced_and_the_run_ends_with_the_same_bytes(
    tmp_path: Path, calm: dict[str, bytes]
) -> None:
    once = functools.partial(kill_once, tmp_path / "killed")
    run_toy(tmp_path / "results", chunk=5, workers=2, simulate=once)
    assert (tmp_path / "killed").exists()
    assert tables(tmp_path / "results") == calm


def test_a_run_that_no_worker_survives_is_listed_and_the_others_are_kept(tmp_path: Path) -> None:
    good = run_toy(tmp_path / "good")
    bad = run_toy(tmp_path / "bad", chunk=5, workers=2, simulate=toy.kill_worker)
    (failure,) = bad.manifest["failed"]
    assert (failure["run"], failure["seed"], failure["error"]) == (12, 1, "worker died")
    assert failure["parameters"]
    kept = np.setdiff1d(np.arange(RUNS), [12])
    for name in good.outcomes:
        assert np.array_equal(good.values(name)[kept], bad.values(name))


def test_workers_that_always_die_end_the_run_with_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("model.ensemble.worker_failures._MOST_DEATHS", 2)
    with pytest.raises(EnsembleError, match="worker processes died 2 times, the last one with run"):
        run_toy(tmp_path, chunk=5, workers=2, simulate=kill_always)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_program_stopped_by_a_signal_resumes_to_the_same_bytes(
    tmp_path: Path, calm: dict[str, bytes], number: signal.Signals
) -> None:
    stuck = functools.partial(wait_for, tmp_path / "never", 6)
    program = _started(tmp_path, chunk=2, workers=2, simulate=stuck)
    _wait(lambda: len(chunks_in(tmp_path)) == 3)
    os.kill(program.pid or 0, number)
    program.join()
    assert program.exitcode != 0
    assert not (tmp_path / "manifest.json").exists()
    assert len(chunks_in(tmp_path)) == 3
    run_toy(tmp_path, workers=2)
    assert tables(tmp_path) == calm


def test_a_full_disk_is_told_and_the_run_resumes_on_more_room_to_the_same_bytes(
    tmp_path: Path, calm: dict[str, bytes]
) -> None:
    with _small_disk(tmp_path / "disk", "64k") as disk:
        with pytest.raises(
            DiskFullError, match=r"no room left for .*disk.*needs up to .* are free"
        ):
            run_toy(disk, chunk=2)
        assert chunks_in(disk)
        subprocess.run(["mount", "-o", "remount,size=4m", str(disk)], check=True)
        run_toy(disk)
        assert tables(disk) == calm


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(("largest", "finished"), [(1_000, 0), (6_000, 10)])
def test_a_reached_file_limit_is_told_and_the_run_resumes_to_the_same_bytes(
    tmp_path: Path, calm: dict[str, bytes], workers: int, largest: int, finished: int
) -> None:
    parent, child = FORK.Pipe()
    program = FORK.Process(target=_run_limited, args=(tmp_path, largest, workers, child))
    program.start()
    told = parent.recv()
    program.join()
    assert "no room left" in told
    assert len(chunks_in(tmp_path)) == finished
    run_toy(tmp_path)
    assert tables(tmp_path) == calm


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 3), st.integers(0, 2**16), st.integers(0, 255))
def test_chunks_damaged_at_rest_are_done_again_to_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory,
    calm: dict[str, bytes],
    victim: int,
    place: int,
    change: int,
) -> None:
    folder = tmp_path_factory.mktemp("hurt")
    with pytest.raises(InterruptedEnsembleError):
        run_toy(folder, chunk=3, simulate=toy.interrupt_late)
    _damage(chunks_in(folder)[victim], place, change)
    run_toy(folder)
    assert tables(folder) == calm


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 3), st.integers(0, 2**16), st.integers(0, 255))
def test_chunks_damaged_just_before_merging_are_done_again_to_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory,
    calm: dict[str, bytes],
    victim: int,
    place: int,
    change: int,
) -> None:
    folder = tmp_path_factory.mktemp("hurt")
    struck: list[bool] = []

    def strike(done: int, total: int) -> None:
        if done == 5 * (victim + 1) and not struck:
            struck.append(True)
            _damage(chunks_in(folder)[victim], place, change)

    run_toy(folder, chunk=5, progress=strike)
    assert struck
    assert tables(folder) == calm


def test_chunks_damaged_again_and_again_end_the_run_with_a_message(tmp_path: Path) -> None:
    def strike(done: int, total: int) -> None:
        for first in chunks_in(tmp_path)[:1]:
            _damage(first, 0, 0)

    with pytest.raises(EnsembleError, match="missing or damaged again and again"):
        run_toy(tmp_path, chunk=5, progress=strike)


def test_of_two_programs_that_begin_at_once_exactly_one_works(
    tmp_path: Path, calm: dict[str, bytes]
) -> None:
    for attempt in range(5):
        folder, flag = tmp_path / str(attempt), tmp_path / f"go-{attempt}"
        held = functools.partial(wait_for, flag, 0)
        programs = [_started(folder, chunk=10, simulate=held) for _ in range(3)]
        _wait(lambda them=programs: sum(not each.is_alive() for each in them) == 2)
        flag.touch()
        for program in programs:
            program.join()
        assert sorted(program.exitcode or 0 for program in programs) == [0, 1, 1]
        assert tables(folder) == calm


def test_who_comes_second_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    held = functools.partial(wait_for, tmp_path / "go", 6)
    program = _started(tmp_path, chunk=2, simulate=held)
    _wait(lambda: chunks_in(tmp_path) != [])
    with pytest.raises(EnsembleError, match=f"process {program.pid} on .* wait for it or choose"):
        run_toy(tmp_path)
    (tmp_path / "go").touch()
    program.join()
    assert program.exitcode == 0
    assert is_current(tmp_path, ToyScenario(), 1, RUNS)


def test_going_to_another_seed_and_back_loses_nothing(
    tmp_path: Path, calm: dict[str, bytes]
) -> None:
    with pytest.raises(InterruptedEnsembleError):
        run_toy(tmp_path, chunk=5, simulate=toy.interrupt_late)
    run_toy(tmp_path, seed=2)
    told: list[int] = []
    run_toy(tmp_path, chunk=5, progress=lambda done, total: told.append(done))
    assert told[0] == 10
    assert tables(tmp_path) == calm
    assert not (tmp_path / WORK).exists()


def test_runs_of_another_version_are_never_mixed_in(
    tmp_path: Path, calm: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as other:
        _pretend(other, identity.model_digest(), numpy="1.0")
        with pytest.raises(InterruptedEnsembleError):
            run_toy(tmp_path, chunk=5, simulate=toy.interrupt_late)
    told: list[int] = []
    run_toy(tmp_path, chunk=5, progress=lambda done, total: told.append(done))
    assert told[0] == 0
    assert tables(tmp_path) == calm
    assert not (tmp_path / WORK).exists()


def test_a_model_edited_while_it_runs_gives_no_results(
    tmp_path: Path, calm: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def edit(done: int, total: int) -> None:
        if done == 10:
            edited.setattr(identity, "model_files", lambda: "edited")

    with monkeypatch.context() as edited:
        with pytest.raises(ChangedModelError, match="changed while it ran"):
            run_toy(tmp_path, chunk=5, progress=edit)
        assert len(chunks_in(tmp_path)) == 2
        assert not (tmp_path / "manifest.json").exists()
    run_toy(tmp_path)
    assert tables(tmp_path) == calm


def kill_once(mark: Path, batch: Batch) -> Mapping[str, FloatArray]:
    """Like the toy, but the first to simulate run 12 leaves a mark and is killed."""
    if 12 in batch.runs and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return toy.simulate(batch)


def wait_for(flag: Path, run: int, batch: Batch) -> Mapping[str, FloatArray]:
    """Like the toy, but from a run on only once there is a flag."""
    if batch.runs[-1] >= run:
        _wait(flag.exists)
    return toy.simulate(batch)


def kill_always(batch: Batch) -> Mapping[str, FloatArray]:
    """Nobody who simulates this lives."""
    os.kill(os.getpid(), signal.SIGKILL)
    return {}


def _pretend(patch: pytest.MonkeyPatch, model: str, **versions: str) -> None:
    found = {**identity.versions(), "model": model, **versions}
    patch.setattr("model.ensemble.identity.versions", lambda: found)
    patch.setattr("model.ensemble.runner.versions", lambda: found)


def _damage(path: Path, place: int, change: int) -> None:
    """Change a byte of a file; where there is no change to make, cut it short."""
    content = bytearray(path.read_bytes())
    content[place % len(content)] ^= change
    path.write_bytes(content if change else content[: place % len(content)])


def _started(folder: Path, **settings: object) -> multiprocessing.context.ForkProcess:
    program = FORK.Process(target=_run_interruptibly, args=(folder,), kwargs=settings)
    program.start()
    return program


def _run_interruptibly(folder: Path, **settings: object) -> None:
    """A program of its own: it ends with status 1 where its ensemble is not finished."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        run_toy(folder, **settings)
    except EnsembleError:
        os._exit(1)
    os._exit(0)


def _run_limited(folder: Path, largest: int, workers: int, line: object) -> None:
    """Run where no file may become larger than a few bytes, and say what came of it."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    try:
        run_toy(folder, chunk=2, workers=workers)
        line.send("finished")  # type: ignore[attr-defined]
    except EnsembleError as error:
        line.send(str(error))  # type: ignore[attr-defined]


class _small_disk:  # noqa: N801
    """A file system of a few kilobytes, where this user may mount one."""

    def __init__(self, folder: Path, size: str) -> None:
        self._folder, self._size = folder, size

    def __enter__(self) -> Path:
        self._folder.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={self._size}", "tmpfs", str(self._folder)]
        try:
            subprocess.run(command, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            pytest.skip("may not mount; the file limit is tested in any case")
        return self._folder

    def __exit__(self, *error: object) -> None:
        subprocess.run(["umount", str(self._folder)], check=True)


def _wait(ready: Callable[[], bool]) -> None:
    for _ in range(12_000):
        if ready():
            return
        time.sleep(0.01)
    pytest.fail("it never came to that")
