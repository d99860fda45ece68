"""The commands by name, each with the function that carries it out, imported only when asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True, slots=True)
class Command:
    """A command: ``module:function``, and what it does in one line."""

    function: str
    summary: str

    def load(self) -> Callable[..., None]:
        """The function that carries the command out."""
        module, _, name = self.function.partition(":")
        function: Callable[..., None] = getattr(import_module(module), name)
        return function


COMMANDS = {
    "list": Command(
        "model.cli.listing:list_scenarios",
        "List the scenarios with what each changes, compared with the baseline.",
    ),
    "show": Command(
        "model.cli.show:show",
        "Show all values of a scenario with unit, source and where each was set.",
    ),
    "check": Command(
        "model.cli.check:check",
        "Check scenario files and say everything that is wrong in them.",
    ),
    "new": Command(
        "model.cli.new:new",
        "Write a commented scenario file that changes nothing yet.",
    ),
    "risks": Command(
        "model.cli.registries:risks",
        "List the risk dials with what 0 and 1 mean and the parameters each moves.",
    ),
    "policies": Command(
        "model.cli.registries:policies",
        "List the policy levers of Kazakhstan with what 0 and 1 mean.",
    ),
    "parameters": Command(
        "model.cli.registries:parameters",
        "List the parameters with default, range, unit, source and confidence.",
    ),
    "outcomes": Command(
        "model.cli.registries:outcomes",
        "List the outcomes with their units and how quarters make up a year.",
    ),
    "channels": Command(
        "model.cli.registries:channels",
        "List the channels through which events of a scenario can touch the world.",
    ),
    "run": Command(
        "model.cli.run:run",
        "Run scenarios many times under uncertainty and sum up what comes out.",
    ),
    "compare": Command(
        "model.cli.compare:compare",
        "Compare scenarios with the first one, run by run under the same random numbers.",
    ),
    "plot": Command(
        "model.cli.plot:plot",
        "Draw fan charts of scenarios, with the baseline in grey where its results are at hand.",
    ),
}
