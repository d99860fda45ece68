"""The real command, really disturbed, ends with the same bytes as an undisturbed run."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ensemble.toy import chunks_in, tables

PROJECT = Path(__file__).resolve().parents[2]
OPTIONS = ("--runs", "2400", "--end", "2016", "--workers", "2", "--no-plots", "--out")


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The tables of an undisturbed run."""
    folder = tmp_path_factory.mktemp("calm")
    assert _ended(_started(PROJECT, folder)) == (0, "")
    return tables(folder)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_command_that_is_stopped_takes_up_where_it_was_to_the_same_bytes(
    tmp_path: Path, calm: dict[str, bytes], number: signal.Signals
) -> None:
    program = _started(PROJECT, tmp_path)
    _wait(lambda: chunks_in(tmp_path) != [])
    program.send_signal(number)
    status, told = _ended(program)
    if number == signal.SIGINT:
        assert status == 1
        assert told.startswith("error: stopped; the finished runs are kept")
        assert "Traceback" not in told
    assert not (tmp_path / "manifest.json").exists()
    assert _ended(_started(PROJECT, tmp_path)) == (0, "")
    assert tables(tmp_path) == calm


def test_a_worker_that_is_killed_is_replaced(tmp_path: Path, calm: dict[str, bytes]) -> None:
    program = _started(PROJECT, tmp_path)
    _wait(lambda: chunks_in(tmp_path) != [] and _children(program.pid) != [])
    os.kill(_children(program.pid)[0], signal.SIGKILL)
    assert _ended(program) == (0, "")
    assert tables(tmp_path) == calm


def test_a_model_edited_while_it_runs_gives_no_results(tmp_path: Path) -> None:
    copy, folder = tmp_path / "project", tmp_path / "results"
    for name in ("model", "scenarios"):
        shutil.copytree(PROJECT / name, copy / name)
    shutil.copy(PROJECT / "run_sim.py", copy)
    program = _started(copy, folder)
    _wait(lambda: chunks_in(folder) != [])
    with (copy / "model" / "rules" / "choice.py").open("a") as file:
        file.write("# edited\n")
    status, told = _ended(program)
    assert status == 1
    assert told == "error: the model's files changed while it ran; start it again\n"
    assert not (folder / "manifest.json").exists()


def _started(project: Path, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, str(project / "run_sim.py"), "run", "baseline", *OPTIONS]
    environment = {**os.environ, "PYTHONPATH": str(project)}
    return subprocess.Popen(
        [*command, str(folder)],
        cwd=project,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def _ended(program: subprocess.Popen[str]) -> tuple[int, str]:
    """The exit status of a program, and what it wrote to standard error."""
    _, told = program.communicate()
    return program.returncode, told


def _children(process: int) -> list[int]:
    found = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for children in found for child in children.read_text().split()]


def _wait(ready: Callable[[], bool]) -> None:
    """Wait up to five minutes: a copy of the project compiles its kernels first."""
    for _ in range(30_000):
        if ready():
            return
        time.sleep(0.01)
    pytest.fail("it never came to that")
