"""``policy``: which of Kazakhstan's policies stand up to what may come, and better ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from model.cli import ensembles, policy_search, studies
from model.cli.destinations import ready_file
from model.cli.ensembles import Force, Json, Settings, Workers
from model.cli.printing import note, print_json, say, say_figures, write_table
from model.cli.studies import Csv, Out, Outcomes, Plot, Seed, Year

if TYPE_CHECKING:
    from model.analysis.policy.stances import Stance
    from model.analysis.policy.weigh import Weighing
    from model.cli.studies import Subject
    from model.clock import Quarter
    from model.scenario import Scenario

USUAL_FUTURES = 250
Scenarios = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SCENARIO [POLICY...]]",
        help="A scenario, and others whose levers are policies to weigh.", show_default="baseline",
    ),
]  # fmt: skip
Policies = Annotated[
    list[str] | None,
    typer.Option(
        "--policy", metavar="NAME=LEVER:LEVEL,...", help="A policy to weigh too; repeatable."
    ),
]
Levers = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME,...", help="Levers to try alone at either end, or none.",
        show_default="all of them",
    ),
]  # fmt: skip
Dials = Annotated[
    list[str] | None,
    typer.Option(
        "--inputs", metavar="NAME,...", help="Risk dials that futures differ in, or none.",
        show_default="all that the scenario does not set",
    ),
]  # fmt: skip
Needs = Annotated[
    list[str] | None,
    typer.Option(
        "--need", metavar="OUTCOME=LEVEL", help="What is good enough; repeatable.",
        show_default="the median of the present stance",
    ),
]  # fmt: skip
Number = Annotated[
    int | None,
    typer.Option(
        min=2, max=1_000_000, help="Futures that policies face.",
        show_default=f"{USUAL_FUTURES}; {policy_search.FUTURES} in a search",
    ),
]  # fmt: skip
Since = Annotated[
    str | None,
    typer.Option(
        metavar="QUARTER", help="When levers are moved and dials turned.", show_default="2026-Q1"
    ),
]
Top = Annotated[int, typer.Option(min=1, help="Policies that a table shows.")]


def policy(
    scenarios: Scenarios = None,
    policies: Policies = None,
    levers: Levers = None,
    search: policy_search.Search = False,
    evaluations: policy_search.Evaluations = None,
    metric: policy_search.Metric = None,
    show: policy_search.Show = None,
    fresh: policy_search.Fresh = None,
    runs: Number = None,
    seed: Seed = None,
    outcomes: Outcomes = None,
    needs: Needs = None,
    year: Year = None,
    dials: Dials = None,
    since: Since = None,
    top: Top = 10,
    settings: Settings = None,
    plot: Plot = True,
    out: Out = None,
    csv: Csv = None,
    workers: Workers = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Weigh policies in many futures by regret, or --search for combinations of levers.

    Policies are the present stance, each lever alone at either end, the levers of further scenarios
    and those given by --policy. All meet the same futures, which differ in risk dials, anywhere
    from 0 to 1, and in all that is uncertain. A search evolves policies towards several outcomes
    at once, and saves those that stand for the Pareto front as scenarios. See
    docs/analysis/policy.md.

    Example: python run_sim.py policy baseline national_interest --policy "open=labour_quota:1"
    """
    world, *others = scenarios or ["baseline"]
    usual = policy_search.FUTURES if search else USUAL_FUTURES
    subject = studies.find_subject(world, runs or usual, seed, settings)
    parting = studies.find_branch_quarter(since, subject.scenario)
    last = studies.find_year(year, subject.scenario, parting)
    named = policy_search.outcomes(outcomes) if search else studies.find_outcomes(outcomes)
    studies.require_direction(named)
    varied = _dials(dials, subject.scenario)
    ready_file("--csv", csv)
    if search:
        given = {"POLICY": others, "--policy": policies, "--levers": levers, "--need": needs}
        _refuse_in_search(given)
        wish = policy_search.Wish(subject, tuple(varied), parting, last, tuple(named))
        effort = policy_search.Extent(
            evaluations or policy_search.EVALUATIONS,
            metric or policy_search.METRIC,
            show or policy_search.SHOWN,
            fresh or policy_search.FRESH,
        )
        policy_search.run(wish, effort, (plot, out, csv, workers, force, as_json))
        return
    _refuse_without_search(
        {"--evaluations": evaluations, "--metric": metric, "--show": show, "--fresh": fresh}
    )
    stances = _stances(subject.scenario, others, policies, levers)
    thresholds = _thresholds(needs, named)
    folder = studies.ready_figures("policy", subject, plot, out)
    weighing, failed = _weigh(
        subject, (stances, thresholds), (varied, parting, named, last), workers, force
    )
    paths = [] if folder is None else _draw(weighing, subject, top, folder)
    _report(weighing, subject, top, csv, paths, as_json)
    if studies.note_errors(failed, subject.runs):
        raise typer.Exit(1)


def _weigh(
    subject: Subject,
    policies: tuple[Mapping[str, Stance], Mapping[str, float]],
    futures: tuple[Sequence[str], Quarter, Sequence[str], int],
    workers: int | None,
    force: bool,
) -> tuple[Weighing, Mapping[str, Mapping[int, str]]]:
    """The policies as they were weighed, and what failed by policy."""
    from model.analysis.policy.weigh import weigh
    from model.analysis.policy.worlds import face, worlds

    stances, thresholds = policies
    dials, since, outcomes, year = futures
    note(
        f"{len(stances)} policies in {subject.runs} futures of {subject.scenario.name}, "
        f"{len(dials)} dials varied, from {since} on"
    )
    with studies.studying("policy") as progress:
        plan = subject.plan(workers, force, progress)
        where = worlds(subject.scenario, dials, subject.runs, subject.seed, since)
        faced = face(where, stances, outcomes, year, plan)
        return weigh(faced, stances, year, subject.seed, thresholds), faced.errors


def _refuse_in_search(options: Mapping[str, object]) -> None:
    for option, value in options.items():
        if value:
            raise ensembles.refusal(option, "given together with --search", allowed="one of both")


def _refuse_without_search(options: Mapping[str, object]) -> None:
    for option, value in options.items():
        if value is not None:
            raise ensembles.refusal(option, "given without --search", allowed="both, or neither")


def _dials(asked: Sequence[str] | None, scenario: Scenario) -> list[str]:
    """The dials a user named, or all that the scenario leaves as the baseline has them."""
    from model.analysis.discovery.sampling import free_names
    from model.analysis.study.input_ranges import DIALS
    from model.risks import dial_registry

    if asked == ["none"]:
        return []
    known = dial_registry()
    named = ensembles.named("--inputs", asked, known, "dial", "run_sim.py risks")
    return named or free_names(scenario, DIALS)


def _stances(
    scenario: Scenario,
    others: Sequence[str],
    policies: Sequence[str] | None,
    levers: Sequence[str] | None,
) -> dict[str, Stance]:
    """All policies to weigh, by name."""
    from model.analysis.policy.stances import PRESENT, alone, present
    from model.risks import policy_registry

    stance, known = present(scenario), policy_registry()
    chosen: Sequence[str] = []
    if levers != ["none"]:
        named = ensembles.named("--levers", levers, known, "lever", "run_sim.py policies")
        chosen = named or list(known)
    found: dict[str, Stance] = {PRESENT: stance, **alone(stance, chosen)}
    scenarios = [("POLICY", *_of_scenario(name)) for name in dict.fromkeys(others)]
    options = [("--policy", *_of_option(text)) for text in policies or ()]
    for option, name, own in [*scenarios, *options]:
        if name in found:
            raise ensembles.refusal(option, f"{name} is the name of another policy")
        found[name] = {**stance, **own}
    return found


def _of_scenario(name: str) -> tuple[str, dict[str, float]]:
    """The levers that a scenario moves; whatever else it changes is left out, and said so."""
    from model.scenario import differences, load_scenario

    scenario = load_scenario(name)
    changes = differences(scenario, load_scenario("baseline"))
    left_out = [*changes.dials, *changes.parameters, *changes.uncertainty, *changes.events]
    if left_out:
        note(f"{scenario.name}: only its levers are taken, not {', '.join(left_out)}")
    return scenario.name, dict(changes.policies)


def _of_option(text: str) -> tuple[str, dict[str, float]]:
    """A policy as ``name=training:1,research:0.5``."""
    from model.errors import nearest
    from model.risks import policy_registry

    form = "NAME=LEVER:LEVEL,..., as open=labour_quota:1,land_leasing:0.5"
    name, equals, rest = text.partition("=")
    pairs = [part.partition(":") for part in rest.split(",") if part]
    if not name or not equals or not pairs:
        raise ensembles.refusal("--policy", f"{text!r} is no policy", allowed=form)
    found: dict[str, float] = {}
    for lever, _, level in pairs:
        if lever in found:
            raise ensembles.refusal("--policy", f"{lever} twice in {name}", allowed="once")
        if lever not in policy_registry():
            raise ensembles.refusal(
                "--policy", f"no lever {lever!r}", nearest=nearest(lever, policy_registry()),
                see="run_sim.py policies",
            )  # fmt: skip
        found[lever] = _number("--policy", level, form)
        if not 0.0 <= found[lever] <= 1.0:
            raise ensembles.refusal("--policy", f"{lever} at {level}", allowed="0 to 1")
    return name, found


def _thresholds(needs: Sequence[str] | None, outcomes: Sequence[str]) -> dict[str, float]:
    from model.errors import nearest

    found: dict[str, float] = {}
    for text in needs or ():
        name, _, level = text.partition("=")
        if name not in outcomes:
            raise ensembles.refusal(
                "--need", f"{name!r} is none of the outcomes looked at",
                allowed=", ".join(outcomes), nearest=nearest(name, outcomes),
            )  # fmt: skip
        if name in found:
            raise ensembles.refusal("--need", f"{name} twice", allowed="once")
        found[name] = _number("--need", level, "OUTCOME=LEVEL, as transit_revenue=1800")
    return found


def _number(option: str, text: str, allowed: str) -> float:
    from math import isfinite

    try:
        value = float(text)
    except ValueError:
        raise ensembles.refusal(option, f"{text!r} is no number", allowed=allowed) from None
    if not isfinite(value):
        raise ensembles.refusal(option, f"{text!r} is no number", allowed=allowed)
    return value


def _draw(weighing: Weighing, subject: Subject, top: int, folder: Path) -> list[Path]:
    from model.output.policy_figures import regret_figure

    about = (
        f"{weighing.futures} futures, seed {subject.seed}; {subject.scenario.name} "
        f"{subject.scenario.digest()[:8]}"
    )
    return [regret_figure(weighing, top, about, folder / "regret.png")]


def _report(
    weighing: Weighing,
    subject: Subject,
    top: int,
    csv: Path | None,
    paths: Sequence[Path],
    as_json: bool,
) -> None:
    from model.output.policy_tables import weighing_csv, weighing_text

    studies.note_sample(weighing.futures)
    if csv is not None:
        write_table(csv, weighing_csv(weighing), "Policies")
    if as_json:
        head = {"scenario": subject.scenario.name, "digest": subject.scenario.digest()}
        rest = {"seed": subject.seed, "figures": list(map(str, paths))}
        print_json({**head, **rest, **weighing.document()})
        return
    say(weighing_text(weighing, subject.scenario.name, subject.seed, top))
    say_figures(paths)
