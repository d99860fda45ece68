"""How policies weigh against each other, as text to read and as CSV."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from model.analysis.policy.search.search import Pick, Searched
from model.analysis.policy.stances import PRESENT
from model.analysis.policy.weigh import Weighed, Weighing
from model.csv_export import csv_text
from model.outcomes import Outcome, outcome_registry
from model.output.numbers import number, percentage, scale, signed
from model.output.policy_words import policy_words, role_words
from model.output.tables import WIDTH, aligned

_MOST_LEVERS = 5
LEGEND = """\
Change: mean difference from the present stance, future by future, with its 95 % interval (bootstrap
over futures). Regret: what a policy falls short of the best one shown for the same future; mean,
90th percentile and maximum. Best: share of the futures in which no other does better. Chosen: how
often it has the least maximum regret where futures are drawn again. Enough: share of the futures in
which all thresholds are reached together."""
SEARCH_LEGEND = """\
Differences from the present stance in futures that the search has not seen: mean, and its 95 %
interval (bootstrap over futures). No policy shown is beaten by another one tried by every goal in
the futures of the search, but for what was taken back to make it simpler (at most 2 % of the span
of the front). Levers cost nothing here beyond what the model has them do."""


def weighing_text(weighing: Weighing, scenario: str, seed: int, top: int) -> str:
    """A table an outcome of the `top` policies by regret, and what each criterion chooses."""
    blocks = [
        f"{len(weighing.policies)} policies under {scenario} in the same {weighing.futures} "
        f"futures, seed {seed}"
    ]
    for outcome in weighing.outcomes:
        blocks += [_heading(outcome, weighing), _outcome_table(outcome, weighing, top)]
    blocks += [_satisficing_table(weighing, top), _choices_table(weighing)]
    return "\n\n".join([*blocks, LEGEND])


def weighing_csv(weighing: Weighing) -> str:
    """One line a policy and outcome."""
    return csv_text(
        [
            {
                "policy": each.name,
                "outcome": name,
                "year": weighing.year,
                "futures": weighing.futures,
                **asdict(weight),
                "satisfied": each.satisficing.each[name],
                "satisfied_all": each.satisficing.all,
            }
            for each in weighing.policies
            for name, weight in each.by.items()
        ]
    )


def searched_text(searched: Searched, scenario: str) -> str:
    """The policies that stand for the front: in words, and what they change in fresh futures."""
    weighing, goals = searched.weighing, searched.goals
    tried, front = len(searched.archive.stances), int(searched.archive.front.sum())
    head = (
        f"{tried} policies tried under {scenario} in {searched.futures} futures, seed "
        f"{searched.seed}, by the {goals.metric} in {weighing.year} of "
        f"{', '.join(goals.outcomes)}; {front} of them are beaten by none. "
        f"{len(searched.picks)} stand for these, checked in {weighing.futures} fresh futures:"
    )
    stance = searched.present.levers
    words = [_pick_words(pick, stance) for pick in searched.picks]
    return "\n\n".join(
        [
            _wrapped(head),
            "\n".join(words),
            _changes_table(searched),
            _levers_table(searched),
            SEARCH_LEGEND,
        ]
    )


def searched_csv(searched: Searched) -> str:
    """One line a policy: its levers, and its outcomes in fresh futures with their differences."""
    return csv_text([_flat(pick) for pick in searched.picks])


def tried_csv(searched: Searched) -> str:
    """One line a policy that was tried."""
    return csv_text(searched.tried())


def _heading(outcome: Outcome, weighing: Weighing) -> str:
    shown = scale(outcome.annual_unit)
    own = _present(weighing).by[outcome.name]
    median = number(own.median * shown.factor)
    unit = "" if shown.unit == shown.unit_of_change else f", changes in {shown.unit_of_change}"
    return f"{outcome.title} in {weighing.year}, {median} {shown.unit} at present{unit}"


def _present(weighing: Weighing) -> Weighed:
    return next(each for each in weighing.policies if each.name == PRESENT)


def _outcome_table(outcome: Outcome, weighing: Weighing, top: int) -> str:
    head = ("", "change", "95 %", "mean regret", "90th", "max", "best", "chosen")
    factor = scale(outcome.annual_unit).factor
    rows = [_row(each, outcome.name, factor) for each in shown(weighing, outcome.name, top)]
    return aligned([head, *rows])


def shown(weighing: Weighing, outcome: str, top: int) -> list[Weighed]:
    """The `top` policies by their maximum regret, and the present stance."""
    ranked = weighing.ranked(outcome)
    return [each for place, each in enumerate(ranked) if place < top or each.name == PRESENT]


def _row(each: Weighed, outcome: str, factor: float) -> tuple[str, ...]:
    weight = each.by[outcome]
    low, high = (signed(value * factor) for value in (weight.change_low, weight.change_high))
    return (
        each.name,
        signed(weight.change_mean * factor),
        "" if each.name == PRESENT else f"{low} .. {high}",
        number(weight.regret_mean * factor),
        number(weight.regret_p90 * factor),
        number(weight.regret_max * factor),
        percentage(weight.best),
        percentage(weight.minimax_chosen),
    )


def _satisficing_table(weighing: Weighing, top: int) -> str:
    names = [outcome.name for outcome in weighing.outcomes]
    ranked = sorted(weighing.policies, key=lambda each: -each.satisficing.all)
    kept = [each for place, each in enumerate(ranked) if place < top or each.name == PRESENT]
    rows = [
        (
            each.name,
            *(percentage(each.satisficing.each[name]) for name in names),
            percentage(each.satisficing.all),
            f"{percentage(each.satisficing.low)} .. {percentage(each.satisficing.high)}",
        )
        for each in kept
    ]
    levels = " and ".join(map(_threshold, weighing.thresholds.items()))
    heading = _wrapped(f"Good enough: {levels} (thresholds)")
    return f"{heading}\n\n{aligned([('', *names, 'enough', '95 %'), *rows])}"


def _threshold(item: tuple[str, float]) -> str:
    outcome = outcome_registry()[item[0]]
    side = "at most" if outcome.better == "lower" else "at least"
    shown_as = scale(outcome.annual_unit)
    unit = shown_as.unit.split(" (")[0]
    return f"{outcome.title} {side} {number(item[1] * shown_as.factor)} {unit}"


def _choices_table(weighing: Weighing) -> str:
    criteria = list(next(iter(weighing.choices.values())))
    rows = [
        (criterion, *(chosen[criterion] for chosen in weighing.choices.values()))
        for criterion in criteria
    ]
    return aligned([("what each criterion chooses", *weighing.choices), *rows])


def _pick_words(pick: Pick, stance: Mapping[str, float]) -> str:
    role = f" ({role_words(pick.roles)})" if pick.roles else ""
    text = f"{policy_words(pick.levers, stance, _MOST_LEVERS)}{role}."
    lines = textwrap.wrap(text, WIDTH - 11)
    return "\n".join([f"{pick.name}  {lines[0]}", *(f"{' ' * 11}{line}" for line in lines[1:])])


def _changes_table(searched: Searched) -> str:
    """Two lines a policy: its mean changes, and their intervals."""
    outcomes = [outcome_registry()[name] for name in searched.goals.outcomes]
    own = searched.present
    rows = [["change from present", *(outcome.name for outcome in outcomes)]]
    rows.append(["", *(scale(o.annual_unit).unit_of_change.split(" (")[0] for o in outcomes)])
    rows.append(["present, median", *(_median(own, outcome) for outcome in outcomes)])
    for pick in searched.picks:
        rows.append([pick.name, *(_mean(pick.weighed, outcome) for outcome in outcomes)])
        rows.append(["", *(_interval(pick.weighed, outcome) for outcome in outcomes)])
    return aligned(rows)


def _median(each: Weighed, outcome: Outcome) -> str:
    return number(each.by[outcome.name].median * scale(outcome.annual_unit).factor)


def _mean(each: Weighed, outcome: Outcome) -> str:
    return signed(each.by[outcome.name].change_mean * scale(outcome.annual_unit).factor)


def _interval(each: Weighed, outcome: Outcome) -> str:
    weight, factor = each.by[outcome.name], scale(outcome.annual_unit).factor
    low, high = (signed(value * factor) for value in (weight.change_low, weight.change_high))
    return f"{low} .. {high}"


def _levers_table(searched: Searched) -> str:
    """The levers that any policy shown moves, a row each."""
    stance = searched.present.levers
    moved = [lever for lever in stance if any(lever in pick.levers for pick in searched.picks)]
    head = ("lever", PRESENT, *(pick.name.removeprefix("policy_") for pick in searched.picks))
    rows = [
        (
            lever,
            f"{stance[lever]:g}",
            *(f"{p.levers[lever]:g}" if lever in p.levers else "." for p in searched.picks),
        )
        for lever in moved
    ]
    return aligned([head, *rows])


def _flat(pick: Pick) -> dict[str, Any]:
    weights = [*_flat_weights(pick.weighed)]
    return {
        "policy": pick.name,
        "roles": " ".join(pick.roles),
        **pick.weighed.levers,
        **dict(weights),
    }


def _flat_weights(each: Weighed) -> Iterator[tuple[str, float]]:
    for name, weight in each.by.items():
        for key in ("median", "change_mean", "change_low", "change_high"):
            yield f"{name}_{key}", float(getattr(weight, key))


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.wrap(text, WIDTH))
