"""Scenario discovery: boxes of inputs in which futures end badly, and how far to trust them."""

from model.analysis.discovery.box import HIGH, LOW, Box, Fit
from model.analysis.discovery.discover import Bound, Discovery, Region, discover
from model.analysis.discovery.endings import Ending, beyond, worst

__all__ = [
    "HIGH",
    "LOW",
    "Bound",
    "Box",
    "Discovery",
    "Ending",
    "Fit",
    "Region",
    "beyond",
    "discover",
    "worst",
]
