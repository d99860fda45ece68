"""The article's claims as propositions: each a contrast of two scenarios that runs can test."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from model.clock import Quarter
from model.data_files import read_entries
from model.events import Event, channel_registry
from model.ledger import claims as ledger
from model.outcomes import outcome_registry
from model.scenario import Scenario, load_scenario
from model.scenario.inputs import SECTIONS, input_registry
from model.scenario.scenario import event_content

HIGHER, LOWER = "higher", "lower"
BASELINE = "baseline"
_REQUIRED = ("ledger", "claim", "reference", "contrast", "outcome", "expect", "by_construction")
_OPTIONAL = ("given", "year", "from", "to", "because")
_EVENT = ("name", "channel", "target", "start", "duration", "size", "fade", "probability", "belt")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a contrast: a scenario of the folder, and what is set otherwise in it.

    `inputs` are parameters, dials and policies by name. An event replaces the one of its name,
    of the scenario or of the record.
    """

    scenario: str = BASELINE
    inputs: Mapping[str, float] = field(default_factory=dict)
    events: tuple[Event, ...] = ()

    def resolve(self) -> Scenario:
        """The scenario with all that is set. Raises ``ScenarioError`` for what is not allowed."""
        scenario = _load(self.scenario)
        if self.inputs:
            scenario = scenario.with_settings(self.inputs, "claims")
        return replace(scenario, events=_joined(scenario.events, self.events))

    def under(self, given: Side) -> Side:
        """This side with what is `given` on top."""
        scenario = self.scenario if given.scenario == BASELINE else given.scenario
        return Side(scenario, {**self.inputs, **given.inputs}, _joined(self.events, given.events))

    def describe(self) -> str:
        """What it is in a few words: ``border_facilitation 1``, or the scenario's name."""
        words = [f"{name} {value:g}" for name, value in self.inputs.items()]
        words += _added(self.events)
        if self.scenario != BASELINE or not words:
            words.insert(0, self.scenario)
        removed = [event.name for event in self.events if not event.size]
        return ", ".join(words) + (f" without {_listed(removed)}" if removed else "")

    def document(self) -> dict[str, Any]:
        """The side as plain data, its inputs by section as in a scenario file."""
        own: dict[str, Any] = {"scenario": self.scenario}
        for section in SECTIONS:
            inside = {
                n: v for n, v in self.inputs.items() if input_registry()[n].section == section
            }
            own |= {section: inside} if inside else {}
        if self.events:
            own["events"] = [event_content(event) for event in self.events]
        return own


@dataclass(frozen=True, slots=True)
class Proposition:
    """A claim of the ledger that the model can speak to, made testable.

    The claim says that `outcome`, averaged over the `years` from first to last, comes out higher or
    lower (`expect`) under the `contrast` than under the `reference`. Where something is `given`,
    it says so of the contrast's effect with it, less its effect without. `by_construction` marks
    an effect whose sign the rules fix, `because` names the rules it runs through.
    """

    name: str
    part: str
    ledger: tuple[str, ...]
    claim: str
    reference: Side
    contrast: Side
    given: Side | None
    outcome: str
    years: tuple[int, int]
    expect: str
    by_construction: bool
    because: str

    def cells(self) -> tuple[Side, ...]:
        """The sides to run: reference and contrast, then both with what is given."""
        pair = (self.reference, self.contrast)
        return pair if self.given is None else (*pair, *(side.under(self.given) for side in pair))

    def describe(self) -> str:
        """The contrast in words; what both sides set alike is said once."""
        if self.given is None:
            return _against(self.reference, self.contrast)
        names = self.given.inputs
        pair = (_without(side, names) for side in (self.reference, self.contrast))
        otherwise = [f"{_value(self.reference, name)}" for name in names]
        return f"{_against(*pair)}, under {self.given.describe()} less under {', '.join(otherwise)}"

    def when(self) -> str:
        """``2035``, or ``2026-2035`` for a mean over years."""
        first, last = self.years
        return str(first) if first == last else f"{first}-{last}"


@cache
def proposition_registry() -> Mapping[str, Proposition]:
    """All propositions by name, read from ``model/data/claims``.

    Raises ``ValueError`` where an entry is incomplete or names what does not exist.
    """
    return {name: proposition(part, name, fields) for part, name, fields in read_entries("claims")}


def proposition(part: str, name: str, fields: Mapping[str, Any]) -> Proposition:
    """One proposition from the `fields` of its entry."""
    _check(name, fields)
    return Proposition(
        name=name,
        part=part,
        ledger=tuple(fields["ledger"]),
        claim=" ".join(str(fields["claim"]).split()),
        reference=_side(name, fields["reference"] or {}),
        contrast=_side(name, fields["contrast"] or {}),
        given=_side(name, fields["given"]) if "given" in fields else None,
        outcome=str(fields["outcome"]),
        years=_years(name, fields),
        expect=str(fields["expect"]),
        by_construction=bool(fields["by_construction"]),
        because=" ".join(str(fields.get("because", "")).split()),
    )


def _check(name: str, fields: Mapping[str, Any]) -> None:
    missing = [key for key in _REQUIRED if key not in fields]
    unknown = [key for key in fields if key not in (*_REQUIRED, *_OPTIONAL)]
    strangers = [claim for claim in fields.get("ledger", ()) if claim not in ledger()]
    wrong = {
        "lacks": missing,
        "has the unknown key": unknown,
        "names outside the ledger": strangers,
    }
    for what, names in wrong.items():
        if names:
            raise ValueError(f"claim {name} {what} {', '.join(names)}")
    if fields["outcome"] not in outcome_registry():
        raise ValueError(f"claim {name}: no outcome {fields['outcome']}")
    if fields["expect"] not in (HIGHER, LOWER):
        raise ValueError(f"claim {name}: expect must be {HIGHER} or {LOWER}")


def _years(name: str, fields: Mapping[str, Any]) -> tuple[int, int]:
    """First and last year: those of ``year``, or of ``from`` and ``to``."""
    given = [key for key in ("year", "from", "to") if key in fields]
    if given not in (["year"], ["from", "to"]):
        raise ValueError(f"claim {name} needs year, or from and to")
    first, last = int(fields[given[0]]), int(fields[given[-1]])
    if first > last:
        raise ValueError(f"claim {name}: it ends before it begins")
    return first, last


def _side(name: str, given: Mapping[str, Any]) -> Side:
    unknown = [key for key in given if key not in ("scenario", "events", *SECTIONS)]
    if unknown:
        raise ValueError(f"claim {name}: a side knows no {', '.join(unknown)}")
    inputs = {}
    for section in SECTIONS:
        for key, value in (given.get(section) or {}).items():
            about = input_registry().get(key)
            if about is None or about.section != section:
                raise ValueError(f"claim {name}: {key} is not among the {section}")
            inputs[key] = float(value)
    events = tuple(_event(name, fields) for fields in given.get("events") or ())
    return Side(str(given.get("scenario", BASELINE)), inputs, events)


def _event(name: str, fields: Mapping[str, Any]) -> Event:
    unknown = [key for key in fields if key not in _EVENT]
    channel = channel_registry().get(fields.get("channel", ""))
    if unknown or channel is None:
        raise ValueError(f"claim {name}: an event needs a channel and knows no {unknown}")
    own = dict(fields)
    own["start"] = Quarter.parse(str(fields["start"]))
    event = Event(**own)
    if event.target not in (channel.targets or ("",)):
        raise ValueError(f"claim {name}: {channel.name} has no target {event.target!r}")
    if not channel.low <= event.size <= channel.high:
        raise ValueError(f"claim {name}: the size of {event.name} is out of range")
    return event


@cache
def _load(scenario: str) -> Scenario:
    return load_scenario(scenario)


def _joined(events: Sequence[Event], more: Sequence[Event]) -> tuple[Event, ...]:
    """Events by name; later ones replace earlier ones of their name."""
    found = {event.name: event for event in (*events, *more)}
    return tuple(found[name] for name in sorted(found))


def _against(reference: Side, contrast: Side) -> str:
    """``trust_building 1 against 0`` where the sides set the same things to one value each.

    What both sides set alike is said once.
    """
    alike = {n: v for n, v in contrast.inputs.items() if reference.inputs.get(n) == v}
    one, other = _without(contrast, alike), _without(reference, alike)
    always = f" (both with {Side(inputs=alike).describe()})" if alike else ""
    values = [set(side.inputs.values()) for side in (one, other)]
    told = replace(one, inputs={}) == replace(other, inputs={})
    if told and list(one.inputs) == list(other.inputs) and all(len(v) == 1 for v in values):
        high, low = (value for (value,) in values)
        return f"{_listed(list(one.inputs))} {high:g} against {low:g}{always}"
    return f"{one.describe()} against {other.describe()}{always}"


def _listed(names: Sequence[str]) -> str:
    """``a``, or ``a, b and c``."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _without(side: Side, names: Collection[str]) -> Side:
    """The side with nothing said of some inputs."""
    return replace(side, inputs={n: v for n, v in side.inputs.items() if n not in names})


def _value(side: Side, name: str) -> str:
    """What an input is on a side: its number, or ``as drawn`` where each run has its own."""
    scenario = side.resolve()
    known = {**scenario.parameters, **scenario.dials, **scenario.policies}
    return f"{known[name]:g}" if name in known else "as drawn"


def _added(events: Sequence[Event]) -> list[str]:
    """Events that do something, by name; more than two of them in one go."""
    kept = [event for event in events if event.size]
    if len(kept) > 2:
        return [f"{len(kept)} events of {kept[0].channel} from {kept[0].start}"]
    return [f"{event.name} (size {event.size:g})" for event in kept]
