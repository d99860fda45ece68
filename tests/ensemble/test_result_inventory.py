"""Laws of holdings: a folder is told for what it is, and what no run wrote is foreign to it."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path

import pytest

from model.ensemble.failures import InterruptedEnsembleError
from model.ensemble.manifest import NAME
from model.ensemble.merge import TABLES
from model.ensemble.result_inventory import (
    State,
    foreign_files,
    inspect_folder,
    is_result_folder,
    result_folders,
    size_of,
)
from model.ensemble.staging import IDENTITY, WORK
from tests.ensemble.toy import interrupt_late, run_toy


def test_finished_results_are_told_with_their_runs_and_seed(tmp_path: Path) -> None:
    run_toy(tmp_path / "toy", seed=7)
    (found,) = result_folders(tmp_path)
    assert (found.name, found.scenario, found.runs, found.seed) == ("toy", "toy", 20, 7)
    assert found.unfinished == 0
    assert found.foreign == ()
    assert found.state in (State.CURRENT, State.STALE)  # the toy is no scenario of the project


def test_an_attempt_cut_short_counts_the_runs_it_has(tmp_path: Path) -> None:
    with pytest.raises(InterruptedEnsembleError):
        run_toy(tmp_path / "toy", seed=3, simulate=interrupt_late, chunk=4)
    found = inspect_folder(tmp_path / "toy")
    assert (found.state, found.runs, found.seed) == (State.INTERRUPTED, None, 3)
    assert found.unfinished == 12
    assert not found.is_stale
    identity = next((tmp_path / "toy" / WORK).glob(f"*/{IDENTITY}"))
    begun = json.loads(identity.read_text())
    begun["versions"]["model"] = "another"
    identity.write_text(json.dumps(begun))
    found = inspect_folder(tmp_path / "toy")
    assert (found.state, found.is_stale) == (State.INTERRUPTED, True)


def test_damage_is_told(tmp_path: Path) -> None:
    run_toy(tmp_path / "toy")
    table = tmp_path / "toy" / TABLES[1]
    table.write_bytes(table.read_bytes() + b"\n")
    found = inspect_folder(tmp_path / "toy")
    assert (found.state, found.reasons, found.is_stale) == (
        State.DAMAGED, ("its tables are not those of its manifest",), True,
    )  # fmt: skip
    (tmp_path / "toy" / NAME).write_text("{")
    assert is_result_folder(tmp_path / "toy")
    assert inspect_folder(tmp_path / "toy").reasons == ("its manifest cannot be read",)
    table.unlink()
    assert not is_result_folder(tmp_path / "toy")


def test_only_folders_with_results_are_holdings_and_links_are_none(tmp_path: Path) -> None:
    run_toy(tmp_path / "toy")
    run_toy(tmp_path / ".hidden")
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("")
    (tmp_path / "link").symlink_to(tmp_path / "toy")
    assert [each.name for each in result_folders(tmp_path)] == ["toy"]
    assert not is_result_folder(tmp_path / "link")
    assert is_result_folder(tmp_path / ".hidden")
    assert result_folders(tmp_path / "missing") == []


def test_what_no_run_writes_is_foreign(tmp_path: Path) -> None:
    folder = run_toy(tmp_path / "toy").folder
    for name in ("fan.png", "fan.svg", "fan.pdf", ".draft-1", ".probe-2", "notes.txt", "x.csv"):
        (folder / name).write_text("")
    (folder / "more.png").mkdir()
    (folder / "link.png").symlink_to(folder / "fan.png")
    assert list(foreign_files(folder)) == ["link.png", "more.png", "notes.txt", "x.csv"]
    (folder / WORK).mkdir(exist_ok=True)
    assert WORK not in foreign_files(folder)


def test_a_folder_takes_what_its_files_take_and_is_as_new_as_the_last(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name, size, moment in (("a", 3, 2e9), ("deep/b", 5, 1e9)):
        (tmp_path / name).write_bytes(b"x" * size)
        os.utime(tmp_path / name, (moment, moment))
    found = size_of(tmp_path)
    assert found.bytes == 8
    assert found.written == datetime.fromtimestamp(2e9).astimezone()
    (tmp_path / "none").mkdir()
    assert size_of(tmp_path / "none").written is None
