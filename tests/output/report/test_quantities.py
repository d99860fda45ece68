"""Laws of numbers in a report: the digits of the tables, the signs of the language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.languages import LANGUAGES, load
from model.outcomes import outcome_registry
from model.output.numbers import number
from model.output.report.quantities import Quantities

ENGLISH = Quantities(load("en"))
values = st.floats(-1e12, 1e12)


@given(values.filter(lambda value: abs(value) >= 0.001))
def test_english_numbers_are_those_of_the_tables_with_a_true_minus(value: float) -> None:
    assert ENGLISH.number(value) == number(value).replace("-", "\u2212")


@pytest.mark.parametrize("code", LANGUAGES)
@given(value=values)
def test_a_difference_shows_its_sign_and_nothing_has_none(code: str, value: float) -> None:
    written = Quantities(load(code)).signed(value)
    digits = {character for character in written if character.isdecimal()}
    if digits <= {"0"}:
        assert written[0] not in "+\u2212"
    else:
        assert written[0] == ("+" if value > 0 else "\u2212")


@given(st.floats(0.0, 1.0))
def test_all_and_none_are_said_of_all_and_none_only(share: float) -> None:
    written = ENGLISH.percent(share)
    assert (written == "0 %") == (share == 0.0)
    assert (written == "100 %") == (share == 1.0)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_outcome_has_a_unit_and_a_unit_of_change(code: str) -> None:
    write = Quantities(load(code))
    for outcome in outcome_registry().values():
        assert write.unit(outcome.annual_unit)
        assert write.unit_of_change(outcome.annual_unit)
        assert (
            write.spoken_unit(outcome.annual_unit)
            == write.spoken_unit(outcome.annual_unit).rstrip()
        )
