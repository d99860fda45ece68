"""What the analyses of risk share on the command line: what they are of, how far, and how told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from model.api.arguments import LAST_SEED, MOST_RUNS, branch_quarter, common_year
from model.cli import ensembles
from model.cli.printing import note

if TYPE_CHECKING:
    from model.analysis.study import Futures, Plan
    from model.clock import Quarter
    from model.ensemble.progress import Progress
    from model.scenario import Scenario

USUAL_RUNS, USUAL_SEED = 200, 1
USUAL_OUTCOMES = ("transit_revenue", "industrialization_index")
"""The two outcomes that every study asks for: what transit earns, and industrialization."""
FUTURE = (2026, 1)
"""Year and quarter from which on futures differ."""
_FAILURES_SHOWN = 5

Base = Annotated[
    str,
    typer.Argument(metavar="SCENARIO", help="Scenario name, YAML file, or folder of results."),
]
Runs = Annotated[
    int | None,
    typer.Option(
        min=1, max=MOST_RUNS, help="Runs of each setting.", show_default="200, or the folder's"
    ),
]
Seed = Annotated[
    int | None,
    typer.Option(
        min=0, max=LAST_SEED, help="Seed of all random numbers.", show_default="1, or the folder's"
    ),
]
Outcomes = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME,...", help="Outcomes to look at, or all.",
        show_default=", ".join(USUAL_OUTCOMES),
    ),
]  # fmt: skip
Year = Annotated[
    int | None, typer.Option(help="Year to look at.", show_default="the last whole one")
]
Since = Annotated[
    str | None,
    typer.Option(
        metavar="QUARTER", help="Change nothing before this quarter, as 2026 or 2026-Q3.",
        show_default="from the start",
    ),
]  # fmt: skip
Plot = Annotated[bool, typer.Option("--plot/--no-plot", help="Draw figures, or none.")]
Out = Annotated[
    Path | None,
    typer.Option(metavar="FOLDER", help="Folder for the figures.", show_default="results/COMMAND"),
]
Csv = Annotated[Path | None, typer.Option(metavar="FILE", help="Write the table as CSV.")]


@dataclass(frozen=True, slots=True)
class Subject:
    """What is studied: a scenario, the runs and seed asked for or given with its results."""

    scenario: Scenario
    label: str
    """What it is called: its name, with a hash where it is a variant, or the folder's name."""
    runs: int
    seed: int
    given: tuple[Path, ...] = ()

    def plan(self, workers: int | None, force: bool, progress: Progress) -> Plan:
        """How a study of it is run."""
        from model.analysis.study import Plan

        return Plan(
            runs=self.runs, seed=self.seed, results=ensembles.RESULTS, given=self.given,
            folder=ensembles.RESULTS / "studies", workers=workers, force=force, progress=progress,
        )  # fmt: skip

    def heading(self) -> dict[str, Any]:
        """What the document of a study of it begins with."""
        facts = {"scenario": self.label, "digest": self.scenario.digest()}
        return {**facts, "seed": self.seed, "runs": self.runs}

    def about(self, runs: int) -> str:
        """What a figure says of the `runs` that it was drawn from."""
        return f"{runs} paired runs, seed {self.seed}; digest {self.scenario.digest()[:8]}"


def find_subject(
    name: str, runs: int | None, seed: int | None, settings: Sequence[str] | None
) -> Subject:
    """The scenario of a name, of a YAML file, or of a folder of results, with settings on top.

    Runs and seed that are not asked for are those of the folder, or the usual ones. Raises
    ``ScenarioError`` for what is none, and for folders whose scenario cannot be had again.
    """
    from model.scenario import catalogue

    if name not in catalogue() and Path(name).is_dir():
        return _in_folder(Path(name), runs, seed, list(settings or ()))
    (asked,) = ensembles.find([name], settings, None)
    label = asked.folder.name
    return Subject(asked.scenario, label, runs or USUAL_RUNS, _seed(seed, USUAL_SEED))


def _in_folder(folder: Path, runs: int | None, seed: int | None, settings: list[str]) -> Subject:
    from model.analysis.study.base import scenario_of
    from model.ensemble.failures import EnsembleError
    from model.ensemble.identity import versions
    from model.ensemble.results import Results
    from model.findings import Findings
    from model.scenario.settings import parse_settings

    findings = Findings()
    asked = parse_settings(settings, findings)
    findings.raise_any()
    try:
        results = Results.open(folder)
        scenario = scenario_of(results)
    except EnsembleError as error:
        raise ensembles.refusal("SCENARIO", str(error)) from None
    if results.manifest["versions"] != versions():
        note(f"{folder} is of another state of the model: its scenario is run again")
    if asked.inputs:
        scenario = scenario.with_settings(asked.inputs)
    label = folder.resolve().name if not settings else ensembles.folder_name(scenario, varied=True)
    held = int(results.manifest["runs"])
    return Subject(scenario, label, runs or held, _seed(seed, results.seed), (folder,))


def _seed(asked: int | None, usual: int) -> int:
    return usual if asked is None else asked


def find_outcomes(asked: Sequence[str] | None) -> list[str]:
    """The outcomes a user named, or the usual ones."""
    from model.outcomes import outcome_registry

    known = outcome_registry()
    chosen = ensembles.named("--outcomes", asked, known, "outcome", "run_sim.py outcomes")
    return chosen or list(USUAL_OUTCOMES)


def require_direction(names: Sequence[str]) -> None:
    """Refuse outcomes of which neither more nor less is better."""
    from model.outcomes import outcome_registry

    for name in names:
        if outcome_registry()[name].better not in ("higher", "lower"):
            found = f"nothing says whether {name} is better high or low"
            raise ensembles.refusal("--outcomes", found, allowed="an outcome with a better side")


def find_year(asked: int | None, scenario: Scenario, since: Quarter | None = None) -> int:
    """The year a user named, or the last whole one of a scenario: after things part, if they do."""
    from model.ensemble.summary import whole_years

    years = [y for y in whole_years(scenario.horizon) if since is None or y >= since.year]
    return common_year("--year", asked, [years])


def find_since(text: str | None, scenario: Scenario) -> Quarter | None:
    """The quarter that ``2026-Q3`` or ``2026`` (its first) names, inside a scenario's horizon."""
    return None if text is None else branch_quarter("--since", text, scenario)


def find_branch_quarter(text: str | None, scenario: Scenario) -> Quarter:
    """The quarter a user named, or that from which on futures differ if none is named: where the
    scenario itself parts from the baseline, or the first one after the observed years."""
    from model.clock import Quarter

    asked = find_since(text, scenario)
    usual = Quarter(*FUTURE)
    if asked is not None or scenario.since is not None:
        return asked or scenario.since or usual
    if usual > scenario.horizon.end:
        found = f"{scenario.name} ends in {scenario.horizon.end}, before {usual}"
        raise ensembles.refusal("--since", found, allowed="an earlier quarter")
    return usual


def ready_figures(command: str, subject: Subject, plot: bool, out: Path | None) -> Path | None:
    """The folder for the figures of a command, ready to be written to; none without figures."""
    if not plot:
        return None
    return ensembles.ready_folder("--out", out or ensembles.RESULTS / command / subject.label)


@contextmanager
def studying(label: str) -> Iterator[Progress]:
    """Work on a study: its progress is shown, and it ends in plain words where it is stopped."""
    from model.cli.progress import ProgressLine

    with ensembles.reporting(), ProgressLine(label) as line:
        try:
            yield line.update
        except KeyboardInterrupt:
            line.clear()
            note("stopped; finished runs are kept, and the same command goes on")
            raise typer.Exit(130) from None


def note_errors(errors: Mapping[str, Mapping[int, str]], runs: int) -> bool:
    """Tell of the runs that failed by setting, on standard error. Returns whether there are any."""
    if not errors:
        return False
    failed = sum(map(len, errors.values()))
    note(f"{failed} runs failed, in {len(errors)} settings of {runs} runs each:")
    for setting, those in list(errors.items())[:_FAILURES_SHOWN]:
        run, error = next(iter(those.items()))
        note(f"  {setting}: {len(those)}, the first run {run}: {error}")
    if len(errors) > _FAILURES_SHOWN:
        note(f"  and {len(errors) - _FAILURES_SHOWN} settings more")
    return True


def note_failed(futures: Futures) -> bool:
    """Tell of the futures that failed, on standard error. Returns whether there are any."""
    if not futures.errors:
        return False
    place, reason = min(futures.errors.items())
    note(f"{len(futures.errors)} futures failed and were left out, the first {place}: {reason}")
    return True


def failed_runs(errors: Mapping[str, Mapping[int, str]]) -> dict[str, list[int]]:
    """The runs that failed by setting, as a document lists them."""
    return {setting: list(those) for setting, those in errors.items()}


def note_sample(runs: int) -> None:
    """Warn where runs are too few to tell anything."""
    from model.analysis.significance import FEWEST

    if runs < FEWEST:
        note(f"warning: {runs} runs are too few for intervals and tests; take {FEWEST} or more")
