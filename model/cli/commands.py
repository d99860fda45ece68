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
        "List the scenarios and what each of them changes.",
    ),
    "show": Command(
        "model.cli.show:show",
        "Show all values of a scenario and where each was set.",
    ),
    "diff": Command(
        "model.cli.diff:diff",
        "Show what two scenarios differ in, value by value.",
    ),
    "check": Command(
        "model.cli.check:check",
        "Check scenario files and say all that is wrong in them.",
    ),
    "new": Command(
        "model.cli.new:new",
        "Write a commented scenario file that changes nothing yet.",
    ),
    "risks": Command(
        "model.cli.registries:risks",
        "List the risk dials and the parameters each moves.",
    ),
    "policies": Command(
        "model.cli.registries:policies",
        "List the policy levers of Kazakhstan.",
    ),
    "parameters": Command(
        "model.cli.registries:parameters",
        "List the parameters with range, unit and source.",
    ),
    "outcomes": Command(
        "model.cli.registries:outcomes",
        "List the outcomes with their units.",
    ),
    "channels": Command(
        "model.cli.registries:channels",
        "List the channels through which events touch the world.",
    ),
    "evidence": Command(
        "model.cli.evidence:evidence",
        "List the observed series and their figures with sources.",
    ),
    "run": Command(
        "model.cli.run:run",
        "Run scenarios many times and sum up what comes out.",
    ),
    "compare": Command(
        "model.cli.compare:compare",
        "Compare scenarios with the first one, run by run.",
    ),
    "report": Command(
        "model.cli.report:report",
        "Write a report on scenarios, as a page or as PDF.",
    ),
    "calibrate": Command(
        "model.cli.calibrate:calibrate",
        "Fit uncertain parameters to what was observed up to 2018.",
    ),
    "validate": Command(
        "model.cli.validate:validate",
        "Score the baseline against what was observed.",
    ),
    "claims": Command(
        "model.cli.claims:claims",
        "Put the article's claims to the test.",
    ),
    "rank": Command(
        "model.cli.rank:rank",
        "Rank the risks by how far each alone swings the outcomes.",
    ),
    "interactions": Command(
        "model.cli.interactions:interactions",
        "Say which pairs of risks compound, and which cancel.",
    ),
    "decompose": Command(
        "model.cli.decompose:decompose",
        "Share out the gap between two scenarios.",
    ),
    "tipping": Command(
        "model.cli.tipping:tipping",
        "Find where inputs tip an outcome below a level.",
    ),
    "discover": Command(
        "model.cli.discover:discover",
        "Find the conditions under which futures end badly.",
    ),
    "policy": Command(
        "model.cli.policy:policy",
        "Weigh Kazakhstan's policies, or search for better ones.",
    ),
    "sensitivity": Command(
        "model.cli.sensitivity:sensitivity",
        "Say which inputs the spread of an outcome comes from.",
    ),
    "signposts": Command(
        "model.cli.signposts:signposts",
        "Find the early signs that tell bad futures from good ones.",
    ),
    "plot": Command(
        "model.cli.plot:plot",
        "Draw fan charts of scenarios.",
    ),
    "export": Command(
        "model.cli.export:export",
        "Write results as CSV, Excel, netCDF or for the IAMC.",
    ),
    "results": Command(
        "model.cli.results:results",
        "List what was run and what is out of date; clear it out.",
    ),
    "completion": Command(
        "model.cli.completion.command:completion",
        "Print the script by which a shell completes what is typed.",
    ),
    "dashboard": Command(
        "model.cli.dashboard:dashboard",
        "Turn risks and policies on a page and see what changes.",
    ),
}
