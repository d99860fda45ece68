"""How long a question takes in a session: one dial turned, as a slider does it."""

from __future__ import annotations

import statistics
from typing import Any

from benchmarks.effort import EFFORTS, Effort
from benchmarks.fresh import freshly
from benchmarks.row import Row
from benchmarks.timing import percentile, seconds

SLIDE = 300.0
"""Milliseconds that the answer to a dial turned from the present on may take."""
SINCE = "2026-Q1"
OUTCOMES = ("transit_revenue", "industrialization_index", "sentiment", "debt_to_china")


def rows(effort: Effort) -> list[Row]:
    """The median answer, where the dial is turned from the present on or from the start."""
    found = freshly(measure, one_core=False, effort=effort.name)
    return [
        _row(f"a dial turned from {SINCE} on", found["since"], effort, SLIDE),
        _row("a dial turned from the start", found["start"], effort, None),
    ]


def _row(what: str, answers: list[dict[str, Any]], effort: Effort, most: float | None) -> Row:
    taken = [answer["ms"] for answer in answers]
    median, slow = statistics.median(taken), percentile(taken, 0.9)
    note = (
        f"{effort.session_runs} runs in a warm session, {len(taken)} questions about "
        f"{effort.dials} dials: nine in ten within {slow:,.0f} ms"
    )
    times = {"min_ms": min(taken), "spread_ms": max(taken) - min(taken), "answers": answers}
    return Row(what, median, "ms", most=most, note=note, times=times)


def measure(effort: str) -> dict[str, list[dict[str, Any]]]:
    """Milliseconds of each answer, after a first question that is not counted."""
    from model.clock import Quarter
    from model.ensemble.session import Session
    from model.risks import dial_registry
    from model.scenario import load_scenario

    sizes = EFFORTS[effort]
    baseline = load_scenario("baseline")
    origins = {"since": baseline.branch_at(Quarter.parse(SINCE)), "start": baseline}
    dials = sorted(dial_registry())
    chosen = dials[:: len(dials) // sizes.dials][: sizes.dials]
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in origins}
    with Session(sizes.session_runs) as session:
        for origin, scenario in origins.items():
            session.yearly(scenario.with_settings({chosen[0]: 0.01}), OUTCOMES)
            for place in range(sizes.values):
                value = (place + 0.5) / sizes.values
                for dial in chosen:
                    asked = scenario.with_settings({dial: value})
                    taken = seconds(lambda _, asked=asked: session.yearly(asked, OUTCOMES), 0)
                    found[origin].append({"dial": dial, "value": value, "ms": 1e3 * taken})
    return found
