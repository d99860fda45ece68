"""What the commands that need ensembles share: finding, running and reporting them."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from model.api import arguments
from model.api.arguments import LAST_SEED, MOST_RUNS, MOST_WORKERS, read_quarter
from model.api.arguments import refusal as refusal
from model.cli.printing import note
from model.ensemble.naming import folder_name, is_own

if TYPE_CHECKING:
    from model.clock import Quarter
    from model.ensemble.results import Results
    from model.ensemble.runner import Plan
    from model.scenario import Scenario

RESULTS = Path("results")
_FAILURES_SHOWN = 5
_LONGEST_NAME = 120

Names = Annotated[
    list[str], typer.Argument(metavar="SCENARIO", help="Scenario names or YAML files.")
]
Runs = Annotated[int, typer.Option(min=1, max=MOST_RUNS, help="Runs of each ensemble.")]
Seed = Annotated[int, typer.Option(min=0, max=LAST_SEED, help="Seed of all random numbers.")]
Settings = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="NAME=VALUE", help="Set a parameter, dial or policy; repeatable."
    ),
]
End = Annotated[
    str | None, typer.Option(metavar="QUARTER", help="Last quarter, as 2030-Q4, or 2030.")
]
Year = Annotated[int | None, typer.Option(help="Year to compare.", show_default="the last")]
Outcomes = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME,...", help="Outcomes to compare, or all.", show_default="main ones"),
]
Workers = Annotated[
    int | None,
    typer.Option(min=1, max=MOST_WORKERS, help="Processes to run in.", show_default="one a core"),
]
Force = Annotated[bool, typer.Option("--force", help="Run anew even if results are current.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]


@dataclass(frozen=True, slots=True)
class Asked:
    """A scenario that a user asked for and the folder its results belong into."""

    scenario: Scenario
    folder: Path


def find(
    names: Sequence[str], settings: Sequence[str] | None, end: str | None, root: Path = RESULTS
) -> list[Asked]:
    """Resolve what a user asked for, all of it before anything is run."""
    from model.scenario import load_scenario

    last = read_end(end)
    found = []
    for name in names:
        scenario = load_scenario(name, list(settings or ()))
        if last is not None:
            scenario = scenario.with_end(last)
        varied = bool(settings or end) or not is_own(scenario)
        found.append(Asked(scenario, root / folder_name(scenario, varied)))
    return found


def joined_name(names: Sequence[str]) -> str:
    """The name of a folder for several things: theirs, or of many the first, a count and a hash."""
    joined = "+".join(names)
    if len(joined) <= _LONGEST_NAME:
        return joined
    short = hashlib.blake2b(joined.encode(), digest_size=4).hexdigest()
    return f"{names[0]}+{len(names) - 1}_others~{short}"


def obtain(asked: Asked, plan: Plan, force: bool) -> tuple[Results, bool]:
    """The results of a scenario, and whether they had to be computed."""
    from model.cli.progress import ProgressLine
    from model.ensemble.runner import ensure
    from model.ensemble.storage import is_remote

    if not is_remote(asked.folder):
        ready_folder("--out", asked.folder)
    name = asked.scenario.name
    with ProgressLine(name) as running, ProgressLine(f"{name}: writing", "steps") as writing:
        watched = replace(plan, progress=running.update, writing=writing.update)
        return ensure(asked.scenario, asked.folder, watched, force)


def read_end(text: str | None) -> Quarter | None:
    """The quarter that ``2030-Q4`` or ``2030`` (its last) names."""
    from model.clock import QUARTERS_A_YEAR

    return None if text is None else read_quarter("--end", text, QUARTERS_A_YEAR)


def require_outcomes(asked: Sequence[str] | None) -> None:
    """Refuse outcomes that no ensemble can hold, before any is run."""
    from model.outcomes import outcome_registry

    named("--outcomes", asked, outcome_registry(), "outcome", "run_sim.py outcomes")


def common_year(year: int | None, asked: Sequence[Asked]) -> int:
    """The year asked for, or the last of the whole years that all scenarios will cover."""
    from model.ensemble.summary import whole_years

    spans = [whole_years(each.scenario.horizon) for each in asked]
    return arguments.common_year("--year", year, spans)


def choose_outcomes(asked: Sequence[str] | None, results: Results) -> list[str]:
    """The outcomes a user named, commas allowed; all for ``all``, the main ones for none."""
    from model.output.selection import main_outcomes

    chosen = named("--outcomes", asked, results.outcomes, "outcome", "run_sim.py outcomes")
    return chosen or main_outcomes(results.outcomes)


def named(
    option: str, asked: Sequence[str] | None, known: Collection[str], what: str, see: str
) -> list[str]:
    """The names given with an option, commas allowed, each once; all known ones for ``all``.

    Raises ``ScenarioError`` for one that is not among those `known`, saying what to type to `see`
    them all.
    """
    from model.errors import nearest

    names = [name for part in asked or () for name in part.split(",") if name]
    if names == ["all"]:
        return list(known)
    for name in names:
        if name not in known:
            raise refusal(option, f"no {what} {name!r}", nearest=nearest(name, known), see=see)
    return list(dict.fromkeys(names))


def ready_folder(option: str, folder: Path) -> Path:
    """A folder that can be written to, made where there is none, before any work is done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise refusal(option, f"cannot write to {folder}: {reason}", allowed="a folder") from None


def ready_address(option: str, folder: Path) -> None:
    """Refuse an address that nothing can be written to, before any work is done."""
    from uuid import uuid4

    from model.ensemble.storage import put_bytes

    probe = folder / f".probe-{uuid4().hex}"
    try:
        put_bytes(probe, b"")
        probe.unlink()
    except Exception as error:  # each store has errors of its own
        raise refusal(option, f"cannot write to {folder}: {error}") from None


def note_failures(results: Results) -> bool:
    """Tell of the runs that failed, on standard error. Returns whether there are any."""
    failed = results.manifest["failed"]
    if not failed:
        return False
    note(f"{len(failed)} of {results.manifest['runs']} runs of {results.scenario} failed:")
    for failure in failed[:_FAILURES_SHOWN]:
        note(f"  run {failure['run']} (seed {failure['seed']}): {failure['error']}")
    if len(failed) > _FAILURES_SHOWN:
        note(f"  and {len(failed) - _FAILURES_SHOWN} more")
    note(f"Their inputs are in {results.folder / 'manifest.json'}; the other runs are kept.")
    return True


@contextmanager
def reporting() -> Iterator[None]:
    """End a command with status 1 and a plain message where its ensemble cannot be had."""
    from model.ensemble.disk_space import reporting_full_disk
    from model.ensemble.failures import EnsembleError

    try:
        with reporting_full_disk(RESULTS):
            yield
    except EnsembleError as error:
        note(f"error: {error}")
        raise typer.Exit(1) from None
