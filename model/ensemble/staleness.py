"""Staleness of stored results: whether running the scenario now would give the same, or why not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from model.ensemble.identity import differences, versions
from model.ensemble.naming import is_variant
from model.errors import ScenarioError

if TYPE_CHECKING:
    from model.scenario import Scenario

_ON_TOP = ("--set", "--end")
"""Origins of the values that a user sets on top of a scenario."""
_SHOWN = 3


def staleness_reasons(folder_name: str, manifest: Mapping[str, Any]) -> list[str]:
    """Why results are out of date, one reason a line; none where they are current.

    A variant is judged by its scenario as it stands now, with the settings it was run with. Of a
    scenario from a file elsewhere the path is not kept: it is judged by the model alone.
    """
    found = [differences(versions(), manifest["versions"])]
    try:
        found.append(_change(folder_name, manifest))
    except ScenarioError:
        found.append("its scenario file has mistakes now")
    except (KeyError, TypeError, ValueError, AttributeError):
        found.append("its scenario cannot be read any more")
    return [reason for reason in found if reason]


def _change(folder_name: str, manifest: Mapping[str, Any]) -> str:
    """What has become of the scenario of some results, in words; empty where it is the same."""
    from model.scenario import catalogue
    from model.scenario.restored import restored

    then, name = restored(manifest["scenario"]), manifest["scenario"]["name"]
    varied = is_variant(folder_name)
    settings = [key for key, origin in then.origin.items() if origin in _ON_TOP]
    if varied and not settings:
        return "" if then.digest() == manifest["digest"] else "the baseline it parts from changed"
    if name not in catalogue():
        return "" if varied else "its scenario is no longer there"
    now = _as_asked(then, settings)
    return "" if now.digest() == manifest["digest"] else _told(then, now)


def _as_asked(then: Scenario, settings: list[str]) -> Scenario:
    """The scenario of a name as it stands now, with what a user had set on top of it."""
    from model.scenario import load_scenario

    now, values = load_scenario(then.name), {}
    for key in settings:
        section, _, name = key.rpartition(".")
        if section in ("parameters", "dials", "policies"):
            values[name] = getattr(then, section)[name]
    now = now.with_settings(values) if values else now
    return now.with_end(then.horizon.end) if "horizon.end" in settings else now


def _told(then: Scenario, now: Scenario) -> str:
    from model.scenario.diff import differences as apart

    keys = [each.key for each in apart(then, now)]
    if not keys:
        return "the baseline it parts from changed"
    more = f" and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else ""
    return f"its scenario changed: {', '.join(keys[:_SHOWN])}{more}"
