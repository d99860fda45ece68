"""Laws of the Dask executor: it gives what processes give, and says what is wrong in time."""

from __future__ import annotations

import functools
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("distributed")

from model.ensemble import identity
from model.ensemble.executors import Executor, ExecutorError, ForeignWorkerError
from model.ensemble.executors import dask_cluster as dask_module
from model.ensemble.executors.dask_cluster import dask_cluster
from model.ensemble.extras import MissingExtraError
from tests.ensemble import toy
from tests.ensemble.test_faults import kill_once
from tests.ensemble.toy import run_toy, tables


@pytest.fixture(scope="module")
def cluster() -> Iterator[Executor]:
    """A cluster of two processes."""
    with dask_cluster(None, 2) as executor:
        yield executor


def test_the_tables_are_those_of_the_processes(tmp_path: Path, cluster: Executor) -> None:
    run_toy(tmp_path / "calm")
    run_toy(tmp_path / "dask", executor=cluster, chunk=3)
    assert tables(tmp_path / "calm") == tables(tmp_path / "dask")


def test_workers_are_as_many_as_asked_for(cluster: Executor) -> None:
    assert cluster.workers == 2
    assert not cluster.shares_memory


def test_a_killed_worker_is_replaced_and_the_run_ends_with_the_same_bytes(
    tmp_path: Path, cluster: Executor
) -> None:
    run_toy(tmp_path / "calm")
    once = functools.partial(kill_once, tmp_path / "killed")
    run_toy(tmp_path / "dask", executor=cluster, chunk=5, simulate=once)
    assert (tmp_path / "killed").exists()
    assert tables(tmp_path / "calm") == tables(tmp_path / "dask")


def test_failing_runs_are_listed_and_the_others_kept(tmp_path: Path, cluster: Executor) -> None:
    results = run_toy(tmp_path, executor=cluster, simulate=toy.fail_some)
    assert [failure["run"] for failure in results.manifest["failed"]] == [3, 8]
    assert np.array_equal(results.runs, np.setdiff1d(np.arange(20), [3, 8]))


def test_a_cluster_of_ones_own_listens_on_the_loopback_interface_alone(cluster: Executor) -> None:
    family = {os.getpid(), *_descendants(os.getpid())}
    heard = {address for process in family for address in _listening(process)}
    assert heard
    assert heard <= {"127.0.0.1"}


@pytest.mark.parametrize("address", ["nonsense", "foo://x", "tcp://127.0.0.1:{free}"])
def test_a_scheduler_that_cannot_be_reached_is_told(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask_module, "_REACH_WITHIN", 1)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        place = address.format(free=taken.getsockname()[1])
        refused = pytest.raises(ExecutorError, match=rf"^no Dask scheduler at {place}: .")
        with refused, dask_cluster(place, 1):
            pass


def test_workers_of_another_version_are_refused(
    cluster: Executor, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = cluster._client.scheduler.address  # type: ignore[attr-defined]
    ours = {**identity.versions(), "numpy": "0.9"}
    monkeypatch.setattr(dask_module, "versions", lambda: ours)
    refused = pytest.raises(ForeignWorkerError, match=r"has numpy .*, not 0\.9")
    with refused, dask_cluster(address, 1):
        pass


def test_a_worker_of_another_version_that_joins_late_is_refused(
    tmp_path: Path, cluster: Executor, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = {**identity.versions(), "numpy": "0.9"}
    monkeypatch.setattr("model.ensemble.identity.versions", lambda: ours)
    with pytest.raises(ForeignWorkerError, match=r"a worker has numpy .*, not 0\.9"):
        run_toy(tmp_path, executor=cluster)
    assert not (tmp_path / "manifest.json").exists()


def test_without_dask_one_is_told_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    refused = pytest.raises(MissingExtraError, match=r'pip install "\.\[scale\]"')
    with refused, dask_cluster(None, 1):
        pass


def _descendants(process: int) -> Iterator[int]:
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        for child in map(int, children.read_text().split()):
            yield child
            yield from _descendants(child)


def _listening(process: int) -> Iterator[str]:
    import psutil

    for connection in psutil.Process(process).net_connections("inet"):
        if connection.status == psutil.CONN_LISTEN:
            yield connection.laddr.ip
