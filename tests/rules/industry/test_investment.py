"""Laws of investment: capital wears out, profit rebuilds it, credit is neither lost nor made."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given

from model.numerics.arrays import FloatArray
from model.rules.industry import investment
from tests.arrays import RUNS, levels, numbers, same

SECTORS, SLOTS = 2, 3
CAPITAL = numbers(0.0, 1e4, SECTORS, SLOTS)
NORM = np.full((RUNS, SECTORS), 1.5)
KEPT = np.ones((RUNS, SLOTS))
USUAL = investment.Climate(rate=same(0.08), depreciation=same(0.055), outlook=same(1.0))


@given(CAPITAL, numbers(0.0, 1e4, SECTORS, SLOTS))
def test_more_profit_never_means_less_capital(capital: FloatArray, made: FloatArray) -> None:
    now = investment.invest(capital, made, NORM, USUAL, KEPT)
    assert np.all(now >= 0.0)
    assert np.all(investment.invest(capital, made * 1.1, NORM, USUAL, KEPT) >= now)


@given(CAPITAL)
def test_capital_without_profit_wears_out(capital: FloatArray) -> None:
    now = investment.invest(capital, np.zeros_like(capital), NORM, USUAL, KEPT)
    assert np.allclose(now, capital * (1.0 - 0.055 / 4.0))


@given(CAPITAL)
def test_capital_at_usual_returns_grows_by_the_usual_rate(capital: FloatArray) -> None:
    now = investment.invest(capital, capital / 1.5, NORM, USUAL, KEPT)
    assert np.allclose(now, capital * (1.0 + (0.08 - 0.055) / 4.0))
    paused = replace(USUAL, outlook=same(0.0))
    assert np.all(investment.invest(capital, capital / 1.5, NORM, paused, KEPT) <= now)


@given(numbers(-0.25, 0.25), numbers(0.0, 8.0), numbers(-0.3, 0.3))
def test_outlook_is_never_negative_and_dearer_equipment_never_lifts_it(
    growth: FloatArray, accelerator: FloatArray, equipment: FloatArray
) -> None:
    found = investment.outlook(growth, same(0.035), accelerator, equipment)
    dearer = investment.outlook(growth, same(0.035), accelerator, equipment + 0.1)
    assert np.all(found >= 0.0)
    assert np.all(dearer <= found)


@given(numbers(1.0, 1e4, SECTORS, SLOTS), levels())
def test_all_that_is_lent_becomes_capital(capital: FloatArray, credit: FloatArray) -> None:
    now = investment.lend(capital, 1000.0 * credit)
    grown = (now - capital).sum(axis=(1, 2))
    assert np.allclose(grown, 1000.0 * credit, rtol=1e-6, atol=1e-6)
