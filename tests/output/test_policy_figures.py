"""Laws of the figures of policies: regrets are as long as they are large, lines better upwards."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_hex

import model.output.policy_figures as figures
from model.analysis.policy.search.goals import Goals
from model.analysis.policy.search.search import Pick, Searched
from model.analysis.policy.stances import PRESENT
from model.analysis.policy.weigh import Satisficing, Weighed, Weighing, Weight
from model.outcomes import outcome_registry
from model.output.palette import FAINT, INK, REFERENCE, SERIES
from model.risks import policy_registry
from tests.output.artists import HERE, bars, kept, lines, names_of_rows, strokes

SHARE, PROTESTS, REVENUE = "manufacturing_share", "protests", "transit_revenue"
LEVER, OTHER = list(policy_registry())[:2]


def weight(median: float, regret: float) -> Weight:
    fields: dict[str, float] = dict.fromkeys(Weight.__dataclass_fields__, 0.0)
    given = {
        "median": median,
        "regret_mean": regret / 4,
        "regret_p90": regret / 2,
        "regret_max": regret,
    }
    return Weight(**(fields | given))


def weighed(name: str, levers: dict[str, float], **by: tuple[float, float]) -> Weighed:
    return Weighed(name, levers, {k: weight(*v) for k, v in by.items()}, Satisficing({}, 0, 0, 0))


def policies() -> tuple[Weighed, ...]:
    return (
        weighed(PRESENT, {LEVER: 0.5, OTHER: 0.2}, **{SHARE: (0.10, 0.08), PROTESTS: (9.0, 4.0)}),
        weighed(
            f"{LEVER} up", {LEVER: 1.0, OTHER: 0.2}, **{SHARE: (0.14, 0.02), PROTESTS: (7.0, 6.0)}
        ),
        weighed("all", {LEVER: 1.0, OTHER: 0.0}, **{SHARE: (0.12, 0.04), PROTESTS: (5.0, 2.0)}),
    )


def test_regrets_are_bars_of_means_with_a_dot_and_a_cross(monkeypatch: pytest.MonkeyPatch) -> None:
    weighing = Weighing(2035, 50, {}, policies(), {SHARE: {}, PROTESTS: {}})
    found = kept(monkeypatch, figures, lambda: figures.regret_figure(weighing, 3, "50 runs", HERE))
    first, second = found.panels
    lever = f"{policy_registry()[LEVER].title}, up"
    assert names_of_rows(first) == [lever, "all", PRESENT]
    assert names_of_rows(second) == ["all", PRESENT, lever]
    for axes, regrets in ((first, (2.0, 4.0, 8.0)), (second, (2.0, 4.0, 6.0))):
        assert [(bar.start, bar.end) for bar in bars(axes)] == [
            (0.0, pytest.approx(regret / 4)) for regret in regrets
        ]
        assert [mark.x[0] for mark in lines(axes, "o")] == pytest.approx([r / 2 for r in regrets])
        assert [mark.x[0] for mark in lines(axes, "x")] == pytest.approx(regrets)
        assert [mark.y[0] for mark in lines(axes, "x")] == [0, 1, 2]
        assert [line.end[0] for line in strokes(axes)] == pytest.approx(regrets)
        assert {line.colour for line in strokes(axes)} == {FAINT}
    assert [bar.colour for bar in bars(first)] == [SERIES[0], SERIES[0], REFERENCE]
    assert first.get_xlabel() == "regret, percentage points"
    assert first.get_title(loc="left") == f"{outcome_registry()[SHARE].title} in 2035"


def test_the_present_is_shown_wherever_it_ranks(monkeypatch: pytest.MonkeyPatch) -> None:
    weighing = Weighing(2035, 50, {}, policies(), {SHARE: {}, PROTESTS: {}})
    found = kept(monkeypatch, figures, lambda: figures.regret_figure(weighing, 1, "", HERE))
    assert [names_of_rows(axes)[-1] for axes in found.panels] == [PRESENT, PRESENT]
    assert [len(names_of_rows(axes)) for axes in found.panels] == [2, 2]


def searched() -> Searched:
    _, up, both = policies()
    picks = (
        Pick("policy_A", (), {LEVER: 1.0}, {}, up), Pick("policy_B", (), {LEVER: 1.0, OTHER: 0.0}, {}, both),
    )  # fmt: skip
    weighing = Weighing(2035, 50, {}, policies(), {SHARE: {}, PROTESTS: {}})
    goals = Goals((SHARE, PROTESTS))
    return Searched(goals, picks, weighing, cast(Any, None), 100, 1, ())


def test_lines_of_the_front_are_better_upwards(monkeypatch: pytest.MonkeyPatch) -> None:
    found = kept(monkeypatch, figures, lambda: figures.front_figure(searched(), "50 runs", HERE))
    levers, axes = found.panels
    assert [line.y for line in lines(axes)] == [
        pytest.approx([0.0, 0.0]), pytest.approx([1.0, 0.5]), pytest.approx([0.5, 1.0]),
    ]  # fmt: skip
    assert [line.colour for line in lines(axes)] == [REFERENCE, *(c.upper() for c in SERIES[:2])]
    ends = [text.get_text().split("\n")[-1] for text in axes.texts[3:]]
    assert ends == ["14.0", "10.0", "5.00", "9.00"]  # best and worst: fewer protests are better
    names = [text.get_text() for text in axes.texts[:3]]
    assert names == [PRESENT, "A", "B"]
    assert [text.xy[1] for text in axes.texts[:3]] == pytest.approx([0.0, 0.5, 1.0])  # type: ignore[attr-defined]
    assert [text.get_color() for text in axes.texts[:3]] == [REFERENCE, *SERIES[:2]]
    assert " ".join(axes.texts[3].get_text().split()).startswith(outcome_registry()[SHARE].title)
    moves = np.asarray(levers.images[0].get_array())
    assert moves == pytest.approx(np.array([[0.5, 0.5], [0.0, -0.2]]))
    assert levers.images[0].get_clim() == (-1.0, 1.0)
    written = {text.get_text(): text.get_position() for text in levers.texts}
    assert written == {"1.0": (1, 0), "0.0": (1, 1)}
    assert len(levers.texts) == 3  # what a policy does not move is not written
    assert names_of_rows(levers) == [
        f"{policy_registry()[LEVER].title} (0.5)", f"{policy_registry()[OTHER].title} (0.2)",
    ]  # fmt: skip
    assert [label.get_text() for label in levers.get_xticklabels()] == ["A", "B"]
    colours = levers.images[0].get_cmap()
    assert [to_hex(colours(end)).upper() for end in (0.0, 1.0)] == [SERIES[1], SERIES[0]]


def test_the_ends_of_an_axis_are_joined_in_ink(monkeypatch: pytest.MonkeyPatch) -> None:
    found = kept(monkeypatch, figures, lambda: figures.front_figure(searched(), "", HERE))
    upright = strokes(found.panels[1])
    assert [(each.start, each.end, each.colour) for each in upright] == [
        ((0.0, 0.0), (0.0, 1.0), INK), ((1.0, 0.0), (1.0, 1.0), INK),
    ]  # fmt: skip


@given(st.lists(st.floats(0.0, 1.0), min_size=1, max_size=12))
def test_labels_are_moved_apart_and_keep_their_order(heights: list[float]) -> None:
    gap = 0.05
    moved = figures._apart(np.array(heights), gap)
    order = np.argsort(heights, kind="stable")
    assert (np.diff(moved[order]) >= gap - 1e-9).all()
    assert moved.max() <= 1.0 + 1e-9
    if len(heights) == 1:
        assert moved.tolist() == heights


def test_labels_far_apart_stay_where_they_are() -> None:
    assert figures._apart(np.array([0.9, 0.1, 0.5]), 0.05).tolist() == [0.9, 0.1, 0.5]
    assert figures._apart(np.array([0.5, 0.5]), 0.1) == pytest.approx(np.array([0.5, 0.6]))
    assert figures._apart(np.array([1.0, 1.0]), 0.1) == pytest.approx(np.array([0.9, 1.0]))


def test_what_does_not_differ_lies_at_the_bottom() -> None:
    same = np.array([[1.0, 5.0], [3.0, 5.0]])
    assert figures._heights(same, np.array([-1.0, 1.0])).tolist() == [[1.0, 0.0], [0.0, 0.0]]
