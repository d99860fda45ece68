"""Where the numbers of a report come from, and how to get them again."""

from __future__ import annotations

from collections.abc import Sequence

from model.output.report.blocks import Block, Cell, Code, Prose, Section, Table
from model.output.report.quantities import Quantities
from model.output.report.study import Member, Study

_SHOWN = 20
"""Failed runs that a report lists of each scenario."""


def provenance(study: Study, write: Quantities) -> Section:
    """The scenarios' digests, the seed, the versions, and the command that makes the report."""
    text = write.text
    blocks: list[Block] = [
        Prose(text("The same command gives the same numbers, to the last bit:")),
        Code(study.command),
        _ensembles(study, write),
        _versions(study, write),
        *_failures(study, write),
    ]
    return Section("provenance", text("Where the numbers come from"), blocks)


def _ensembles(study: Study, write: Quantities) -> Table:
    text = write.text
    head = [
        text("Scenario"), text("Name"), text("Runs"), text("Seed"), text("Quarters"),
        text("Digest (SHA-256)"),
    ]  # fmt: skip
    rows = [_ensemble(member, write) for member in study.members]
    return Table(text("The ensembles"), head, rows)


def _ensemble(member: Member, write: Quantities) -> list[Cell]:
    results = member.results
    horizon = f"{results.horizon.start} – {results.horizon.end}"
    finished = write.number_of(len(results.runs))
    return [
        Cell(write.text.title(results.title), kind="wide"),
        Cell(results.scenario, kind="wide"),
        Cell(finished),
        Cell(str(results.seed)),
        Cell(horizon, kind="wide"),
        Cell(results.digest, kind="code"),
    ]


def _versions(study: Study, write: Quantities) -> Table:
    text = write.text
    versions = study.reference.results.manifest["versions"]
    rows = [[Cell(name), Cell(str(each), kind="code")] for name, each in versions.items()]
    return Table(text("What they were computed with"), [text("Part"), text("Version")], rows)


def _failures(study: Study, write: Quantities) -> list[Block]:
    text = write.text
    rows, left_out = [], 0
    for member in study.members:
        failed: Sequence[dict[str, object]] = member.results.manifest["failed"]
        left_out += max(0, len(failed) - _SHOWN)
        rows += [
            [
                Cell(text.title(member.results.title), kind="wide"),
                Cell(str(each["run"])),
                Cell(str(each["error"]), lang="en", kind="prose"),
            ]
            for each in failed[:_SHOWN]
        ]
    if not rows:
        return [Prose(text("No run failed."))]
    notes = [text("They are left out of all numbers; the other runs are kept.")]
    if left_out:
        notes.append(text("Not shown: {n} more.", n=left_out))
    head = [text("Scenario"), text("Run"), text("Error")]
    return [Table(text("Failed runs"), head, rows, notes)]
