"""What tells two ensembles apart: the files that decide their runs, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.ensemble import identity

DECIDING = ("batch.py", "ensemble/design.py", "rules/hazard.py", "data/sectors.csv")
ASIDE = ("__init__.py", "data/iamc.csv", "data/evidence/trade.csv", "data/claims/a.yaml")


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small model of which every file is empty."""
    for name in (*DECIDING, *ASIDE):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.setattr(identity, "_MODEL", tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", DECIDING)
def test_a_file_that_runs_read_changes_what_the_model_is(copy: Path, name: str) -> None:
    before = identity.model_files()
    (copy / name).write_text("x")
    assert identity.model_files() != before


@pytest.mark.parametrize("name", ASIDE)
def test_a_file_that_no_run_reads_does_not(copy: Path, name: str) -> None:
    before = identity.model_files()
    (copy / name).write_text("x")
    assert identity.model_files() == before
