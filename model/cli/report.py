"""``report``: a page for readers who run no models, as HTML or PDF."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from model.cli import ensembles
from model.cli.destinations import ready_file
from model.cli.ensembles import (
    End,
    Force,
    Json,
    Names,
    Outcomes,
    Runs,
    Seed,
    Settings,
    Workers,
    Year,
)
from model.cli.language import Lang, spoken
from model.cli.printing import note, print_json, say
from model.errors import printable

if TYPE_CHECKING:
    from model.ensemble.results import Results
    from model.languages import Language
    from model.output.report.study import Study
    from model.scenario import Scenario

Out = Annotated[
    Path | None,
    typer.Option(
        "--out", "-o", metavar="FILE", help="File to write, .html or .pdf.",
        show_default="results/reports/NAMES.html",
    ),
]  # fmt: skip
Pdf = Annotated[bool, typer.Option("--pdf", help="Write a PDF beside the page.")]
_PAGES, _PDF = (".html", ".htm"), ".pdf"


def report(
    scenarios: Names,
    out: Out = None,
    pdf: Pdf = False,
    lang: Lang = None,
    runs: Runs = 200,
    seed: Seed = 1,
    year: Year = None,
    outcomes: Outcomes = None,
    settings: Settings = None,
    end: End = None,
    workers: Workers = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Write a report on scenarios against the first one: words, tables, figures and a map.

    One file that needs nothing beside it. What is missing or out of date is run first.

    Example: python run_sim.py report baseline blocked_by_russia -o blocked.html --lang ru
    """
    from model.ensemble.runner import Plan

    if len(scenarios) < 2:
        found_one = f"only {' '.join(scenarios)}"
        raise ensembles.refusal("SCENARIO...", found_one, allowed="a reference and others")
    text = spoken(lang)
    asked = ensembles.find(scenarios, settings, end)
    last = ensembles.common_year(year, asked)
    files = _files(out, pdf, [each.folder.name for each in asked])
    plan = Plan(runs=runs, seed=seed, workers=workers)
    given = {"--runs": runs, "--seed": seed, "--year": year, "--end": end, "--lang": lang}
    command = _command(scenarios, given, {"--set": settings, "--outcomes": outcomes})
    with ensembles.reporting():
        found = [ensembles.obtain(each, plan, force)[0] for each in asked]
        chosen = ensembles.choose_outcomes(outcomes, found[0])
        told = _study([each.scenario for each in asked], found, chosen, last, command)
    failed = [results for results in found if ensembles.note_failures(results)]
    with ensembles.reporting():
        _write(told, text, files)
    _say(told, files, as_json)
    if failed:
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True)
class _Files:
    """Where a report goes: a page, a PDF, or both."""

    page: Path | None
    pdf: Path | None

    @property
    def paths(self) -> list[Path]:
        return [path for path in (self.page, self.pdf) if path is not None]


def _files(out: Path | None, pdf: bool, names: Sequence[str]) -> _Files:
    """The files to write, refused before any work is done where they cannot be."""
    path = out or ensembles.RESULTS / "reports" / f"{ensembles.joined_name(names)}.html"
    suffix = path.suffix.lower()
    if suffix not in (*_PAGES, _PDF):
        raise ensembles.refusal("--out", f"{path} ends in no known way", allowed=".html or .pdf")
    page = path if suffix != _PDF else None
    files = _Files(page, path.with_suffix(_PDF) if pdf or page is None else None)
    for each in files.paths:
        ready_file("--out", each)
    if files.pdf is not None:
        _require_pdf()
    return files


def _require_pdf() -> None:
    from model.output.report.pdf import NoPdfError, require_pdf

    try:
        require_pdf()
    except NoPdfError as error:
        raise ensembles.refusal("--pdf", str(error)) from None


def _command(
    scenarios: Sequence[str],
    given: Mapping[str, object],
    lists: Mapping[str, Sequence[str] | None],
) -> str:
    """What to type to have the report again."""
    words = ["python", "run_sim.py", "report", *scenarios]
    for option, value in given.items():
        words += [option, str(value)] if value is not None else []
    for option, values in lists.items():
        for value in values or ():
            words += [option, value]
    return printable(shlex.join(words))


def _study(
    scenarios: Sequence[Scenario],
    found: Sequence[Results],
    outcomes: Sequence[str],
    year: int,
    command: str,
) -> Study:
    from model.cli.progress import ProgressLine
    from model.output.report.study import study

    with ProgressLine("comparing", "scenarios") as line:
        members = list(zip(scenarios, found, strict=True))
        return study(members, outcomes, year, command, line.update)


def _write(told: Study, text: Language, files: _Files) -> None:
    """Write the page and the PDF, each whole or not at all."""
    from model.cli.progress import ProgressLine
    from model.output.report.contents import contents
    from model.output.report.page import html

    with ProgressLine("writing", "files") as line:
        line.update(0, len(files.paths))
        page = html(contents(told, text))
        if files.page is not None:
            _write_file(files.page, page.encode(errors="backslashreplace"))
        if files.pdf is not None:
            from model.output.report.pdf import pdf

            line.update(len(files.paths) - 1, len(files.paths))
            _write_file(files.pdf, pdf(page))


def _write_file(path: Path, content: bytes) -> None:
    from model.ensemble.atomic import write_whole
    from model.ensemble.disk_space import reporting_full_disk

    with reporting_full_disk(path.parent):
        write_whole(path, [content])


def _say(told: Study, files: _Files, as_json: bool) -> None:
    for comparison in told.comparisons:
        for warning in comparison.warnings:
            note(f"warning: {warning}")
    if as_json:
        print_json(_document(told, files))
        return
    for path in files.paths:
        say(f"Report in {path}")


def _document(told: Study, files: _Files) -> dict[str, Any]:
    """What was written, and what each difference is called in it."""
    return {
        "files": [str(path) for path in files.paths],
        "reference": told.reference.results.scenario,
        "year": told.year,
        "scenarios": [
            {
                "scenario": member.results.scenario,
                "runs": comparison.runs,
                "findings": [
                    {
                        "outcome": name,
                        "call": finding.call.value,
                        "sureness": finding.sureness.name.lower(),
                        "agreeing": finding.agreeing,
                        "slight": finding.slight,
                        "median_difference": finding.difference.figures.median_difference,
                    }
                    for name, finding in findings.items()
                ],
            }
            for (member, findings), comparison in zip(told.findings, told.comparisons, strict=True)
        ],
    }
