"""``validate``: score the calibrated baseline against what was observed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from model.cli import ensembles
from model.cli.ensembles import RESULTS, Force, Json, Runs, Seed, Workers
from model.cli.printing import note, print_json, print_table, print_wrapped, say

if TYPE_CHECKING:
    from model.analysis.validation.hindcast import Hindcast, Score
    from model.analysis.validation.yardsticks import Yardstick
    from model.ensemble.results import Results
    from model.evidence import Target

Against = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE.csv",
        help="Figures of your own: columns variable, year, value, in the units of `outcomes`.",
    ),
]
Out = Annotated[
    Path, typer.Option(metavar="DIR", help="Folder for the scores and figures.")
]  # fmt: skip
NoPlots = Annotated[bool, typer.Option("--no-plots", help="Write no figures.")]
_YARDSTICK_YEAR = 2030


def validate(
    against: Against = None,
    runs: Runs = 200,
    seed: Seed = 1,
    out: Out = RESULTS / "validation",
    workers: Workers = None,
    force: Force = False,
    no_plots: NoPlots = False,
    as_json: Json = False,
) -> None:
    """Score the baseline against observations: fitted years, and years it has not seen.

    Each figure is predicted from the runs, with the errors of the figure and of the model's
    structure about them; predictions are scored by error, by how many figures lie in the 50 % and
    90 % bands, by the continuous ranked probability score, and by the skill against forecasts that
    need no model: the last value known in 2018, and the trend up to it. The drivers of the model
    (trade, prices, growth abroad) are the observed ones up to 2024. A figure of an outcome of
    which the project has no series is given a structural error of 15 %.

    Example: python run_sim.py validate --against my_figures.csv
    """
    from model.analysis.validation.hindcast import hindcast
    from model.cli.progress import ProgressLine
    from model.ensemble.runner import Plan
    from model.evidence import targets
    from model.evidence.figures_file import read_figures

    ensembles.ready_folder("--out", out)
    brought = None if against is None else read_figures(against)
    _note_stale_posterior()
    plan = Plan(runs=runs, seed=seed, workers=workers)
    asked = ensembles.find(["baseline", "no_bri"], None, None)
    with ensembles.reporting():
        baseline, _ = ensembles.obtain(asked[0], plan, force)
        known = targets()
        checked = known if brought is None else brought
        with ProgressLine("validating", "figures") as line:
            found = hindcast(baseline, checked, _past(known, brought), line.update)
        if not found.checked:
            allowed = f"{baseline.years[0]} to {baseline.years[-1]}"
            raise ensembles.refusal("--against", "no figure of these years", allowed=allowed)
        measured = (
            [] if brought else _yardsticks(baseline, ensembles.obtain(asked[1], plan, force)[0])
        )
    paths = _write(found, measured, out, against)
    if not no_plots:
        paths += _draw(baseline, found, checked, out, against)
    if as_json:
        document = {**found.document(), "published": [_measure(each) for each in measured]}
        print_json({**document, "files": [str(path) for path in paths]})
        return
    _print(found, measured, paths, by_outcome=against is not None)


def _note_stale_posterior() -> None:
    """Say where the model has changed since its posterior was fitted."""
    from model.analysis.calibration.store import read_report
    from model.ensemble.identity import fitted_model

    report = read_report()
    if report is None or report["model"] != fitted_model():
        note(
            "note: the posterior was fitted to another state of the model or its libraries; "
            "run_sim.py calibrate fits it anew"
        )


def _past(known: Sequence[Target], brought: Sequence[Target] | None) -> list[Target]:
    """Figures from which naive forecasts start: the reader's, then the project's own."""
    own = list(brought or ())
    given = {(t.series.outcome, t.year) for t in own}
    return own + [t for t in known if (t.series.outcome, t.year) not in given]


def _yardsticks(baseline: Results, without: Results) -> list[Yardstick]:
    from model.analysis.validation.yardsticks import yardsticks

    return yardsticks(baseline, without, _YARDSTICK_YEAR)


def _measure(yardstick: Yardstick) -> dict[str, Any]:
    return {**asdict(yardstick), "verdict": yardstick.verdict}


def _write(
    found: Hindcast, measured: Sequence[Yardstick], folder: Path, against: Path | None
) -> list[Path]:
    """Scores, figures and yardsticks as CSV."""
    from model.csv_export import csv_text

    stem = f"{against.stem}_" if against else ""
    tables: dict[str, list[dict[str, Any]]] = {
        "scores": [asdict(score) for score in found.scores],
        "figures": [asdict(each) for each in found.checked],
        "published": [_measure(each) for each in measured],
    }
    paths = []
    for name, rows in tables.items():
        if rows:
            path = folder / f"{stem}{name}.csv"
            path.write_text(csv_text(rows), encoding="utf-8")
            paths.append(path)
    return paths


def _draw(
    baseline: Results,
    found: Hindcast,
    targets: Sequence[Target],
    folder: Path,
    against: Path | None,
) -> list[Path]:
    """A figure for each part of the evidence, or one for the reader's own."""
    from model.cli.progress import ProgressLine
    from model.output.hindcast import drawn_outcomes, hindcast_chart

    parts: dict[str, list[str]] = {}
    for target in targets:
        names = parts.setdefault("" if against else target.series.part, [])
        if target.series.outcome not in names:
            names.append(target.series.outcome)
    paths = []
    with ProgressLine("drawing", "figures") as line:
        for done, (part, names) in enumerate(parts.items()):
            line.update(done, len(parts))
            shown = names if against else drawn_outcomes(found, names)
            if shown:
                title = f"Hindcast: {part.replace('_', ' ') or (against.name if against else '')}"
                name = f"{against.stem}_figures" if against else part or "figures"
                path = folder / f"{name}.png"
                paths.append(hindcast_chart(baseline, found, shown, title, path))
    return paths


def _print(
    found: Hindcast, measured: Sequence[Yardstick], paths: Sequence[Path], by_outcome: bool
) -> None:
    from model.analysis.validation.hindcast import KNOWN, TO_FIT, UNSEEN

    say(f"{found.scenario}, {found.runs} runs, seed {found.seed}\n")
    headings = {
        TO_FIT: "Years up to 2018",
        UNSEEN: "Unseen years",
        KNOWN: "Unseen by the calibration, but known when a parameter was set: no test",
    }
    for group, heading in headings.items():
        scores = [score for score in found.scores if score.group == group]
        if scores:
            say(f"{heading}\n")
            names = [score.outcome if by_outcome else score.series for score in scores]
            print_table(_COLUMNS, map(_row, names, scores))
            say("")
    print_wrapped(_LEGEND)
    say("")
    _print_totals(found)
    if measured:
        _print_yardsticks(measured)
    say("")
    print_wrapped(f"In {paths[0].parent}: {', '.join(path.name for path in paths)}")


_COLUMNS = (
    "series", "n", "error", "bias", "in 50 %", "in 90 %", "runs'", "CRPS", "skill", "vs trend",
)  # fmt: skip


_LEGEND = (
    "Error and bias: predicted median against observed, over the mean observed. In 50 and 90 %: "
    "figures in those bands of the prediction; runs': in the 90 % band of the runs alone. CRPS in "
    "the outcome's unit. Skill: part of the last value's error saved; vs trend: of the trend's."
)


def _row(name: str, score: Score) -> tuple[str, ...]:
    from model.output.numbers import number, percentage

    return (
        name,
        str(score.figures),
        percentage(score.error),
        percentage(score.bias),
        percentage(score.coverage_50),
        percentage(score.coverage_90),
        percentage(score.runs_coverage_90),
        number(score.crps),
        _skill(score.skill_last_value),
        _skill(score.skill_trend),
    )


def _skill(value: float | None) -> str:
    return "-" if value is None else f"{value:+.2f}"


def _print_totals(found: Hindcast) -> None:
    from model.output.numbers import percentage

    for total in found.totals:
        duels = (
            f"; nearer than the last value on {total.beats_last_value} of "
            f"{total.compared_with_last_value} series, than the trend on {total.beats_trend} of "
            f"{total.compared_with_trend}"
        )
        print_wrapped(
            f"{total.group.capitalize()}: {total.figures} figures of {total.series} series; "
            f"{percentage(total.coverage_50)} in the 50 % band, "
            f"{percentage(total.coverage_90)} in the 90 % band "
            f"({percentage(total.runs_coverage_90)} in that of the runs alone)"
            f"{duels if total.compared_with_last_value else ''}."
        )


def _print_yardsticks(measured: Sequence[Yardstick]) -> None:
    from model.analysis.validation.yardsticks import NOT_MODELLED

    say(f"\nPublished effects of the Belt, and the model's in {_YARDSTICK_YEAR}, in %\n")
    modelled = [each for each in measured if each.verdict != NOT_MODELLED]
    columns = ("published", "place", "low", "high", "model 5 %", "median", "95 %", "verdict")
    print_table(columns, map(_yardstick_row, modelled))
    say(f"{len(measured) - len(modelled)} more are of quantities that the model lacks.")


def _yardstick_row(yardstick: Yardstick) -> tuple[str, ...]:
    from model.output.widths import shortened

    def shown(value: float | None) -> str:
        return "-" if value is None else f"{value:+.1f}"

    return (
        shortened(yardstick.quantity, 32),
        shortened(yardstick.place, 16),
        f"{yardstick.low:g}",
        f"{yardstick.high:g}",
        shown(yardstick.p05),
        shown(yardstick.median),
        shown(yardstick.p95),
        yardstick.verdict,
    )
