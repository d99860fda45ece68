"""Scenarios at the edge of what is allowed, run with the model itself: no outcome is ever NaN."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import yaml
from hypothesis import given
from hypothesis import strategies as st

from model.ensemble.simulate_chunk import simulate_chunk
from model.events import channel_registry
from model.scenario import load_scenario
from model.scenario.inputs import input_registry
from tests.fuzz.effort import tried


@st.composite
def edges(draw: st.DrawFn) -> dict[str, Any]:
    """A scenario in which many inputs stand at the lowest or highest value allowed."""
    dice = draw(st.randoms(use_true_random=False))
    document: dict[str, Any] = {"title": "edge", "parameters": {}, "dials": {}, "policies": {}}
    for about in input_registry().values():
        if dice.random() < 0.4:
            between = dice.uniform(about.low, about.high)
            document[about.section][about.name] = dice.choice([about.low, about.high, between])
    document["events"] = [
        {
            "name": f"event_{place}",
            "channel": channel.name,
            **({"target": dice.choice(channel.targets)} if channel.targets else {}),
            "start": f"{dice.randint(2013, 2018)}-Q{dice.randint(1, 4)}",
            "size": dice.choice([channel.low, channel.high]),
            "duration": dice.choice([1, 400]),
            "fade": dice.choice([0, 0.001, 400]),
        }
        for place, channel in enumerate(dice.sample([*channel_registry().values()], 6))
    ]
    return document


@tried(6)
@given(document=edges())
def test_a_valid_scenario_gives_numbers(tmp_path: Path, document: dict[str, Any]) -> None:
    path = tmp_path / "edge.yaml"
    path.write_text(yaml.safe_dump(document))
    chunk = simulate_chunk(load_scenario(path, ["horizon.end=2018-Q4"]), seed=1, start=0, stop=2)
    assert not chunk.failures
    assert all(np.isfinite(column).all() for column in chunk.values.values())
