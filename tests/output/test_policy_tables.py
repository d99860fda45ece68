"""Laws of the tables of policies: regret, change and share in the columns that are named so."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from model.analysis.policy.search.front import KNEE
from model.analysis.policy.stances import PRESENT
from model.analysis.policy.weigh import Satisficing, Weighing
from model.outcomes import outcome_registry
from model.output.policy_tables import (
    searched_csv,
    searched_text,
    weighing_csv,
    weighing_text,
)
from model.output.policy_words import lever_words, policy_words, role_words
from model.risks import policy_registry
from tests.output.reading import lines_of_csv, rows
from tests.output.test_policy_figures import (
    LEVER,
    OTHER,
    PROTESTS,
    SHARE,
    policies,
    searched,
)


def weighing() -> Weighing:
    found = []
    for place, each in enumerate(policies()):
        weight = replace(
            each.by[SHARE], change_mean=0.01 * place, change_low=-0.02, change_high=0.03 + place / 100,
            best=0.25 * place, minimax_chosen=0.1 * place,
        )  # fmt: skip
        enough = Satisficing({SHARE: 0.5, PROTESTS: 0.75}, 0.2 + place / 10, 0.125, 0.625)
        found.append(replace(each, by={**each.by, SHARE: weight}, satisficing=enough))
    choices = {SHARE: {"maximin": "all", "regret": "x"}, PROTESTS: {"maximin": "y", "regret": "z"}}
    return Weighing(2035, 50, {SHARE: 0.12, PROTESTS: 6.0}, tuple(found), choices)


def test_policies_are_listed_by_their_largest_regret() -> None:
    blocks = weighing_text(weighing(), "x", 3, 2).split("\n\n")
    assert blocks[0] == "3 policies under x in the same 50 futures, seed 3"
    about = outcome_registry()[SHARE]
    assert blocks[1] == (f"{about.title} in 2035, 10.0 % at present, changes in percentage points")
    head, first, second, present = rows(blocks[2])
    assert head == ["change", "95 %", "mean regret", "90th", "max", "best", "chosen"]
    assert first == [
        f"{LEVER} up", "+1.00", "-2.00 .. +4.00", "0.500", "1.00", "2.00", "25 %", "10 %",
    ]  # fmt: skip
    assert second[0] == "all"
    assert present == [PRESENT, "0", "2.00", "4.00", "8.00", "0 %", "0 %"]


def test_thresholds_and_choices_are_told() -> None:
    blocks = weighing_text(weighing(), "x", 3, 1).split("\n\n")
    titles = [outcome_registry()[name].title for name in (SHARE, PROTESTS)]
    said = " ".join(blocks[5].split())
    assert said.startswith(f"Good enough: {titles[0]} at least 12.0 % and {titles[1]} at most 6.00")
    head, *kept = rows(blocks[6])
    assert head == [SHARE, PROTESTS, "enough", "95 %"]
    assert kept == [
        ["all", "50 %", "75 %", "40 %", "12 % .. 62 %"],
        [PRESENT, "50 %", "75 %", "20 %", "12 % .. 62 %"],
    ]
    assert rows(blocks[7]) == [
        ["what each criterion chooses", SHARE, PROTESTS], ["maximin", "all", "y"], ["regret", "x", "z"],
    ]  # fmt: skip


def test_the_csv_has_a_line_a_policy_and_outcome() -> None:
    lines = lines_of_csv(weighing_csv(weighing()))
    assert len(lines) == 6
    last = lines[-1]
    assert (last["policy"], last["outcome"], last["year"], last["futures"]) == (
        "all", PROTESTS, "2035", "50",
    )  # fmt: skip
    assert (last["regret_max"], last["satisfied"], last["satisfied_all"]) == ("2.0", "0.75", "0.4")


def test_a_search_tells_what_each_policy_moves_and_changes() -> None:
    found = searched()
    weighed = {each.name: each for each in weighing().policies}
    picks = tuple(replace(p, weighed=weighed[p.weighed.name], roles=(KNEE,)) for p in found.picks)
    archive = SimpleNamespace(stances=np.zeros((70, 2)), front=np.array([True] * 9 + [False] * 61))
    found = replace(found, picks=picks, archive=cast(Any, archive))
    head, words, changes, levers, _ = searched_text(found, "x").split("\n\n")
    assert " ".join(head.split()).startswith(
        "70 policies tried under x in 100 futures, seed 1, by the median in 2035 of "
        f"{SHARE}, {PROTESTS}; 9 of them are beaten by none. 2 stand for these"
    )
    assert words.splitlines()[0].startswith("policy_A  ")
    assert "(best balance)." in " ".join(words.split())
    table = rows(changes)
    assert table[0] == ["change from present", SHARE, PROTESTS]
    assert table[2] == ["present, median", "10.0", "9.00"]
    assert table[3] == ["policy_A", "+1.00", "0"]
    assert table[4] == ["-2.00 .. +4.00", "0 .. 0"]
    assert rows(levers) == [
        ["lever", PRESENT, "A", "B"], [LEVER, "0.5", "1", "1"], [OTHER, "0.2", ".", "0"],
    ]  # fmt: skip
    first, _ = lines_of_csv(searched_csv(found))
    assert (first["policy"], first["roles"], first[LEVER]) == ("policy_A", KNEE, "1.0")
    assert (first[f"{SHARE}_median"], first[f"{SHARE}_change_high"]) == ("0.14", "0.04")


@pytest.mark.parametrize(
    ("level", "before", "words"),
    [(1.0, 0.5, "to its highest"), (0.0, 0.5, "to its lowest"), (0.6, 0.5, "up to 0.6"),
     (0.4, 0.5, "down to 0.4"), (0.9, 0.5, "far up to 0.9"), (0.1, 0.5, "far down to 0.1"),
     (0.86, 0.5, "far up to 0.86"), (0.84, 0.5, "up to 0.84")],
)  # fmt: skip
def test_a_lever_is_told_by_where_it_goes(level: float, before: float, words: str) -> None:
    title = policy_registry()[LEVER].title
    assert lever_words(LEVER, level, before) == f"{title[0].lower()}{title[1:]} {words}"


def test_a_policy_of_many_levers_is_cut() -> None:
    levers = dict.fromkeys(list(policy_registry())[:4], 1.0)
    stance = dict.fromkeys(levers, 0.5)
    assert policy_words({}, stance) == "all as at present"
    assert policy_words(levers, stance, 2).endswith(", 2 levers more")
    assert policy_words(levers, stance, 3).endswith(", 1 lever more")
    assert policy_words(levers, stance, 4).endswith("to its highest")


def test_a_role_is_told_by_what_is_better() -> None:
    share, protests = (outcome_registry()[name].title for name in (SHARE, PROTESTS))
    assert role_words((SHARE, PROTESTS, KNEE)) == (
        f"highest {share[0].lower()}{share[1:]}, lowest {protests[0].lower()}{protests[1:]}, "
        "best balance"
    )
