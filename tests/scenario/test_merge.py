"""Laws of a chain of files: of what several of them give, the last one's counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.clock import Quarter
from model.scenario import load_scenario
from tests.scenario.files import home_with_baseline, write


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A baseline, a parent, and two children, of which one gives all anew."""
    home_with_baseline(tmp_path)
    body = "horizon: {end: %s}\nsince: %s\ndraws: %s\n"
    write(tmp_path, "parent", body % ("2030-Q4", "2026-Q1", "prior"))
    write(tmp_path, "child", "extends: parent\n" + body % ("2029-Q2", "2027-Q3", "posterior"))
    write(tmp_path, "heir", "extends: parent\n")
    return tmp_path


def test_the_last_end_of_a_chain_counts(home: Path) -> None:
    assert load_scenario("parent", folder=home).horizon.end == Quarter(2030, 4)
    assert load_scenario("child", folder=home).horizon.end == Quarter(2029, 2)
    assert load_scenario("heir", folder=home).horizon.end == Quarter(2030, 4)
    settings = ["horizon.end=2028-Q1"]
    assert load_scenario("child", settings, home).horizon.end == Quarter(2028, 1)


def test_the_last_date_of_parting_counts(home: Path) -> None:
    assert load_scenario("child", folder=home).since == Quarter(2027, 3)
    assert load_scenario("heir", folder=home).since == Quarter(2026, 1)


def test_the_last_word_on_draws_counts(home: Path) -> None:
    assert load_scenario("parent", folder=home).draws == "prior"
    assert load_scenario("child", folder=home).draws == "posterior"
    assert load_scenario("heir", folder=home).draws == "prior"
    assert load_scenario("baseline", folder=home).draws == "posterior"
