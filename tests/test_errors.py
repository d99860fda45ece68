"""How mistakes are reported."""

from __future__ import annotations

import pickle

from model.errors import Place, Problem, ScenarioError, nearest


def test_a_problem_says_where_what_and_what_to_do() -> None:
    place = Place("scenarios/x.yaml", 14, 3)
    problem = Problem(place, "dials.a", "no such dial", "b, c", "b", "run_sim.py risks")
    assert str(problem) == (
        "scenarios/x.yaml:14: dials.a: no such dial; allowed: b, c; did you mean b? "
        "(all: run_sim.py risks)"
    )


def test_a_message_never_disturbs_a_terminal() -> None:
    problem = Problem(Place("x\x1b.yaml"), "a\nb", "\x07 \u202e")
    assert str(problem).isprintable()


def test_an_error_has_a_line_for_each_problem_and_survives_pickling() -> None:
    error = ScenarioError([Problem(Place("a", 1), "k", "x"), Problem(Place("b"), "", "y")])
    assert str(error) == "a:1: k: x\nb: y"
    assert pickle.loads(pickle.dumps(error)).problems == error.problems


def test_the_nearest_name_is_offered_only_if_it_is_near() -> None:
    assert nearest("Transit_Tarif", ["transit_tariff", "training"]) == "transit_tariff"
    assert nearest("zzz", ["transit_tariff", "training"]) == ""
