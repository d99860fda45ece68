"""Laws of the panels: each is drawn whatever the scenarios, and what is said is theirs alone."""

from __future__ import annotations

import json
from collections.abc import Callable

import numpy as np
import plotly.graph_objects as go
import pytest
import solara

from model.dashboard.choices import Choices
from model.dashboard.figures.dots import Dots, dots, heights
from model.dashboard.figures.fan import change_fan, fan
from model.dashboard.history import History
from model.dashboard.job_queue import Answer
from model.dashboard.panels import scenarios
from model.dashboard.panels.change import Changes
from model.dashboard.panels.corridors import Corridors
from model.dashboard.panels.firms import Firms
from model.dashboard.panels.headline import Headline
from model.dashboard.panels.regions import Regions
from model.dashboard.reading import Reading
from model.dashboard.sheet import Sheet
from model.dashboard.view import View
from model.dashboard.words import axis_words
from model.ensemble.summary import summarise
from model.languages import LANGUAGES, load
from model.outcomes import outcome_registry

RUNS = 5
MARKUP = '<b>"x"</b> & %{y} <a href="javascript:alert(1)">y</a>'


def answer(last: int, level: float = 0.0) -> Answer:
    """Something for every outcome in the years up to a last one."""
    years, random = tuple(range(2013, last + 1)), np.random.default_rng(last)
    values = {name: random.random((RUNS, len(years))) + level for name in outcome_registry()}
    return Answer(f"to {last}, {level}", years, values)


def drawn(component: Callable[..., solara.Element], *given: object) -> None:
    """Draw a component, which raises what goes wrong in it."""
    _, context = solara.render(component(*given), handle_error=False)
    context.close()


@pytest.mark.parametrize("last", [(2035, 2029), (2029, 2035), (2040, 2035)])
def test_scenarios_that_end_in_different_years_are_shown_in_a_year_of_both(
    last: tuple[int, int],
) -> None:
    reading, text = Reading(*map(answer, last)), load("en")
    asked = View(year=2035)
    sheet = Sheet(History(Choices("no_bri")), asked.within(reading.years))
    assert sheet.view.year == min(*last, 2035)
    drawn(Headline, text, sheet, reading, "transit_revenue")
    drawn(Changes, text, sheet, reading, print)
    for panel in (Corridors, Regions, Firms):
        drawn(panel, text, sheet, reading)
    for pair in (Reading(answer(2035), answer(2029)), Reading(answer(2029), answer(2035))):
        row = scenarios._row(text, pair, "x", "#000000", "transit_revenue", 2033)
        assert set(row["cells"]) == {"–"}


def test_words_of_a_readers_own_are_drawn_letter_by_letter() -> None:
    spread = Dots(MARKUP, (0.0, 1.0, 2.0), (1.0, 2.0, 3.0))
    summary = summarise(outcome_registry()["protests"], (2013, 2014), np.ones((3, 2)))
    for figure in (
        dots(load("en"), [spread], (MARKUP, MARKUP), "", "key"),
        fan(load("en"), [(MARKUP, summary)], "", 2014, "key"),
    ):
        told = json.dumps(go.Figure(figure).to_dict(), default=str).replace("<br>", "")
        assert "<b>" not in told
        assert "<a " not in told
        assert "x" in told
        assert "%{y} &lt;" not in told


@pytest.mark.parametrize("code", LANGUAGES)
def test_charts_write_numbers_in_the_manner_of_the_language_and_nought_without_a_sign(
    code: str,
) -> None:
    text = load(code)
    summary = summarise(outcome_registry()["protests"], (2013, 2014), np.ones((3, 2)))
    layout = go.Figure(change_fan(text, summary, "", 2014, "key")).layout
    point, thousands = layout.separators
    assert text.number(1234.5, 1) == f"1{thousands}234{point}5"
    assert layout.yaxis.labelalias == {"+0": "0"}


def test_a_plot_grows_with_its_longest_title_so_that_none_lies_on_the_next() -> None:
    short, long = ["one", "two"], ["one", "machinery, vehicles and metal goods, and what is like"]
    assert heights(short, 24) == 2 * 24
    assert heights(long, 24) == 2 * 3 * 15


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_unit_at_an_axis_is_short_in_every_language(code: str) -> None:
    for about in outcome_registry().values():
        words = axis_words(load(code), about.annual_unit)
        assert 0 < len(words) <= 40, words
