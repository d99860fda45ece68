"""A scenario: everything, down to the last number, that an ensemble of runs starts from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from model.clock import FARTHEST_QUARTER, Horizon, Quarter
from model.errors import Place, Problem, ScenarioError
from model.events import Event
from model.parameters.distribution import Distribution
from model.parameters.posterior import posterior
from model.scenario.settings import checked_inputs

POSTERIOR, PRIOR = "posterior", "prior"
DRAWS = (POSTERIOR, PRIOR)
"""What parameters are drawn from: the posterior of the calibration, as far as it speaks of them, or
the registers' plausible ranges alone."""
DEFAULT = "default"
"""The origin of a value that no file and no option sets."""


@dataclass(frozen=True)
class Scenario:
    """A named scenario with all that it inherits.

    `parameters` are those that it or a scenario it extends sets; all others keep their defaults or
    are drawn. `dials` and `policies` are complete. `uncertainty` holds the spread of inputs that
    vary from run to run otherwise than the registers say. With `since`, values that differ from
    those of `before`, the baseline, are in force from that quarter on only. `draws` is one of
    `DRAWS`. `origin` says for each dotted key where its value was set.
    """

    name: str
    title: str
    description: str
    extends: str | None
    path: Path | None
    ledger: tuple[str, ...]
    horizon: Horizon
    parameters: Mapping[str, float]
    dials: Mapping[str, float]
    policies: Mapping[str, float]
    uncertainty: Mapping[str, Distribution]
    events: tuple[Event, ...]
    since: Quarter | None = None
    before: Scenario | None = field(default=None, repr=False)
    draws: str = POSTERIOR
    origin: Mapping[str, str] = field(default_factory=dict, repr=False)

    def digest(self) -> str:
        """SHA-256 of all that can change a result: not of names, titles or where things stand."""
        content = self.content()
        if self.since is not None and self.before is not None:
            content["before"] = self.before.content()
        text = json.dumps(content, sort_keys=True, separators=(",", ":"), allow_nan=False)
        return hashlib.sha256(text.encode()).hexdigest()

    def origin_of(self, key: str) -> str:
        """Where the value of a dotted key, as ``dials.land_rumours``, was set."""
        return self.origin.get(key, DEFAULT)

    def content(self) -> dict[str, Any]:
        """All that can change a result, as plain data."""
        return {
            "horizon": {"start": str(self.horizon.start), "end": str(self.horizon.end)},
            "since": str(self.since) if self.since else None,
            "draws": self.draws,
            "parameters": dict(sorted(self.parameters.items())),
            "dials": dict(self.dials),
            "policies": dict(self.policies),
            "uncertainty": {name: asdict(self.uncertainty[name]) for name in self.uncertainty},
            "events": [event_content(event) for event in self.events],
        }

    def document(self) -> dict[str, Any]:
        """The whole scenario as plain data, to be kept with its results."""
        about = {
            "name": self.name,
            "title": self.title,
            "description": self.description,
            "extends": self.extends,
            "ledger": list(self.ledger),
        }
        return {**about, **self.content(), "origin": dict(self.origin)}

    @property
    def learnt(self) -> tuple[str, ...]:
        """The parameters that it draws from the posterior: neither set nor given a spread."""
        if self.draws != POSTERIOR:
            return ()
        own = {*self.parameters, *self.uncertainty}
        return tuple(name for name in posterior().names if name not in own)

    def with_settings(self, settings: Mapping[str, float], origin: str = "--set") -> Scenario:
        """This scenario with some parameters, dials or policies set to certain values.

        Raises ``ScenarioError`` for names and values that are not allowed.
        """
        found = checked_inputs(settings, Place(origin))
        values: dict[str, dict[str, float]] = {
            "parameters": dict(self.parameters),
            "dials": dict(self.dials),
            "policies": dict(self.policies),
        }
        for name, (section, value) in found.items():
            values[section][name] = value
        spreads = {name: spread for name, spread in self.uncertainty.items() if name not in found}
        origins = {f"{section}.{name}": origin for name, (section, _) in found.items()}
        return replace(self, **values, uncertainty=spreads, origin={**self.origin, **origins})  # type: ignore[arg-type]

    def branch_at(self, since: Quarter) -> Scenario:
        """This scenario, from which settings to come part at the quarter `since` only.

        Where it parts from its own past already, that stays as it is.
        """
        return self if self.since is not None else replace(self, since=since, before=self)

    def with_end(self, end: Quarter, origin: str = "--end") -> Scenario:
        """This scenario with another last quarter."""
        if not self.horizon.start <= end <= FARTHEST_QUARTER:
            allowed = f"a quarter from {self.horizon.start} to {FARTHEST_QUARTER}"
            problem = Problem(Place(origin), "horizon.end", f"{end} is out of range", allowed)
            raise ScenarioError([problem])
        origins = {**self.origin, "horizon.end": origin}
        return replace(self, horizon=Horizon(self.horizon.start, end), origin=origins)


def event_content(event: Event) -> dict[str, Any]:
    """An event as plain data, without the ledger ids, which change nothing."""
    return {
        "name": event.name,
        "channel": event.channel,
        "target": event.target,
        "start": str(event.start),
        "duration": event.duration,
        "size": event.size,
        "fade": event.fade,
        "probability": event.probability,
        "belt": event.belt,
    }
