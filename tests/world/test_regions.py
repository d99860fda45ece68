"""The regions and their contacts: shares add up, links are mutual, matchings are fair."""

from __future__ import annotations

import numpy as np

from model.clock import Quarter
from model.world.foreign_labour import quota_share, workers_elsewhere
from model.world.regions import kazakh_regions, matchings


def test_regions_have_the_population_of_kazakhstan() -> None:
    regions = kazakh_regions()
    assert len(regions.names) == 17
    assert 16.8e6 < regions.population_2013.sum() < 17.1e6
    assert 18.7e6 < regions.population(8.0).sum() < 19.0e6
    assert np.all(regions.population(22.0) > 0.0)


def test_shares_add_up() -> None:
    regions = kazakh_regions()
    assert np.isclose(regions.project_exposure.sum(), 1.0)
    assert np.isclose(regions.farmland_requests.sum(), 1.0)
    assert np.allclose(regions.contacts().sum(axis=1), 1.0)


def test_contact_links_are_mutual_and_reach_everybody() -> None:
    ties = kazakh_regions().ties
    assert np.array_equal(ties, ties.T)
    assert np.all(np.diag(ties) == 0.0)
    assert np.all(np.linalg.matrix_power(ties + np.eye(17), 4) > 0.0)


def test_matchings_cover_each_link_once_and_pair_nobody_twice() -> None:
    ties = kazakh_regions().ties
    pairs = matchings(ties)
    met = np.zeros_like(ties)
    for partner in pairs.partner:
        assert np.array_equal(partner[partner], np.arange(17))
        for region, other in enumerate(partner):
            met[region, other] += region != other
    assert np.array_equal(met, (ties > 0.0).astype(float))
    assert np.all(np.diff(pairs.edges) >= 0.0)


def test_quota_follows_the_record() -> None:
    assert np.isclose(quota_share(Quarter(2013, 1)), 0.012)
    assert np.isclose(quota_share(Quarter(2021, 1)), 0.0031)
    assert 0.0031 < quota_share(Quarter(2018, 1)) < 0.007
    assert quota_share(Quarter(2050, 1)) == quota_share(Quarter(2026, 1))


def test_most_chinese_workers_came_for_other_work_before_the_joint_projects() -> None:
    assert workers_elsewhere(Quarter(2015, 1)) == 9.6
    assert workers_elsewhere(Quarter(2020, 1)) < 3.0
