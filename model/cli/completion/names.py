"""The names that can be typed, each with a word on what it stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

Named = Iterator[tuple[str, str]]
"""Names with what each stands for; empty words where the name says it."""
Source = Callable[[], Named]


def scenarios() -> Named:
    """The scenarios at hand."""
    from model.scenario.folder import catalogue

    yield from _bare(*catalogue())


def outcomes() -> Named:
    """The outcomes, with title and unit."""
    from model.outcomes import outcome_registry

    for name, about in outcome_registry().items():
        yield name, f"{about.title}, {about.annual_unit}"


def dials() -> Named:
    """The risk dials."""
    from model.risks import dial_registry

    yield from ((name, dial.title) for name, dial in dial_registry().items())


def levers() -> Named:
    """The policy levers."""
    from model.risks import policy_registry

    yield from ((name, policy.title) for name, policy in policy_registry().items())


def inputs() -> Named:
    """All that a scenario can set, with the range it may have."""
    from model.scenario.inputs import STANCE_UNIT, input_registry

    for name, about in input_registry().items():
        bounds = f"{about.low:g} to {about.high:g} {about.unit}"
        yield name, STANCE_UNIT if about.unit == STANCE_UNIT else bounds


def series() -> Named:
    """The observed series."""
    from model.evidence import series_registry

    yield from ((name, each.title) for name, each in series_registry().items())


def claims() -> Named:
    """The propositions put to the test."""
    from model.analysis.propositions import proposition_registry

    yield from ((name, each.claim) for name, each in proposition_registry().items())


def languages() -> Named:
    """The languages that texts are written in."""
    from model.languages import LANGUAGES

    yield from LANGUAGES.items()


def results() -> Named:
    """The folders of results."""
    from model.cli.ensembles import RESULTS

    found = {path.parent.name for path in RESULTS.glob("*/manifest.json")}
    found |= {path.parents[2].name for path in RESULTS.glob("*/.work/*/identity.json")}
    yield from _bare(*sorted(found))


def words(*known: str) -> Source:
    """Certain words."""
    return lambda: _bare(*known)


def either(*sources: Source) -> Source:
    """The names of several sources."""
    return lambda: (named for source in sources for named in source())


def nothing() -> Named:
    """No name: a number, a text, or a file, which the shell itself completes."""
    yield from ()


def _bare(*known: str) -> Named:
    yield from ((name, "") for name in known)
