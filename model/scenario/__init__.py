"""Scenarios: what a YAML file says, checked, joined with what it extends, and resolved."""

from model.errors import ScenarioError
from model.scenario.catalogue import catalogue
from model.scenario.differences import Differences, differences
from model.scenario.notes import notes
from model.scenario.resolve import load_scenario
from model.scenario.scenario import Scenario

__all__ = [
    "Differences",
    "Scenario",
    "ScenarioError",
    "catalogue",
    "differences",
    "load_scenario",
    "notes",
]
