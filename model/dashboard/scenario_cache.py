"""A cache of scenarios, each read once, so that a page does not change while it is read."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from model.errors import Place, Problem, ScenarioError, nearest
from model.scenario import Scenario, catalogue, load_scenario
from model.scenario.creation import keep_scenario

_LINK = Place("link")
_READ: dict[str, Scenario] = {}


def load(name: str) -> Scenario:
    """The scenario of a name, as it was when it was first asked for.

    Raises ``ScenarioError`` where there is none, or its file is wrong.
    """
    if name not in _READ:
        _READ[name] = load_scenario(name)
    return _READ[name]


def readable_scenarios() -> tuple[str, ...]:
    """The scenarios that can be read, the baseline first; a file that is wrong hinders no other."""
    return tuple(name for name in catalogue() if _is_sound(name))


def store(name: str, text: str) -> Path:
    """Add a scenario file, read from now on by its name. Returns its path.

    Raises ``ScenarioError`` where the name may not be, or the file exists or cannot be written.
    """
    path = keep_scenario(name, text)
    _READ.pop(name, None)
    return path


def check_scenario(key: str, name: str) -> None:
    """Raise ``ScenarioError`` where a name, given as `key`, is of no scenario that can be read."""
    if name not in catalogue():
        near = nearest(name, catalogue())
        found = f"no scenario named {name!r}"
        raise ScenarioError([Problem(_LINK, key, found, "", near, "run_sim.py list")])
    try:
        load(name)
    except ScenarioError as error:
        raise ScenarioError([Problem(_LINK, key, str(each)) for each in error.problems]) from None


def _is_sound(name: str) -> bool:
    with suppress(ScenarioError):
        load(name)
        return True
    return False
