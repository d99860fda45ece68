"""What a quarter of industry comes to: its outcomes."""

from __future__ import annotations

from typing import Any, NamedTuple

from model.clock import QUARTERS_A_YEAR
from model.numerics.compiled import rule
from model.numerics.sums import sum_row
from model.rules.industry.lock_in import chinese_share, mean_content


class Outcomes(NamedTuple):
    """Outcomes of industry, named and measured as in their register."""

    manufacturing_value_added: float
    manufacturing_jobs: float
    local_share_of_manufacturing: float
    chinese_share_of_manufacturing: float
    technology_level: float
    firms_alive: float
    chinese_plants: float
    displaced_firms: float
    engineer_ratio: float
    local_content: float
    lock_in: float
    tariff_on_chinese_imports: float
    chinese_import_penetration: float
    imports_from_china: float
    imports_from_russia: float
    exports_to_china: float
    exports_to_russia: float
    exports_raw: float
    exports_processed: float
    processed_share_of_exports: float
    raw_share_of_exports_to_china: float
    trade_with_china: float
    trade_with_russia: float
    mining_value_added: float


@rule
def sum_up(industry: Any, employment: Any, displaced: Any) -> Outcomes:
    """What a quarter of a run comes to; `displaced` are firms by region."""
    trade, skills, made = industry.trade, industry.skills, industry.manufacturing
    chinese = chinese_share(made.joint, made.chinese)
    return Outcomes(
        manufacturing_value_added=made.value_added / QUARTERS_A_YEAR,
        manufacturing_jobs=employment.jobs,
        local_share_of_manufacturing=1.0 - chinese,
        chinese_share_of_manufacturing=chinese,
        technology_level=employment.technology,
        firms_alive=employment.firms,
        chinese_plants=employment.plants,
        displaced_firms=sum_row(displaced),
        engineer_ratio=skills.engineer_ratio,
        local_content=mean_content(chinese, skills.home_content, skills.plant_content),
        lock_in=skills.lock_in,
        tariff_on_chinese_imports=industry.border.tariff,
        chinese_import_penetration=trade.penetration,
        imports_from_china=trade.imports_from_china,
        imports_from_russia=trade.imports_from_russia,
        exports_to_china=trade.exports_to_china,
        exports_to_russia=trade.exports_to_russia,
        exports_raw=trade.exports_raw,
        exports_processed=trade.exports_processed,
        processed_share_of_exports=trade.processed_share_of_exports,
        raw_share_of_exports_to_china=trade.raw_share_of_exports_to_china,
        trade_with_china=trade.trade_with_china,
        trade_with_russia=trade.trade_with_russia,
        mining_value_added=industry.mining.value_added / QUARTERS_A_YEAR,
    )
