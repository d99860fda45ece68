"""Laws of output: what is sold is made, and rivals are Chinese goods and plants."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from model.rules.industry import production
from model.rules.industry.imports import Sources
from model.rules.industry.trade import Destinations

MARKET = SimpleNamespace(home=0.4, spending=500.0, imports=Sources(0.1, 0.2, 0.15, 0.15))


def test_what_is_sold_at_home_is_counted_at_the_prices_of_2013() -> None:
    assert production.sold_at_home(MARKET, 2.0) == pytest.approx(100.0)


def test_output_is_all_that_is_sold_and_built() -> None:
    assert production.output(100.0, Destinations(1.0, 2.0, 3.0), 10.0) == 116.0


def test_rivals_are_goods_from_both_chinas_and_plants() -> None:
    assert production.rivals_share(MARKET, 0.25) == pytest.approx(0.1 + 0.2 + 0.1)
