"""What a report is put together from: sections of paragraphs, tables, lists and figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, with a smaller line `below` it; `lang` where it is in another language."""

    text: str
    below: str = ""
    lang: str = ""
    tone: str = ""
    """``better``, ``worse``, or nothing: what a verdict in it is worth."""
    kind: Literal["number", "wide", "prose", "code"] = "number"
    """Numbers stand flush right, all else flush left: a few words, prose, or code."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows with a heading cell each, below a head, under a caption."""

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = ()
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Panel:
    """One drawing: inline SVG that says in words what it shows."""

    svg: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of a legend."""

    colour: str
    title: str
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """Panels under one caption with one legend."""

    caption: str
    panels: Sequence[Panel]
    keys: Sequence[Key] = ()
    notes: Sequence[str] = ()
    wide: bool = False
    kind: Literal["figure"] = "figure"


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph; one of `tone` ``lead`` is set larger."""

    text: str
    lang: str = ""
    tone: str = ""
    kind: Literal["prose"] = "prose"


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a list: a term and what is said of it."""

    term: str
    words: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A list of points."""

    items: Sequence[Point]
    kind: Literal["points"] = "points"


@dataclass(frozen=True, slots=True)
class Code:
    """Something to be typed."""

    text: str
    kind: Literal["code"] = "code"


@dataclass(frozen=True, slots=True)
class Tile:
    """A number that stands out: its name, how it was and is, and what the change is called."""

    name: str
    value: str
    unit: str
    band: str
    change: str
    verdict: str
    tone: str


@dataclass(frozen=True, slots=True)
class Tiles:
    """Numbers that stand out, side by side."""

    items: Sequence[Tile]
    kind: Literal["tiles"] = "tiles"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a section."""

    text: str
    kind: Literal["heading"] = "heading"


Block = Table | Figure | Prose | Points | Code | Tiles | Heading


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report under a heading, which links lead to by its `name`."""

    name: str
    title: str
    blocks: Sequence[Block] = field(default_factory=list)
