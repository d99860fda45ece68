"""Colours and codes: only where a terminal knows them, and as the user's variables say."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = [sys.executable, str(Path(__file__).resolve().parents[2] / "run_sim.py")]
CODE = re.compile("\x1b")
TABLE = ("channels",)
RUN = ("run", "baseline", "--runs", "2", "--end", "2013", "--workers", "1", "--no-plots")


def environment(**asked: str) -> dict[str, str]:
    """The environment of a user with an ordinary terminal, but for what is `asked`."""
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    return {**kept, "TERM": "xterm-256color", **asked}


def on_a_terminal(*arguments: str, folder: Path | None = None, **asked: str) -> str:
    """What a command writes where both of its outputs are a terminal."""
    ours, theirs = pty.openpty()
    command = [*PROGRAM, *arguments]
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment(**asked), cwd=folder
    ) as process:
        os.close(theirs)
        pieces = []
        while piece := _read(ours):
            pieces.append(piece)
    os.close(ours)
    assert process.returncode == 0
    return b"".join(pieces).decode()


def in_a_pipe(*arguments: str, **asked: str) -> str:
    """What a command writes into a pipe."""
    command = [*PROGRAM, *arguments]
    done = subprocess.run(command, capture_output=True, check=True, env=environment(**asked))
    return done.stdout.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # its other end was closed
        return b""


def test_a_terminal_gets_styled_tables_and_a_pipe_plain_ones() -> None:
    assert CODE.search(on_a_terminal(*TABLE))
    assert not CODE.search(in_a_pipe(*TABLE))


@pytest.mark.parametrize(
    "asked",
    [{"NO_COLOR": "1"}, {"NO_COLOR": "0"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, {"TERM": "dumb"}],
)
def test_a_user_who_wants_no_colours_sees_no_codes(asked: dict[str, str]) -> None:
    shown = on_a_terminal(*TABLE, **asked)
    assert "channel" in shown
    assert not CODE.search(shown)


def test_an_empty_no_color_forbids_nothing() -> None:
    assert CODE.search(on_a_terminal(*TABLE, NO_COLOR=""))


def test_forced_colours_reach_a_pipe_and_leave_json_alone() -> None:
    assert CODE.search(in_a_pipe(*TABLE, FORCE_COLOR="1"))
    assert not CODE.search(in_a_pipe(*TABLE, "--json", FORCE_COLOR="1"))
    assert not CODE.search(in_a_pipe(*TABLE, FORCE_COLOR="1", NO_COLOR="1"))


def test_styles_change_nothing_but_the_look() -> None:
    bare = re.sub("\x1b\\[[0-9;]*m", "", in_a_pipe(*TABLE, FORCE_COLOR="1"))
    assert bare == in_a_pipe(*TABLE)


def test_a_dumb_terminal_is_sent_no_progress_lines(tmp_path: Path) -> None:
    assert "\r\x1b[K" in on_a_terminal(*RUN, folder=tmp_path)
    shown = on_a_terminal(*RUN, "--force", folder=tmp_path, TERM="dumb", NO_COLOR="1")
    assert "Baseline" in shown
    assert not CODE.search(shown)
