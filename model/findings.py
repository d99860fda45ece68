"""Collecting everything that is wrong with what a user wrote, before any of it is reported."""

from __future__ import annotations

from collections.abc import Iterable

from model.errors import Place, Problem, ScenarioError

MOST = 100
"""As many problems as are reported at once: who reads more has the wrong file in hand."""


class Findings:
    """The problems found so far, each of them once.

    With the hundredth the reading ends: adding it raises ``ScenarioError`` with all of them, so
    that no file, however wrong, takes long to refuse or fills the memory.
    """

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self._problems: dict[Problem, None] = {}
        self.extend(problems)

    def __len__(self) -> int:
        return len(self._problems)

    def add(self, place: Place, key: str, found: str, allowed: str = "") -> None:
        """Note something that may not stand there."""
        self.extend([Problem(place, key, found, allowed)])

    def extend(self, problems: Iterable[Problem]) -> None:
        """Note problems found elsewhere."""
        for problem in problems:
            self._problems[problem] = None
            if len(self._problems) >= MOST:
                self._give_up()

    def raise_any(self) -> None:
        """Raise ``ScenarioError`` with all problems, where there are any."""
        if self._problems:
            raise ScenarioError(self._problems)

    def _give_up(self) -> None:
        last = Problem(Place(next(iter(self._problems)).place.source), "", _GIVEN_UP)
        raise ScenarioError([*self._problems, last])


_GIVEN_UP = f"not read further after {MOST} problems"
