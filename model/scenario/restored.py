"""A scenario from the plain data that was kept of it with its results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from model.clock import Horizon, Quarter
from model.events import Event
from model.parameters.distribution import Distribution
from model.scenario.folder import BASELINE
from model.scenario.resolve import load_scenario
from model.scenario.scenario import Scenario


def restored(document: Mapping[str, Any]) -> Scenario:
    """The scenario that a ``Scenario.document`` was written of.

    What it parts from, which the document does not hold, is the baseline as it stands now: where
    that has changed since, so has the digest.
    """
    horizon, since = document["horizon"], document["since"]
    quarter = Quarter.parse(since) if since else None
    return Scenario(
        name=document["name"],
        title=document["title"],
        description=document["description"],
        extends=document["extends"],
        path=None,
        ledger=tuple(document["ledger"]),
        horizon=Horizon(Quarter.parse(horizon["start"]), Quarter.parse(horizon["end"])),
        parameters=document["parameters"],
        dials=document["dials"],
        policies=document["policies"],
        uncertainty={n: Distribution(**spread) for n, spread in document["uncertainty"].items()},
        events=tuple(_event(fields) for fields in document["events"]),
        since=quarter,
        before=replace(load_scenario(BASELINE), draws=document["draws"]) if quarter else None,
        draws=document["draws"],
        origin=document["origin"],
    )


def _event(fields: Mapping[str, Any]) -> Event:
    return Event(**{**fields, "start": Quarter.parse(fields["start"])})
