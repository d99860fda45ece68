"""Reading what a caller gave: wrong values are refused with their name and what is allowed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from model.clock import Quarter
from model.errors import Place, Problem, ScenarioError, nearest

MOST_RUNS = 1_000_000
LAST_SEED = 2**63 - 1
MOST_WORKERS = 1024


def refusal(argument: str, found: str, **hints: str) -> ScenarioError:
    """What is wrong with an argument; `hints` as a ``Problem`` takes them."""
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
    names = [asked] if isinstance(asked, str) else list(known if asked is None else asked)
    for name in names:
        if name not in known:
            near, see = nearest(str(name), known), "run_sim.py outcomes"
            raise refusal("outcomes", f"no outcome {name!r}", nearest=near, see=see)
    return list(dict.fromkeys(names))


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
