"""What is chosen on the page, and the scenario that it makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from model.clock import FIRST_QUARTER, Quarter
from model.dashboard.scenario_cache import load
from model.errors import Place, Problem, ScenarioError
from model.scenario import Scenario
from model.scenario.folder import BASELINE
from model.scenario.inputs import input_registry
from model.scenario.settings import checked_inputs
from model.world.observed import LAST_OBSERVED

FIRST_PROJECTED = LAST_OBSERVED.plus(1)
"""From here on changes hold where nobody says otherwise: what was observed stays as it was."""


@dataclass(frozen=True, slots=True)
class Choices:
    """A scenario, the one it is compared with, and what is changed by hand.

    `settings` are the inputs changed, by name. `since` is the quarter from which on the scenario
    and the changes hold, with the baseline until then; `FIRST_QUARTER` is from the start. Without
    it the scenario's own quarter counts; where that has none, the baseline is changed from the
    first projected quarter on, and any other scenario from the start, as it is itself.
    """

    scenario: str = BASELINE
    reference: str = BASELINE
    since: Quarter | None = None
    settings: tuple[tuple[str, float], ...] = ()

    def turned(self, name: str, value: float) -> Choices:
        """With an input set. A dial or lever at the scenario's own value is no change.

        Raises ``ScenarioError`` where the input or value may not be.
        """
        checked_inputs({name: value}, Place(name))
        if _is_own(load(self.scenario), name, value):
            return self.released(name)
        return replace(self, settings=_ordered({**dict(self.settings), name: value}))

    def released(self, name: str) -> Choices:
        """With an input as the scenario has it."""
        return replace(self, settings=tuple(each for each in self.settings if each[0] != name))

    def with_scenario(self, name: str) -> Choices:
        """With another scenario, on which the changes are kept as far as they are any."""
        kept = Choices(name, self.reference)
        for key, value in self.settings:
            kept = kept.turned(key, value)
        return kept

    def with_since(self, since: Quarter | None) -> Choices:
        """With the changes holding from another quarter on. Raises ``ScenarioError`` where none
        can."""
        check_since(self.scenario, since)
        own = replace(self, since=None)
        return own if since == branch_quarter(own) else replace(self, since=since)

    def unchanged(self) -> Choices:
        """The scenario as it is."""
        return Choices(self.scenario, self.reference)


def check_since(scenario: str, since: Quarter | None) -> None:
    """Raise ``ScenarioError`` where a scenario cannot part from the baseline at a quarter."""
    if since is None:
        return
    own, end = load(scenario).since, load(scenario).horizon.end
    first = FIRST_QUARTER if own is None else FIRST_QUARTER.plus(1)
    if not first <= since <= end:
        found, allowed = f"{since} is out of range", f"a quarter from {first} to {end}"
        raise ScenarioError([Problem(Place("link"), "since", found, allowed)])


def branch_quarter(choices: Choices) -> Quarter:
    """The quarter from which on scenario and changes hold; the first of all: from the start."""
    if choices.since is not None:
        return choices.since
    own = load(choices.scenario).since
    if own is not None:
        return own
    return FIRST_PROJECTED if choices.scenario == BASELINE else FIRST_QUARTER


def on_screen(choices: Choices) -> Scenario:
    """The scenario that is shown, to the last number the one that its file gives."""
    own = load(choices.scenario)
    if not choices.settings and (choices.since is None or choices.scenario == BASELINE):
        return own
    since = branch_quarter(choices)
    if since != (own.since or FIRST_QUARTER):
        before = replace(load(BASELINE), draws=own.draws)
        own = replace(own, since=since, before=before)
    return own.with_settings(dict(choices.settings), "the page")


def own_value(scenario: Scenario, name: str) -> float | None:
    """The value that a scenario itself gives an input; none for a parameter that is drawn."""
    section: Mapping[str, float] = getattr(scenario, input_registry()[name].section)
    return section.get(name)


def _is_own(scenario: Scenario, name: str, value: float) -> bool:
    return own_value(scenario, name) == value and name not in scenario.uncertainty


def _ordered(settings: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    """In the order of the registers, so that the way to a choice does not show in it."""
    return tuple((name, settings[name]) for name in input_registry() if name in settings)
