"""Scenario discovery: boxes of inputs in which futures end badly, and how far to trust them."""

from model.analysis.discovery.box import HIGH, LOW, Box, Fit
from model.analysis.discovery.discover import Bound, Discovery, Region, discover

__all__ = [
    "HIGH",
    "LOW",
    "Bound",
    "Box",
    "Discovery",
    "Fit",
    "Region",
    "discover",
]
