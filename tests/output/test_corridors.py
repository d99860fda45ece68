"""Laws of the corridors figure: its layers are the means over the runs, and none is lost."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import model.output.corridors as corridors_module
from model.batch import Batch
from model.numerics.arrays import FloatArray
from model.output.corridor_map import land_corridors
from model.output.corridors import corridor_chart
from model.output.palette import CORRIDORS, REFERENCE
from tests.ensemble.toy import run_toy
from tests.output.artists import HERE, bands, kept, words

FLOWS = {
    "teu_kazakhstan_russia_khorgos": 400_000.0,
    "teu_sea": 9e6,
    "teu_air": 8e6,
    "teu_trans_siberian": 200_000.0,
    "teu_mongolia": 21_000.0,
    "teu_river": 5_000.0,
    "teu_north_south": 7_000.0,
    "teu_bypass": 9_000.0,
}
"""Containers a year; three corridors have less than 3.5 % of all on land."""


def flowing(batch: Batch) -> dict[str, FloatArray]:
    """Each corridor's containers, a quarter of a year's, more in one run than in another."""
    spread = 1.0 + 0.1 * (batch.runs[:, None] - 9.5) / 9.5 * np.ones(len(batch.horizon))
    return {name: teu / 4 * spread for name, teu in FLOWS.items()}


def test_the_layers_are_mean_thousands_of_containers_from_the_ground_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    results = run_toy(tmp_path, simulate=flowing)
    found = kept(monkeypatch, corridors_module, lambda: corridor_chart(results, HERE))
    (axes,) = found.panels
    layers = bands(axes)
    colours = [CORRIDORS[n] for n in ("kazakhstan_russia_khorgos", "trans_siberian")]
    assert [layer.colour for layer in layers] == [*colours, REFERENCE]
    thick = [np.subtract(layer.high, layer.low) for layer in layers]
    for drawn, teu in zip(thick, (400.0, 200.0, 42.0), strict=True):
        assert drawn == pytest.approx(np.full(len(results.years), teu))
    assert layers[0].low == pytest.approx(np.zeros(len(results.years)))
    assert layers[-1].high == pytest.approx(np.full(len(results.years), 642.0))
    assert axes.get_ylim()[0] == 0.0
    assert axes.get_ylabel() == "thousand TEU a year"
    labels = {"".join(text.get_text().split()): text.xy[1] for text in axes.texts}  # type: ignore[attr-defined]
    assert labels["KhorgosandRussia"] == pytest.approx(200.0)
    assert labels["Trans-Siberian"] == pytest.approx(500.0)
    assert "others" in words(axes)


def test_a_corridor_matters_if_it_ever_has_its_least_share() -> None:
    share = corridors_module._LEAST_SHARE
    whole = np.array([1000.0, 1000.0])
    just = np.array([0.0, share * 1000.0])
    layers = corridors_module._layers({"road": whole - just, "river": just})
    assert set(layers) == {"road", "river"}
    layers = corridors_module._layers({"road": whole - just * 0.9, "river": just * 0.9})
    assert set(layers) == {"road", "others"}
    assert layers["others"] == pytest.approx(just * 0.9)


def test_sea_and_air_are_no_land(tmp_path: Path) -> None:
    results = run_toy(tmp_path, simulate=flowing)
    by_land = {f"teu_{name}" for name in land_corridors(results.outcomes)}
    assert by_land == set(FLOWS) - {"teu_sea", "teu_air"}
