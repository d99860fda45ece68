"""A drawing in the making: shapes and words, all of them escaped, with a text for those who
cannot see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from model.errors import printable
from model.output.palette import INK

Point = tuple[float, float]
FONT = "DejaVu Sans, Noto Sans, Noto Sans CJK SC, sans-serif"
"""For writers of PDF, which do not hand down the font of the page."""
SMALL = 11


class Canvas:
    """An SVG of `width` by `height`, read aloud as its `title` and `description`.

    Colours and sizes are written as attributes, which every reader of SVG understands; classes let
    the page's style sheet change them for dark screens.
    """

    def __init__(self, width: float, height: float, title: str, description: str) -> None:
        self.width, self.height = width, height
        self._root = Element(
            "svg",
            {
                "viewBox": f"0 0 {_short(width)} {_short(height)}",
                "width": _short(width),
                "height": _short(height),
                "role": "img",
                "font-family": FONT,
                "font-size": str(SMALL),
            },
        )
        self._root.set("aria-label", printable(f"{title}: {description}"))
        for name, words in (("title", title), ("desc", description)):
            SubElement(self._root, name).text = printable(words)

    def line(self, points: Sequence[Point], colour: str, width: float = 1.0, **more: str) -> None:
        """A line through points."""
        self._add(
            "polyline", points=_listed(points), fill="none", stroke=colour,
            stroke_width=_short(width), **more,
        )  # fmt: skip

    def area(self, points: Sequence[Point], colour: str, opacity: float = 1.0, **more: str) -> None:
        """A filled polygon."""
        self._add(
            "polygon", points=_listed(points), fill=colour, fill_opacity=f"{opacity:g}", **more
        )

    def box(self, corner: Point, width: float, height: float, colour: str, **more: str) -> None:
        """A filled rectangle, from its upper left corner."""
        x, y = corner
        self._add(
            "rect", x=_short(x), y=_short(y), width=_short(width), height=_short(height),
            fill=colour, **more,
        )  # fmt: skip

    def dot(self, centre: Point, radius: float, colour: str, **more: str) -> None:
        """A filled circle."""
        self._add(
            "circle", cx=_short(centre[0]), cy=_short(centre[1]), r=_short(radius), fill=colour,
            **more,
        )  # fmt: skip

    def words(
        self, place: Point, words: str, anchor: str = "start", colour: str = INK, **more: str
    ) -> None:
        """Words, their baseline at a place."""
        element = self._add(
            "text", x=_short(place[0]), y=_short(place[1]), text_anchor=anchor, fill=colour, **more
        )
        element.text = printable(words)

    def _add(self, tag: str, **attributes: str) -> Element:
        named = {name.rstrip("_").replace("_", "-"): each for name, each in attributes.items()}
        return SubElement(self._root, tag, named)

    def svg(self) -> str:
        """The whole drawing as markup."""
        return tostring(self._root, encoding="unicode", short_empty_elements=False)


def _listed(points: Iterable[Point]) -> str:
    return " ".join(f"{_short(x)},{_short(y)}" for x, y in points)


def _short(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
