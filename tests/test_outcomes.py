"""The register of outcomes."""

from __future__ import annotations

import pytest

from model import outcomes
from model.outcomes import AGGREGATIONS, outcome_registry
from model.world.regions import kazakh_regions


@pytest.mark.parametrize("name", outcome_registry())
def test_an_outcome_says_what_it_is(name: str) -> None:
    outcome = outcome_registry()[name]
    assert outcome.title
    assert outcome.description.endswith(".")
    assert outcome.unit
    assert outcome.annual_unit
    assert outcome.aggregation in AGGREGATIONS
    assert outcome.better in ("higher", "lower", "none")


def test_the_two_questions_of_the_article_are_headline_outcomes() -> None:
    headline = {name for name, outcome in outcome_registry().items() if outcome.headline}
    assert {"transit_revenue", "industrialization_index", "manufacturing_share"} <= headline


def test_sums_over_a_year_say_so_in_their_unit() -> None:
    for name, outcome in outcome_registry().items():
        if outcome.aggregation == "sum":
            assert outcome.annual_unit.endswith("a year"), name


def test_an_outcome_by_region_stands_for_one_a_region() -> None:
    names = {f"sentiment_{region}" for region in kazakh_regions().names}
    assert names <= set(outcome_registry())
    assert "sentiment_region" not in outcome_registry()


def test_an_unknown_aggregation_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    fields = {"title": "A", "description": "A.", "aggregation": "median"}
    monkeypatch.setattr(outcomes, "read_entries", lambda _: [("world", "a", fields)])
    with pytest.raises(ValueError, match="aggregation must be one of"):
        outcome_registry.__wrapped__()
