"""What each thing that differs brings about: bars with the interval of their mean."""

from __future__ import annotations

from collections.abc import Sequence

from model.analysis.decomposition import Contribution
from model.dashboard.figures.dots import folded
from model.dashboard.figures.frame import Figure, axis, axis_of_change, figure
from model.languages import Language
from model.output.palette import INK, TO_ABSENCE, TO_WORST


def shares(
    text: Language, called: Sequence[tuple[str, Contribution]], factor: float, unit: str, key: str
) -> Figure:
    """Titled contributions, the first on top: what lowers the outcome in orange, what raises it in
    blue."""
    changes = [each.change for _, each in called]
    means = [each.mean * factor for each in changes]
    trace = {
        "type": "bar",
        "orientation": "h",
        "y": [folded(title) for title, _ in called],
        "x": means,
        "marker": {"color": [TO_WORST if mean < 0 else TO_ABSENCE for mean in means]},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [(each.mean_high - each.mean) * factor for each in changes],
            "arrayminus": [(each.mean - each.mean_low) * factor for each in changes],
            "color": INK,
            "thickness": 1.2,
            "width": 4,
        },
        "customdata": [[each.p05 * factor, each.p95 * factor] for each in changes],
        "hovertemplate": "%{x:+,.4~r}<br>"
        + text("90 % of the runs")
        + ": %{customdata[0]:+,.4~r} … %{customdata[1]:+,.4~r}<extra></extra>",
    }
    return figure(
        text,
        [trace],
        key,
        hovermode="closest",
        bargap=0.4,
        xaxis=axis_of_change(unit, zeroline=True, zerolinecolor=INK, tickangle=0),
        yaxis=axis(autorange="reversed", showgrid=False),
    )
