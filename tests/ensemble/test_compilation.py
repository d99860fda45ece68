"""Laws of compiling a model's kernels once: told where it happens, and not done again."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.ensemble import compilation, progress


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    monkeypatch.setattr(compilation, "kernel_folder", lambda: tmp_path / "kernels")
    monkeypatch.setattr(progress, "_listener", progress.silent)
    progress.listen_to_compiling(lambda done, total: found.append((done, total)))
    return found


def test_kernels_are_compiled_once_for_a_state_of_the_model(
    told: list[tuple[int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    compilation.compile_once()
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1] > 20
    seen = len(told)
    compilation.compile_once()
    assert len(told) == seen
    monkeypatch.setattr(compilation, "fitted_model", lambda: "another state")
    compilation.compile_once()
    assert len(told) > seen


def test_where_processes_share_nothing_kernels_wait_for_their_first_call(
    told: list[tuple[int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compilation, "can_compile_ahead", lambda: False)
    compilation.compile_once()
    assert told == []
