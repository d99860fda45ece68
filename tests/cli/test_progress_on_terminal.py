"""Every stage of a command shows how far it has come on a terminal, and nothing elsewhere."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
SMALL = ("--runs", "30", "--end", "2014", "--workers", "2")


@pytest.mark.parametrize(
    ("command", "stages"),
    [
        (("run", "baseline", *SMALL), ("runs", "steps", "figures")),
        (("plot", "baseline", *SMALL), ("runs", "steps", "figures")),
        (("compare", "baseline", "no_bri", *SMALL), ("runs", "steps", "outcomes", "figures")),
    ],
)
def test_every_stage_shows_a_bar_on_a_terminal_and_none_elsewhere(
    tmp_path: Path, command: tuple[str, ...], stages: tuple[str, ...]
) -> None:
    shown = _on_a_terminal([*command, "--force"], tmp_path)
    for stage in stages:
        assert f" {stage}" in shown
    assert "░" in shown
    assert shown.endswith("\r\x1b[K")
    program = [sys.executable, str(PROJECT / "run_sim.py"), *command]
    assert subprocess.run(program, cwd=tmp_path, capture_output=True, check=True).stderr == b""


def _on_a_terminal(arguments: list[str], folder: Path) -> str:
    """What a command writes to standard error where that is a terminal."""
    ours, theirs = pty.openpty()
    program = [sys.executable, str(PROJECT / "run_sim.py"), *arguments]
    with subprocess.Popen(program, cwd=folder, stdout=subprocess.DEVNULL, stderr=theirs) as process:
        os.close(theirs)
        pieces = []
        while piece := _read(ours):
            pieces.append(piece)
    os.close(ours)
    assert process.returncode == 0
    return b"".join(pieces).decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # its other end was closed
        return b""
