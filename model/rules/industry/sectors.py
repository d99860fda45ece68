"""The manufacturing sectors: what each was in 2013 and how it differs from the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import NamedTuple

import numpy as np

from model.numerics.arrays import FloatArray
from model.numerics.records import Records, records
from model.numerics.sums import sum_last
from model.rules.industry.trade import Destinations


class Traits(NamedTuple):
    """What tells a sector from the others, the same in all runs; money is USD_2018 m a year."""

    value_added_2013: float
    value_added_ratio: float
    """Value added over output."""
    exports_2013: Destinations
    processed_exports: float
    """Share of exports that is not unwrought metal or refined fuel."""
    commodity_link: float
    """Elasticity of export prices to the oil price."""
    capital_goods: float
    """Share of capital goods."""
    input_intensity: float
    """Use of imported inputs over the mean of the sectors."""
    research: float
    """Research intensity."""
    construction: float
    """Share of what building a plant costs that buys the sector's goods."""
    jobs: float
    """Jobs for a year's value added of 2013, thousand."""
    weight: float
    """Share in manufacturing in 2013; sums to 1 over sectors."""


@dataclass(frozen=True)
class Sectors:
    """The table of sectors; arrays are (sectors,) or (sectors, things), money is USD_2018 m."""

    value_added_2013_usd_2018_m: FloatArray
    value_added_ratio: FloatArray
    """Value added over output."""
    jobs_2013_thousand: FloatArray
    firms_2013: FloatArray
    large_firm_share: FloatArray
    joint_venture_share: FloatArray
    chinese_share: FloatArray
    imports_china_2013_usd_2018_m: FloatArray
    imports_russia_2013_usd_2018_m: FloatArray
    imports_rest_2013_usd_2018_m: FloatArray
    exports_china_2013_usd_2018_m: FloatArray
    exports_russia_2013_usd_2018_m: FloatArray
    exports_rest_2013_usd_2018_m: FloatArray
    processed_export_share: FloatArray
    """Share of the sector's exports that is not unwrought metal or refined fuel."""
    commodity_link: FloatArray
    """Log change of the sector's export prices for a log point of the oil price."""
    capital_goods_share: FloatArray
    input_intensity: FloatArray
    """Use of imported inputs over the mean of the sectors."""
    research_intensity: FloatArray
    construction_share: FloatArray
    """Share of what building a plant costs that buys this sector's goods."""

    @property
    def exports(self) -> FloatArray:
        """Exports of 2013 at prices of 2018, USD_2018 m a year, (sectors, destinations)."""
        places = Destinations._fields
        return np.stack([getattr(self, f"exports_{d}_2013_usd_2018_m") for d in places], -1)

    @property
    def home_sales(self) -> FloatArray:
        """Sales at home of what is made at home in 2013, USD_2018 m a year, (sectors,)."""
        output = self.value_added_2013_usd_2018_m / self.value_added_ratio
        return output - sum_last(self.exports)

    def traits(self) -> Records:
        """What kernels read of the table, (sectors,)."""
        made = self.value_added_2013_usd_2018_m
        traits = records(Traits, len(made))
        traits["value_added_2013"] = made
        traits["value_added_ratio"] = self.value_added_ratio
        traits["processed_exports"] = self.processed_export_share
        traits["commodity_link"] = self.commodity_link
        traits["capital_goods"] = self.capital_goods_share
        traits["input_intensity"] = self.input_intensity
        traits["research"] = self.research_intensity
        traits["construction"] = self.construction_share
        traits["jobs"] = self.jobs_2013_thousand / made
        traits["weight"] = made / made.sum()
        for place, name in enumerate(Destinations._fields):
            traits["exports_2013"][name] = self.exports[:, place]
        return traits


def sector_table(rows: Sequence[Mapping[str, str]]) -> Sectors:
    """The `rows` of ``sectors.csv`` as arrays. Raises ``ValueError`` for negative home sales."""
    columns = {
        field.name: np.array([float(row[field.name]) for row in rows]) for field in fields(Sectors)
    }
    table = Sectors(**columns)
    if (table.home_sales < 0).any():
        raise ValueError("sectors.csv: a sector exports more than it makes")
    return table
