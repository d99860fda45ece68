"""``calibrate``: fit the uncertain parameters to what was observed up to 2018."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from model.cli import ensembles
from model.cli.ensembles import RESULTS, Force, Json, Seed, Workers
from model.cli.printing import note, print_json, print_table, print_wrapped, say

if TYPE_CHECKING:
    from model.analysis.calibration.calibrate import Calibration
    from model.analysis.calibration.learning import Learnt
    from model.analysis.calibration.waves import Laboratory

Runs = Annotated[
    int, typer.Option(min=1000, max=1_000_000, help="Runs of each of the three waves.")
]
Draws = Annotated[
    int, typer.Option(min=100, max=1_000_000, help="Draws to write the posterior down in.")
]
Out = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        help="Folder for the posterior.",
        show_default="model/data/posterior, which all scenarios draw from",
    ),
]
_SHOWN = 12


def calibrate(
    runs: Runs = 6000,
    draws: Draws = 1000,
    seed: Seed = 1,
    out: Out = None,
    workers: Workers = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Fit the uncertain parameters to what was observed up to 2018, by history matching.

    Three waves of runs train emulators, which rule out what cannot be and weigh the rest; the
    posterior is written where scenarios draw their parameters from. Finished waves are kept in
    results/calibration, so that an interrupted command takes up where it stopped.

    Example: python run_sim.py calibrate --seed 1
    """
    from model.analysis.calibration.calibrate import calibrate as fit
    from model.analysis.calibration.history import CalibrationError
    from model.analysis.calibration.store import write_posterior
    from model.ensemble.identity import fitted_model
    from model.parameters.posterior import POSTERIOR

    folder = ensembles.ready_folder("--out", out or POSTERIOR.parent)
    laboratory = _laboratory(seed, runs, workers, force)
    with ensembles.reporting():
        try:
            found = fit(laboratory, runs, draws)
        except CalibrationError as error:
            note(f"error: {error}")
            raise typer.Exit(1) from None
        except KeyboardInterrupt:
            note("stopped; finished waves are kept, and the same command takes them up")
            raise typer.Exit(130) from None
        paths = write_posterior(found, folder, fitted_model())
    if as_json:
        print_json({**found.document(), "files": [str(path) for path in paths]})
    else:
        _print(found, paths)
    for warning in found.warnings:
        note(f"warning: {warning}")


def _laboratory(seed: int, runs: int, workers: int | None, force: bool) -> Laboratory:
    """The baseline up to the last year that may be seen, and the figures it is held against."""
    from model.analysis.calibration.misfit import fitted_misfit
    from model.analysis.calibration.space import plausible_space
    from model.analysis.calibration.waves import Laboratory
    from model.cli.progress import progress_of
    from model.clock import FIRST_QUARTER, QUARTERS_A_YEAR, Quarter
    from model.ensemble.identity import fitted_model
    from model.evidence import LAST_FITTED_YEAR, targets
    from model.scenario import load_scenario

    baseline = load_scenario("baseline").with_end(Quarter(LAST_FITTED_YEAR, QUARTERS_A_YEAR))
    folder = RESULTS / "calibration" / f"{runs}-runs"
    if force:
        for wave in folder.glob("*.wave"):
            wave.unlink()
    return Laboratory(
        scenario=baseline,
        space=plausible_space(),
        misfit=fitted_misfit(targets(), FIRST_QUARTER.year),
        seed=seed,
        folder=folder,
        key=f"{fitted_model()}/{baseline.digest()}/{seed}",
        workers=workers,
        progress=progress_of,
    )


def _print(found: Calibration, paths: Sequence[Path]) -> None:
    from model.output.numbers import number

    say(
        f"{len(found.fits)} observed figures up to 2018, {3 * found.runs:,} runs, seed {found.seed}"
        f"\nNot ruled out by history matching: {100 * found.left_share:.1f} % of the space"
        f"\nEffective candidates behind the posterior: {found.effective:,.0f}\n"
    )
    print_table(
        ("target", "year", "observed", "5 %", "median", "95 %", "before", "after", "unit"),
        [
            (
                fit.series,
                str(fit.year),
                number(fit.observed),
                number(fit.p05),
                number(fit.median),
                number(fit.p95),
                f"{fit.implausible_before:.2f}",
                f"{fit.implausible:.2f}",
                fit.unit,
            )
            for fit in found.fits
        ],
        further=("unit",),
    )
    say(
        "\nBefore and after: implausibility of the target under flat priors and under the\n"
        "posterior, in standard deviations of all that may part model and figure; 3 rules out.\n"
    )
    _print_learnt(found)
    say(f"\nIn {paths[0].parent}: {', '.join(path.name for path in paths)}")


def _print_learnt(found: Calibration) -> None:
    from model.analysis.calibration.learning import NOT

    told = [learnt for learnt in found.learnt if learnt.verdict != NOT]
    print_table(
        ("parameter", "plausible", "posterior 5 .. 95 %", "spread left", "verdict", "learnt from"),
        [_learnt_row(learnt) for learnt in told],
        further=("learnt from",),
    )
    untold = [learnt.name for learnt in found.learnt if learnt.verdict == NOT]
    for heading, names in (
        ("Not identified, though some target responds to them", untold),
        ("Not identified, as no target responds to them", found.silent),
    ):
        say("")
        print_wrapped(f"{heading} ({len(names)}): {_listed(names)}")
    say("What is not identified keeps its distribution in the register.")


def _learnt_row(learnt: Learnt) -> tuple[str, ...]:
    return (
        learnt.name,
        f"{learnt.low:g} .. {learnt.high:g}",
        f"{learnt.p05:.3g} .. {learnt.p95:.3g}",
        f"{100 * learnt.left:.0f} %",
        learnt.verdict,
        learnt.strongest,
    )


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more (--json lists all)" if more > 0 else "")
