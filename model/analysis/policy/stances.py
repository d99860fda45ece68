"""Policies to choose between: what Kazakhstan could do with its levers, each by a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from model.risks import policy_registry

if TYPE_CHECKING:
    from model.scenario import Scenario

PRESENT = "present"
"""The name of what a scenario has Kazakhstan do as it is."""
LOWEST, HIGHEST = "lowest", "highest"
ENDS: Mapping[str, float] = {LOWEST: 0.0, HIGHEST: 1.0}

Stance = Mapping[str, float]
"""Where all levers stand, by name."""


def present(scenario: Scenario) -> dict[str, float]:
    """Where a scenario itself has the levers."""
    return {lever: float(scenario.policies[lever]) for lever in policy_registry()}


def alone(stance: Stance, levers: Iterable[str]) -> dict[str, dict[str, float]]:
    """Each of some levers alone at either end, the others as in a `stance`, by name."""
    return {
        f"{lever} {end}": {**stance, lever: level}
        for lever in levers
        for end, level in ENDS.items()
        if stance[lever] != level
    }


def changed(stance: Stance, other: Stance) -> dict[str, float]:
    """The levers of a stance that do not stand as in the other one."""
    return {lever: level for lever, level in stance.items() if level != other[lever]}
