"""The scripts for researchers: each runs as it stands, and says what its runs say."""

from __future__ import annotations

import ast
import runpy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import model.simulation
from model.numerics.arrays import FloatArray
from model.output.selection import main_outcomes
from tests.analysis.test_claims import ToySimulation

SCRIPTS = Path(__file__).parents[2] / "docs" / "scripts"


class MainOutcomes(ToySimulation):
    """The quick model, which says no more than the scripts ask for."""

    def run(self) -> Mapping[str, FloatArray]:
        """Values (runs, quarters) of the main outcomes."""
        values = super().run()
        return {name: values[name] for name in main_outcomes(list(values))}


@pytest.fixture(autouse=True)
def quick(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model.simulation, "Simulation", MainOutcomes)


def ran(name: str) -> dict[str, Any]:
    """What a script leaves behind."""
    return runpy.run_path(str(SCRIPTS / f"{name}.py"))


@pytest.mark.parametrize("path", sorted(SCRIPTS.glob("*.py")), ids=lambda path: path.stem)
def test_a_script_opens_as_a_notebook(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith('"""')
    assert text.count("# %% [markdown]\n# ") >= 4
    assert text.count("# %%\n") >= 4


def test_first_results_are_those_of_the_runs(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = ran("first_results")
    shift = found["blocked"]["transit_revenue"] - found["baseline"]["transit_revenue"]
    row = found["table"].set_index("outcome").loc["transit_revenue"]
    assert row["median_difference"] == pytest.approx(float(shift.sel(year=2035).median()))
    said = capsys.readouterr().out
    assert f"{found['helped']:.0%} of {found['RUNS']} runs" in said
    assert found["eased"].attrs["scenario_digest"] in said


def test_a_dial_that_only_does_harm_tips_once(workplace: Path) -> None:
    found = ran("risk_study")
    chance = found["chance"].to_numpy()
    assert chance[0] == 0.0
    assert (np.diff(chance) >= 0).all()
    assert (found["low"] <= found["chance"]).all()
    assert (found["chance"] <= found["high"]).all()
    assert (workplace / "risk_study.png").stat().st_size > 10_000


@pytest.mark.parametrize(
    ("chances", "point"),
    [
        ([0.0, 0.0, 0.25, 0.75, 1.0, 1.0], 0.5),
        ([0.0, 0.1, 0.2, 0.3, 0.4, 0.49], np.nan),
        ([0.5, 0.6, 0.7, 0.8, 0.9, 1.0], 0.0),
        ([0.0, 0.0, 0.0, 0.0, 0.0, 0.5], 1.0),
    ],
)
def test_a_tipping_point_is_where_the_chance_is_one_half(
    workplace: Path, chances: list[float], point: float
) -> None:
    tipping_point = _functions("risk_study")["tipping_point"]
    assert tipping_point(np.array(chances)) == pytest.approx(point, nan_ok=True)


def _functions(name: str) -> dict[str, Any]:
    """The constants and functions of a script, with nothing carried out."""
    tree = ast.parse((SCRIPTS / f"{name}.py").read_text(encoding="utf-8"))
    kept = [n for n in tree.body if isinstance(n, ast.FunctionDef | ast.Import)]
    found: dict[str, Any] = {"LEVELS": np.linspace(0, 1, 6)}
    exec(compile(ast.Module(kept, []), name, "exec"), found)
    return found


def test_the_policy_without_regret_is_the_best_everywhere(workplace: Path) -> None:
    found = ran("policy_comparison")
    assert (found["regret"] >= 0).all().all()
    best = found["gains"].groupby("outcome").idxmax()
    for future in found["FUTURES"]:
        for outcome in found["OUTCOMES"]:
            assert found["regret"].loc[best.loc[outcome, future], future] == 0.0
    rows = len(found["FUTURES"]) * len(found["POLICIES"]) * len(found["OUTCOMES"])
    assert len(found["table"]) == rows
    assert (workplace / "policy_comparison.png").stat().st_size > 10_000
