"""All that one open page is about: what is chosen, how it is looked at, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from model.dashboard.choices import Choices
from model.dashboard.history import History
from model.dashboard.link import query_of, read_query
from model.dashboard.scenario_cache import check_scenario
from model.dashboard.view import View
from model.errors import ScenarioError


@dataclass(frozen=True, slots=True)
class Sheet:
    """The history of what was chosen, the view, what is wrong with what was asked last, and the
    names under which scenarios were saved.
    """

    history: History = field(default_factory=History)
    view: View = field(default_factory=View)
    problems: tuple[str, ...] = ()
    saved: tuple[str, ...] = ()

    @property
    def choices(self) -> Choices:
        """What is chosen now."""
        return self.history.present

    @property
    def link(self) -> str:
        """The query of an address that leads here."""
        return query_of(self.choices, self.view)

    def turned(self, name: str, value: Any, done: bool = True) -> Sheet:
        """With an input turned; until it is done, as one step with what is turned next."""
        turned = self._choosing(lambda: self.choices.turned(name, _number(value)), name)
        return replace(turned, history=turned.history.settled()) if done else turned

    def released(self, name: str) -> Sheet:
        """With an input as the scenario has it."""
        return self._choosing(lambda: self.choices.released(name))

    def with_scenario(self, name: str) -> Sheet:
        """With another scenario under the changes."""

        def chosen() -> Choices:
            check_scenario("scenario", name)
            return self.choices.with_scenario(name)

        return self._choosing(chosen)

    def with_reference(self, name: str) -> Sheet:
        """With another scenario to compare with."""

        def chosen() -> Choices:
            check_scenario("against", name)
            return replace(self.choices, reference=name)

        return self._choosing(chosen)

    def with_since(self, quarter: str) -> Sheet:
        """With the changes holding from another quarter on."""
        from model.clock import Quarter

        try:
            since = Quarter.parse(quarter)
        except ValueError as error:
            return replace(self, problems=(str(error),))
        return self._choosing(lambda: self.choices.with_since(since))

    def reset(self) -> Sheet:
        """With nothing changed by hand."""
        return self._choosing(self.choices.unchanged)

    def undone(self) -> Sheet:
        """A step back."""
        return replace(self, history=self.history.undo(), problems=())

    def redone(self) -> Sheet:
        """A step on again."""
        return replace(self, history=self.history.redo(), problems=())

    def with_saved(self, name: str) -> Sheet:
        """With a scenario more at hand."""
        return replace(self, saved=(*self.saved, name), problems=())

    def looking(self, **fields: Any) -> Sheet:
        """With another view, which is checked as one of a link is."""
        view = replace(self.view, **fields)
        try:
            read_query(query_of(Choices(), view))
        except ScenarioError as error:
            return replace(self, problems=_lines(error))
        return replace(self, view=view, problems=())

    def _choosing(self, choose: Callable[[], Choices], gesture: str = "") -> Sheet:
        try:
            choices = choose()
        except ScenarioError as error:
            return replace(self, problems=_lines(error))
        return replace(self, history=self.history.go(choices, gesture), problems=())


def opened_at(query: str, language: str) -> Sheet:
    """The page that a link leads to; with what is wrong with it, where it is, on the usual one."""
    usual = View(language=language)
    try:
        choices, view = read_query(query, usual)
    except ScenarioError as error:
        return Sheet(view=usual, problems=_lines(error))
    return Sheet(History(choices), view)


def _lines(error: ScenarioError) -> tuple[str, ...]:
    return tuple(map(str, error.problems))


def _number(value: Any) -> float:
    """A number that a browser sent; whatever else it sent is none, and refused as such."""
    return float(value) if isinstance(value, int | float) else float("nan")
