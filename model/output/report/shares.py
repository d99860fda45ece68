"""Shares that rise while what they are shares of falls, or the other way round.

The manufacturing share of GDP rises where the rest of the economy falls faster. Then neither way is
for the better, and the report says what became of the amount.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from model.output.report.findings import Finding

AMOUNTS = {
    "manufacturing_share": "manufacturing_value_added",
    "kazakhstan_land_share": "container_transit_teu",
}
"""Shares, each with the outcome that tells what it comes to in amount."""


def beside_amounts(findings: Mapping[str, Finding]) -> dict[str, Finding]:
    """The findings by outcome, shares with the amount that is called the other way, if any."""
    return {
        name: _beside(found, findings.get(AMOUNTS.get(name, "")))
        for name, found in findings.items()
    }


def _beside(share: Finding, amount: Finding | None) -> Finding:
    apart = amount is not None and amount.clear and share.clear and amount.call != share.call
    return replace(share, amount=amount) if apart else share
