"""``new``: a scenario that ``check`` passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.cli.app import main
from tests.scenario.files import home_with_baseline


def test_what_is_new_passes_the_check_and_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("model.scenario.folder.SCENARIOS", home_with_baseline(tmp_path))
    assert main(["new", "mine", "--from", "baseline", "--title", "What: if?"]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'mine.yaml'}\n"
    assert main(["check", "mine"]) == 0
    assert main(["list"]) == 0
    assert "What: if?" in capsys.readouterr().out


def test_an_existing_scenario_stays_without_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("model.scenario.folder.SCENARIOS", home_with_baseline(tmp_path))
    assert main(["new", "mine"]) == 0
    assert main(["new", "mine", "--title", "Other"]) == 2
    assert "mine.yaml: exists already" in capsys.readouterr().err
    assert "Other" not in (tmp_path / "mine.yaml").read_text()
    assert main(["new", "mine", "--title", "Other", "--force"]) == 0
    assert "Other" in (tmp_path / "mine.yaml").read_text()
