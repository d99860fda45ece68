"""``results``: what lies in the folder of results, whether it is current, and clearing it out."""

from __future__ import annotations

import textwrap
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from model.cli.ensembles import RESULTS, Json, refusal
from model.cli.printing import print_json, print_table, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from model.cli.cleaning import Outcome
    from model.ensemble.result_inventory import ResultFolder
    from model.output.inventory import Store


class Order(StrEnum):
    """What folders of results can be sorted by."""

    NAME = "name"
    SIZE = "size"
    WRITTEN = "written"
    STATE = "state"


Shown = Annotated[
    list[str] | None,
    typer.Argument(metavar="NAME", help="Folders to look at.", show_default="all of them"),
]
Root = Annotated[Path, typer.Option("--in", metavar="FOLDER", help="The folder of results.")]
Sort = Annotated[Order, typer.Option(help="What to sort by; the largest and the last first.")]
Clean = Annotated[
    list[str] | None,
    typer.Option(
        metavar="WHAT,...", help="Remove what is stale, interrupted, studies, all, or names."
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would go, and leave it.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Remove without asking.")]
_WIDTH = 80


def results(
    shown: Shown = None,
    root: Root = RESULTS,
    sort: Sort = Order.NAME,
    clean: Clean = None,
    dry_run: DryRun = False,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """List what was run: scenario, runs, whether it is still current, and what it takes on disk.

    Stale is what running the scenario now would not give any more, as the model or the scenario
    has changed; interrupted is what the same command would take up. --clean removes folders of
    results and runs kept for studies, never anything else, after it has asked.

    Example: python run_sim.py results --clean stale --dry-run
    """
    from model.output.inventory import store_in

    _require_folder(root)
    if clean is None and (dry_run or yes):
        raise refusal(
            "--dry-run" if dry_run else "--yes", "removes nothing", allowed="with --clean"
        )
    if clean is not None and shown:
        raise refusal("NAME", "beside --clean", allowed=f"--clean {','.join(shown)}")
    store = store_in(root)
    if clean is not None:
        from model.cli.cleaning import carry_out

        _report(carry_out(store, clean, dry_run, yes), as_json)
        return
    found = _sorted(_chosen(store, shown), sort)
    if as_json:
        print_json(store.document(found))
    else:
        _print(store, found, whole=not shown)


def _require_folder(root: Path) -> None:
    from model.ensemble.result_inventory import is_result_folder

    if root != RESULTS and not root.is_dir():
        raise refusal("--in", f"{root} is no folder", allowed="a folder of this machine")
    if is_result_folder(root.resolve()):
        around = f"the folder around it, {root.parent}"
        raise refusal("--in", f"{root} holds the results of one scenario", allowed=around)


def _chosen(store: Store, names: Sequence[str] | None) -> list[ResultFolder]:
    return [store.find("NAME", name) for name in names] if names else list(store.results)


def _sorted(found: list[ResultFolder], order: Order) -> list[ResultFolder]:
    keys: dict[Order, Callable[[ResultFolder], Any]] = {
        Order.NAME: lambda each: each.name,
        Order.SIZE: lambda each: -each.size.bytes,
        Order.WRITTEN: lambda each: -(each.size.written.timestamp() if each.size.written else 0),
        Order.STATE: lambda each: list(type(each.state)).index(each.state),
    }
    return sorted(found, key=keys[order])


def _print(store: Store, found: list[ResultFolder], whole: bool) -> None:
    from model.output.inventory import COLUMNS, row, studies_row

    rows = [row(each) for each in found]
    if whole and store.studies:
        rows.append(studies_row(store.studies))
    if rows:
        print_table(COLUMNS, rows)
    for line in store.remarks(found, whole):
        say(textwrap.fill(line, _WIDTH, subsequent_indent="  "))


def _report(done: Outcome, as_json: bool) -> None:
    if as_json:
        print_json(done.document())
    else:
        say(done.text())
    if done.kept and not done.dry_run:
        raise typer.Exit(1)
