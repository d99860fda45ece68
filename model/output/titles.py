"""What inputs and events are called where people read of them."""

from __future__ import annotations

from model.risks import dial_registry, policy_registry

_FRAME = {"since": "When it parts from the baseline", "draws": "What parameters are drawn from"}


def input_title(name: str) -> str:
    """The title of a dial or lever; a parameter has its name only."""
    about = dial_registry().get(name) or policy_registry().get(name)
    return about.title if about else _spoken(name)


def step_title(key: str) -> str:
    """The title of what two scenarios differ in, by its dotted key."""
    if key in _FRAME:
        return _FRAME[key]
    section, _, name = key.rpartition(".")
    return f"Event {name}" if section == "events" else input_title(name)


def player_title(name: str) -> str:
    """The title of a step by its key, or of a part of a scenario."""
    return step_title(name) if "." in name or name in _FRAME else _spoken(name)


def _spoken(name: str) -> str:
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]
