"""The map of corridors: where they run, and how many containers go over each of them.

Geometry and flows alone, for whatever draws them.
"""

from model.output.corridor_map.courses import Course, courses
from model.output.corridor_map.flows import corridor_flows, land_corridors
from model.output.corridor_map.places import Place, home_outline, places
from model.output.corridor_map.projection import EURASIA, KAZAKHSTAN, Extent, Projection
from model.output.corridor_map.ribbons import Ribbon, ribbons

__all__ = [
    "EURASIA",
    "KAZAKHSTAN",
    "Course",
    "Extent",
    "Place",
    "Projection",
    "Ribbon",
    "corridor_flows",
    "courses",
    "home_outline",
    "land_corridors",
    "places",
    "ribbons",
]
