"""Laws of the outcomes of industry: each is what its name says, by the quarter where it flows."""

from __future__ import annotations

from types import SimpleNamespace as Space

import numpy as np
import pytest

from model.rules.industry.employment import Employment
from model.rules.industry.summary import sum_up
from model.rules.industry.trade import Trade


def test_each_outcome_is_what_its_name_says() -> None:
    trade = Trade(*np.arange(1.0, len(Trade._fields) + 1))
    industry = Space(
        trade=trade,
        skills=Space(engineer_ratio=0.9, home_content=0.4, plant_content=0.2, lock_in=0.3),
        manufacturing=Space(joint=0.2, chinese=0.1, value_added=80.0),
        border=Space(tariff=0.15),
        mining=Space(value_added=40.0),
    )
    counted = Employment(jobs=5.0, plant_capital=6.0, firms=7.0, plants=8.0, technology=0.6)
    found = sum_up(industry, counted, np.array([1.0, 2.0]))
    assert found.manufacturing_value_added == 20.0
    assert found.mining_value_added == 10.0
    assert found.chinese_share_of_manufacturing == pytest.approx(0.2)
    assert found.local_share_of_manufacturing == pytest.approx(0.8)
    assert found.local_content == pytest.approx(0.36)
    assert (found.manufacturing_jobs, found.firms_alive, found.chinese_plants) == (5.0, 7.0, 8.0)
    assert (found.technology_level, found.displaced_firms) == (0.6, 3.0)
    assert (found.engineer_ratio, found.lock_in) == (0.9, 0.3)
    assert found.tariff_on_chinese_imports == 0.15
    assert found.chinese_import_penetration == trade.penetration
    for name in set(trade._fields) & set(found._fields):
        assert getattr(found, name) == getattr(trade, name)
