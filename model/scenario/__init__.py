"""Scenarios: what a YAML file says, checked, joined with what it extends, and resolved."""

from model.errors import ScenarioError
from model.scenario.changes import Differences, differences
from model.scenario.folder import catalogue
from model.scenario.remarks import notes
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
