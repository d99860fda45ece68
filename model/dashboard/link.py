"""The whole page as the query of an address, and back: ``scenario=baseline&land_rumours=1.0``."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from model.clock import FARTHEST_QUARTER, FIRST_QUARTER, Quarter
from model.dashboard.choices import Choices
from model.dashboard.scenario_cache import check_scenario
from model.dashboard.view import LANGUAGES, MOST_COMPARED, PANELS, View
from model.errors import Place, Problem, ScenarioError, brief, nearest
from model.findings import Findings
from model.outcomes import outcome_registry
from model.scenario.inputs import input_registry

if TYPE_CHECKING:
    from collections.abc import Iterator

LINK = Place("link")
LONGEST = 20_000
"""Characters of a query that is read."""
_NONE = "none"


def query_of(choices: Choices, view: View) -> str:
    """All that differs from the page as it opens, as a query without the question mark."""
    said = {
        "scenario": choices.scenario,
        "against": choices.reference,
        "since": str(choices.since or ""),
        "lang": view.language,
        "year": str(view.year),
        "panel": view.panel,
        "outcome": view.outcome,
        "with": ",".join(view.compared) or _NONE,
    }
    usual = {
        "against": Choices().reference,
        "since": "",
        "year": str(View().year),
        "panel": View().panel,
        "outcome": View().outcome,
        "with": ",".join(View().compared),
    }
    shown = {key: text for key, text in said.items() if usual.get(key) != text}
    settings = {name: repr(value) for name, value in choices.settings}
    return urlencode({**shown, **settings}, safe=",")


def read_query(query: str, usual: View | None = None) -> tuple[Choices, View]:
    """The choices and view that a query stands for, on top of a `usual` view.

    Raises ``ScenarioError`` with all that is wrong: a link is read as strictly as any file.
    """
    if len(query) > LONGEST:
        found, allowed = "is too long", f"at most {LONGEST} characters"
        raise ScenarioError([Problem(LINK, "", found, allowed)])
    findings = Findings()
    given: dict[str, str] = {}
    for key, text in parse_qsl(query.removeprefix("?"), keep_blank_values=True):
        if key in given:
            findings.add(LINK, key, "stands twice", "once")
        elif key not in _READERS and key not in input_registry():
            near = nearest(key, [*_READERS, *input_registry()])
            findings.extend([Problem(LINK, key, "no such thing to set", "", near)])
        given.setdefault(key, text)
    read = _Reader(given, findings)
    view = replace(usual or View(), **read.named(_OF_VIEW))
    choices = read.choices()
    findings.raise_any()
    return choices, view


class _Reader:
    """Reads the texts of a query one by one, and notes what is wrong with them."""

    def __init__(self, given: Mapping[str, str], findings: Findings) -> None:
        self._given, self._findings = given, findings

    def named(self, keys: Mapping[str, str]) -> dict[str, Any]:
        """By field, what is given and right of some keys."""
        found = {}
        for key, field in keys.items():
            if key in self._given:
                with self._noting():
                    found[field] = _READERS[key](key, self._given[key])
        return found

    def choices(self) -> Choices:
        """The choices, as far as they are right."""
        fields = self.named({"scenario": "scenario", "against": "reference", "since": "since"})
        since = fields.pop("since", None)
        choices = Choices(**fields)
        for key, text in self._given.items():
            if key in input_registry():
                with self._noting():
                    choices = choices.turned(key, _number(key, text))
        with self._noting():
            return choices.with_since(since)
        return choices

    @contextmanager
    def _noting(self) -> Iterator[None]:
        try:
            yield
        except ScenarioError as error:
            self._findings.extend(replace(each, place=LINK) for each in error.problems)


def _refuse(key: str, text: str, allowed: str, near: str = "") -> ScenarioError:
    return ScenarioError([Problem(LINK, key, f"{brief(text)!r}", allowed, near)])


def _number(key: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise _refuse(key, text, "a number") from None


def _scenario(key: str, text: str) -> str:
    check_scenario(key, text)
    return text


def _scenarios(key: str, text: str) -> tuple[str, ...]:
    names = [] if text == _NONE else list(dict.fromkeys(text.split(",")))
    if len(names) > MOST_COMPARED:
        raise _refuse(key, text, f"at most {MOST_COMPARED} scenarios")
    return tuple(_scenario(key, name) for name in names)


def _quarter(key: str, text: str) -> Quarter:
    try:
        return Quarter.parse(text)
    except ValueError:
        raise _refuse(key, text, "a quarter like 2026-Q1") from None


def _year(key: str, text: str) -> int:
    first, last = FIRST_QUARTER.year, FARTHEST_QUARTER.year
    if not (text.isascii() and text.isdecimal() and first <= int(text[:9]) <= last):
        raise _refuse(key, text, f"a year from {first} to {last}")
    return int(text)


def _one_of(names: Callable[[], Collection[str]]) -> Callable[[str, str], str]:
    def read(key: str, text: str) -> str:
        known = names()
        if text not in known:
            allowed = ", ".join(known) if len(known) < 10 else "run_sim.py outcomes"
            raise _refuse(key, text, allowed, nearest(text, known))
        return text

    return read


_READERS: Mapping[str, Callable[[str, str], Any]] = {
    "scenario": _scenario,
    "against": _scenario,
    "since": _quarter,
    "lang": _one_of(lambda: LANGUAGES),
    "year": _year,
    "panel": _one_of(lambda: PANELS),
    "outcome": _one_of(lambda: list(outcome_registry())),
    "with": _scenarios,
}
_OF_VIEW = {
    "lang": "language",
    "year": "year",
    "panel": "panel",
    "outcome": "outcome",
    "with": "compared",
}
