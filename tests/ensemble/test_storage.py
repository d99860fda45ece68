"""Laws of places: results are the same bytes wherever they lie, and hold by the same rules."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import numpy as np
import pytest

pytest.importorskip("upath")

from model.ensemble import lease
from model.ensemble.extras import MissingExtraError
from model.ensemble.failures import EnsembleError, InterruptedEnsembleError
from model.ensemble.manifest import is_current
from model.ensemble.results import Results
from model.ensemble.staging import WORK
from model.ensemble.storage import AddressError, is_remote, locate
from tests.ensemble import toy
from tests.ensemble.toy import ToyScenario, chunks_in, run_toy, tables


@pytest.fixture
def store() -> Iterator[Path]:
    """An empty place in the memory of this process."""
    place = locate(f"memory://{uuid4().hex}/results")
    yield place
    place.fs.store.clear()  # type: ignore[attr-defined]


def test_a_path_and_a_file_address_are_the_same_local_folder(tmp_path: Path) -> None:
    assert locate(str(tmp_path)) == locate(f"file://{tmp_path}") == tmp_path
    assert isinstance(locate(f"file://{tmp_path}"), Path)


def test_results_are_the_same_bytes_in_a_folder_and_in_a_store(tmp_path: Path, store: Path) -> None:
    run_toy(locate(f"file://{tmp_path}"))
    run_toy(store, chunk=3)
    assert is_remote(store)
    assert tables(tmp_path) == tables(store)
    assert sorted(path.name for path in store.iterdir()) == sorted(
        [*tables(store), "manifest.json"]
    )


def test_what_is_read_from_a_store_is_what_is_read_from_a_folder(
    tmp_path: Path, store: Path
) -> None:
    here, there = run_toy(tmp_path), run_toy(store)
    assert is_current(store, ToyScenario(), 1, 20)
    opened = Results.open(store)
    for name in here.outcomes:
        assert np.array_equal(here.annual(name), opened.annual(name))
        assert np.array_equal(here.values(name), there.values(name))
        assert np.array_equal(here.summary(name).percentiles, opened.summary(name).percentiles)
    assert here.inputs().keys() == opened.inputs().keys()


def test_an_interrupted_ensemble_in_a_store_resumes_to_the_same_bytes(
    tmp_path: Path, store: Path
) -> None:
    run_toy(tmp_path)
    with pytest.raises(InterruptedEnsembleError):
        run_toy(store, chunk=5, simulate=toy.interrupt_late)
    victim = chunks_in(store)[0]
    victim.write_bytes(victim.read_bytes()[:-8])
    told: list[int] = []
    run_toy(store, progress=lambda done, total: told.append(done))
    assert told[0] == 5
    assert tables(tmp_path) == tables(store)


def test_results_in_a_store_do_not_hold_without_a_manifest_or_a_whole_table(store: Path) -> None:
    run_toy(store)
    (store / "summary.csv").write_bytes(b"")
    assert not is_current(store, ToyScenario(), 1, 20)
    (store / "manifest.json").unlink()
    with pytest.raises(EnsembleError, match="no finished results"):
        Results.open(store)


def test_a_store_that_another_program_writes_to_is_left_alone(store: Path) -> None:
    _leave_lease(store, host="elsewhere", renewed=time.time())
    with pytest.raises(EnsembleError, match=r"process 1 on elsewhere.* its lease lapses in \d+ s"):
        run_toy(store)


@pytest.mark.parametrize("age", [lease.LAPSE + 1, 1e9])
def test_a_lease_that_was_not_renewed_is_taken_over(store: Path, age: float) -> None:
    _leave_lease(store, host="elsewhere", renewed=time.time() - age)
    run_toy(store)
    assert is_current(store, ToyScenario(), 1, 20)


def test_a_lease_is_given_back_however_the_run_ends(store: Path) -> None:
    with pytest.raises(InterruptedEnsembleError):
        run_toy(store, chunk=5, simulate=toy.interrupt_late)
    assert not (store / WORK / "lease.json").exists()


def test_memory_of_one_process_is_refused_to_many(store: Path) -> None:
    with pytest.raises(EnsembleError, match=r"only one process sees .* --workers 1"):
        run_toy(store, workers=2)


@pytest.mark.parametrize("address", ["phlogiston://x", "s4://bucket"])
def test_an_address_of_no_known_kind_is_refused(address: str) -> None:
    with pytest.raises(AddressError, match=address):
        locate(address)


def test_without_the_library_one_is_told_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "upath", None)
    with pytest.raises(MissingExtraError, match=r'pip install "\.\[scale\]"'):
        locate("s3://bucket/results")


def _leave_lease(store: Path, host: str, renewed: float) -> None:
    lease_of_another = {"token": "other", "host": host, "process": 1, "renewed": renewed}
    (store / WORK / "lease.json").write_bytes(json.dumps(lease_of_another).encode())
