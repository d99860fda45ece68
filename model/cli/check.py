"""``check``: whether scenario files are right, with all that is wrong in them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from model.cli.ensembles import Json
from model.cli.printing import note, print_json, say

if TYPE_CHECKING:
    from model.errors import Problem

Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE...|all", help="YAML files, scenario names, or all."),
]
WriteSchema = Annotated[
    bool,
    typer.Option("--write-schema", help="Write scenarios/schema.json, which editors complete by."),
]


def check(files: Files = None, write_schema: WriteSchema = False, as_json: Json = False) -> None:
    """Check scenario files and say everything that is wrong in them.

    Example: python run_sim.py check all
    """
    if not files and not write_schema:
        raise typer.BadParameter("name the files to check, or all", param_hint="FILE")
    if write_schema:
        _write_schema()
    reports = [_report(file) for file in _expanded(files or [])]
    if as_json:
        print_json([_document(*report) for report in reports])
    else:
        _print(reports)
    if any(problems for _, problems, _ in reports):
        raise typer.Exit(2)


Report = tuple[str, "tuple[Problem, ...]", list[str]]
"""A file, what is wrong in it, and remarks."""


def _expanded(files: list[str]) -> list[str]:
    from model.scenario import catalogue

    return [name for file in files for name in (catalogue() if file == "all" else [file])]


def _report(file: str) -> Report:
    from model.errors import ScenarioError
    from model.scenario import load_scenario, notes

    try:
        return file, (), notes(load_scenario(file))
    except ScenarioError as error:
        return file, error.problems, []


def _print(reports: list[Report]) -> None:
    """Say which files are right; what is wrong goes to standard error, each problem once."""
    told: dict[Problem, None] = {}
    for file, problems, remarks in reports:
        for problem in problems:
            if problem not in told:
                note(str(problem))
        told.update(dict.fromkeys(problems))
        for remark in remarks:
            note(f"{file}: note: {remark}")
        if not problems:
            say(f"{file}: ok")


def _document(file: str, problems: tuple[Problem, ...], remarks: list[str]) -> dict[str, Any]:
    return {
        "file": file,
        "ok": not problems,
        "problems": [
            {
                "file": problem.place.source,
                "line": problem.place.line,
                "column": problem.place.column,
                "key": problem.key,
                "found": problem.found,
                "allowed": problem.allowed,
                "nearest": problem.nearest,
                "message": str(problem),
            }
            for problem in problems
        ],
        "notes": remarks,
    }


def _write_schema() -> None:
    from model.scenario.schema import write_schema
    from model.text_file import shown

    note(f"wrote {shown(write_schema())}")
