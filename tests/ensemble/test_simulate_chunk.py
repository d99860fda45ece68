"""Laws of attempts: a run that is no number says which outcome first, and when."""

from __future__ import annotations

from typing import Any, cast

import numpy as np

from model.ensemble.design import draw
from model.ensemble.session import _Trunk
from model.ensemble.simulate_chunk import _first_non_finite, failed_run
from tests.ensemble.toy import ToyScenario

TOY: Any = cast(Any, ToyScenario())


def test_the_first_quarter_that_is_no_number_is_told() -> None:
    values = {"a": np.ones((2, 16)), "b": np.ones((2, 16)), "c": np.ones((2, 16))}
    values["a"][1, 9], values["b"][1, 5], values["c"][1, 5] = np.nan, np.inf, np.nan
    assert _first_non_finite(TOY, values, 1) == "b is inf in 2014-Q2"
    values["b"][1, 5] = 1.0
    assert _first_non_finite(TOY, values, 1) == "c is nan in 2014-Q2"
    values["c"][1, 5] = 1.0
    assert _first_non_finite(TOY, values, 1) == "a is nan in 2015-Q2"


def test_a_failed_run_is_told_with_what_it_was_given() -> None:
    failed = failed_run(TOY, 3, 5, "it broke")
    own = draw(TOY, 3, np.array([5])).parameters
    assert (failed.run, failed.seed, failed.error) == (5, 3, "it broke")
    assert failed.parameters == {name: float(own[name][0]) for name in own}


def test_a_trunk_is_told_by_all_that_can_change_its_results() -> None:
    one, same, other = (
        _Trunk(cast(Any, ToyScenario(**more))) for more in ({}, {"name": "x"}, {"dials": {}})
    )
    assert one == same
    assert hash(one) == hash(same)
    assert one != other
    assert one != "toy"
