"""The folder in which the ensemble of a scenario is kept, and what its name tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from model.scenario import Scenario

_VARIED = "~"
"""Stands between the name of a scenario and the hash of a variant of it."""


def folder_name(scenario: Scenario, varied: bool) -> str:
    """The folder of a scenario's results: its name, and a hash where it is a variant.

    So ``results/baseline`` holds nothing but what ``scenarios/baseline.yaml`` gives.
    """
    return f"{scenario.name}{_VARIED}{scenario.digest()[:8]}" if varied else scenario.name


def is_variant(folder: str) -> bool:
    """Whether a folder of that name holds a variant."""
    return _VARIED in folder


def scenario_in(folder: str) -> str:
    """The scenario that a folder of that name holds results of, or of a variant of it."""
    return folder.partition(_VARIED)[0]


def is_own(scenario: Scenario) -> bool:
    """Whether the file of a scenario lies in the project's own folder."""
    from model.scenario.folder import home

    return scenario.path is not None and scenario.path.resolve().parent == home().resolve()


def own_folder(scenario: Scenario) -> str:
    """As `folder_name`; a variant is whatever its file in the project's folder does not give."""
    from model.scenario import load_scenario

    as_written = is_own(scenario) and load_scenario(scenario.name).digest() == scenario.digest()
    return folder_name(scenario, varied=not as_written)
