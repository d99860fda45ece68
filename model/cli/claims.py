"""``claims``: put the article's claims to the test, each as a contrast of two scenarios."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from model.cli import ensembles, studies
from model.cli.destinations import ready_file, ready_page
from model.cli.ensembles import Force, Json, Runs, Seed, Workers
from model.cli.printing import note, print_json, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.analysis.claims import Finding
    from model.analysis.propositions import Proposition

Claims = Annotated[
    list[str] | None,
    typer.Argument(metavar="[CLAIM...]", help="Names or ledger ids, as C03.", show_default="all"),
]
Csv = Annotated[Path | None, typer.Option(metavar="FILE", help="Write one line a claim as CSV.")]
Markdown = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Renew the tables of a Markdown page, as docs/claims.md."),
]


def claims(
    asked: Claims = None,
    runs: Runs = 200,
    seed: Seed = 1,
    csv: Csv = None,
    markdown: Markdown = None,
    workers: Workers = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Say which of the article's claims hold in the model, how surely, and how large they are.

    Each claim is a contrast of two scenarios met by the same runs, over all that is uncertain.
    Claims asked for by name or ledger id are shown with the rules behind them.

    Supported: the claimed direction holds in at least 80 % of the runs and the 95 % paired-t
    interval of the mean leaves zero out on that side. Refuted: the same of the opposite direction.
    Cannot be told: most runs do not differ at all, or the interval includes zero and neither
    direction reaches 66 %, or fewer than 30 runs. Mixed: all else. Thresholds after Mastrandrea et
    al. (2010) and IPCC AR6 WG I, Atlas.1. "By construction" is said where the rules fix the sign.

    Example: python run_sim.py claims C03 C22 --runs 200
    """
    from model.analysis.claim_runs import examine
    from model.analysis.study.plan import Plan

    chosen = _choose(asked or ())
    ready_file("--csv", csv)
    ready_page("--markdown", markdown)
    with studies.studying("claims") as progress:
        plan = Plan(
            runs=runs, seed=seed, results=ensembles.RESULTS, workers=workers, force=force,
            progress=progress,
        )  # fmt: skip
        findings, failed = examine(chosen, plan)
    _write(findings, csv, markdown, (seed, runs))
    if as_json:
        print_json(_document(findings, seed, runs))
    else:
        _print(findings, bool(asked), (seed, runs))
    if failed:
        note(f"{failed} of {runs} runs failed in some scenario and were left out there")
        raise typer.Exit(1)


def _choose(asked: Sequence[str]) -> list[Proposition]:
    """The claims of some names and ledger ids, in the order of the register; all for none."""
    from model.analysis.propositions import proposition_registry
    from model.errors import Place, Problem, ScenarioError, nearest

    registry = proposition_registry()
    ids = {claim: None for each in registry.values() for claim in each.ledger}
    problems = [
        Problem(
            Place("CLAIM..."),
            "",
            f"no claim {word!r}",
            nearest=nearest(word, registry) or nearest(word, {i.lower(): i for i in ids}).upper(),
            see="docs/claims.md",
        )
        for word in asked
        if word not in registry and word.upper() not in ids
    ]
    if problems:
        raise ScenarioError(problems)
    named, wanted = set(asked), {word.upper() for word in asked}
    return [
        each
        for each in registry.values()
        if not asked or each.name in named or wanted & set(each.ledger)
    ]


def _document(findings: Sequence[Finding], seed: int, runs: int) -> dict[str, object]:
    from model.analysis.claims import counts

    documents = [finding.document() for finding in findings]
    return {"seed": seed, "runs": runs, "claims": documents, "counts": counts(findings)}


def _print(findings: Sequence[Finding], reasons: bool, design: tuple[int, int]) -> None:
    from model.output.claim_tables import claims_text

    seed, runs = design
    say(f"{len(findings)} claims of the article ({runs} paired runs, seed {seed})\n")
    say(claims_text(findings, reasons))


def _write(
    findings: Sequence[Finding], csv: Path | None, markdown: Path | None, design: tuple[int, int]
) -> None:
    from model.output.claim_tables import claims_csv, claims_markdown, renew

    pages = []
    if csv is not None:
        pages.append((csv, claims_csv(findings)))
    if markdown is not None:
        pages.append((markdown, renew(markdown, claims_markdown(findings, *design))))
    for path, text in pages:
        path.write_text(text, encoding="utf-8")
        note(f"Claims in {path}")
