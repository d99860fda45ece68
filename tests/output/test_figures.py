"""Laws of figures: written where asked, in colours that can be told apart and stay the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.text import Text

from model.clock import Horizon, Quarter
from model.ensemble.results import Results
from model.output import figures
from model.output.differences import difference_panels
from model.output.fan import fan_chart
from model.output.frame import finish, panels
from model.output.overview import overview
from model.output.palette import REFERENCE, SERIES, scenario_colours
from model.risks import dial_registry
from tests.ensemble.toy import ToyScenario, run_toy

WORST = ToyScenario(name="worst", dials=dict.fromkeys(dial_registry(), 1.0))
names = st.lists(st.text("abcdefgh_", min_size=1, max_size=8), max_size=5, unique=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("results")


@pytest.fixture(scope="module")
def baseline(folder: Path) -> Results:
    return run_toy(folder / "baseline", ToyScenario(name="baseline"))


@pytest.fixture(scope="module")
def worst(folder: Path) -> Results:
    return run_toy(folder / "worst", WORST)


@pytest.mark.parametrize("others", [1, 4])
def test_a_comparison_draws_a_fan_and_a_difference_of_each_outcome(
    baseline: Results, worst: Results, tmp_path: Path, others: int
) -> None:
    chosen = baseline.outcomes[:1]
    drawn = figures.comparison_figures(baseline, [worst] * others, chosen, tmp_path / "new")
    assert [path.stem for path in drawn] == [f"{chosen[0]}_fan", f"{chosen[0]}_difference"]
    _all_pictures(drawn)


def test_figures_can_be_drawn_of_every_outcome(worst: Results, tmp_path: Path) -> None:
    drawn = [fan_chart(worst, name, tmp_path / f"{name}.png") for name in worst.outcomes]
    _all_pictures(
        [*drawn, difference_panels(worst, [worst], worst.outcomes[0], tmp_path / "d.png")]
    )


def test_the_baseline_beside_is_drawn_only_where_it_pairs(
    baseline: Results, worst: Results, tmp_path: Path
) -> None:
    found = figures.reference_beside(worst)
    assert found is not None
    assert found.folder == baseline.folder
    assert figures.reference_beside(baseline) is None
    assert figures.reference_beside(run_toy(worst.folder.parent / "seed", seed=2)) is None
    assert figures.reference_beside(run_toy(tmp_path / "alone")) is None


@given(names)
def test_scenarios_of_one_figure_have_colours_of_their_own(scenarios: Sequence[str]) -> None:
    colours = scenario_colours(scenarios)
    assert len(set(colours.values())) == len(scenarios)
    assert REFERENCE not in colours.values()


@given(st.text(min_size=1), names)
def test_the_first_scenario_keeps_its_colour_whatever_follows(
    first: str, others: Sequence[str]
) -> None:
    alone = scenario_colours([first])[first]
    assert scenario_colours([first, *others])[first] == alone
    assert alone in SERIES


def test_drawing_leaves_no_state_behind(worst: Results, tmp_path: Path) -> None:
    import matplotlib

    before = dict(matplotlib.rcParams)
    fan_chart(worst, worst.outcomes[0], tmp_path / "a.png")
    assert dict(matplotlib.rcParams) == before


def _all_pictures(paths: Sequence[Path]) -> None:
    assert paths
    for path in paths:
        assert path.read_bytes().startswith(b"\x89PNG")


TITLES = (
    "$\\frac{$ in 5$",
    "an odd $",
    "$x^2$",
    "[bold]b[/bold]",
    "\\alpha",
    "新丝绸之路 😀",
    "x" * 200,
    "\udcff",
)


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_drawn_as_it_is_written(
    baseline: Results, tmp_path: Path, title: str, recwarn: pytest.WarningsRecorder
) -> None:
    odd = run_toy(tmp_path / "odd", ToyScenario(name="odd", title=title))
    outcome = baseline.outcomes[0]
    drawn = figures.comparison_figures(baseline, [odd], [outcome], tmp_path / "figures")
    _all_pictures([*drawn, overview(odd, tmp_path / "overview.png", baseline)])
    assert not recwarn.list


def test_no_text_of_a_figure_is_read_as_mathematics(tmp_path: Path) -> None:
    figure, (axes,) = panels()
    axes.set_title("5$ to 6$")
    finish(figure, tmp_path / "a.png", "$x$", "$y$")
    assert not any(text.get_parse_math() for text in figure.findobj(Text))


def test_a_single_year_can_be_drawn(tmp_path: Path) -> None:
    short = run_toy(tmp_path / "short", ToyScenario(horizon=Horizon(end=Quarter(2013, 4))))
    _all_pictures([fan_chart(short, short.outcomes[0], tmp_path / "a.png")])
