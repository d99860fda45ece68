"""Values of a batch are read by name, as a row or as a column of runs."""

from __future__ import annotations

import copy
import pickle
from typing import NamedTuple

import numpy as np
import pytest

from model.numerics.arrays import FloatArray
from model.parameters import Values


def test_values_are_read_as_attribute_item_and_column() -> None:
    values = Values({"toll": np.array([1.0, 2.0])})
    assert values.toll is values["toll"]
    assert values.column("toll").tolist() == [[1.0], [2.0]]
    assert dict(values) == {"toll": values.toll}
    assert len(values) == 1


class Fees(NamedTuple):
    """What two values are called."""

    toll: FloatArray
    fine: FloatArray


def test_values_are_gathered_once_by_the_names_of_a_tuples_fields() -> None:
    values = Values({name: np.array([number]) for number, name in enumerate(["a", "fine", "toll"])})
    fees = values.gathered(Fees)
    assert fees.toll is values.toll
    assert fees.fine is values.fine
    assert values.gathered(Fees) is fees


def test_an_unknown_value_has_a_telling_error() -> None:
    with pytest.raises(AttributeError, match="no value named 'tol'"):
        _ = Values({}).tol


def test_values_can_travel_to_another_process() -> None:
    values = Values({"toll": np.array([1.0, 2.0])})
    for other in (pickle.loads(pickle.dumps(values)), copy.deepcopy(values)):
        assert np.array_equal(other.toll, values.toll)
