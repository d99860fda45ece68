"""Laws of the manifest: a folder counts for what it vouches for, and for no other seed or size."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from model.ensemble.manifest import NAME, holds, is_current, is_whole, read_manifest
from model.ensemble.merge import TABLES
from tests.ensemble.toy import ToyScenario, run_toy

TOY = ToyScenario()


def current(folder: Path, runs: int, seed: int = 1, scenario: ToyScenario = TOY) -> bool:
    return is_current(folder, scenario, seed, runs)  # type: ignore[arg-type]


def held(folder: Path, runs: int, seed: int = 1) -> bool:
    return holds(folder, TOY, seed, runs)  # type: ignore[arg-type]


def test_results_are_current_for_their_own_runs_and_hold_fewer(tmp_path: Path) -> None:
    run_toy(tmp_path)
    assert [current(tmp_path, runs) for runs in (19, 20, 21)] == [False, True, False]
    assert [held(tmp_path, runs) for runs in (19, 20, 21)] == [True, True, False]
    assert not current(tmp_path, 20, seed=2)
    assert not held(tmp_path, 20, seed=2)
    assert not current(tmp_path, 20, scenario=ToyScenario(dials={}))
    assert not current(tmp_path / "missing", 20)
    assert not held(tmp_path / "missing", 20)


@pytest.mark.parametrize("table", TABLES)
def test_a_table_that_is_not_what_was_written_is_not_whole(tmp_path: Path, table: str) -> None:
    run_toy(tmp_path)
    manifest = read_manifest(tmp_path)
    assert manifest is not None
    assert is_whole(tmp_path, manifest)
    content = (tmp_path / table).read_bytes()
    (tmp_path / table).write_bytes(bytes([content[0] ^ 1]) + content[1:])
    assert is_whole(tmp_path, manifest, checksums=False)
    assert not is_whole(tmp_path, manifest)
    assert not current(tmp_path, 20)
    (tmp_path / table).write_bytes(content[:-1])
    assert not is_whole(tmp_path, manifest, checksums=False)
    (tmp_path / table).unlink()
    assert not is_whole(tmp_path, manifest, checksums=False)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": -1}', "\xff"])
def test_what_is_no_manifest_is_read_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="latin-1")
    assert read_manifest(tmp_path) is None


def test_a_manifest_of_another_format_or_without_its_facts_is_none(tmp_path: Path) -> None:
    run_toy(tmp_path)
    sound = json.loads((tmp_path / NAME).read_text())
    for changed in (
        {**sound, "format": sound["format"] + 1},
        {**sound, "runs": "20"},
        {**sound, "files": []},
    ):
        (tmp_path / NAME).write_text(json.dumps(changed))
        assert read_manifest(tmp_path) is None
    (tmp_path / NAME).write_text(json.dumps(sound))
    assert read_manifest(tmp_path) == sound
