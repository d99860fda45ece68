"""The map of corridors as lines to draw, as wide as what goes over them in a year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from model.corridors import corridors
from model.languages import Language, message
from model.output.corridor_map import EURASIA, Projection, home_outline, places, ribbons
from model.output.palette import CORRIDORS, REFERENCE

WIDTH = 900.0
_WIDEST = 26.0
"""How wide the busiest corridor of all years is drawn, of `WIDTH`."""
_LEAST = 0.9
_ABOVE, _BELOW, _LEFT = (7, -7, "start"), (7, 19, "start"), (-7, -8, "end")
_NAMED = {
    "duisburg": (message("Duisburg"), _ABOVE),
    "moscow": (message("Moscow"), _ABOVE),
    "khorgos": (message("Khorgos"), _ABOVE),
    "aktau": (message("Aktau"), _ABOVE),
    "astana": (message("Astana"), _ABOVE),
    "tashkent": (message("Tashkent"), _BELOW),
    "istanbul": (message("Istanbul"), _BELOW),
    "tehran": (message("Tehran"), _BELOW),
    "xian": (message("Xi'an"), (-9, 20, "end")),
    "manzhouli": (message("Manzhouli"), _LEFT),
}
"""The places that are named: how, briefly, and where their names stand."""
_MINOR = ("astana", "tashkent", "istanbul", "tehran", "manzhouli")
"""Those that a small screen has no room to name."""
_GREY = "#8C8C8C"


def corridor_lines(text: Language, flows: Mapping[str, float], most: float) -> dict[str, Any]:
    """What to draw for some flows, TEU a year by corridor; `most` is the largest of any year."""
    project = Projection(EURASIA, WIDTH)
    widths = {name: max(_LEAST, _WIDEST * teu / most) for name, teu in flows.items() if teu >= 0.5}
    lines = [
        {
            "name": each.corridor,
            "title": corridor_title(text, each.corridor),
            "colour": colour_of(each.corridor),
            "width": round(each.width, 2),
            "points": _points(each.points),
            "branches": [_points(branch) for branch in each.branches],
            "teu": flows[each.corridor],
        }
        for each in sorted(ribbons(widths, project), key=lambda each: -each.width)
    ]
    return {
        "width": WIDTH,
        "height": round(project.height, 1),
        "outline": _points(tuple(project(*point) for point in home_outline())),
        "lines": lines,
        "places": [_place(text, name, project) for name in _NAMED],
    }


def _place(text: Language, name: str, project: Projection) -> dict[str, Any]:
    place, (title, (right, down, anchor)) = places()[name], _NAMED[name]
    x, y = project(place.longitude, place.latitude)
    own = {"title": text(title), "x": round(x, 1), "y": round(y, 1)}
    return {**own, "right": right, "down": down, "anchor": anchor, "minor": name in _MINOR}


def colour_of(corridor: str) -> str:
    """The colour of a corridor in all figures."""
    return CORRIDORS.get(corridor, _GREY if corridor != "others" else REFERENCE)


def corridor_title(text: Language, corridor: str) -> str:
    """What a corridor is called where it stands alone."""
    title = text(corridors()[corridor].title)
    return title[:1].upper() + title[1:]


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
