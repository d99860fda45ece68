"""What all charts of the page have in common."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import numpy as np

from model.languages import Language
from model.numerics.arrays import FloatArray
from model.output.palette import FAINT, INK, REFERENCE, SERIES
from model.world.observed import LAST_OBSERVED

Figure = dict[str, Any]
"""A Plotly figure as plain data: ``data`` and ``layout``."""
SCENARIO = SERIES[0]
OTHER = SERIES[1]
_FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK SC', sans-serif"
_MUTED = "#555555"


def figure(text: Language, data: Sequence[Figure], key: str, **layout: Any) -> Figure:
    """A figure of some traces, which says by its `key` what it is drawn of.

    Its numbers are written in the manner of the language.
    """
    own = {
        "font": {"family": _FONT, "size": 12, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 20, "t": 8, "b": 8},
        "separators": _separators(text),
        "showlegend": False,
        "hovermode": "x unified",
        "hoverlabel": {"font": {"family": _FONT, "size": 12}},
        "dragmode": False,
        "meta": {"key": key},
        **layout,
    }
    return {"data": list(data), "layout": own}


def axis(title: str = "", **own: Any) -> Figure:
    """An axis with faint lines, which leaves room for its labels and cannot be dragged."""
    return {
        "title": {"text": title, "font": {"size": 11, "color": _MUTED}, "standoff": 6},
        "gridcolor": "#ECECEC",
        "zeroline": False,
        "linecolor": FAINT,
        "tickfont": {"size": 11, "color": _MUTED},
        "fixedrange": True,
        "automargin": True,
        **own,
    }


def axis_of_change(title: str, **own: Any) -> Figure:
    """An axis of differences, with a sign on every number but nought."""
    return axis(title, tickformat="+,~r", labelalias={"+0": "0"}, **own)


def written(words: str) -> str:
    """Words that are a reader's own, as Plotly draws them letter by letter.

    It would take markup in them for its own, and ``%{y}`` for a number to fill in.
    """
    return escape(words, quote=False).replace("%{", "%&#123;")


def over_years(years: Sequence[int], unit: str, year: int) -> Figure:
    """The axes of what is drawn over the years, and lines at the end of the past and at a year."""
    return {
        "xaxis": axis(dtick=5, range=[years[0], years[-1]], hoverformat="d"),
        "yaxis": axis(unit, tickformat=",~r", nticks=6),
        "shapes": [*_observed_until(years), _year_mark(year)],
    }


def band(years: Sequence[int], low: FloatArray, high: FloatArray, fill: str) -> Figure:
    """What lies between two lines, (years,) each, in one colour."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [*years, *reversed(years)],
        "y": [*plain(low), *reversed(plain(high))],
        "fill": "toself",
        "fillcolor": fill,
        "line": {"width": 0},
        "hoverinfo": "skip",
    }


def _observed_until(years: Sequence[int]) -> list[Figure]:
    """A line where what is observed ends, if that is in sight."""
    if not years or not years[0] <= LAST_OBSERVED.year < years[-1]:
        return []
    place = LAST_OBSERVED.year + 0.5
    line = {"color": "#9A9A9A", "width": 1, "dash": "dot"}
    return [{"type": "line", "xref": "x", "yref": "paper", "x0": place, "x1": place, "y0": 0,
             "y1": 1, "line": line, "layer": "below"}]  # fmt: skip


def _year_mark(year: int) -> Figure:
    """A faint line at the year that is chosen."""
    line = {"color": "#BBBBBB", "width": 1}
    return {"type": "line", "xref": "x", "yref": "paper", "x0": year, "x1": year, "y0": 0, "y1": 1,
            "line": line, "layer": "below"}  # fmt: skip


def _separators(text: Language) -> str:
    """The decimal point and the sign between thousands of a language."""
    example = text.number(1234.5, 1)
    return example[-2] + example[1]


def plain(values: FloatArray) -> list[float]:
    """Values as a browser is sent them, with six significant digits."""
    return [float(f"{value:.6g}") for value in np.asarray(values).ravel()]


def faint(colour: str, opacity: float) -> str:
    """A colour one can see through."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


__all__ = ["INK", "REFERENCE", "SCENARIO"]
