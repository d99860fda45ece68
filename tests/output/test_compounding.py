"""Laws of what is shown of interactions, shares and tipping points: whole, apart, and in lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

import model.output.interaction_chart as interaction_chart
import model.output.tipping_charts as tipping_charts
import model.output.waterfall as waterfall
from model.analysis.changes import Change
from model.analysis.decomposition import Contribution, Decomposition, Player
from model.analysis.interactions import CANCEL, COMPOUND, UNTOLD, Interaction, Interactions, Single
from model.analysis.tipping import FALLS, Reading, Tipping, Tippings
from model.analysis.tipping_map import TippingMap
from model.outcomes import outcome_registry
from model.output.decomposition_tables import decomposition_text, legend
from model.output.interaction_tables import LEGEND, interactions_text
from model.output.tipping_tables import LEGEND as TIPPING_LEGEND
from model.output.tipping_tables import MAP_LEGEND, map_text, tippings_text
from model.risks import dial_registry
from model.scenario import load_scenario
from model.scenario.between import steps
from tests.output.test_rankings import boxes

LONG = sorted(dial_registry(), key=lambda name: -len(dial_registry()[name].title))
OUTCOMES = ("transit_revenue", "manufacturing_share", "container_transit_teu")
SIZES = (0.003, 3.0, 250_000.0)


def change(mean: float) -> Change:
    return Change(mean, 0.9 * mean, 1.1 * mean, mean, 2 * mean, -0.5 * mean, 0.93)


def judged(outcome: str, size: float, dials: int = 6) -> Interactions:
    names, words = LONG[:dials], (COMPOUND, CANCEL, UNTOLD)
    pairs = [
        Interaction(a, b, -size, -2 * size, change(size / (n + 1)), 0.001, 0.01, words[n % 3])
        for n, (a, b) in enumerate(combinations(names, 2))
    ]
    singles = [Single(name, dial_registry()[name].title, 0.4, change(-size)) for name in names]
    about = outcome_registry()[outcome]
    return Interactions(about, 2035, 200, 8 * size, tuple(singles), tuple(pairs))


def shared(outcome: str, size: float, orders: int | None = 8) -> Decomposition:
    """The 25 things in which the perfect storm differs, and three times as many."""
    ends = load_scenario("baseline"), load_scenario("perfect_storm")
    players = [Player(step.key, (step,)) for step in steps(*ends)]
    players.append(Player("dials of politics", tuple(steps(*ends))))
    brought = [
        Contribution(player, change(-size / (n + 1)), 1 / (n + 1), -size, size, size / 9)
        for n, player in enumerate(players)
    ]
    gap = change(sum(each.change.mean for each in brought))
    about = outcome_registry()[outcome]
    return Decomposition(
        about, 2035, 200, orders, 9 * size, 9 * size + gap.mean, gap, tuple(brought), 0.0
    )


def tip(name: str, place: float | None) -> Tipping:
    readings = [Reading(x, 1.0, 2.0, 3.0, 1 - 2 * x, x) for x in (0.0, 0.25, 0.5, 1.0)]
    low = None if place is None else place / 2
    none = place is None
    return Tipping(
        input=name, unit="level", setting=0.4, low=0.0, high=1.0, runs=200, at=place, at_low=low,
        at_high=None, missed=None if none else 0.1, direction=None if none else FALLS, never=0.25,
        several=0.1, p05=low, p50=place, p95=place, readings=tuple(readings),
    )  # fmt: skip


def tipped(outcome: str, size: float) -> Tippings:
    places = [0.1, 0.4, 0.9, 1.0, *[None] * 4]
    inputs = [tip(name, place) for name, place in zip(LONG, places, strict=False)]
    about = outcome_registry()[outcome]
    return Tippings(about, 2035, size, "blocked_by_russia", 2 * size, 0.01, tuple(inputs))


def mapped(outcome: str, size: float) -> TippingMap:
    axis = np.linspace(0.0, 1.0, 7)
    gaps = size * (0.6 - axis[:, None] * (0.5 + axis))
    below = np.clip(0.5 - gaps / size, 0.0, 1.0)
    about = outcome_registry()[outcome]
    return TippingMap(
        about, 2035, 200, (LONG[0], LONG[1]), (0.4, 0.2), axis, axis, size, None, size + gaps, gaps,
        below,
    )  # fmt: skip


DRAW: dict[str, tuple[object, Callable[[str, float, Path], Path]]] = {
    "interactions": (
        interaction_chart,
        lambda outcome, size, path: interaction_chart.interaction_chart(
            [judged(outcome, size), judged("protests", size)], "blocked_by_russia", "200 runs", path
        ),
    ),
    "waterfall": (
        waterfall,
        lambda outcome, size, path: waterfall.waterfall(
            [shared(outcome, size)], ("baseline", "perfect_storm~0123abcd"), "200 runs", path
        ),
    ),
    "points": (
        tipping_charts,
        lambda outcome, size, path: tipping_charts.points_chart(
            tipped(outcome, size), "blocked_by_russia", "200 runs", path
        ),
    ),
    "odds": (
        tipping_charts,
        lambda outcome, size, path: tipping_charts.odds_chart(
            tipped(outcome, size), "blocked_by_russia", "200 runs", path
        ),
    ),
    "map": (
        tipping_charts,
        lambda outcome, size, path: tipping_charts.map_chart(
            mapped(outcome, size), "blocked_by_russia", "200 runs", path
        ),
    ),
}


def figure_of(
    monkeypatch: pytest.MonkeyPatch, what: str, outcome: str, size: float
) -> tuple[Figure, str]:
    """The figure that would be written, with its title and caption on it, and the title."""
    module, draw = DRAW[what]
    kept: list[tuple[Figure, str]] = []

    def keep(figure: Figure, path: Path, title: str, _: str) -> Path:
        kept.append((figure, title))
        return path

    monkeypatch.setattr(module, "finish", keep)
    draw(outcome, size, Path("x.png"))
    return kept[0]


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("what", DRAW)
def test_no_label_is_cut_or_covers_another(
    monkeypatch: pytest.MonkeyPatch, what: str, outcome: str
) -> None:
    figure, title = figure_of(monkeypatch, what, outcome, 250_000.0)
    found = boxes(figure)
    whole = Bbox([[0, 0], figure.get_size_inches() * figure.dpi])
    for text, box in found:
        assert whole.x0 <= box.x0 and box.x1 <= whole.x1, text
    for (one, here), (other, there) in combinations(found, 2):
        assert not here.shrunk(0.9, 0.9).overlaps(there.shrunk(0.9, 0.9)), (one, other)
    assert len(title) < 62


@pytest.mark.parametrize("what", DRAW)
def test_pictures_are_written(tmp_path: Path, what: str) -> None:
    _, draw = DRAW[what]
    path = draw("transit_revenue", 3.0, tmp_path / "x.png")
    assert path.read_bytes()[:4] == b"\x89PNG"


def test_pictures_of_nothing_can_be_drawn(tmp_path: Path) -> None:
    nothing = tipped("transit_revenue", 3.0)
    nothing = replace(nothing, inputs=nothing.inputs[4:])
    assert tipping_charts.points_chart(nothing, "x", "1 run", tmp_path / "a.png").exists()
    flat = mapped("transit_revenue", 3.0)
    flat = replace(flat, gaps=flat.gaps * 0 + 1, below=flat.below * 0)
    assert tipping_charts.map_chart(flat, "x", "1 run", tmp_path / "b.png").exists()
    told = judged("transit_revenue", 0.0, dials=2)
    assert interaction_chart.interaction_chart([told], "x", "1 run", tmp_path / "c.png").exists()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_tables_fit_a_line_whatever_the_numbers(outcome: str, size: float) -> None:
    names = ("blocked_by_russia", "perfect_storm~0123abcd")
    texts = [
        interactions_text(judged(outcome, size), names[1], 1),
        decomposition_text(shared(outcome, size), names, 1),
        decomposition_text(shared(outcome, size, None), names, 1),
        tippings_text(tipped(outcome, size), names[1], 1),
        map_text(mapped(outcome, size), names[1], 1),
        legend(shared(outcome, size)), LEGEND, TIPPING_LEGEND, MAP_LEGEND,
    ]  # fmt: skip
    for text in texts:
        assert max(map(len, text.splitlines())) <= 100, text


def test_a_bound_that_is_none_reads_as_beyond() -> None:
    text = tippings_text(tipped("transit_revenue", 3.0), "baseline", 1)
    assert "0.05 .. beyond" in text
    assert "Nowhere in their range (4):" in text
    assert "0 % to 100 % of the runs below" in text


def test_the_bars_of_a_waterfall_lead_from_one_mean_to_the_other() -> None:
    found = shared("transit_revenue", 3.0)
    bars = waterfall._bars(found)
    assert len(bars) == waterfall.MOST + 1
    total = found.start_mean + sum(bar.mean for bar in bars)
    assert total == pytest.approx(found.end_mean)
