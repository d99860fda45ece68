"""Trying mutants in copies of the project, so that an interrupt leaves nothing broken."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from tests.mutants.mutant import Mutant
from tests.mutants.noticing import nearest, wider

KILLED, TIMED_OUT, SURVIVED, UNTESTED = "killed", "timed out", "survived", "untested"
ENVIRONMENT = "BELT_AND_ROAD_MUTANT"
"""Set where a mutant is tried: kernels are then compiled when they are called, not all ahead."""
_HOW = ("-x", "-q", "--tb=line", "-p", "_hypothesis_pytestplugin", "--hypothesis-seed=0")
"""Up to the first failure, with the same examples each time, and without plugins, which take two
seconds to load."""
_SLACK, _TIMES = 30.0, 4.0
"""Seconds, and times as long as the sound project takes, after which tests count as hanging."""
_LONGEST = 300.0
"""Seconds after which a test file is not waited for in the sound project: it is asked by nobody."""
_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)
_LEFT_OUT = (".git", ".venv", "kernels", "results", ".hypothesis", ".mypy_cache", ".ruff_cache")


@dataclass(frozen=True)
class Outcome:
    """What became of a mutant, in how many seconds, and by which test."""

    status: str
    seconds: float = 0.0
    by: str = ""


class Soundness:
    """How long each test file takes in the sound project, in seconds; none where it fails.

    A comment is added to the file that a mutant changes, so that tests which only notice that any
    byte changed count as failing. Kept in a file, for later commands.
    """

    def __init__(self, file: Path) -> None:
        self._file, self._lock = file, Lock()
        self._known: dict[str, float | None] = json.loads(file.read_text()) if file.exists() else {}

    def of(self, copy: Copy, test: str, file: str) -> float | None:
        """That of one test file."""
        if test not in self._known:
            sound = (copy.root / file).read_text(encoding="utf-8")
            status, seconds, _ = copy.tried(file, f"{sound}# sound\n", [test], _LONGEST)
            self._known[test] = None if status == KILLED else round(seconds, 1)
            with self._lock:
                self._file.write_text(json.dumps(dict(sorted(self._known.items())), indent=0))
        return self._known[test]

    def failing(self) -> list[str]:
        """Test files that fail in the sound project."""
        return sorted(test for test, seconds in self._known.items() if seconds is None)


class Copy:
    """A copy of the project in which one mutant at a time is tried."""

    def __init__(self, project: Path, root: Path, kernels: Path) -> None:
        self.root, self._kernels = root, kernels
        self._running: subprocess.Popen[str] | None = None
        self._closed = False
        ignored = shutil.ignore_patterns(*_LEFT_OUT)
        shutil.copytree(project, root, ignore=ignored, symlinks=True)

    def trial(self, mutant: Mutant, soundness: Soundness, patience: float) -> Outcome:
        """Try a mutant by the nearest tests, then by wider ones, as long as `patience` lasts."""
        whole = 0.0
        near = nearest(self.root, mutant.file)
        for tests in (near, wider(self.root, mutant.file)):
            chosen, sound = self._affordable(tests, mutant.file, soundness, patience - whole)
            if not chosen:
                continue
            limit = _SLACK + _TIMES * sound
            status, seconds, by = self.tried(mutant.file, mutant.source(self.root), chosen, limit)
            whole += seconds
            if status != SURVIVED:
                return Outcome(status, round(whole, 1), by)
        return Outcome(SURVIVED if whole else UNTESTED, round(whole, 1))

    def _affordable(
        self, tests: Sequence[str], file: str, soundness: Soundness, patience: float
    ) -> tuple[list[str], float]:
        """The first of some tests that pass in the sound project, within so many seconds."""
        chosen, sound = list[str](), 0.0
        for test in tests:
            if sound >= patience:
                break
            seconds = soundness.of(self, test, file)
            if seconds is not None and sound + seconds <= max(patience, 0.0):
                chosen.append(test)
                sound += seconds
        return chosen, sound

    def tried(
        self, file: str, source: str, tests: Sequence[str], limit: float
    ) -> tuple[str, float, str]:
        """Run tests with another source of a file: the status, seconds, and the test that failed."""
        path = self.root / file
        sound = path.read_bytes()
        _write(path, source.encode())
        try:
            return self._run(tests, limit)
        finally:
            _write(path, sound)

    def _run(self, tests: Sequence[str], limit: float) -> tuple[str, float, str]:
        began = time.monotonic()
        self._refuse_where_closed()
        self._running = subprocess.Popen(
            [sys.executable, "-m", "pytest", *_HOW, *tests],
            cwd=self.root,
            env=self._environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        with self._running as running:
            try:
                output, _ = running.communicate(timeout=limit)
            except subprocess.TimeoutExpired:
                self._stop()
                return TIMED_OUT, time.monotonic() - began, ""
        self._refuse_where_closed()
        seconds = time.monotonic() - began
        if running.returncode == 0:
            return SURVIVED, seconds, ""
        failed = _FAILED.search(output)
        return KILLED, seconds, failed.group(1) if failed else output[-200:]

    def close(self) -> None:
        """End what is being tried here, which comes to nothing, and try no more."""
        self._closed = True
        self._stop()

    def _refuse_where_closed(self) -> None:
        if self._closed:
            raise InterruptedError

    def _stop(self) -> None:
        """End the tests that run, and all that they started."""
        if self._running is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._running.pid, signal.SIGKILL)

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "NUMBA_CACHE_DIR": str(self._kernels),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            ENVIRONMENT: "1",
        }


def link_kernels(project: Path, into: Path) -> Path:
    """A folder in which the compiled kernels of the project lie, and those of mutants will.

    Numba replaces files and changes none, so that links do.
    """
    kept = os.environ.get("NUMBA_CACHE_DIR")
    source = (Path(kept) if kept else project / "model" / "__pycache__") / "kernels"
    into.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, into / "kernels", copy_function=_linked)
    return into


def _linked(source: str, copy: str) -> str:
    try:
        os.link(source, copy)
    except OSError:
        shutil.copy2(source, copy)
    return copy


def _write(path: Path, content: bytes) -> None:
    """Write a file and drop its byte code, which Python takes for good within the same second."""
    path.write_bytes(content)
    for old in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
        old.unlink()
