"""Choices and views of all kinds."""

from __future__ import annotations

from hypothesis import strategies as st

from model.clock import Horizon
from model.dashboard.choices import Choices
from model.dashboard.scenario_cache import load
from model.dashboard.view import LANGUAGES, PANELS, View
from model.outcomes import outcome_registry
from model.scenario import catalogue
from model.scenario.inputs import input_registry

names = st.sampled_from(
    ["baseline", "no_bri", "perfect_storm", "blocked_by_russia", "stagnation", "six_proposals"]
)


@st.composite
def settings(draw: st.DrawFn) -> tuple[str, float]:
    """An input and a value that it may have."""
    about = draw(st.sampled_from(list(input_registry().values())))
    return about.name, draw(
        st.sampled_from([about.low, about.default, about.high]) | st.floats(about.low, about.high)
    )


@st.composite
def choices(draw: st.DrawFn) -> Choices:
    """Choices as they come about on the page."""
    made = Choices(draw(names), draw(names))
    for name, value in draw(st.lists(settings(), max_size=6)):
        made = made.turned(name, value)
    horizon = load(made.scenario).horizon
    first = 0 if load(made.scenario).since is None else 1
    quarters = st.integers(first, len(Horizon(horizon.start, horizon.end)) - 1)
    return made.with_since(draw(st.none() | quarters.map(horizon.start.plus)))


views = st.builds(
    View,
    language=st.sampled_from(LANGUAGES),
    year=st.integers(2013, 2060),
    panel=st.sampled_from(PANELS),
    outcome=st.sampled_from(sorted(outcome_registry())),
    compared=st.lists(st.sampled_from(catalogue()), max_size=5, unique=True).map(tuple),
)
