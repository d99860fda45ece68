"""Mesa comes without what the model does not use of it, and whole once anybody asks."""

from __future__ import annotations

import subprocess
import sys

import mesa
import pytest

OF_3_5 = tuple(map(int, mesa.__version__.split(".")[:2])) >= (3, 5)

_IMPORTED = """
import sys
from model.ensemble.light_mesa import import_mesa
import_mesa()
import mesa
"""


def _says(program: str) -> str:
    """What a fresh Python prints in which Mesa was imported."""
    found = subprocess.run(
        [sys.executable, "-c", _IMPORTED + program], capture_output=True, text=True, check=True
    )
    return found.stdout.strip()


def test_agents_and_models_come_without_spaces_and_collectors() -> None:
    """They are taken from where Mesa has them, `mesa.agent` and `mesa.model`, which it may move."""
    program = """
heavy = {"networkx", "mesa.space", "mesa.discrete_space", "mesa.datacollection"}
print(mesa.Agent.__module__, mesa.Model.__module__, heavy & set(sys.modules))
"""
    assert _says(program) == "mesa.agent mesa.model set()"


@pytest.mark.skipif(OF_3_5, reason="since 3.5 Mesa's agents need pandas")
def test_agents_and_models_come_without_pandas() -> None:
    assert _says("print('pandas' in sys.modules)") == "False"


def test_the_rest_follows_when_asked_for_and_is_of_the_same_agents_and_models() -> None:
    program = """
model, agent = mesa.Model, mesa.Agent
from mesa import DataCollector
import mesa.discrete_space
print(mesa.__name__, mesa.Model is model, mesa.Agent is agent, hasattr(mesa, "no_such_thing"))
"""
    assert _says(program) == "mesa True True False"


def test_a_simulation_needs_no_more_of_it() -> None:
    program = """
from model.simulation import Simulation
print(issubclass(Simulation, mesa.Model), "mesa.datacollection" in sys.modules)
"""
    assert _says(program) == "True False"
