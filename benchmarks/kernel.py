"""The hottest compiled kernel of the model against a loop in C and against its array form."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Mapping
from typing import Any
from unittest.mock import patch

import numpy as np

from benchmarks import opinion_arrays, opinion_c
from benchmarks.effort import EFFORTS, Effort
from benchmarks.fresh import freshly
from benchmarks.opinion_c import Form
from benchmarks.row import Row
from benchmarks.timing import Times, seconds
from model.clock import Quarter
from model.ensemble.attempt import simulate_batch
from model.ensemble.design import draw
from model.rules.society import opinion_kernel
from model.scenario import load_scenario
from model.simulation import Simulation

NEAR = 3.0
"""How many times the time of the C loop the kernel may take."""
ALIKE = 1e-12
"""Relative difference up to which numbers are the same: C may round a product and a sum at once."""
NIL = 1e-15
"""Difference that is none beside 1, for opinions near 0, where parts cancel."""
WHEN = Quarter(2026, 1)
"""The quarter whose opinions are formed."""
_KERNEL = "opinion_kernel.form"


def rows(effort: Effort) -> list[Row]:
    """The kernel's part of a simulation, and its time against C and against numpy."""
    found = freshly(measure, one_core=True, effort=effort.name)
    times, runs = found["times"], effort.kernel_runs
    own = times["kernel"]["median_ms"]
    hottest = found["hottest"]
    name, share = next(iter(hottest.items()))
    note = f"of the time of {runs} runs, by cProfile; one core"
    hot = Row(f"hottest kernel, {name}: its part", 100 * share, "%", note=note, times=hottest)
    what = f"{_KERNEL} over the same loop in C"
    if "c" not in times:
        return [hot, Row(what, None, most=NEAR, note="this machine has no cc"), _over(times)]
    in_c = times["c"]["median_ms"]
    note = f"{own:.3g} ms a quarter of {runs} runs, C {in_c:.3g} ms, equal to {ALIKE:g}; one core"
    return [hot, Row(what, own / in_c, most=NEAR, note=note, times=times), _over(times)]


def _over(times: Mapping[str, Mapping[str, float]]) -> Row:
    own, arrays = times["kernel"]["median_ms"], times["arrays"]["median_ms"]
    note = f"numpy {arrays:.3g} ms; one core"
    return Row(f"its array form, over {_KERNEL}", arrays / own, note=note, times=times)


def measure(effort: str) -> dict[str, Any]:
    """The hottest kernels, and milliseconds a call of each form of that of opinions."""
    sizes = EFFORTS[effort]
    arguments = real_arguments(sizes.kernel_runs)
    forms: dict[str, Form] = {"kernel": opinion_kernel.form, "arrays": opinion_arrays.form}
    if opinion_c.compiler():
        forms["c"] = opinion_c.compiled_form()
    check(forms, arguments)
    found: dict[str, list[float]] = {name: [] for name in forms}
    for repeat in range(sizes.kernel_calls):
        for name, form in forms.items():
            own = _copied(arguments)  # as the one before was changed
            found[name].append(seconds(lambda _, form=form, own=own: form(*own), repeat))
    times = {name: Times(tuple(taken)).document() for name, taken in found.items()}
    return {"hottest": hottest(sizes.kernel_runs), "times": times}


def real_arguments(runs: int) -> tuple[Any, ...]:
    """What the kernel is given in a quarter of the baseline."""
    simulation = Simulation(draw(load_scenario("baseline"), 1, np.arange(runs)))
    simulation.run(WHEN)
    given: list[tuple[Any, ...]] = []
    with patch.object(opinion_kernel, "form", lambda *own: given.append(_copied(own))):
        simulation.run(WHEN.plus(1))
    return given[0]


def check(forms: Mapping[str, Form], arguments: tuple[Any, ...]) -> None:
    """Raise where a form gives other opinions or beliefs than the kernel of the model."""
    answers = {}
    for name, form in forms.items():
        own = _copied(arguments)
        form(*own)
        answers[name] = own[0][0], own[0][3]
    for answer in answers.values():
        for array, usual in zip(answer, answers["kernel"], strict=True):
            np.testing.assert_allclose(array, usual, rtol=ALIKE, atol=NIL)


def hottest(runs: int) -> dict[str, float]:
    """The five compiled kernels in which a simulation spends most, with their part of its time."""
    batch = draw(load_scenario("baseline"), 1, np.arange(runs))
    profile = cProfile.Profile()
    profile.runcall(simulate_batch, batch)
    spent = pstats.Stats(profile)
    kernels = {
        f"{place[0].rpartition('/')[2].removesuffix('.py')}.{place[2]}": figures[2]
        for place, figures in spent.stats.items()
        if place[0].endswith("_kernel.py")
    }
    first = sorted(kernels.items(), key=lambda item: -item[1])[:5]
    return {name: own / spent.total_tt for name, own in first}


def _copied(arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """The arguments, with minds that may be changed; what is only read stays where it is."""
    minds, *others = arguments
    return tuple(mind.copy() for mind in minds), *others
