"""Who makes what is manufactured: the shares of local and of Chinese owners."""

from __future__ import annotations

from collections.abc import Sequence

from model.dashboard.figures.dots import folded
from model.dashboard.figures.frame import Figure, axis, figure
from model.dashboard.job_queue import Answer
from model.languages import Language
from model.output.palette import SERIES


def owners(text: Language, shown: Sequence[tuple[str, Answer]], year: int, key: str) -> Figure:
    """A bar an ensemble, cut by owner in the mean over its runs."""
    shares = [_shares(answer, year) for _, answer in shown]
    names = [folded(name) for name, _ in shown]
    titles, colours = (text("Local"), text("Chinese")), (SERIES[0], SERIES[1])
    data = [
        {
            "type": "bar",
            "orientation": "h",
            "name": title,
            "y": names,
            "x": [share[place] for share in shares],
            "marker": {"color": colour, "line": {"color": "#FFFFFF", "width": 1}},
            "hovertemplate": "%{x:.1f} %<extra>" + title + "</extra>",
        }
        for place, (title, colour) in enumerate(zip(titles, colours, strict=True))
    ]
    return figure(
        text,
        data,
        key,
        barmode="stack",
        bargap=0.45,
        hovermode="closest",
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
        xaxis=axis("%", range=[0, 100]),
        yaxis=axis(autorange="reversed", showgrid=False, ticklabelposition="outside", ticks=""),
    )


def _shares(answer: Answer, year: int) -> tuple[float, float]:
    """Local and Chinese shares in the mean over the runs, %; a joint venture is half of either."""
    place = answer.years.index(year)
    local, chinese = (
        float(answer.of(f"{name}_share_of_manufacturing")[:, place].mean()) * 100
        for name in ("local", "chinese")
    )
    return local, chinese
