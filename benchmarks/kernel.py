"""The hottest compiled kernels of the model against loops in C, and one against its array form."""

from __future__ import annotations

import cProfile
import pstats
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from benchmarks import public_c, settlement_c
from benchmarks.c_compiler import compiler
from benchmarks.effort import EFFORTS, Effort
from benchmarks.fresh import freshly
from benchmarks.row import Row
from benchmarks.timing import Times, seconds
from model import rules
from model.clock import Quarter
from model.ensemble.design import draw
from model.ensemble.simulate_chunk import simulate_batch
from model.rules.society import public
from model.rules.transit import equilibrium_kernel
from model.scenario import load_scenario
from model.simulation import Simulation
from tests.reference.transit import equilibrium as equilibrium_by_arrays

NEAR = 3.0
"""How many times the time of the C loop the kernel may take."""
ALIKE = 1e-12
"""Relative difference up to which numbers are the same: C may round a product and a sum at once."""
WHEN = Quarter(2026, 1)
"""The quarter whose arguments the kernels are given."""
RULES = Path(rules.__file__).parent
"""Where the kernels stand."""
Form = Callable[..., Any]
Arguments = tuple[Any, ...]


@dataclass(frozen=True)
class Contest:
    """A kernel, and what is held against it: forms that take what it takes.

    `answer` is what a call with these arguments came to, of which differences of `nil` are none;
    `fresh` are the arguments with copies of what a call changes.
    """

    name: str
    module: Any
    function: str
    in_c: Callable[[], Form]
    answer: Callable[[Arguments, Any], tuple[NDArray[Any], ...]]
    fresh: Callable[[Arguments], Arguments]
    nil: float
    arrays: Form | None = None

    def forms(self) -> dict[str, Form]:
        """The kernel and its rivals, by name; without that in C where there is no compiler."""
        found = {"kernel": getattr(self.module, self.function)}
        if self.arrays is not None:
            found["arrays"] = self.arrays
        return found | ({"c": self.in_c()} if compiler() else {})

    def arguments(self, runs: int) -> Arguments:
        """What the kernel is given in a quarter of the baseline."""
        simulation = Simulation(draw(load_scenario("baseline"), 1, np.arange(runs)))
        simulation.run(WHEN)
        given: list[Arguments] = []
        real = getattr(self.module, self.function)

        def watched(*own: Any) -> Any:
            given.append(self.fresh(own))
            return real(*own)

        with patch.object(self.module, self.function, watched):
            simulation.run(WHEN.plus(1))
        return given[0]

    def check(self, forms: Mapping[str, Form], arguments: Arguments) -> None:
        """Raise where a form gives other numbers than the kernel of the model."""
        answers = {}
        for name, form in forms.items():
            own = self.fresh(arguments)
            answers[name] = self.answer(own, form(*own))
        for answer in answers.values():
            for array, usual in zip(answer, answers["kernel"], strict=True):
                np.testing.assert_allclose(array, usual, rtol=ALIKE, atol=self.nil)


def _with_own_minds(arguments: Arguments) -> Arguments:
    p, (minds, *traits), *others, (country, by_region) = arguments
    own = tuple(mind.copy() for mind in minds), *traits
    return p, own, *others, (country, by_region.copy())


def _minds_and_moods(arguments: Arguments, _: Any) -> tuple[NDArray[Any], ...]:
    """What the kernel of citizens changes, of its arguments."""
    _, (minds, *_), *_, (_, by_region) = arguments
    return *minds, *(by_region["mood"][name] for name in public.Mood._fields)


CONTESTS = (
    Contest(
        name="equilibrium_kernel.settle",
        module=equilibrium_kernel,
        function="settle",
        arrays=equilibrium_by_arrays.settle,
        in_c=settlement_c.compiled_settle,
        answer=lambda _, found: (*found.shares, found.wanted, found.load, found.delay),
        fresh=lambda arguments: arguments,  # of which it changes none
        nil=1e-8,  # tonnes of millions, where what is added up cancels
    ),
    Contest(
        name="public.live",
        module=public,
        function="live",
        in_c=public_c.compiled_live,
        answer=_minds_and_moods,
        fresh=_with_own_minds,
        nil=1e-15,  # opinions near 0, where parts cancel
    ),
)


def rows(effort: Effort) -> list[Row]:
    """The hottest kernel's part of a simulation, and the kernels' times against C and numpy."""
    found = freshly(measure, one_core=True, effort=effort.name)
    name, share = next(iter(found["hottest"].items()))
    note = f"of the time of {effort.kernel_runs} runs, by cProfile; one core"
    hot = f"hottest kernel, {name}: its part"
    first = Row(hot, 100 * share, "%", note=note, times=found["hottest"])
    return [first, *(row for contest in CONTESTS for row in _rows(contest.name, found, effort))]


def _rows(name: str, found: Mapping[str, Any], effort: Effort) -> list[Row]:
    times: Mapping[str, Mapping[str, float]] = found["times"][name]
    own, over = times["kernel"]["median_ms"], []
    if "arrays" in times:
        arrays = times["arrays"]["median_ms"]
        note = f"numpy {arrays:.3g} ms; one core"
        over = [Row(f"its array form, over {name}", arrays / own, note=note, times=times)]
    what = f"{name} over the same loop in C"
    if "c" not in times:
        return [Row(what, None, most=NEAR, note="this machine has no cc"), *over]
    in_c = times["c"]["median_ms"]
    note = (
        f"{own:.3g} ms a quarter of {effort.kernel_runs} runs, C {in_c:.3g} ms, "
        f"equal to {ALIKE:g}; one core"
    )
    return [Row(what, own / in_c, most=NEAR, note=note, times=times), *over]


def measure(effort: str) -> dict[str, Any]:
    """The hottest kernels, and milliseconds a call of each form of those that are contested."""
    sizes = EFFORTS[effort]
    times = {contest.name: _times(contest, sizes) for contest in CONTESTS}
    return {"hottest": hottest(sizes.kernel_runs), "times": times}


def _times(contest: Contest, sizes: Effort) -> dict[str, Any]:
    arguments, forms = contest.arguments(sizes.kernel_runs), contest.forms()
    contest.check(forms, arguments)
    found: dict[str, list[float]] = {name: [] for name in forms}
    for repeat in range(sizes.kernel_calls):
        for name, form in forms.items():
            own = contest.fresh(arguments)  # as the call before changed its own
            found[name].append(seconds(lambda _, form=form, own=own: form(*own), repeat))
    return {name: Times(tuple(taken)).document() for name, taken in found.items()}


def hottest(runs: int) -> dict[str, float]:
    """The five compiled kernels in which a simulation spends most, with their part of its time."""
    batch = draw(load_scenario("baseline"), 1, np.arange(runs))
    profile = cProfile.Profile()
    profile.runcall(simulate_batch, batch)
    spent = pstats.Stats(profile)
    kernels: Counter[str] = Counter()
    for (file, _, function), figures in spent.stats.items():
        if Path(file).is_relative_to(RULES):  # a loop and what prepares it count as one
            name = f"{Path(file).stem}.{function.strip('_')}"
            kernels[name] += figures[2]
    first = kernels.most_common(5)
    return {name: own / spent.total_tt for name, own in first}
