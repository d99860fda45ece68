"""The figures of comparisons, and what else is drawn in grey beside a scenario."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from model.ensemble.failures import EnsembleError
from model.ensemble.progress import Progress, silent
from model.ensemble.results import Results
from model.languages import ENGLISH, Language
from model.output.differences import difference_panels
from model.output.fan import fan_chart, fan_panels
from model.output.pictures import file_name


def comparison_figures(
    reference: Results,
    others: Sequence[Results],
    outcomes: Sequence[str],
    folder: Path,
    progress: Progress = silent,
    text: Language = ENGLISH,
) -> list[Path]:
    """Write a fan chart and a chart of paired differences for each of the outcomes.

    `progress` is told how many figures are drawn, out of how many.
    """
    paths: list[Path] = []
    for outcome in outcomes:
        progress(len(paths), 2 * len(outcomes))
        fan, change = (
            folder / file_name(f"{outcome}_{kind}", text.code) for kind in ("fan", "difference")
        )
        if len(others) == 1:
            paths.append(fan_chart(others[0], outcome, fan, reference, text))
        else:
            paths.append(fan_panels(reference, others, outcome, fan, text))
        progress(len(paths), 2 * len(outcomes))
        paths.append(difference_panels(reference, others, outcome, change, text))
    return paths


def reference_beside(results: Results) -> Results | None:
    """The baseline's results in the folder beside, where they pair with these; none otherwise."""
    try:
        found = Results.open(results.folder.parent / "baseline")
    except EnsembleError:
        return None
    pairs = (
        found.scenario != results.scenario
        and found.seed == results.seed
        and found.horizon == results.horizon
        and found.manifest["versions"] == results.manifest["versions"]
    )
    return found if pairs else None
