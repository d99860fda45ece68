"""The posterior: joint draws that stay together."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from model.parameters import parameter_registry
from model.parameters.posterior import Posterior, posterior, read_posterior


def test_the_draws_of_a_row_stay_together() -> None:
    first = np.arange(10.0)
    joint = Posterior({"one": first, "other": 100.0 - first})
    rows = joint.rows(np.random.default_rng(1).random(50))
    assert np.allclose(rows["one"] + rows["other"], 100.0)


def test_every_row_is_as_likely_as_every_other() -> None:
    joint = Posterior({"one": np.arange(4.0)})
    places = (np.arange(400) + 0.5) / 400
    assert np.bincount(joint.rows(places)["one"].astype(int)).tolist() == [100] * 4


def test_an_empty_posterior_speaks_of_nothing() -> None:
    assert len(Posterior({})) == 0
    assert Posterior({}).names == ()


def test_a_table_is_read_as_it_stands(tmp_path: Path) -> None:
    table = tmp_path / "draws.csv"
    table.write_text("growth_trend,nest_scale\n0.02,0.4\n0.03,0.5\n", encoding="utf-8")
    read = read_posterior(table)
    assert read.names == ("growth_trend", "nest_scale")
    assert read.column("nest_scale").tolist() == [0.4, 0.5]


@pytest.mark.parametrize("name", posterior().names)
def test_what_ships_keeps_to_the_ranges_of_the_registers(name: str) -> None:
    parameter, draws = parameter_registry()[name], posterior().column(name)
    assert parameter.distribution != "fixed"
    assert parameter.low <= draws.min()
    assert draws.max() <= parameter.high
