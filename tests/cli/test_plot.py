"""Laws of ``plot``: the figures asked for, where they are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.quick import SHORT, status
from tests.cli.quick import workplace as workplace
from tests.ensemble import toy


def test_the_standard_figures_lie_with_the_results(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("plot", "baseline", *SHORT) == 0
    paths = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert "overview.png" in {path.name for path in paths}
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in paths)


def test_the_figures_of_outcomes_are_drawn_where_asked(workplace: Path) -> None:
    first, second = toy.outcomes()[:2]
    names = ("--outcome", first, "--outcome", second, "--out", "pictures")
    assert status("plot", "baseline", *SHORT, *names) == 0
    found = {path.name for path in (workplace / "pictures").iterdir()}
    assert found == {f"{first}.png", f"{second}.png"}


def test_an_unknown_outcome_is_refused(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status("plot", "baseline", *SHORT, "--outcome", "phlogiston") == 2
    assert "no outcome 'phlogiston'" in capsys.readouterr().err
