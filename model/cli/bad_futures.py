"""What the commands share that ask which futures end badly: ``--worst`` and ``--below``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from model.cli import ensembles, studies

if TYPE_CHECKING:
    from model.analysis.bad_futures import Rule
    from model.ensemble.results import Results
    from model.scenario import Scenario

Worst = Annotated[
    float | None,
    typer.Option(
        min=0.01, max=0.9, help="Share of the futures that count as bad.", show_default="0.25"
    ),
]
Below = Annotated[
    str | None,
    typer.Option(
        metavar="LEVEL|SCENARIO",
        help="Count as bad what ends below a level, or below another scenario in the same run; "
        "above, where less is better.",
    ),
]


def find_rule(worst: float | None, below: str | None, outcomes: Sequence[str], year: int) -> Rule:
    """What a user calls bad: a share, a level of the one outcome looked at, or another scenario.

    Raises ``ScenarioError`` for what is none, for a level of several outcomes, whose units differ,
    and for a scenario without the year that is judged.
    """
    from model.analysis.bad_futures import USUAL_SHARE, Rule

    if below is None:
        return Rule(USUAL_SHARE if worst is None else worst)
    if worst is not None:
        raise ensembles.refusal("--below", "given together with --worst", allowed="one of both")
    try:
        level = float(below)
    except ValueError:
        return Rule(rival=_rival(below, year))
    return Rule(level=_level(level, below, outcomes))


def require_same_model(rule: Rule, results: Iterable[Results]) -> None:
    """Refuse to hold runs of another state of the model against a scenario run in this one."""
    from model.ensemble.identity import differences, versions

    for each in results if rule.rival is not None else ():
        other = differences(versions(), each.manifest["versions"])
        if other:
            found = f"{each.folder} is of {other}"
            raise ensembles.refusal("--below", found, allowed="a level, or runs made again")


def refuse_with_results(options: Mapping[str, object]) -> None:
    """Refuse options that say how futures are sampled, where results are the futures."""
    for option, value in options.items():
        if value is not None and value != []:
            found = "given for a folder of results, whose own runs are the futures"
            raise ensembles.refusal(option, found, allowed="a scenario, or no such option")


def _level(level: float, text: str, outcomes: Sequence[str]) -> float:
    from math import isfinite

    if not isfinite(level):
        raise ensembles.refusal("--below", f"{text} is no level", allowed="a number")
    if len(outcomes) > 1:
        found = f"{text} as a level of {len(outcomes)} outcomes"
        raise ensembles.refusal("--below", found, allowed="a level with one of --outcomes")
    return level


def _rival(name: str, year: int) -> Scenario:
    from model.errors import nearest
    from model.scenario import catalogue

    if name not in catalogue() and not Path(name).exists():
        found, allowed = f"{name!r} is neither", "a number, or a scenario"
        raise ensembles.refusal(
            "--below", found, allowed=allowed, nearest=nearest(name, catalogue())
        )
    rival = studies.find_subject(name, None, None, None).scenario
    studies.find_year(year, rival)
    return rival
