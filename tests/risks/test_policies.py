"""The register of Kazakhstan's policy levers, kept apart from the risks."""

from __future__ import annotations

import pytest

from model.agents.kazakhstan import Kazakhstan
from model.parameters import parameter_registry
from model.risks import dial_registry, policy_registry


@pytest.mark.parametrize("name", policy_registry())
def test_a_lever_says_what_its_ends_mean(name: str) -> None:
    policy = policy_registry()[name]
    assert policy.title
    assert policy.description.endswith(".")
    assert 0.0 <= policy.baseline <= 1.0
    assert policy.lowest != policy.highest


def test_levers_risks_and_parameters_have_names_of_their_own() -> None:
    names = [*policy_registry(), *dial_registry(), *parameter_registry()]
    assert len(set(names)) == len(names)


def test_kazakhstan_holds_every_lever() -> None:
    assert set(Kazakhstan.instruments) == set(policy_registry())


def test_each_proposal_of_the_article_is_a_lever() -> None:
    """Six proposals (P01-P06) of May 2017, each a lever of its own."""
    levers = {
        proposal: [name for name, policy in policy_registry().items() if proposal in policy.ledger]
        for proposal in (f"P{number:02d}" for number in range(1, 7))
    }
    assert all(len(found) == 1 for found in levers.values()), levers
