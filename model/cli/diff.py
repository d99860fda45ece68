"""``diff``: what two scenarios differ in, before anything is run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from model.cli.ensembles import Json, refusal
from model.cli.printing import note, print_json, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.scenario import Scenario
    from model.scenario.diff import Difference

_HELP = "Scenario name, YAML file, or folder of results."
Left = Annotated[str, typer.Argument(metavar="SCENARIO", help=_HELP)]
Right = Annotated[str, typer.Argument(metavar="OTHER", help=_HELP)]
All = Annotated[
    bool, typer.Option("--all", help="Parameters that follow from dials and draws, too.")
]
AsYaml = Annotated[
    bool, typer.Option("--yaml", help="Print a unified diff of all that either resolves to.")
]


def diff(
    left: Left, right: Right, show_all: All = False, as_yaml: AsYaml = False, as_json: Json = False
) -> None:
    """Show what two scenarios differ in: both values, the unit, and where each was set.

    What changes no result, as a title, is no difference. Scenarios that do not differ are no
    mistake: the status is 0 either way.

    Example: python run_sim.py diff baseline blocked_by_russia
    """
    from model.scenario.diff import differences

    if as_yaml and as_json:
        raise refusal("--yaml", "not together with --json", allowed="one of them")
    ours, theirs = _found(left), _found(right)
    found = differences(ours, theirs, moved=show_all)
    if as_json:
        print_json(_document(ours, theirs, found))
    elif as_yaml:
        _print_yaml(ours, theirs, left, right)
    else:
        _print(found, left, right)


def _found(name: str) -> Scenario:
    """The scenario of a name, of a YAML file, or that which some results were made of."""
    from model.scenario import catalogue, load_scenario

    if name in catalogue() or not Path(name).is_dir():
        return load_scenario(name)
    from model.ensemble.manifest import read_manifest
    from model.scenario.restored import restored

    manifest = read_manifest(Path(name))
    if manifest is None:
        raise refusal(name, "holds no finished results", allowed="a scenario, or such a folder")
    try:
        scenario = restored(manifest["scenario"])
    except (KeyError, TypeError, ValueError) as error:
        raise refusal(name, f"is of a scenario that cannot be read: {error}") from None
    if scenario.digest() != manifest["digest"]:
        note(f"note: {name}: the baseline that it parts from has changed since")
    return scenario


def _print(found: Sequence[Difference], left: str, right: str) -> None:
    from model.output.diff_table import diff_table

    if not found:
        say(f"{left} and {right} do not differ: they give the same results")
        return
    count = "1 difference" if len(found) == 1 else f"{len(found)} differences"
    say(f"{left} | {right}: {count}\n\n{diff_table(Path(left).name, Path(right).name, found)}")


def _print_yaml(ours: Scenario, theirs: Scenario, left: str, right: str) -> None:
    from difflib import unified_diff

    from model.scenario.resolved import resolved_yaml

    if ours.digest() == theirs.digest():
        note(f"{left} and {right} do not differ: they give the same results")
        return
    before, after = (resolved_yaml(each).splitlines() for each in (ours, theirs))
    say("\n".join(unified_diff(before, after, fromfile=left, tofile=right, lineterm="")))


def _document(ours: Scenario, theirs: Scenario, found: Sequence[Difference]) -> dict[str, Any]:
    return {
        "left": _about(ours),
        "right": _about(theirs),
        "same_results": ours.digest() == theirs.digest(),
        "differences": [each.document() for each in found],
    }


def _about(scenario: Scenario) -> dict[str, Any]:
    return {"name": scenario.name, "title": scenario.title, "digest": scenario.digest()}
