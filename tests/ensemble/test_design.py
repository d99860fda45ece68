"""Laws of the design: what a run is given depends on its index and nothing beside it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.clock import Quarter
from model.ensemble.design import draw, place, uncertain
from model.parameters import Distribution, parameter_registry
from model.parameters.posterior import Posterior
from tests.ensemble.toy import ToyScenario

indices = st.lists(st.integers(0, 5000), min_size=1, max_size=20, unique=True)


@given(indices, st.integers(0, 2**40))
def test_the_place_of_a_run_does_not_depend_on_the_batch(runs: list[int], seed: int) -> None:
    together = place(seed, "parameter.toy", np.array(runs))
    alone = [place(seed, "parameter.toy", np.array([run]))[0] for run in runs]
    assert together.tolist() == alone


@given(indices)
def test_places_lie_in_the_unit_interval(runs: list[int]) -> None:
    places = place(1, "parameter.toy", np.array(runs))
    assert ((places >= 0) & (places < 1)).all()


def test_places_of_different_names_and_seeds_are_unrelated() -> None:
    runs = np.arange(4000)
    first, second = place(1, "parameter.a", runs), place(1, "parameter.b", runs)
    third = place(2, "parameter.a", runs)
    assert abs(np.corrcoef([first, second, third]) - np.eye(3)).max() < 0.06


def test_places_are_uniform() -> None:
    places = place(1, "parameter.a", np.arange(20_000))
    shares = np.histogram(places, bins=20, range=(0, 1))[0] / len(places)
    assert abs(shares - 0.05).max() < 0.01


def test_a_value_that_is_set_is_the_same_in_all_runs() -> None:
    name = _drawn_parameter()
    value = parameter_registry()[name].low
    batch = draw(ToyScenario(parameters={name: value}), 1, np.arange(10))
    assert (batch.parameters[name] == value).all()


def test_a_value_set_with_uncertainty_is_drawn_from_it() -> None:
    name = _drawn_parameter()
    low, high = parameter_registry()[name].low, parameter_registry()[name].high
    narrow = Distribution("uniform", low, low + (high - low) / 10, low)
    scenario = ToyScenario(parameters={name: low}, uncertainty={name: narrow})
    drawn = draw(scenario, 1, np.arange(100)).parameters[name]
    assert narrow.low <= drawn.min() < drawn.max() <= narrow.high


def test_setting_one_parameter_leaves_the_draws_of_all_others() -> None:
    name = _drawn_parameter()
    plain = draw(ToyScenario(), 1, np.arange(10)).parameters
    other = draw(ToyScenario(parameters={name: 0.0}), 1, np.arange(10)).parameters
    assert all(np.array_equal(plain[key], other[key]) for key in plain if key != name)


def test_until_it_parts_from_the_baseline_a_scenario_is_the_baseline() -> None:
    name, since = _drawn_parameter(), Quarter(2020, 1)
    plain = draw(ToyScenario(), 1, np.arange(10))
    late = ToyScenario(parameters={name: 0.0}, since=since, before=ToyScenario())
    batch = draw(late, 1, np.arange(10))
    early, after = batch.parameters_in(since.plus(-1)), batch.parameters_in(since)
    assert all(np.array_equal(early[key], plain.parameters[key]) for key in plain.parameters)
    assert (after[name] == 0.0).all()


@pytest.mark.parametrize("seed", [0, 1, 2**63])
def test_drawn_values_stay_in_their_ranges(seed: int) -> None:
    batch = draw(ToyScenario(), seed, np.arange(300))
    for name, parameter in parameter_registry().items():
        values = batch.parameters[name]
        assert values.shape == (300,)
        assert parameter.low <= values.min() <= values.max() <= parameter.high, name


def test_what_was_learnt_together_is_drawn_together(monkeypatch: pytest.MonkeyPatch) -> None:
    first = np.linspace(0.3, 0.6, 40)
    known = Posterior({"nest_scale": first, "friction_weight": 0.9 - first})
    monkeypatch.setattr("model.ensemble.design.posterior", lambda: known)
    scenario = ToyScenario(learnt=known.names)
    drawn = draw(scenario, 1, np.arange(200)).parameters
    assert np.allclose(drawn["nest_scale"] + drawn["friction_weight"], 0.9)
    assert len(np.unique(drawn["nest_scale"])) > 30
    plain = draw(ToyScenario(), 1, np.arange(200)).parameters
    assert all(np.array_equal(drawn[n], plain[n]) for n in plain if n not in known.names)


def test_the_row_of_the_posterior_that_a_run_is_given_does_not_depend_on_the_batch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = Posterior({"nest_scale": np.linspace(0.3, 0.6, 40)})
    monkeypatch.setattr("model.ensemble.design.posterior", lambda: known)
    scenario = ToyScenario(learnt=known.names)
    together = draw(scenario, 1, np.arange(30)).parameters["nest_scale"]
    alone = [draw(scenario, 1, np.array([run])).parameters["nest_scale"][0] for run in range(30)]
    assert together.tolist() == alone


def test_fixed_parameters_are_never_drawn() -> None:
    drawn = uncertain(ToyScenario())
    fixed = {n for n, p in parameter_registry().items() if p.distribution == "fixed"}
    assert not fixed & set(drawn)


def _drawn_parameter() -> str:
    return next(iter(uncertain(ToyScenario())))
