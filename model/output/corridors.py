"""The corridors figure: through which land corridors containers go, year by year."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from model.corridors import by_land
from model.ensemble.results import Results
from model.languages import ENGLISH, Language, message
from model.numerics.arrays import FloatArray
from model.output.corridor_map import land_corridors
from model.output.frame import caption, finish, label_ends, mark_projection, over_years, panels
from model.output.palette import CORRIDORS, REFERENCE

_LEAST_SHARE = 0.035
"""A corridor that never has this share of all land containers is drawn among the others."""
_THOUSAND = 1000.0
_OTHERS = message("others")


def corridor_chart(results: Results, path: Path, text: Language = ENGLISH) -> Path:
    """Containers a year by land corridor, stacked; means over the runs, which add up."""
    figure, (axes,) = panels()
    years = results.years
    layers = _layers({name: _mean(results, name) for name in land_corridors(results.outcomes)})
    names = list(layers)
    heights = np.array([layers[name] for name in names])
    colours = [CORRIDORS.get(name, REFERENCE) for name in names]
    over_years(axes, years, message("thousand TEU a year"), results.title, text)
    axes.stackplot(years, heights, colors=colours, linewidth=0.4, edgecolor="white")
    axes.set_ylim(bottom=0.0)
    mark_projection(axes, years, text)
    middles = heights[:, -1].cumsum() - heights[:, -1] / 2
    labels = [
        (height, _label(name, text), c)
        for height, name, c in zip(middles, names, colours, strict=True)
    ]
    label_ends(axes, years[-1], labels, text=text)
    note = text("Means over the runs, which add up; dashed: end of the observed drivers")
    title = text("Containers with China and through Kazakhstan, by land corridor")
    return finish(figure, path, title, caption([results], note, text), text)


def _mean(results: Results, corridor: str) -> FloatArray:
    return results.summary(by_land()[corridor].outcome).mean / _THOUSAND


def _layers(corridors: dict[str, FloatArray]) -> dict[str, FloatArray]:
    """The corridors that matter by name, in the palette's order, the others in one."""
    total = np.maximum(sum(corridors.values()), 1e-9)
    large, small = {}, np.zeros_like(total)
    for name in filter(corridors.__contains__, CORRIDORS):
        if (corridors[name] / total).max() < _LEAST_SHARE:
            small = small + corridors[name]
        else:
            large[name] = corridors[name]
    return {**large, _OTHERS: small} if small.any() else large


def _label(corridor: str, text: Language) -> str:
    return text(by_land()[corridor].short if corridor in by_land() else corridor)
