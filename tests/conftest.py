"""What all tests share: how properties are tried, and a baseline to look at."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

from model.numerics.arrays import FloatArray
from model.simulation import Simulation
from tests.batches import batch

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as a shell has it for what it runs aside
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("project", deadline=None, max_examples=50)
settings.load_profile("project")


_TESTS = Path(__file__).parent
_SLOW = tuple((_TESTS / "slow.txt").read_text(encoding="utf-8").splitlines()[1:])
"""Files and folders of tests that take long."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what takes long, so that the rest can be run alone."""
    for item in items:
        if item.path.relative_to(_TESTS).as_posix().startswith(_SLOW):
            item.add_marker(pytest.mark.slow)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Compile the model's kernels before its workers start, who would each compile all of them.

    Not where a mutant is tried (`tests.mutants`), of whose kernels few are called.
    """
    if not hasattr(session.config, "workerinput") and "BELT_AND_ROAD_MUTANT" not in os.environ:
        from model.ensemble.compilation import compile_once

        compile_once()


@pytest.fixture(scope="session")
def baseline() -> dict[str, FloatArray]:
    """Outcomes of eight runs of the baseline, drawn, over the whole horizon: (runs, quarters)."""
    return Simulation(batch(8, drawn=True)).run()
