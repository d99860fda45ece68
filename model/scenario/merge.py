"""What a chain of scenario files, the baseline first, sets in the end: later files win."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from model.clock import Quarter
from model.events import Event
from model.findings import Findings
from model.parameters.distribution import Distribution
from model.scenario.document import Document
from model.scenario.inputs import SECTIONS, input_registry
from model.scenario.layer import Given, Spread
from model.scenario.scenario import POSTERIOR
from model.scenario.spread_section import FIXED

Spreads = Mapping[str, Distribution]


def values(chain: Sequence[Document]) -> dict[str, dict[str, float]]:
    """The values of each section: all dials and policies, and those parameters that are set."""
    found: dict[str, dict[str, float]] = {section: {} for section in SECTIONS}
    for about in input_registry().values():
        if about.section != "parameters":
            found[about.section][about.name] = about.default
    for name, value in _inputs(chain).items():
        found[input_registry()[name].section][name] = value
    return found


def uncertainty(chain: Sequence[Document], findings: Findings) -> Spreads:
    """The distribution of each input that is given one; setting a value anew ends it."""
    spreads: dict[str, Given[Spread]] = {}
    for document in chain:
        for name in document.layer.inputs:
            spreads.pop(name, None)
        spreads.update(document.layer.uncertainty)
    centres = _inputs(chain)
    found = {}
    for name, given in spreads.items():
        centre = centres.get(name, input_registry()[name].default)
        distribution = _distribution(name, given, centre, findings)
        if distribution is not None:
            found[name] = distribution
    return dict(sorted(found.items()))


def events(chain: Sequence[Document]) -> tuple[Event, ...]:
    """All events, by name; a later one replaces an earlier one of its name."""
    found = {
        name: given.value for document in chain for name, given in document.layer.events.items()
    }
    return tuple(found[name] for name in sorted(found))


def end(chain: Sequence[Document]) -> Quarter | None:
    """The last quarter, where a file gives one."""
    given = [document.layer.end for document in chain if document.layer.end]
    return given[-1].value if given else None


def since(chain: Sequence[Document]) -> Quarter | None:
    """The quarter at which the scenario parts from the baseline, where a file gives one."""
    given = [document.layer.since for document in chain if document.layer.since]
    return given[-1].value if given else None


def draws(chain: Sequence[Document]) -> str:
    """What parameters are drawn from: the posterior, where no file says otherwise."""
    given = [document.layer.draws for document in chain if document.layer.draws]
    return given[-1].value if given else POSTERIOR


def origins(chain: Sequence[Document]) -> dict[str, str]:
    """Where each value that a file sets is written, by dotted key."""
    found = {}
    for document in chain:
        parent = "" if document is chain[-1] else f"parent {document.name}, "
        for key, given in _keys(document):
            found[key] = f"{parent}{given.place}"
    return found


def _inputs(chain: Sequence[Document]) -> dict[str, float]:
    return {
        name: given.value for document in chain for name, given in document.layer.inputs.items()
    }


def _distribution(
    name: str, given: Given[Spread], centre: float, findings: Findings
) -> Distribution | None:
    """A spread as a distribution; one without a mode peaks at the scenario's own value."""
    spread = given.value
    if spread.kind == FIXED:
        return Distribution(FIXED, spread.low, spread.high, centre)
    if spread.kind != "triangular":
        return Distribution(spread.kind, spread.low, spread.high, (spread.low + spread.high) / 2)
    mode = centre if spread.mode is None else spread.mode
    if not spread.low <= mode <= spread.high:
        found = f"no mode is given and the value, {mode:g}, lies outside"
        allowed = f"a mode from {spread.low:g} to {spread.high:g}"
        findings.add(given.place, f"uncertainty.{name}", found, allowed)
        return None
    return Distribution(spread.kind, spread.low, spread.high, mode)


def _keys(document: Document) -> Iterator[tuple[str, Given]]:
    """Each dotted key that a document sets, and what it gives it."""
    layer = document.layer
    for name, value in layer.inputs.items():
        yield f"{input_registry()[name].section}.{name}", value
    for name, spread in layer.uncertainty.items():
        yield f"uncertainty.{name}", spread
    for name, event in layer.events.items():
        yield f"events.{name}", event
    if layer.end:
        yield "horizon.end", layer.end
    if layer.since:
        yield "since", layer.since
    if layer.draws:
        yield "draws", layer.draws
