"""A dashboard that is served, and a browser to look at it with."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
RUNS, SEED = 6, 3
needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="there is no Chromium to look at the page with"
)


@dataclass(frozen=True)
class Served:
    """A server that runs: its process, and where it is to be found."""

    process: subprocess.Popen[str]
    address: str

    @property
    def port(self) -> int:
        return int(self.address.rsplit(":")[-1].strip("/"))

    def family(self) -> list[int]:
        """The processes that it has started."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text().split()]


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """A server started as a user does, and interrupted as one does."""
    words = [
        "dashboard",
        "--no-browser",
        "--port",
        "0",
        "--runs",
        str(RUNS),
        "--seed",
        str(SEED),
        "--workers",
        "2",
    ]
    process = subprocess.Popen(
        [sys.executable, str(HOME / "run_sim.py"), *words],
        cwd=folder, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(HOME)},
    )  # fmt: skip
    try:
        assert process.stderr is not None
        for line in process.stderr:
            if found := re.search(r"http://\S+", line):
                yield Served(process, found[0])
                break
        else:
            raise AssertionError("the server ended at once")
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
        if process.stderr:
            process.stderr.close()
