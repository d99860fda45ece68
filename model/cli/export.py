"""``export``: write results in the formats of other programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from model.cli import ensembles
from model.cli.destinations import ready_file
from model.cli.ensembles import End, Json, Runs, Seed, Settings, Workers
from model.cli.printing import print_json, say

if TYPE_CHECKING:
    from model.cli.ensembles import Asked
    from model.ensemble.results import Results
    from model.ensemble.runner import Plan
    from model.output.export.content import Content
    from model.output.export.formats import Format

Sources = Annotated[
    list[str],
    typer.Argument(metavar="SCENARIO", help="Scenario names, YAML files or folders of results."),
]
FormatName = Annotated[
    str | None,
    typer.Option(
        "--format", metavar="csv|xlsx|netcdf|iamc", help="Format of the file.",
        show_default="that of --out, or csv",
    ),
]  # fmt: skip
Out = Annotated[
    Path | None,
    typer.Option(
        "--out", "-o", metavar="FILE", help="File to write.",
        show_default="results/exports/NAMES",
    ),
]  # fmt: skip
Values = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME,...", help="What to write: quantiles, runs, inputs, or all of them.",
        show_default="csv and iamc: quantiles; netcdf: runs,inputs; xlsx: all",
    ),
]  # fmt: skip
Outcomes = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME,...", help="Outcomes to write.", show_default="all"),
]
Overwrite = Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")]
_REGISTERS = "run_sim.py outcomes"


def export(
    sources: Sources,
    form: FormatName = None,
    out: Out = None,
    values: Values = None,
    outcomes: Outcomes = None,
    runs: Runs = 200,
    seed: Seed = 1,
    settings: Settings = None,
    end: End = None,
    workers: Workers = None,
    force: Overwrite = False,
    as_json: Json = False,
) -> None:
    """Write yearly results, and what the runs were given, as CSV, Excel, netCDF or for the IAMC.

    What is missing or out of date of a scenario is run first; a folder of results is taken as it
    is. csv is a tidy table, xlsx a workbook with units and provenance, netcdf has a group for
    each scenario (xarray), iamc the time series that pyam reads. docs/data.md has examples.

    Example: python run_sim.py export baseline stagnation --format xlsx -o scenarios.xlsx
    """
    from model.ensemble.runner import Plan
    from model.output.export.content import UnfitError

    chosen = _format(form, out)
    kinds = _kinds(values, chosen)
    asked = _found(sources, settings, end)
    path = out or _default_path(asked, chosen)
    _ready(path, force)
    with ensembles.reporting():
        content = _content(asked, Plan(runs=runs, seed=seed, workers=workers), outcomes, kinds)
        try:
            chosen.load()(path, content)
        except UnfitError as error:
            raise ensembles.refusal("--format", f"{chosen.name} cannot hold {error}") from None
    failed = [each for each in content.ensembles.values() if ensembles.note_failures(each)]
    _report(path, chosen, content, as_json)
    if failed:
        raise typer.Exit(1)


def _format(name: str | None, out: Path | None) -> Format:
    """The format asked for, or that of the file's name. Refuses one that cannot be written."""
    from model.ensemble.extras import MissingExtraError
    from model.output.export.formats import by_suffix

    found = _named(name) if name is not None else by_suffix(out.suffix if out else ".csv")
    if found is None or (out is not None and out.suffix != found.suffix):
        allowed = f"a name that ends in {found.suffix if found else '.csv, .xlsx or .nc'}"
        raise ensembles.refusal("--out", f"{out} tells of another format", allowed=allowed)
    try:
        found.require()
    except MissingExtraError as error:
        raise ensembles.refusal("--format", str(error)) from None
    return found


def _named(name: str) -> Format:
    from model.errors import nearest
    from model.output.export.formats import FORMATS

    if name not in FORMATS:
        near, allowed = nearest(name, FORMATS), ", ".join(FORMATS)
        raise ensembles.refusal("--format", f"no format {name!r}", allowed=allowed, nearest=near)
    return FORMATS[name]


def _kinds(asked: Sequence[str] | None, chosen: Format) -> list[str]:
    """The kinds of values that the file is to hold."""
    from model.output.export.content import KINDS

    named = ensembles.named("--values", asked, KINDS, "kind of values", "run_sim.py export --help")
    for kind in named:
        if kind not in chosen.kinds:
            found, allowed = f"{chosen.name} holds no {kind}", ", ".join(chosen.kinds)
            raise ensembles.refusal("--values", found, allowed=allowed)
    return named or list(chosen.usual)


def _found(
    sources: Sequence[str], settings: Sequence[str] | None, end: str | None
) -> list[Asked | Results]:
    """Scenarios to be run, and results that lie in folders."""
    from model.ensemble.failures import EnsembleError
    from model.ensemble.results import Results
    from model.scenario import catalogue

    found: list[Asked | Results] = []
    for source in sources:
        if source in catalogue() or not Path(source).is_dir():
            found += ensembles.find([source], settings, end)
            continue
        if settings or end:
            option = "--set" if settings else "--end"
            raise ensembles.refusal(
                option, f"the results in {source} are what they are", allowed="none with folders"
            )
        try:
            found.append(Results.open(Path(source)))
        except EnsembleError as error:
            raise ensembles.refusal("SCENARIO...", str(error)) from None
    return found


def _default_path(asked: Sequence[Asked | Results], chosen: Format) -> Path:
    names = ensembles.joined_name([each.folder.resolve().name for each in asked])
    return ensembles.RESULTS / "exports" / f"{names}{chosen.ending}"


def _ready(path: Path, force: bool) -> None:
    """Make sure that the file can be written, and that none is lost by it."""
    ready_file("--out", path)
    if not path.exists():
        return
    if not path.is_file():
        raise ensembles.refusal("--out", f"{path} is no plain file", allowed="a file")
    if not force:
        allowed = "another name, or this one with --force"
        raise ensembles.refusal("--out", f"{path} is there already", allowed=allowed)


def _content(
    asked: Sequence[Asked | Results], plan: Plan, outcomes: list[str] | None, kinds: list[str]
) -> Content:
    """What is to be written, with what is missing run."""
    from model.ensemble.results import Results
    from model.output.export.content import Content, labelled
    from model.output.selection import shared_outcomes

    if any(not isinstance(each, Results) for each in asked):
        ensembles.require_outcomes(outcomes)
    found = [
        each if isinstance(each, Results) else ensembles.obtain(each, plan, force=False)[0]
        for each in asked
    ]
    shared = shared_outcomes([each.outcomes for each in found])
    chosen = ensembles.named("--outcomes", outcomes, shared, "outcome", _REGISTERS)
    return Content(labelled(found), chosen or shared, kinds)


def _report(path: Path, chosen: Format, content: Content, as_json: bool) -> None:
    from model.output.provenance import provenance

    if as_json:
        print_json(_document(path, chosen, content, {n: provenance(r) for n, r in content}))
        return
    number = len(content.outcomes)
    held = f"{', '.join(content.kinds)} of {number} outcome{'s' if number > 1 else ''}"
    say(f"{path}: {held}")
    for label, results in content:
        years = f"{results.years[0]} to {results.years[-1]}" if results.years else "no whole year"
        say(f"  {label}: {len(results.runs)} runs, seed {results.seed}, {years}")


def _document(
    path: Path, chosen: Format, content: Content, ensembles_told: dict[str, Any]
) -> dict[str, Any]:
    return {
        "file": str(path),
        "format": chosen.name,
        "bytes": path.stat().st_size,
        "values": list(content.kinds),
        "outcomes": list(content.outcomes),
        "ensembles": ensembles_told,
    }
