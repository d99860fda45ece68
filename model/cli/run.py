"""``run``: run the ensembles of scenarios, write their results and print what they say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from model.cli import ensembles
from model.cli.engines import PROCESS, opened
from model.cli.ensembles import End, Force, Json, Names, Runs, Seed, Settings, Workers
from model.cli.language import Lang, drawn, spoken
from model.cli.printing import print_json, say
from model.languages import ENGLISH, Language

if TYPE_CHECKING:
    from model.cli.ensembles import Asked
    from model.ensemble.results import Results
    from model.output.studio import Studio

Out = Annotated[
    str | None,
    typer.Option(
        metavar="FOLDER",
        help="Folder, or address as s3://bucket/name, for the results; of several scenarios, a "
        "folder of folders.",
    ),
]
ExecutorName = Annotated[
    str, typer.Option("--executor", metavar="process|dask", help="What carries out the runs.")
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="Dask scheduler, as tcp://host:8786.",
        show_default="with --executor dask, a cluster on this machine",
    ),
]
NoPlots = Annotated[bool, typer.Option("--no-plots", help="Write no figures.")]


def run(
    scenarios: Names,
    runs: Runs = 200,
    seed: Seed = 1,
    settings: Settings = None,
    end: End = None,
    out: Out = None,
    workers: Workers = None,
    executor: ExecutorName = PROCESS,
    scheduler: Scheduler = None,
    force: Force = False,
    no_plots: NoPlots = False,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Run scenarios many times under uncertainty and sum up what comes out.

    Results go to results/SCENARIO, or results/SCENARIO~HASH with --set or --end. Those that are
    current are not computed again, and an interrupted command takes up where it stopped.

    Large ensembles can be run by a Dask cluster and kept in an object store: docs/scaling.md.

    Example: python run_sim.py run baseline --runs 500 --set administrative_delay=30
    """
    from model.ensemble.runner import Plan
    from model.output.studio import Studio

    text = spoken(lang)
    asked = _placed(ensembles.find(scenarios, settings, end), out, force)
    _refuse_private_places(asked, executor, workers)
    documents, failed = [], False
    language = ENGLISH if no_plots else drawn(text)
    with (
        ensembles.reporting(),
        Studio(open_it=not no_plots) as studio,
        opened(executor, scheduler, workers) as engine,
    ):
        plan = Plan(runs=runs, seed=seed, workers=workers, executor=engine)
        for each in asked:
            results, computed = ensembles.obtain(each, plan, force)
            paths = _figures(results, computed, None if no_plots else studio, language.code)
            documents.append(_document(results, computed, paths))
            failed |= ensembles.note_failures(results)
            if not as_json:
                say(_report(results, computed, paths, text))
    if as_json:
        print_json({"results": documents})
    if failed:
        raise typer.Exit(1)


def _placed(asked: list[Asked], out: str | None, force: bool) -> list[Asked]:
    """Put the results where the user wants them, unless other files would have to give way."""
    if out is None:
        return asked
    from model.ensemble.storage import is_remote

    folder, one = _located(out), len(asked) == 1
    placed = [
        ensembles.Asked(each.scenario, folder if one else folder / each.folder.name)
        for each in asked
    ]
    for each in placed:
        if is_remote(each.folder):
            ensembles.ready_address("--out", each.folder)
        _refuse_to_replace(each, force)
    return placed


def _located(out: str) -> Path:
    from model.ensemble.extras import MissingExtraError
    from model.ensemble.storage import AddressError, locate

    try:
        return locate(out)
    except (AddressError, MissingExtraError) as error:
        raise ensembles.refusal("--out", str(error)) from None


def _refuse_private_places(asked: list[Asked], executor: str, workers: int | None) -> None:
    """Refuse to let many processes write to where only this one sees it."""
    from model.ensemble.storage import is_private

    for each in asked:
        if is_private(each.folder) and (executor != PROCESS or workers != 1):
            allowed = "with --workers 1"
            raise ensembles.refusal(
                "--out", f"only one process sees {each.folder}", allowed=allowed
            )


def _refuse_to_replace(asked: Asked, force: bool) -> None:
    from model.ensemble.manifest import read_manifest
    from model.ensemble.staging import WORK

    folder = asked.folder
    if force or not folder.exists():
        return
    if not folder.is_dir():
        raise ensembles.refusal("--out", f"{folder} is a file", allowed="a folder")
    manifest = read_manifest(folder)
    if manifest is None:
        other = any(folder.iterdir()) and not (folder / WORK).exists()
        held = "files that are no results" if other else ""
    else:
        name = manifest["scenario"]["name"]
        held = f"results of {name}" if name != asked.scenario.name else ""
    if held:
        allowed = "another folder, or this one with --force"
        raise ensembles.refusal("--out", f"{folder} holds {held}", allowed=allowed)


def _figures(results: Results, computed: bool, studio: Studio | None, language: str) -> list[Path]:
    """The figures of the results: those there already, new ones, or none without a studio."""
    from model.cli.progress import ProgressLine
    from model.output import pictures
    from model.output.figures import reference_beside

    if computed:
        pictures.discard(results)
    if studio is None:
        return []
    beside = reference_beside(results)
    wanted = pictures.standard_pictures(results, beside, language=language)
    if not computed and pictures.up_to_date(results, language):
        return [picture.path for picture in wanted]
    with ProgressLine(f"{results.scenario}: drawing", "figures") as line:
        return studio.draw(wanted, line.update)


def _report(results: Results, computed: bool, paths: list[Path], text: Language) -> str:
    from model.output.selection import main_outcomes
    from model.output.tables import summary_table

    files = [*results.manifest["files"], "manifest.json", *(path.name for path in paths)]
    head = text(
        "{title} ({scenario}), seed {seed}, {runs}: {how}",
        title=text.title(results.title),
        scenario=results.scenario,
        seed=results.seed,
        runs=text.plural("{n} run", "{n} runs", len(results.runs)),
        how=_how(results, computed, text),
    )
    table = summary_table(results, main_outcomes(results.outcomes), text)
    where = text("In {folder}: {names}", folder=results.folder, names=", ".join(sorted(files)))
    return f"{head}\n\n{table}\n\n{where}\n"


def _how(results: Results, computed: bool, text: Language) -> str:
    """How the results were had: computed at what speed, or found."""
    if not computed:
        return text("current results, not computed again; --force does")
    return text(
        "{seconds} s, {rate} runs/s",
        seconds=text.number(results.manifest["seconds"], 1),
        rate=text.number(results.manifest["runs_per_second"]),
    )


def _document(results: Results, computed: bool, paths: list[Path]) -> dict[str, Any]:
    """The results of one scenario as plain data, with its headline outcomes in a few years."""
    from model.output.tables import shown_years

    headline = [name for name in results.outcomes if results.about(name).headline]
    years = shown_years(results.years)
    return {
        "scenario": results.scenario,
        "title": results.title,
        "digest": results.digest,
        "seed": results.seed,
        "runs": results.manifest["runs"],
        "failed_runs": results.failed.tolist(),
        "computed": computed,
        "seconds": results.manifest["seconds"],
        "runs_per_second": results.manifest["runs_per_second"],
        "folder": str(results.folder),
        "figures": [str(path) for path in paths],
        "outcomes": [row for name in headline for row in _rows(results, name, years)],
    }


def _rows(results: Results, outcome: str, years: list[int]) -> list[dict[str, Any]]:
    about, summary = results.about(outcome), results.summary(outcome)
    named = {"outcome": outcome, "title": about.title, "unit": about.annual_unit}
    return [{**named, "year": year, **summary.at(year)} for year in years]
