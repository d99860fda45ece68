"""Collecting everything that is wrong with what a user wrote, before any of it is reported."""

from __future__ import annotations

from collections.abc import Iterable

from model.errors import Place, Problem, ScenarioError


class Findings:
    """The problems found so far, each of them once."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self._problems = dict.fromkeys(problems)

    def __len__(self) -> int:
        return len(self._problems)

    def add(self, place: Place, key: str, found: str, allowed: str = "") -> None:
        """Note something that may not stand there."""
        self.extend([Problem(place, key, found, allowed)])

    def extend(self, problems: Iterable[Problem]) -> None:
        """Note problems found elsewhere."""
        self._problems.update(dict.fromkeys(problems))

    def raise_any(self) -> None:
        """Raise ``ScenarioError`` with all problems, where there are any."""
        if self._problems:
            raise ScenarioError(self._problems)
