"""Real scenarios, damaged at random: a scenario comes out, or ``ScenarioError``, never worse."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.scenario import Scenario, ScenarioError, catalogue, load_scenario
from model.scenario.folder import SCENARIOS

TEXTS = [(SCENARIOS / f"{name}.yaml").read_bytes() for name in catalogue() if name != "baseline"]
SCRAPS = (
    b": |- |\n|\n  |\t|{|[|&a|*a|!!str |<<: |...|---|1e999|-1|.nan|true|null|2026-Q1|"
    b"\xff|\x00|'|\"|#|>"
).split(b"|")


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A scenario file with pieces put in, taken out or repeated."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        length = draw(st.integers(0, 12))
        put = draw(st.sampled_from(SCRAPS) | st.just(text[start : start + 2 * length]))
        text = text[:start] + put + text[start + length :]
    return text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(content=damaged())
def test_a_damaged_file_is_read_or_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "damaged.yaml"
    path.write_bytes(content)
    try:
        scenario = load_scenario(path)
    except ScenarioError as error:
        assert error.problems
        assert all(line.isprintable() for line in str(error).splitlines())
    else:
        assert isinstance(scenario, Scenario)
        assert len(scenario.digest()) == 64


@given(st.lists(st.text(max_size=30), max_size=4))
def test_any_settings_are_taken_or_refused(texts: list[str]) -> None:
    try:
        load_scenario("baseline", texts)
    except ScenarioError as error:
        assert len(error.problems) <= len(texts)
