"""Laws of words: opposite data give opposite words, and no word is surer than the data."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from model.analysis.compare import Difference
from model.analysis.significance import FEWEST, paired_difference
from model.languages import LANGUAGES, load
from model.numerics.arrays import FloatArray
from model.outcomes import outcome_registry
from model.output.report.findings import Call, Finding, Sureness, judge
from model.output.report.quantities import Quantities
from model.output.report.shares import AMOUNTS, beside_amounts
from model.output.report.words import call_word, sentence, sureness_words, valuation

RUNS = 200
OPPOSITE = {Call.LOWER: Call.HIGHER, Call.HIGHER: Call.LOWER}
LOADED = [load(code) for code in LANGUAGES]
seeds = st.integers(0, 2**32 - 1)
sizes = st.floats(-3.0, 3.0)


def told(
    reference: FloatArray,
    scenario: FloatArray,
    unit: str = "USD_2018 m a year",
    name: str = "transit_revenue",
) -> Finding:
    """What is said of an outcome under two scenarios."""
    figures = paired_difference(reference, scenario)
    difference = Difference("other", name, "Transit revenue", unit, 2035, figures)
    return judge(difference, len(reference))


def drawn(seed: int, shift: float, runs: int = RUNS) -> tuple[FloatArray, FloatArray]:
    """A reference and runs that differ from it by a shift and noise of size one."""
    generator = np.random.default_rng(seed)
    reference = 100.0 + generator.normal(size=runs)
    return reference, reference + shift + generator.normal(size=runs)


@given(seeds, sizes)
def test_opposite_differences_are_called_by_opposite_words_as_surely(
    seed: int, shift: float
) -> None:
    reference, scenario = drawn(seed, shift)
    there, back = told(reference, scenario), told(scenario, reference)
    assert back.call is OPPOSITE.get(there.call, there.call)
    assert back.sureness is there.sureness
    assert there.good("higher") == back.good("lower") or not there.clear


@given(seeds, st.floats(0.0, 0.1))
def test_what_runs_disagree_on_is_never_told_as_sure(seed: int, shift: float) -> None:
    finding = told(*drawn(seed, shift))
    assume(finding.agreeing < 0.8)
    assert finding.call is Call.UNCLEAR
    assert finding.sureness is Sureness.NONE
    for text in LOADED:
        assert sureness_words(finding, Quantities(text)) == ""


@given(seeds, st.floats(5.0, 50.0), st.integers(2, FEWEST - 1))
def test_few_runs_are_never_sure_however_large_the_difference(
    seed: int, shift: float, runs: int
) -> None:
    finding = told(*drawn(seed, shift, runs))
    assert finding.call is Call.TOO_FEW
    assert finding.sureness is Sureness.NONE
    assert finding.good("higher") is None
    assert "too few" in sentence(finding, Quantities(load("en")))


@given(seeds, sizes, sizes)
def test_of_two_shifts_the_larger_is_told_at_least_as_surely(
    seed: int, first: float, second: float
) -> None:
    small, large = sorted((abs(first), abs(second)))
    assert told(*drawn(seed, small)).sureness.value <= told(*drawn(seed, large)).sureness.value


@given(seeds, sizes)
def test_a_sure_word_has_the_runs_behind_it(seed: int, shift: float) -> None:
    reference, scenario = drawn(seed, shift)
    finding = told(reference, scenario)
    lower = float((scenario < reference).mean())
    if finding.clear:
        agreeing = lower if finding.call is Call.LOWER else 1.0 - lower
        assert agreeing >= finding.sureness.value >= 0.8
    else:
        assert finding.sureness is Sureness.NONE


def test_what_does_not_differ_in_any_run_is_unchanged_and_neither_good_nor_bad() -> None:
    reference, _ = drawn(1, 0.0)
    finding = told(reference, reference.copy())
    assert (finding.call, finding.sureness) == (Call.UNCHANGED, Sureness.NONE)
    assert "no run differs" in sentence(finding, Quantities(load("en")))


@pytest.mark.parametrize("text", LOADED, ids=repr)
def test_all_calls_have_words_of_their_own_in_every_language(text) -> None:  # type: ignore[no-untyped-def]
    words = [call_word(call, text) for call in Call]
    assert len(set(words)) == len(words)
    reference, scenario = drawn(2, 3.0)
    lower, higher = told(scenario, reference), told(reference, scenario)
    assert valuation(higher, "higher", text) == valuation(lower, "lower", text)
    assert valuation(higher, "lower", text) == valuation(lower, "higher", text)
    assert valuation(higher, "higher", text) != valuation(higher, "lower", text)
    assert valuation(higher, "none", text) == ""
    sure = [replace(higher, sureness=each) for each in Sureness]
    assert len({sureness_words(each, Quantities(text)) for each in sure}) == len(Sureness)


@pytest.mark.parametrize("text", LOADED, ids=repr)
@given(seed=seeds, shift=sizes, runs=st.sampled_from([2, 29, 30, 100]))
def test_a_sentence_holds_its_number_and_no_open_field(
    text,  # type: ignore[no-untyped-def]
    seed: int,
    shift: float,
    runs: int,
) -> None:
    write = Quantities(text)
    finding = told(*drawn(seed, shift, runs))
    said = sentence(finding, write)
    median = finding.difference.figures.median_difference
    assert write.number(abs(median)) in said
    assert "2035" in said
    assert "{" not in said


@pytest.mark.parametrize(("share", "amount"), AMOUNTS.items())
def test_a_share_that_rises_while_its_amount_falls_is_no_gain_and_is_told_so(
    share: str, amount: str
) -> None:
    reference, scenario = drawn(4, 3.0)
    rises, falls = told(reference, scenario, name=share), told(scenario, reference, name=amount)
    apart = beside_amounts({share: rises, amount: falls})
    assert apart[share].good("higher") is None
    assert apart[amount] == falls
    assert "the other way round" in sentence(apart[share], Quantities(load("en")))
    also = replace(falls, call=Call.HIGHER)
    for others in ({}, {amount: also}, {amount: replace(falls, call=Call.UNCLEAR)}):
        assert beside_amounts({share: rises, **others})[share].good("higher") is True


def test_shares_and_amounts_are_outcomes_of_the_model() -> None:
    assert {*AMOUNTS, *AMOUNTS.values()} <= outcome_registry().keys()


def test_only_a_change_below_a_hundredth_is_slight() -> None:
    reference = np.linspace(100.0, 101.0, RUNS)
    assert told(reference, reference + 0.9).slight
    assert not told(reference, reference + 1.2).slight
