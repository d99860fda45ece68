"""Telling a user whose two scenarios give the same numbers why that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from model.ensemble.results import Results

_KINDS = {"parameters": "parameter", "dials": "dial", "policies": "policy"}


def explain_identity(reference: Results, other: Results) -> str | None:
    """Why two ensembles agree in every number; none where they do not."""
    if not _agree(reference, other):
        return None
    pair = f"{other.scenario} and {reference.scenario} give the same numbers in every run"
    changes = list(_changes(reference.manifest["scenario"], other.manifest["scenario"]))
    if not changes:
        return f"{pair}: they set nothing differently"
    return f"{pair}: nothing in the model read what differs between them ({'; '.join(changes)})"


def _agree(reference: Results, other: Results) -> bool:
    same_frame = (
        reference.outcomes == other.outcomes
        and reference.horizon == other.horizon
        and np.array_equal(reference.runs, other.runs)
    )
    return same_frame and all(
        np.array_equal(reference.values(outcome), other.values(outcome))
        for outcome in reference.outcomes
    )


def _changes(one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[str]:
    """What two resolved scenarios set differently, in words."""
    for group, kind in _KINDS.items():
        for name in sorted({*one[group], *other[group]}):
            before, after = (side[group].get(name) for side in (one, other))
            if before != after:
                yield f"{kind} {name}: {_shown(before)} became {_shown(after)}"
    for group in ("events", "uncertainty", "since", "draws"):
        if one.get(group) != other.get(group):
            yield group


def _shown(value: float | None) -> str:
    return "not set" if value is None else f"{value:g}"
