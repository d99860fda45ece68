"""What inputs and events are called where people read of them."""

from __future__ import annotations

from model.languages import ENGLISH, Language, message
from model.risks import dial_registry, policy_registry

_FRAME = {
    "since": message("When it parts from the baseline"),
    "draws": message("What parameters are drawn from"),
}


def input_title(name: str, text: Language = ENGLISH) -> str:
    """The title of a dial or lever; a parameter has its name only."""
    about = dial_registry().get(name) or policy_registry().get(name)
    return text.title(about.title) if about else _spoken(name)


def step_title(key: str, text: Language = ENGLISH) -> str:
    """The title of what two scenarios differ in, by its dotted key."""
    if key in _FRAME:
        return text(_FRAME[key])
    section, _, name = key.rpartition(".")
    if section == "events":
        return text("Event: {name}", name=name.replace("_", " "))
    return input_title(name, text)


def player_title(name: str, text: Language = ENGLISH) -> str:
    """The title of a step by its key, or of a part of a scenario."""
    known = "." in name or name in _FRAME
    return step_title(name, text) if known else text(_spoken(name))


def _spoken(name: str) -> str:
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]
