"""Several scenarios over the years in one chart: medians, with what half of the runs lie in."""

from __future__ import annotations

from collections.abc import Sequence

from model.dashboard.figures.frame import (
    Figure,
    axis,
    faint,
    figure,
    observed_until,
    plain,
    written,
    year_mark,
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
        band = {"type": "scatter", "mode": "lines", "x": [*years, *reversed(years)],
                "y": [*plain(p25), *reversed(plain(p75))], "fill": "toself",
                "fillcolor": faint(colour, 0.1), "line": {"width": 0}, "hoverinfo": "skip",
                "showlegend": False}  # fmt: skip
        line = {"type": "scatter", "mode": "lines", "x": years, "y": plain(median),
                "name": written(title),
                "line": {"color": colour, "width": 2.2}, "hovertemplate": "%{y:,.4~r}"}  # fmt: skip
        data += [band, line]
    span = shown[0][2].years
    return figure(
        text,
        data,
        key,
        xaxis=axis(dtick=5, range=[span[0], span[-1]], hoverformat="d"),
        yaxis=axis(unit, tickformat=",~r", nticks=6),
        shapes=[*observed_until(span), year_mark(year)],
        showlegend=True,
        legend={"orientation": "h", "y": -0.16, "yanchor": "top", "x": 0, "traceorder": "reversed"},
    )
