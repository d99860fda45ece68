"""What inputs are called in figures."""

from __future__ import annotations

from model.analysis.sensitivity.saltelli import LUCK
from model.risks import dial_registry, policy_registry


def input_title(name: str) -> str:
    """The title of a dial or lever; a parameter is called by its name, and luck by what it is."""
    if name == LUCK:
        return "Luck (the run)"
    about = dial_registry().get(name) or policy_registry().get(name)
    return about.title if about is not None else name
