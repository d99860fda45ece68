"""Laws of what all figures share: panels in rows, years and units on the axes, words in place."""

from __future__ import annotations

from pathlib import Path

import pytest
from matplotlib.figure import Figure

from model.clock import Horizon, Quarter
from model.languages import load
from model.output.frame import (
    BANDS,
    axis_number,
    caption,
    finish,
    label_ends,
    mark_projection,
    over_years,
    panel_a_scenario,
    panels,
)
from model.output.palette import REFERENCE
from model.world.observed import LAST_OBSERVED
from tests.ensemble.toy import ToyScenario, run_toy

AROUND = range(LAST_OBSERVED.year - 5, LAST_OBSERVED.year + 6)


@pytest.mark.parametrize(
    ("scenarios", "rows", "columns"),
    [(1, 1, 1), (2, 1, 2), (3, 1, 3), (4, 2, 3), (6, 2, 3), (7, 3, 3)],
)
def test_scenarios_have_a_panel_each_three_in_a_row(
    scenarios: int, rows: int, columns: int
) -> None:
    figure, grid = panel_a_scenario(scenarios)
    assert len(grid) == scenarios
    assert len([axes for axes in figure.axes if axes.get_visible()]) == scenarios
    spec = grid[0].get_subplotspec()
    assert spec is not None
    assert spec.get_gridspec().get_geometry() == (rows, columns)
    grid[0].set_ylim(0, 7)
    assert all(axes.get_ylim() == (0, 7) for axes in grid)


def test_only_the_left_of_panels_with_one_scale_names_the_unit() -> None:
    _, grid = panel_a_scenario(4)
    for axes in grid:
        over_years(axes, AROUND, "TEU")
    assert [axes.get_ylabel() for axes in grid] == ["TEU", "", "", "TEU"]
    _, grid = panels(1, 2)
    for axes in grid:
        over_years(axes, AROUND, "TEU")
    assert [axes.get_ylabel() for axes in grid] == ["TEU", "TEU"]


@pytest.mark.parametrize(
    ("years", "marked"),
    [(AROUND, True), (range(AROUND[0], LAST_OBSERVED.year + 1), False),
     (range(LAST_OBSERVED.year, AROUND[-1]), False), (range(LAST_OBSERVED.year - 1, AROUND[-1]), True)],
)  # fmt: skip
def test_projection_is_marked_where_it_is_in_sight(years: range, marked: bool) -> None:
    _, (axes,) = panels()
    over_years(axes, years, "TEU", "A title")
    axes.set_ylim(0.0, 10.0)
    mark_projection(axes, years)
    drawn = [line for line in axes.lines if line.get_color() == REFERENCE]
    assert [list(line.get_xdata()) for line in drawn] == [[LAST_OBSERVED.year] * 2] * marked
    assert [text.get_text() for text in axes.texts] == ["observed drivers", "projection"] * marked
    assert axes.get_ylim() == ((0.0, 10.7) if marked else (0.0, 10.0))
    if marked:
        before, after = axes.texts
        assert (before.get_ha(), after.get_ha()) == ("right", "left")
    assert axes.get_xlim() == (years[0], years[-1])
    assert axes.get_title(loc="left") == "A title"


def test_a_single_year_has_room_on_either_side() -> None:
    _, (axes,) = panels()
    over_years(axes, (2013,), "TEU")
    assert axes.get_xlim() == (2012.5, 2013.5)


def test_labels_keep_their_heights_unless_they_would_touch() -> None:
    _, (axes,) = panels()
    axes.set_ylim(0.0, 1.0)
    label_ends(axes, 2030, [(0.9, "c", "#0072B2"), (0.5, "b", "#D55E00"), (0.5, "a", "#009E73")])
    found = {text.get_text(): text for text in axes.texts}
    heights = {name: text.xy[1] for name, text in found.items()}  # type: ignore[attr-defined]
    assert (heights["a"], heights["c"]) == (0.5, 0.9)
    assert heights["b"] == pytest.approx(0.555)
    assert {text.xy[0] for text in axes.texts} == {2030}  # type: ignore[attr-defined]
    assert found["b"].get_color() == "#D55E00"


def test_a_label_of_several_lines_takes_the_room_of_all() -> None:
    _, (axes,) = panels()
    axes.set_ylim(0.0, 1.0)
    label_ends(axes, 2030, [(0.5, "aaaa bbbb cccc", "#0072B2"), (0.5, "d", "#D55E00")], columns=4)
    heights = {text.get_text(): text.xy[1] for text in axes.texts}  # type: ignore[attr-defined]
    assert heights["aaaa\nbbbb\ncccc"] == 0.5
    assert heights["d"] == pytest.approx(0.5 + 0.055 * 1.5 + 0.055 / 2)


def test_numbers_on_axes_are_in_full_with_a_true_minus() -> None:
    assert axis_number(-1234567.5, 0) == "\u22121,234,567.5"
    assert axis_number(0.25, 0, load("ru")) == "0,25"


def test_a_caption_says_of_which_runs(tmp_path: Path) -> None:
    one = run_toy(tmp_path / "one", ToyScenario(name="one"), seed=3)
    other = run_toy(
        tmp_path / "two", ToyScenario(name="two", horizon=Horizon(end=Quarter(2015, 4)))
    )
    assert caption([one, other]) == (
        f"{BANDS}.\n20 runs, seed 3; one {one.digest[:8]}, two {other.digest[:8]}."
    )
    assert caption([one], "A note").startswith("A note.\n20 runs, seed 3; one")


def test_a_figure_is_written_with_its_title_and_caption(tmp_path: Path) -> None:
    figure = Figure()
    path = finish(figure, tmp_path / "new" / "x.png", "Title", "Caption")
    assert path.read_bytes().startswith(b"\x89PNG")
    head, foot = figure.texts
    assert (head.get_text(), foot.get_text()) == ("Title", "Caption")
    assert head.get_position()[1] > 0.9 > 0.1 > foot.get_position()[1]
