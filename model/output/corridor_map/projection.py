"""From degrees to a drawing: an equirectangular projection true to scale in the middle."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Extent:
    """A part of the world, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def middle(self) -> float:
        """The latitude in the middle."""
        return (self.south + self.north) / 2


EURASIA = Extent(3.0, 29.5, 127.0, 60.5)
"""All land corridors, from Duisburg to Lianyungang."""
KAZAKHSTAN = Extent(45.5, 39.5, 89.0, 56.5)


@dataclass(frozen=True, slots=True)
class Projection:
    """Maps an extent onto a drawing of a certain `width`, y growing downwards.

    Equirectangular with its standard parallel in the middle of the extent (Snyder 1987, "Map
    Projections: A Working Manual", USGS Professional Paper 1395, p. 90): a degree east is drawn
    shorter than one north by the cosine of that latitude.
    """

    extent: Extent
    width: float

    @property
    def height(self) -> float:
        """The height of the drawing."""
        return (self.extent.north - self.extent.south) * self._a_degree_north

    def __call__(self, longitude: float, latitude: float) -> Point:
        """Where a place lies in the drawing."""
        east = (longitude - self.extent.west) * self._a_degree_east
        return east, (self.extent.north - latitude) * self._a_degree_north

    def degrees(self, x: float, y: float) -> Point:
        """The (longitude, latitude) of a point of the drawing."""
        east = self.extent.west + x / self._a_degree_east
        return east, self.extent.north - y / self._a_degree_north

    @property
    def _a_degree_east(self) -> float:
        return self.width / (self.extent.east - self.extent.west)

    @property
    def _a_degree_north(self) -> float:
        return self._a_degree_east / cos(radians(self.extent.middle))
