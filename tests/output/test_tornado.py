"""Laws of tornado charts and of the map of risks: bars, lines and colours are the effects."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import model.output.risk_map as risk_map_module
import model.output.tornado as tornado_module
from model.analysis.ranking import Effect, Ranked, Ranking, Standing
from model.outcomes import outcome_registry
from model.output.palette import TO_ABSENCE, TO_WORST
from model.output.risk_map import risk_map
from model.output.tornado import tornado
from model.risks import dial_registry
from tests.output.artists import HERE, bars, kept, names_of_rows, strokes, words

FIRST, SECOND, THIRD = list(dial_registry())[:3]


def effect(mean: float, low: float, median: float, high: float, told: bool = True) -> Effect:
    return Effect(
        mean=mean, mean_low=mean, mean_high=mean, median=median, p05=low, p95=high, agreement=0.9,
        unchanged=0.0, p_value=0.0, p_adjusted=0.0, told_apart=told,
    )  # fmt: skip


def ranked(dial: str, worst: Effect, absent: Effect, setting: float | None = 0.25) -> Ranked:
    standing = Standing(1, 1, 2, 1.0, 0.5)
    return Ranked(dial, dial_registry()[dial].title, setting, standing, absent, worst)


def ranking(outcome: str = "manufacturing_share") -> Ranking:
    dials = (
        ranked(FIRST, effect(-0.08, -0.2, -0.05, 0.01), effect(0.03, 0.0, 0.02, 0.07)),
        ranked(
            SECOND, effect(0.06, -0.1, 0.04, 0.09, told=False), effect(0.0, 0.0, 0.0, 0.0), None
        ),
    )
    return Ranking(outcome_registry()[outcome], 2035, 200, 0.14, 0.05, dials)


def test_each_dial_has_a_bar_to_the_worst_above_one_to_absence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = kept(
        monkeypatch, tornado_module, lambda: tornado([ranking()], "baseline", "200 runs", HERE)
    )
    (axes,) = found.panels
    drawn = bars(axes)
    ends = [(bar.colour, bar.start, pytest.approx(bar.end)) for bar in drawn]
    assert ends == [
        (TO_WORST, 0.0, -8.0), (TO_ABSENCE, 0.0, 3.0), (TO_WORST, 0.0, 6.0), (TO_ABSENCE, 0.0, 0.0),
    ]  # fmt: skip
    assert [round(bar.row) for bar in drawn] == [0, 0, 1, 1]
    assert drawn[0].row < 0.0 < drawn[1].row
    told, untold = drawn[0].density, drawn[2].density
    assert untold < told
    assert drawn[1].density == told


def test_lines_reach_over_nine_tenths_of_the_runs_and_ticks_are_medians(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = kept(
        monkeypatch, tornado_module, lambda: tornado([ranking()], "baseline", "200 runs", HERE)
    )
    drawn = strokes(found.panels[0])
    across = [(each.start[0], each.end[0]) for each in drawn if each.start[1] == each.end[1]]
    ticks = [each for each in drawn if each.start[0] == each.end[0] and each.start != each.end]
    assert across[:2] == [pytest.approx((-20.0, 1.0)), pytest.approx((0.0, 7.0))]
    assert across[2] == pytest.approx((-10.0, 9.0))
    assert [each.start[0] for each in ticks] == pytest.approx([-5.0, 2.0, 4.0, 0.0])
    for tick, bar in zip(ticks, bars(found.panels[0]), strict=True):
        assert (tick.start[1] + tick.end[1]) / 2 == pytest.approx(bar.row)


def test_a_tornado_says_of_what_and_how_its_dials_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    found = kept(
        monkeypatch, tornado_module, lambda: tornado([ranking()], "baseline", "200 runs", HERE)
    )
    (axes,) = found.panels
    titles = [dial_registry()[name].title for name in (FIRST, SECOND)]
    assert names_of_rows(axes) == titles
    bottom, top = axes.get_ylim()
    assert bottom > 1 and top < 0  # the first one is above
    assert words(axes)[:6] == ["0.25", "1-2", "drawn", "1-2", "at", "rank"]
    assert "14.0 %" in axes.get_xlabel()
    assert axes.get_xlabel().startswith("change from baseline")
    assert "percentage points" in axes.get_xlabel()
    assert axes.get_title(loc="left") == f"{ranking().outcome.title} in 2035"
    assert found.caption.endswith("; 200 runs.")


def test_a_panel_shows_the_first_dials_only(monkeypatch: pytest.MonkeyPatch) -> None:
    many = replace(ranking(), dials=ranking().dials[:1] * (tornado_module.BARS + 3))
    found = kept(monkeypatch, tornado_module, lambda: tornado([many, ranking()], "x", "", HERE))
    first, second = found.panels
    assert len(bars(first)) == 2 * tornado_module.BARS
    assert len(bars(second)) == 4
    assert first.get_position().y0 > second.get_position().y1


def test_the_map_shows_changes_in_standard_deviations_and_better_as_positive(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    up, down = ranking("manufacturing_share"), ranking("protests")
    assert down.outcome.better == "lower"
    up = replace(
        up, dials=(*up.dials, ranked(THIRD, effect(0.003, 0, 0, 0.01), effect(0, 0, 0, 0)))
    )
    down = replace(down, dials=up.dials, base_spread=0.16)
    found = kept(monkeypatch, risk_map_module, lambda: risk_map([up, down], "x", "200 runs", HERE))
    axes = found.panels[0]
    image = axes.images[0]
    colours = np.asarray(image.get_array())
    # -0.08 of 0.05 and of 0.16; 0.06 is not told apart, and 0.003 told, but small
    assert colours[0] == pytest.approx([-1.6, 0.5])
    shown = [dial_registry()[name].title for name in (FIRST, THIRD)]
    assert names_of_rows(axes) == shown
    assert colours[1] == pytest.approx([0.06, -0.01875])
    assert image.get_clim() == (-1.0, 1.0)
    assert (
        list(axes.get_xticks(minor=True)) == list(axes.get_yticks(minor=True)) == [-0.5, 0.5, 1.5]
    )
    assert {text.get_text(): text.get_position() for text in axes.texts} == {
        "\u22121.6": (0, 0), "\u22120.5": (1, 0), "+0.1": (0, 1),
    }  # fmt: skip
    assert [label.get_text() for label in axes.get_xticklabels()] == [
        up.outcome.title, down.outcome.title,
    ]  # fmt: skip
