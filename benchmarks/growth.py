"""What a run costs as there are more runs, more firms or more quarters, on one core."""

from __future__ import annotations

from typing import Any

from benchmarks.effort import EFFORTS, Effort
from benchmarks.firms import multiply_firms
from benchmarks.fresh import freshly
from benchmarks.row import Row
from benchmarks.timing import alone
from model.clock import LAST_QUARTER, Quarter

_Found = dict[str, Any]
_MANY = 3
"""Times as many repeats for what takes hardly any time."""


def runs(effort: Effort) -> list[Row]:
    """One row a number of runs: time a run over that in the largest batch."""
    found = freshly(measure_runs, one_core=True, effort=effort.name)
    usual = found[len(effort.batches) - 1]
    return [
        _row(f"a run among {it['runs']:,}, over one among {usual['runs']:,}", it, usual, it["way"])
        for it in found
    ]


def firms(effort: Effort) -> list[Row]:
    """One row a number of firms: time a run over that with the usual firms."""
    found = [
        freshly(measure_firms, one_core=True, effort=effort.name, times=times)
        for times in effort.firms
    ]
    return [
        _row(
            f"a run with {times} x the firms, over the usual",
            *(it, found[0], f"{it['slots']} slots a sector, {effort.growth_runs} runs"),
        )
        for times, it in zip(effort.firms, found, strict=True)
    ]


def quarters(effort: Effort) -> list[Row]:
    """One row a horizon: time a quarter of a run over that to the usual 2035."""
    found = freshly(measure_quarters, one_core=True, effort=effort.name)
    usual = next((it for it in found if it["end"] == LAST_QUARTER.year), found[-1])
    return [
        _row(
            f"a quarter of a run to {it['end']}, over one to {usual['end']}",
            *(it, usual, f"{it['quarters']} quarters, {effort.growth_runs} runs"),
        )
        for it in found
    ]


def _row(what: str, it: _Found, usual: _Found, note: str) -> Row:
    """A row that holds the cost of one thing against the usual cost."""
    times = it["times"]
    measured = times["median_ms"] / usual["times"]["median_ms"]
    return Row(what, measured, note=f"{times['median_ms']:.3g} ms; {note}", times=times)


def measure_runs(effort: str) -> list[_Found]:
    """Milliseconds a run, by the number of runs."""
    from benchmarks.whole import arrays, ensemble

    sizes = EFFORTS[effort]
    arrays(0, 2)
    found = []
    for number in sizes.batches:
        repeats = sizes.repeats * (_MANY if number < 100 else 1)
        times = alone(lambda repeat, number=number: arrays(repeat, number), repeats)
        found.append({"runs": number, "way": "one batch", "times": times.document(number)})
    for number in sizes.ensembles:
        times = alone(lambda repeat, number=number: ensemble(repeat, number, workers=1), 1)
        way = "a whole ensemble, stored and merged"
        found.append({"runs": number, "way": way, "times": times.document(number)})
    return found


def measure_firms(effort: str, times: int) -> _Found:
    """Milliseconds a run where there are `times` the usual firms."""
    slots = multiply_firms(times)
    from benchmarks.whole import arrays

    sizes = EFFORTS[effort]
    arrays(0, 2)
    taken = alone(lambda repeat: arrays(repeat, sizes.growth_runs), sizes.repeats)
    return {"slots": slots, "times": taken.document(sizes.growth_runs)}


def measure_quarters(effort: str) -> list[_Found]:
    """Milliseconds a quarter of a run, by the last year of the horizon."""
    from benchmarks.whole import arrays
    from model.scenario import load_scenario

    sizes = EFFORTS[effort]
    arrays(0, 2)
    found = []
    for year in sizes.ends:
        scenario = load_scenario("baseline").with_end(Quarter(year, 4))
        quarters, runs = len(scenario.horizon), sizes.growth_runs
        taken = alone(
            lambda repeat, wanted=scenario: arrays(repeat, sizes.growth_runs, wanted), sizes.repeats
        )
        times = taken.document(runs * quarters)
        found.append({"end": year, "quarters": quarters, "times": times})
    return found
