"""Laws of the common past: a scenario that parts from another is the same, simulated on from there."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from model.batch import Batch
from model.clock import Quarter
from model.ensemble.design import draw
from model.scenario import Scenario, load_scenario
from model.simulation import Simulation

RUNS = np.arange(3)
END = Quarter(2027, 4)


def scenario(name: str) -> Scenario:
    return load_scenario(name).with_end(END)


def trunk(of: Scenario) -> Batch:
    assert of.before is not None
    return draw(of.before, 1, RUNS)


@pytest.mark.parametrize("name", ["blocked_by_russia", "sentiment_spiral", "stagnation"])
def test_simulated_on_from_the_past_it_shares_a_scenario_comes_out_the_same(name: str) -> None:
    own = scenario(name)
    past = Simulation(trunk(own))
    past.run(until=own.since)
    kept = pickle.dumps(past)
    batch = draw(own, 1, RUNS)
    whole = Simulation(batch).run()
    for _ in range(2):  # what is kept can be gone on from again and again
        branch = pickle.loads(kept)
        branch.branch_to(batch)
        found = branch.run()
        assert list(found) == list(whole)
        assert all(np.array_equal(found[outcome], whole[outcome]) for outcome in whole)


def test_stopping_on_the_way_changes_nothing() -> None:
    batch = draw(scenario("baseline").with_end(Quarter(2014, 4)), 1, RUNS)
    stopped = Simulation(batch)
    early = stopped.run(until=Quarter(2013, 4))
    late, whole = stopped.run(), Simulation(batch).run()
    for outcome, values in whole.items():
        assert np.array_equal(late[outcome], values)
        assert np.array_equal(early[outcome], values[:, :3])


def test_what_does_not_share_the_past_cannot_go_on_from_it() -> None:
    own = scenario("blocked_by_russia")
    past = Simulation(trunk(own))
    past.run(until=Quarter(2013, 3))
    strangers = {
        "of another seed": draw(own, 2, RUNS),
        "of other runs": draw(own, 1, RUNS + 1),
        "that never parts": draw(scenario("baseline"), 1, RUNS),
        "without the Belt from the first": draw(scenario("no_bri"), 1, RUNS),
    }
    for batch in strangers.values():
        with pytest.raises(ValueError, match="do not share their past up to 2013-Q3"):
            past.branch_to(batch)


def test_a_past_that_goes_beyond_the_parting_cannot_be_gone_on_from() -> None:
    own = scenario("blocked_by_russia")
    past = Simulation(trunk(own))
    past.run(until=Quarter(2026, 2))
    with pytest.raises(ValueError, match="2026-Q2"):
        past.branch_to(draw(own, 1, RUNS))
