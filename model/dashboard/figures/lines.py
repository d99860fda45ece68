"""Several scenarios over the years in one chart: medians, with what half of the runs lie in."""

from __future__ import annotations

from collections.abc import Sequence

from model.dashboard.figures.frame import (
    Figure,
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


def lines(
    text: Language, shown: Sequence[tuple[str, str, Summary]], unit: str, year: int, key: str
) -> Figure:
    """Titles, colours and summaries, the first drawn last, on top of the others."""
    data: list[Figure] = []
    for title, colour, summary in reversed(shown):
        _, p25, median, p75, _ = summary.percentiles * scale(summary.unit).factor
        years = list(summary.years)
        spread = {**band(years, p25, p75, faint(colour, 0.1)), "showlegend": False}
        line = {"type": "scatter", "mode": "lines", "x": years, "y": plain(median),
                "name": written(title),
                "line": {"color": colour, "width": 2.2}, "hovertemplate": "%{y:,.4~r}"}  # fmt: skip
        data += [spread, line]
    return figure(
        text,
        data,
        key,
        **over_years(shown[0][2].years, unit, year),
        showlegend=True,
        legend={"orientation": "h", "y": -0.16, "yanchor": "top", "x": 0, "traceorder": "reversed"},
    )
