"""``--version`` tells what results are stamped with."""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path

import pytest

from model.cli.app import main
from model.ensemble.identity import versions

PROJECT = Path(__file__).resolve().parents[2]


def test_the_versions_are_those_that_results_are_stamped_with(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--version"]) == 0
    shown = capsys.readouterr()
    project, model = versions()["project"], versions()["model"][:8]
    python = platform.python_version()
    assert shown.out == f"belt-and-road-kazakhstan {project} (model {model}, Python {python})\n"
    assert shown.err == ""


def test_no_numbers_are_imported_to_tell_the_version() -> None:
    code = "import sys; from model.cli.app import main; main(['--version']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True)
    assert not {"numpy", "pyarrow", "mesa", "yaml"} & set(done.stdout.split())
