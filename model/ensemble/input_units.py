"""The unit and meaning of a run's inputs, by the names they have in ``parameters.parquet``."""

from __future__ import annotations

from model.scenario.inputs import Input, input_registry

_UNKNOWN = "unknown"
"""The unit of an input that this state of the model no longer has."""


def input_unit(column: str) -> str:
    """The unit of a parameter, of ``dial.x`` or ``policy.x``."""
    about = _about(column)
    return about.unit if about else _UNKNOWN


def input_description(column: str) -> str:
    """What it stands for, in a sentence; its own name where the model no longer knows it."""
    about = _about(column)
    return about.description if about else column


def _about(column: str) -> Input | None:
    return input_registry().get(column.rpartition(".")[2])
