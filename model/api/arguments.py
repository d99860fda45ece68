"""Reading what a caller gave: wrong values are refused with their name and what is allowed."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from model.clock import Quarter
from model.errors import Place, Problem, ScenarioError, nearest

if TYPE_CHECKING:
    from model.scenario import Scenario

MOST_RUNS = 1_000_000
LAST_SEED = 2**63 - 1
MOST_WORKERS = 1024


def refusal(argument: str, found: str, **hints: str) -> ScenarioError:
    """What is wrong with an argument or option; `hints` as a ``Problem`` takes them."""
    return ScenarioError([Problem(Place(argument), "", found, **hints)])


def whole(argument: str, value: Any, low: int, high: int) -> int:
    """A whole number from `low` to `high`. Raises ``ScenarioError`` for anything else."""
    try:
        number = int(value)
        fits = number == value and not isinstance(value, bool) and low <= number <= high
    except (TypeError, ValueError, OverflowError):
        fits = False
    if not fits:
        allowed = f"a whole number from {low:,} to {high:,}"
        raise refusal(argument, f"{value!r} will not do", allowed=allowed)
    return number


def choice(argument: str, value: str, options: Sequence[str]) -> str:
    """One of some words. Raises ``ScenarioError`` for another one."""
    if value not in options:
        near = nearest(str(value), options)
        found, allowed = f"{value!r} will not do", " or ".join(options)
        raise refusal(argument, found, allowed=allowed, nearest=near)
    return value


def outcome_names(asked: str | Sequence[str] | None, known: Collection[str]) -> list[str]:
    """The outcomes asked for, each once; all known ones where none are named.

    Raises ``ScenarioError`` for a name that is not among those `known`.
    """
    try:
        names = [asked] if isinstance(asked, str) else list(known if asked is None else asked)
    except TypeError:
        allowed = "a name, or a list of names"
        raise refusal("outcomes", f"{asked!r} will not do", allowed=allowed) from None
    for name in names:
        if not isinstance(name, str) or name not in known:
            near, see = nearest(str(name), known), "run_sim.py outcomes"
            raise refusal("outcomes", f"no outcome {name!r}", nearest=near, see=see)
    return list(dict.fromkeys(names))


def numbers(argument: str, given: Any) -> dict[str, Any]:
    """Values by name, those of NumPy and its kin as plain numbers.

    Raises ``ScenarioError`` for anything but a mapping of names. What is no number stays as it is.
    """
    if not isinstance(given, Mapping) or not all(isinstance(name, str) for name in given):
        allowed = "a mapping of names to numbers"
        raise refusal(argument, f"{given!r} will not do", allowed=allowed)
    return {name: _plain(value) for name, value in given.items()}


def _plain(value: Any) -> Any:
    return value.item() if getattr(value, "ndim", None) == 0 else value


def read_folder(argument: str, value: str | os.PathLike[str]) -> Path:
    """A folder, or what stands for an address as ``s3://bucket/name``.

    Raises ``ScenarioError`` where there can be no such place.
    """
    from model.ensemble.extras import MissingExtraError
    from model.ensemble.storage import AddressError, locate

    if not isinstance(value, str | os.PathLike):
        raise refusal(argument, f"{value!r} will not do", allowed="a folder or an address")
    try:
        return locate(str(value))
    except (AddressError, MissingExtraError) as error:
        raise refusal(argument, str(error)) from None


def common_year(argument: str, asked: int | None, spans: Sequence[Collection[int]]) -> int:
    """The year asked for, or the last of the whole years that all `spans` hold.

    Raises ``ScenarioError`` where they hold no year together, or not the one asked for.
    """
    shared = sorted(set.intersection(*map(set, spans)))
    if not shared:
        raise refusal(argument, "no whole year to look at")
    if asked is not None and asked not in shared:
        allowed = f"{shared[0]} to {shared[-1]}"
        raise refusal(argument, f"no whole year {asked!r}", allowed=allowed)
    return shared[-1] if asked is None else asked


def read_quarter(argument: str, value: str | int | Quarter, of_year: int) -> Quarter:
    """A quarter as ``"2030-Q4"``; of a year, as ``2030``, its quarter number `of_year`.

    Raises ``ScenarioError`` for anything else.
    """
    if isinstance(value, Quarter):
        return value
    text = str(value)
    try:
        return Quarter.parse(f"{text}-Q{of_year}" if text.isdecimal() else text)
    except ValueError as error:
        allowed = "a quarter like 2030-Q4, or a year"
        raise refusal(argument, str(error), allowed=allowed) from None


def branch_quarter(argument: str, value: str | int | Quarter, scenario: Scenario) -> Quarter:
    """A quarter, or the first of a year, from which on settings change a scenario.

    Raises ``ScenarioError`` where it is not within the scenario's horizon, or where the scenario
    itself parts from the baseline in another one.
    """
    horizon = scenario.horizon
    found = read_quarter(argument, value, 1)
    if not horizon.start < found <= horizon.end:
        allowed = f"a quarter after {horizon.start} and up to {horizon.end}"
        raise refusal(argument, f"{found} is out of range", allowed=allowed)
    if scenario.since not in (None, found):
        parted = f"{scenario.name} itself parts from the baseline in {scenario.since}"
        raise refusal(argument, parted, allowed=f"{scenario.since}, or none")
    return found
