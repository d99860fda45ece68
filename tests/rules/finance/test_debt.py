"""Laws of debt and of China's weight."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from model.numerics.arrays import FloatArray
from model.rules.finance import debt as rules
from tests.arrays import levels, numbers, same
from tests.reference.finance import debt as rules_by_arrays

debts = numbers(0.0, 1e5)


@given(debts, numbers(0.0, 0.12), numbers(0.0, 0.06))
def test_nobody_repays_more_than_is_owed(
    debt: FloatArray, amortisation: FloatArray, rate: FloatArray
) -> None:
    repaid = rules_by_arrays.repayment(debt, amortisation)
    assert np.all((repaid >= 0.0) & (repaid <= debt))
    assert np.allclose(4.0 * rules_by_arrays.interest(debt, rate), debt * rate)


@given(levels(), levels(), levels())
def test_dominance_is_a_share_that_grows_with_each_of_its_three_sources(
    trade: FloatArray, debt: FloatArray, ownership: FloatArray
) -> None:
    weight = rules.dominance(trade, debt, ownership)
    assert np.all((weight >= 0.0) & (weight <= 1.0))
    for place in range(3):
        sources = [trade, debt, ownership]
        sources[place] = sources[place] + 0.1
        assert np.all(rules.dominance(*sources) >= weight)


@given(numbers(0.2, 0.5), levels(), numbers(0.0, 3.0), levels())
def test_dependence_cuts_the_bargaining_weight_and_outside_options_lift_it(
    base: FloatArray, dependence: FloatArray, sensitivity: FloatArray, outside: FloatArray
) -> None:
    weight = rules.bargaining_weight(base, dependence, sensitivity, outside)
    assert np.all((weight >= 0.0) & (weight <= 1.0))
    assert np.all(rules.bargaining_weight(base, dependence + 0.1, sensitivity, outside) <= weight)
    assert np.all(rules.bargaining_weight(base, dependence, sensitivity, outside + 0.1) >= weight)
    free = rules.bargaining_weight(base, dependence, same(0.0), same(0.0))
    assert np.allclose(free, base)
