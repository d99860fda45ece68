"""What all figures share: their size, axes of years and units, and a caption that says of what."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from model.ensemble.atomic import write_whole
from model.ensemble.results import Results
from model.ensemble.storage import make_folder
from model.languages import ENGLISH, Language, message
from model.output.lettering import families, lacking_letters, length, shrink, take_as_written
from model.output.numbers import exact
from model.output.palette import FAINT, INK, REFERENCE
from model.output.widths import wrapped
from model.world.observed import LAST_OBSERVED

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH, HEIGHT = 7.2, 4.4
"""Inches of a figure with one panel: the text width of a report."""
BANDS = message(
    "Line: median; bands: 50 % and 90 % of the runs; dashed: end of the observed drivers"
)
_HEADROOM = 0.07
_EDGE = 0.12
"""Inches between the words of a figure and its edge."""
_DOTS_PER_INCH = 150
_PANELS_A_ROW = 3
_ASIDE = 0.3
"""Inches beside a panel into which its titles may run."""
_LEAST_GAP = 0.055
"""Least height of a line of a label, as a share of the axis."""
_LABEL_WIDTH = 14
_SQUEEZE = 1.2
"""A line that is so much too long is made smaller before it is broken."""


def panels(rows: int = 1, columns: int = 1, share_y: bool = False) -> tuple[Figure, list[Axes]]:
    """An empty figure of panels, in reading order, with room for a title and a caption."""
    from matplotlib.figure import Figure

    width = WIDTH if columns == 1 else 3.9 * columns
    height = HEIGHT if rows == 1 else 3.0 * rows
    figure = Figure(figsize=(width, height))
    grid = figure.subplots(rows, columns, squeeze=False, sharey=share_y)
    figure.subplots_adjust(
        left=0.85 / width,
        right=1 - (1.15 if columns == 1 else 0.3) / width,
        bottom=0.8 / height,
        top=1 - 0.72 / height,
        wspace=0.12 if share_y else 0.33,
        hspace=0.42,
    )
    return figure, list(grid.ravel())


def panel_a_scenario(scenarios: int) -> tuple[Figure, list[Axes]]:
    """An empty figure with a panel for each of a number of scenarios, all to the same scale."""
    rows, columns = -(-scenarios // _PANELS_A_ROW), min(scenarios, _PANELS_A_ROW)
    figure, grid = panels(rows, columns, share_y=True)
    for axes in grid[scenarios:]:
        axes.set_visible(False)
    return figure, grid[:scenarios]


def over_years(
    axes: Axes, years: Sequence[int], unit: str, title: str = "", text: Language = ENGLISH
) -> None:
    """Give a panel its axes: years below, the unit beside, and where projection begins.

    Unit and title are given in English.
    """
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    room = 0.5 if len(years) == 1 else 0.0
    axes.set_xlim(years[0] - room, years[-1] + room)
    axes.xaxis.set_major_locator(MaxNLocator(6, integer=True, steps=[1, 2, 5, 10]))
    axes.yaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 2.5, 5, 10]))
    axes.yaxis.set_major_formatter(FuncFormatter(partial(axis_number, text=text)))
    if not _shares_scale_with_left(axes):
        _name_unit(axes, text(unit), text)
    if title:
        label = axes.set_title(text.title(title), loc="left", fontsize=10, color=INK)
        label.set_fontfamily(families(text))
        shrink(label, _inches(axes)[0] + _ASIDE)
    axes.grid(axis="y", color=FAINT, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(colors=INK, labelsize=8.5)
    if years[0] < LAST_OBSERVED.year < years[-1]:
        axes.axvline(LAST_OBSERVED.year, color=REFERENCE, linewidth=0.8, linestyle=(0, (4, 3)))


def _name_unit(axes: Axes, unit: str, text: Language) -> None:
    """Write the unit beside a panel, what explains it on a line of its own if it must."""
    label = axes.set_ylabel(unit, color=INK, fontsize=9, fontfamily=families(text))
    room = _inches(axes)[1] + _ASIDE
    if length(label) > _SQUEEZE * room:
        label.set_text(unit.replace(" (", "\n("))
    shrink(label, room)


def _inches(axes: Axes) -> tuple[float, float, float]:
    """Width and height of a panel, and what there is of the figure to its right."""
    figure, box = axes.get_figure(root=True), axes.get_position()
    across, up = figure.get_size_inches() if figure else (WIDTH, HEIGHT)
    return float(across * box.width), float(up * box.height), float(across * (1 - box.x1))


def _shares_scale_with_left(axes: Axes) -> bool:
    place = axes.get_subplotspec()
    shared = len(axes.get_shared_y_axes().get_siblings(axes)) > 1
    return shared and place is not None and not place.is_first_col()


def axis_number(value: float, place: int, text: Language = ENGLISH) -> str:
    """A number on an axis, in full, as a ``FuncFormatter`` asks for it."""
    return exact(value, text, figures=10).replace("-", "\u2212")


def mark_projection(axes: Axes, years: Sequence[int], text: Language = ENGLISH) -> None:
    """Name the two sides of the line at which projection begins, above all that is drawn."""
    if not years[0] < LAST_OBSERVED.year < years[-1]:
        return
    low, high = axes.get_ylim()
    axes.set_ylim(low, high + _HEADROOM * (high - low))
    sides = ((-4, "right", text("observed drivers")), (4, "left", text("projection")))
    for side, align, words in sides:
        axes.annotate(
            words,
            (LAST_OBSERVED.year, 1.0),
            xycoords=("data", "axes fraction"),
            xytext=(side, -2),
            textcoords="offset points",
            ha=align,
            va="top",
            fontsize=7.5,
            color=REFERENCE,
        )


def label_ends(
    axes: Axes,
    year: int,
    ends: Sequence[tuple[float, str, str]],
    columns: int = _LABEL_WIDTH,
    text: Language = ENGLISH,
) -> None:
    """Write (height, text, colour) beside the ends of lines, moved apart where they would touch.

    Texts are wrapped to so many `columns`.
    """
    low, high = axes.get_ylim()
    top = float("-inf")
    margin = _inches(axes)[2] - _EDGE
    for height, words, colour in sorted(ends):
        lines = wrapped(words, columns)
        half = _LEAST_GAP * (high - low) * len(lines) / 2
        middle = max(height, top + half)
        top = middle + half
        label = axes.annotate(
            "\n".join(lines),
            (year, middle),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            fontsize=8.5,
            color=colour,
            annotation_clip=False,
            fontfamily=families(text),
        )
        shrink(label, margin)


def finish(figure: Figure, path: Path, title: str, caption: str, text: Language = ENGLISH) -> Path:
    """Give a figure its title and caption, in `text`'s language, and write it to a PNG file."""
    across, up = figure.get_size_inches()
    left, fonts = _EDGE / across, families(text)
    head = figure.text(left, 1 - 0.14 / up, title, va="top", fontsize=12, weight="bold", color=INK)
    foot = figure.text(left, _EDGE / up, caption, va="bottom", fontsize=7.5, color=REFERENCE)
    for words in (head, foot):
        words.set_fontfamily(fonts)
        shrink(words, across - 2 * _EDGE)
    _letter(figure, fonts)
    image = BytesIO()
    with lacking_letters():
        figure.savefig(image, dpi=_DOTS_PER_INCH, pil_kwargs={"compress_level": 1})
    make_folder(path.parent)
    write_whole(path, [image.getvalue()])
    return path


def _letter(figure: Figure, fonts: Sequence[str]) -> None:
    """Draw every text of a figure as it is written, and in these fonts."""
    from matplotlib.text import Text

    for words in figure.findobj(Text):
        take_as_written(words)
        words.set_fontfamily(fonts)


def caption(ensembles: Sequence[Results], note: str | None = None, text: Language = ENGLISH) -> str:
    """What a figure is made from: runs, seed, and the short digest of each scenario.

    The `note` before it is given in the language; without one, it explains the bands.
    """
    first = ensembles[0]
    return text(
        "{note}.\n{runs}, seed {seed}; {digests}.",
        note=note or text(BANDS),
        runs=text.plural("{n} run", "{n} runs", len(first.runs)),
        seed=first.seed,
        digests=", ".join(f"{results.scenario} {results.digest[:8]}" for results in ensembles),
    )
