"""Laws of what is shown of rankings: nothing overlaps or is lost, and pictures are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

import model.output.risk_map as risk_map_module
import model.output.tornado as tornado_module
from model.analysis.ranking import Effect, Ranked, Ranking, Standing
from model.outcomes import outcome_registry
from model.output.ranking_tables import ranking_text, rankings_csv, ranks
from model.output.risk_map import risk_map
from model.output.tornado import tornado
from model.risks import dial_registry

HEADLINE = [name for name, about in outcome_registry().items() if about.headline]


def effect(size: float, told_apart: bool = True) -> Effect:
    return Effect(
        mean=size, mean_low=size * 0.9, mean_high=size * 1.1, median=0.9 * size,
        p05=2 * size, p95=0.1 * size, agreement=0.9, unchanged=0.05,
        p_value=0.001, p_adjusted=0.02, told_apart=told_apart,
    )  # fmt: skip


def ranking(outcome: str, size: float = 250_000.0) -> Ranking:
    """All dials, each with a smaller swing than the one before."""
    dials = [
        Ranked(
            dial=name,
            title=dial.title,
            setting=None if place == 2 else dial.baseline,
            standing=Standing(place + 1, place + 1, place + 2, size / (place + 1), 1 / (place + 2)),
            absent=effect(-0.2 * size / (place + 1), place < 9),
            worst=effect(size / (place + 1) * (-1) ** place, place < 20),
        )
        for place, (name, dial) in enumerate(dial_registry().items())
    ]
    return Ranking(outcome_registry()[outcome], 2035, 200, 8e5, 2 * size, tuple(dials))


def drawn(monkeypatch: pytest.MonkeyPatch, module: object, *rankings: Ranking) -> Figure:
    """The figure that would be written."""
    kept: list[Figure] = []

    def keep(figure: Figure, path: Path, *_: str) -> Path:
        kept.append(figure)
        return path

    monkeypatch.setattr(module, "finish", keep)
    draw = tornado if module is tornado_module else risk_map
    draw(rankings, "baseline", "200 runs", Path("x.png"))
    return kept[0]


def boxes(figure: Figure) -> list[tuple[str, Bbox]]:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    renderer = FigureCanvasAgg(figure).get_renderer()
    figure.draw(renderer)
    texts: Sequence[Text] = figure.findobj(Text)
    level = [
        text for text in texts if text.get_text() and text.get_visible() and not text.get_rotation()
    ]
    return [(text.get_text(), text.get_window_extent(renderer)) for text in level]


@pytest.mark.parametrize("outcome", ["transit_revenue", "container_transit_teu"])
def test_no_label_of_a_tornado_is_cut_or_covers_another(
    monkeypatch: pytest.MonkeyPatch, outcome: str
) -> None:
    figure = drawn(monkeypatch, tornado_module, ranking(outcome), ranking("protests"))
    found = boxes(figure)
    whole = Bbox([[0, 0], figure.get_size_inches() * figure.dpi])
    for text, box in found:
        assert whole.x0 <= box.x0 and box.x1 <= whole.x1, text
    for (one, here), (other, there) in combinations(found, 2):
        assert not here.shrunk(0.9, 0.9).overlaps(there.shrunk(0.9, 0.9)), (one, other)


def test_no_name_of_the_map_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    figure = drawn(monkeypatch, risk_map_module, *map(ranking, HEADLINE))
    for text, box in boxes(figure):
        assert box.x0 >= 0 and box.x1 <= figure.get_size_inches()[0] * figure.dpi, text


def test_the_map_shows_what_is_told_apart_and_better_as_better(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    both = ranking("transit_revenue"), ranking("protests")
    names, changes = risk_map_module._strongest(both)
    assert len(names) <= risk_map_module.MOST
    assert not {each.dial for each in both[0].dials if not each.worst.told_apart} & set(names)
    assert (np.abs(changes).max(axis=1) >= 0.05).all()
    figure = drawn(monkeypatch, risk_map_module, *both)
    colours = figure.axes[0].images[0].get_array()
    assert colours is not None
    assert np.array_equal(colours[:, 0], changes[:, 0])
    assert np.array_equal(colours[:, 1], -changes[:, 1])


def test_pictures_are_written_of_one_dial_and_of_all(tmp_path: Path) -> None:
    whole = ranking("transit_revenue")
    one = replace(whole, dials=whole.dials[:1])
    for name, some in (("one", one), ("all", whole)):
        paths = [
            tornado([some], name, "200 runs", tmp_path / f"{name}.png"),
            risk_map([some], name, "200 runs", tmp_path / f"{name}_map.png"),
        ]
        assert all(path.read_bytes()[:4] == b"\x89PNG" for path in paths)


def test_a_map_of_nothing_can_be_drawn(tmp_path: Path) -> None:
    whole = ranking("transit_revenue")
    idle = replace(whole.dials[0], worst=effect(0.0, told_apart=False))
    assert risk_map([replace(whole, dials=(idle,))], "x", "1 run", tmp_path / "m.png").exists()


@pytest.mark.parametrize("size", [0.001, 3.0, 250_000.0])
@pytest.mark.parametrize("outcome", ["manufacturing_share", "container_transit_teu", "sentiment"])
def test_the_table_fits_a_line_whatever_the_numbers(outcome: str, size: float) -> None:
    text = ranking_text(ranking(outcome, size), "blocked_by_russia", 1)
    assert max(map(len, text.splitlines())) <= 100
    assert text.count("drawn") == 1
    assert "russian_blocking in" in text or "xinjiang_workshop in" in text


def test_a_rank_that_is_sure_is_one_number() -> None:
    each = ranking("protests").dials[0]
    assert ranks(each) == "1-2"
    assert ranks(replace(each, standing=replace(each.standing, rank_high=1))) == "1"


def test_csv_has_both_ends_of_each_dial_of_each_outcome() -> None:
    lines = rankings_csv([ranking("protests"), ranking("sentiment")]).splitlines()
    assert len(lines) == 1 + 2 * 2 * len(dial_registry())
