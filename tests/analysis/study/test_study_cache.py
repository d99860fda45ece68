"""The runs cached for studies say what they were run with, and go one by one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from model.analysis.study import study_cache
from model.analysis.study.record import Record
from model.analysis.study.store import store, stored
from model.ensemble.failures import EnsembleError
from model.ensemble.lock import alone, shared

PROJECT = Path(__file__).resolve().parents[3]
RECORD = Record({"transit_revenue": np.ones((2, 3))})


def test_a_file_is_current_until_the_model_is_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(tmp_path, "first", RECORD)
    (cached,) = study_cache.cached_runs(tmp_path)
    assert cached.is_stale is False
    assert cached.size.bytes == cached.path.stat().st_size
    monkeypatch.setattr(study_cache, "versions", lambda: {"model": "another"})
    (cached,) = study_cache.cached_runs(tmp_path)
    assert cached.is_stale is True


def test_a_file_that_cannot_be_read_is_stale(tmp_path: Path) -> None:
    (tmp_path / "odd.yearly").write_bytes(b"\xff\n\xff\n")
    (cached,) = study_cache.cached_runs(tmp_path)
    assert cached.is_stale is True


def test_only_the_files_named_go(tmp_path: Path) -> None:
    for key in ("one", "other"):
        store(tmp_path, key, RECORD)
    (tmp_path / "notes.txt").touch()
    one, _ = study_cache.cached_runs(tmp_path)
    study_cache.remove_cached(tmp_path, [one])
    assert stored(tmp_path, "one") is None
    assert stored(tmp_path, "other") is not None
    assert (tmp_path / "notes.txt").exists()


def test_links_are_left_aside(tmp_path: Path) -> None:
    away = store(tmp_path / "away", "one", RECORD)
    (tmp_path / "studies").mkdir()
    (tmp_path / "studies" / "one.yearly").symlink_to(away)
    (tmp_path / "linked").symlink_to(tmp_path / "away", target_is_directory=True)
    assert study_cache.cached_runs(tmp_path / "studies") == []
    assert study_cache.cached_runs(tmp_path / "linked") == []


def test_nothing_goes_while_a_study_is_under_way(tmp_path: Path) -> None:
    store(tmp_path, "one", RECORD)
    code = (
        "import sys; from pathlib import Path; from model.ensemble.lock import shared\n"
        "with shared(Path(sys.argv[1])): print('used', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=PROJECT, **pipes) as program:  # type: ignore[call-overload]
        program.stdout.readline()
        with pytest.raises(EnsembleError, match="a study is under way"):
            study_cache.remove_cached(tmp_path, study_cache.cached_runs(tmp_path))
        program.communicate()
    assert stored(tmp_path, "one") is not None
    study_cache.remove_cached(tmp_path, study_cache.cached_runs(tmp_path))
    assert stored(tmp_path, "one") is None


def test_several_studies_of_one_process_share_and_each_counts(tmp_path: Path) -> None:
    with shared(tmp_path):
        with shared(tmp_path):
            pass
        with pytest.raises(EnsembleError), alone(tmp_path):
            pass
    with alone(tmp_path):
        pass
