"""What firms see of the rest of the model, in the terms of their own rules."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from model.numerics.arrays import FloatArray
from model.numerics.records import Records, layout, records
from model.risks import policy_registry
from model.rules.industry.surroundings import Dates, Shifts, View

if TYPE_CHECKING:
    from model.simulation import Simulation

_View: Any = View
"""A class of numbers, here of arrays that are put together to records."""
_LEVERS = Shifts._fields


def dates(model: Simulation) -> Dates:
    """The present quarter."""
    quarter = model.quarter
    return Dates(quarter.year + (quarter.number - 1) / 4.0, model.t / 4.0)


def view(model: Simulation) -> Records:
    """What the quarter brings, (runs,)."""
    world, finance, accounts = model.world, model.finance, model.accounts
    nothing = np.zeros(model.runs)
    _, *seen = _View(
        policy=None,
        tariff_change=model.calendar.signal("import_tariff"),
        china_growth=world.china_growth,
        russia_growth=world.russia_growth,
        eu_growth=world.eu_growth,
        oil_price=world.oil_price,
        exchange_rate=world.exchange_rate,
        central_asian_trade=world.trade("central_asia_china"),
        connectivity=model.shippers.connectivity,
        restriction=model.russia.regional_restriction,
        gdp=accounts.gdp,
        gdp_growth=accounts.gdp_growth,
        infrastructure=np.log(finance.infrastructure),
        building=finance.industrial_fdi,
        credit_lines=finance.lines_drawn,
        industrial_share=model.china.industrial_share,
        pull_of_china=nothing,
        cheap_equipment=nothing,
    )
    levers = model.kazakhstan.levers
    rows = np.array([*(levers[name] for name in _LEVERS), *seen])
    rows[: len(_LEVERS)] -= _usual_stances()
    return np.ndarray(model.runs, layout(View), rows.T.copy())


def at_the_start(model: Simulation, levers: Mapping[str, FloatArray]) -> Records:
    """The same of 2013, as far as it matters before the first quarter, (runs,)."""
    seen, p = records(View, model.runs), model.parameters
    for name, usual in zip(_LEVERS, _usual_stances()[:, 0], strict=True):
        seen["policy"][name] = levers[name] - usual
    seen["oil_price"], seen["exchange_rate"] = p.oil_price_2013, p.real_exchange_rate_2013
    return seen


@cache
def _usual_stances() -> FloatArray:
    """Where the levers usually stand, (levers, 1)."""
    return np.array([[policy_registry()[name].baseline] for name in _LEVERS])
