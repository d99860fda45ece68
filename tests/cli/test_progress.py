"""Laws of the progress line: it counts right, and is silent where no one is looking."""

from __future__ import annotations

import io
import sys

import pytest

from model.cli.progress import ProgressLine, describe, duration


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_rate_and_time_left_count_only_what_was_done_now() -> None:
    text = describe(done=150, total=200, new=50, seconds=2.0)
    assert "150 of 200 runs" in text
    assert "25 runs/s" in text
    assert "2 s left" in text


def test_before_anything_is_done_no_rate_is_told() -> None:
    assert "runs/s" not in describe(done=0, total=200, new=0, seconds=1.0)


def test_long_times_are_told_in_minutes() -> None:
    assert duration(185.2) == "3 min 05 s"


def test_nothing_is_written_where_no_terminal_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with ProgressLine("baseline") as line:
        line.update(1, 2)
    assert sys.stderr.getvalue() == ""  # type: ignore[attr-defined]


def test_the_line_is_gone_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", _Terminal())
    with ProgressLine("baseline") as line:
        line.update(100, 200)
    written = sys.stderr.getvalue()  # type: ignore[attr-defined]
    assert "100 of 200 runs" in written
    assert written.endswith("\r\033[K")
