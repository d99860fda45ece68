"""Fan charts: the median of an outcome over the years, and how far its runs spread."""

from __future__ import annotations

from collections.abc import Sequence

from model.dashboard.figures.frame import (
    INK,
    REFERENCE,
    SCENARIO,
    Figure,
    axis_of_change,
    band,
    faint,
    figure,
    over_years,
    plain,
    written,
)
from model.ensemble.summary import Summary
from model.languages import Language
from model.output.numbers import scale


def fan(
    text: Language,
    shown: Sequence[tuple[str, Summary]],
    unit: str,
    year: int,
    key: str,
) -> Figure:
    """Titled summaries, the reference first, drawn over the years with bands of 50 and 90 %."""
    colours = [REFERENCE, SCENARIO][-len(shown) :]
    data = [
        trace
        for (title, summary), colour in zip(shown, colours, strict=True)
        for trace in _traces(text, title, summary, colour)
    ]
    return figure(
        text,
        data,
        key,
        **over_years(shown[0][1].years, unit, year),
    )


def change_fan(text: Language, summary: Summary, unit: str, year: int, key: str) -> Figure:
    """The differences of the runs from the reference, over the years, about a line at nought."""
    data = _traces(text, text("Difference"), summary, SCENARIO)
    flat = {} if summary.percentiles.any() else {"range": [-1, 1], "tickvals": [0]}
    zero = {"type": "line", "xref": "paper", "yref": "y", "x0": 0, "x1": 1, "y0": 0, "y1": 0,
            "line": {"color": INK, "width": 1}}  # fmt: skip
    frame = over_years(summary.years, unit, year)
    upright = axis_of_change(unit, nticks=6, **flat)
    shapes = [*frame["shapes"], zero]
    return figure(text, data, key, **{**frame, "yaxis": upright, "shapes": shapes})


def _traces(text: Language, title: str, summary: Summary, colour: str) -> list[Figure]:
    """The bands, widest first, and the median on them."""
    p05, p25, median, p75, p95 = summary.percentiles * scale(summary.unit).factor
    years = list(summary.years)
    wide = band(years, p05, p95, faint(colour, 0.14))
    narrow = band(years, p25, p75, faint(colour, 0.26))
    words = text("90 % of the runs")
    line = {
        "type": "scatter",
        "mode": "lines",
        "x": years,
        "y": plain(median),
        "customdata": [[low, high] for low, high in zip(plain(p05), plain(p95), strict=True)],
        "line": {"color": colour, "width": 2.4},
        "name": written(title),
        "hovertemplate": "%{y:,.4~r}<br>"
        + words
        + ": %{customdata[0]:,.4~r} … %{customdata[1]:,.4~r}",
    }
    return [wide, narrow, line]
