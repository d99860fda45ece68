"""Laws of the charts: sound Plotly figures of what they are given, in every language."""

from __future__ import annotations

import json

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.dashboard import inputs
from model.dashboard.choices import Choices
from model.dashboard.figures.corridors import WIDTH, corridor_lines
from model.dashboard.figures.dots import Dots, dots
from model.dashboard.figures.fan import change_fan, fan
from model.dashboard.figures.frame import Figure
from model.dashboard.figures.lines import lines
from model.dashboard.figures.owners import owners
from model.dashboard.inputs import sections
from model.dashboard.job_queue import Answer
from model.dashboard.words import said, signed
from model.ensemble.summary import summarise
from model.languages import LANGUAGES, load
from model.outcomes import outcome_registry
from model.output.corridor_map import courses
from model.scenario.inputs import SECTIONS, input_registry

YEARS = tuple(range(2013, 2036))
ABOUT = outcome_registry()["manufacturing_share"]
VALUES = np.random.default_rng(1).random((40, len(YEARS)))
SPREAD = summarise(ABOUT, YEARS, VALUES)
LANGUAGE = st.sampled_from(sorted(LANGUAGES)).map(load)


def sound(figure: Figure) -> go.Figure:
    """The figure, refused by Plotly where a field or value is not one of its own."""
    json.dumps(figure, allow_nan=False)
    return go.Figure(figure)


@pytest.mark.parametrize("code", LANGUAGES)
def test_figures_are_sound_in_every_language(code: str) -> None:
    text = load(code)
    answer = Answer(
        "x", YEARS, {f"{each}_share_of_manufacturing": VALUES for each in ("local", "chinese")}
    )
    spread = Dots("a title that is longer than a line", (0.0, 1.0, 2.0), (1.0, 2.0, 3.0))
    for figure in (
        fan(text, [("a", SPREAD), ("b", SPREAD)], "%", 2030, "key"),
        change_fan(text, SPREAD, "%", 2030, "key"),
        lines(text, [("a", "#112233", SPREAD)], "%", 2030, "key"),
        owners(text, [("a", answer), ("b", answer)], 2030, "key"),
        dots(text, [spread, spread], ("a", "b"), "%", "key"),
    ):
        assert sound(figure).layout.meta == {"key": "key"}


def test_a_fan_draws_the_percentiles_of_the_runs_in_per_cent() -> None:
    wide, narrow, median = sound(fan(load("en"), [("a", SPREAD)], "%", 2030, "")).data
    p05, p25, p50, p75, p95 = np.percentile(VALUES * 100, (5, 25, 50, 75, 95), axis=0)
    for trace, low, high in ((wide, p05, p95), (narrow, p25, p75)):
        assert np.allclose(trace.y[: len(YEARS)], low, rtol=1e-5)
        assert np.allclose(trace.y[len(YEARS) :][::-1], high, rtol=1e-5)
    assert np.allclose(median.y, p50, rtol=1e-5)


@given(st.dictionaries(st.sampled_from(sorted(courses())), st.floats(0.0, 1e6)), LANGUAGE)
def test_corridors_are_as_wide_as_what_goes_over_them_and_within_the_map(
    flows: dict[str, float], text: object
) -> None:
    drawn = corridor_lines(text, flows, 1e6)  # type: ignore[arg-type]
    widths = {line["name"]: line["width"] for line in drawn["lines"]}
    assert set(widths) == {name for name, teu in flows.items() if teu >= 0.5}
    by_flow = sorted(widths, key=lambda name: flows[name])
    assert [widths[name] for name in by_flow] == sorted(widths.values())
    assert all(
        0 <= place["x"] <= WIDTH and 0 <= place["y"] <= drawn["height"] for place in drawn["places"]
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_input_is_offered_once_in_its_own_section(code: str) -> None:
    for section in sections(load(code)):
        offered = [each["name"] for group in section["groups"] for each in group["inputs"]]
        own = [name for name, about in input_registry().items() if about.section == section["name"]]
        assert sorted(offered) == sorted(own)
    assert [section["name"] for section in sections(load(code))] == [
        "dials",
        "policies",
        *list(SECTIONS)[:1],
    ]


def test_every_slider_has_a_round_step_and_about_a_hundred_places() -> None:
    for section in sections(load("en")):
        for each in (offered for group in section["groups"] for offered in group["inputs"]):
            if each["high"] > each["low"]:
                assert 40 <= (each["high"] - each["low"]) / each["step"] <= 101, each["name"]
                assert f"{each['step']:.0e}"[0] in "125"


def test_what_differs_from_the_scenario_is_told() -> None:
    told = inputs.settings(Choices("blocked_by_russia").turned("russian_blocking", 0.2))
    assert told["russian_blocking"] == {"value": 0.2, "own": 1.0, "changed": True}
    assert not told["training"]["changed"]


@given(st.floats(1e-5, 1e12), LANGUAGE)
def test_a_difference_has_its_sign_in_every_language(size: float, text: object) -> None:
    assert signed(text, size) == f"+{said(text, size)}"  # type: ignore[arg-type]
    assert signed(text, -size) == f"−{said(text, size)}"  # type: ignore[arg-type]
