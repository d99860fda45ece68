"""Laws of the map of corridors: ways hang together, widths lie side by side, flows add up."""

from __future__ import annotations

from math import hypot

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.corridors import by_land
from model.data_files import read_table
from model.outcomes import outcome_registry
from model.output.corridor_map import (
    EURASIA,
    KAZAKHSTAN,
    Projection,
    corridor_flows,
    courses,
    home_outline,
    land_corridors,
    places,
    ribbons,
)
from model.output.corridor_map.courses import way
from model.output.corridor_map.places import bends

east = st.floats(EURASIA.west, EURASIA.east)
north = st.floats(EURASIA.south, EURASIA.north)
widths = st.dictionaries(st.sampled_from(list(courses())), st.floats(0.0, 20.0), min_size=1)


def test_every_land_corridor_of_the_network_has_a_course_and_an_outcome() -> None:
    assert set(courses()) == set(by_land())
    assert land_corridors(outcome_registry()) == tuple(courses())


def test_a_way_goes_on_at_whichever_end_the_next_link_begins() -> None:
    straight = {
        (row["from"], row["to"]): row["name"]
        for row in read_table("network/links.csv")
        if row["from"] != row["to"] and row["name"] not in bends()
        and "dry_port" not in {places()[row["from"]].kind, places()[row["to"]].kind}
    }  # fmt: skip
    on, back = 0, 0
    for (start, middle), first in straight.items():
        for (other, end), second in straight.items():
            if end in (start, middle):
                continue
            if other == middle:
                assert way([first, second]) == [places()[name] for name in (start, middle, end)]
                on += 1
            elif other == start:
                assert way([first, second]) == [places()[name] for name in (end, start, middle)]
                back += 1
    assert on and back


@pytest.mark.parametrize("corridor", courses())
def test_a_course_passes_no_place_twice_and_stays_on_the_map(corridor: str) -> None:
    course = courses()[corridor]
    assert len(course.main) >= 2
    assert len(set(course.main)) == len(course.main)
    for place in (*course.main, *(place for branch in course.branches for place in branch)):
        assert EURASIA.west < place.longitude < EURASIA.east
        assert EURASIA.south < place.latitude < EURASIA.north


@pytest.mark.parametrize("corridor", courses())
def test_a_course_passes_the_ends_of_every_link_it_runs_over(corridor: str) -> None:
    course = courses()[corridor]
    passed = {*course.main, *(place for branch in course.branches for place in branch)}
    ends = {row["name"]: (row["from"], row["to"]) for row in read_table("network/links.csv")}
    moving = [link for link in course.links if ends[link][0] != ends[link][1]]
    for link in moving:
        end = places()[ends[link][1]]
        assert end in passed or end.kind == "dry_port"


@pytest.mark.parametrize("corridor", courses())
def test_branches_set_out_from_where_the_corridor_runs(corridor: str) -> None:
    course = courses()[corridor]
    drawn = {*course.main}
    for branch in course.branches:
        assert {branch[0], branch[-1]} & drawn
        drawn |= {*branch}


def test_what_goes_round_kazakhstan_is_drawn_round_it() -> None:
    for corridor in ("trans_siberian", "mongolia", "bypass"):
        for start, end in zip(courses()[corridor].main, courses()[corridor].main[1:], strict=False):
            for part in np.linspace(0.0, 1.0, 200):
                point = (
                    start.longitude + part * (end.longitude - start.longitude),
                    start.latitude + part * (end.latitude - start.latitude),
                )
                assert not _inside(point), (corridor, start.title, end.title)


def _inside(point: tuple[float, float]) -> bool:
    """Whether a point lies within the outline, by the rays that cross it."""
    x, y = point
    outline = home_outline()
    crossings = 0
    for (x1, y1), (x2, y2) in zip(outline, [*outline[1:], outline[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            crossings += 1
    return crossings % 2 == 1


def test_kazakhstans_places_lie_within_its_outline_or_close_to_it() -> None:
    for place in places().values():
        if place.country == "KAZ":
            point = place.longitude, place.latitude
            near = min(hypot(point[0] - x, point[1] - y) for x, y in home_outline())
            assert _inside(point) or near < 1.5, place.name


def test_bends_belong_to_links_of_the_network() -> None:
    assert set(bends()) <= {row["name"] for row in read_table("network/links.csv")}


@given(east, north, st.sampled_from([EURASIA, KAZAKHSTAN]), st.floats(50.0, 2000.0))
def test_a_projection_can_be_turned_back(x: float, y: float, extent: object, width: float) -> None:
    project = Projection(extent, width)  # type: ignore[arg-type]
    assert project.degrees(*project(x, y)) == pytest.approx((x, y))


def test_a_projection_is_true_to_scale_in_the_middle() -> None:
    project = Projection(EURASIA, 800.0)
    middle = EURASIA.middle
    a_degree_east = project(61.0, middle)[0] - project(60.0, middle)[0]
    a_degree_north = project(60.0, middle)[1] - project(60.0, middle + 1)[1]
    assert a_degree_east / a_degree_north == pytest.approx(np.cos(np.radians(middle)))
    assert project(EURASIA.west, EURASIA.north) == (0.0, 0.0)
    assert project(EURASIA.east, EURASIA.south) == pytest.approx((800.0, project.height))


@given(widths)
def test_only_corridors_with_containers_are_drawn_each_with_its_width(
    asked: dict[str, float],
) -> None:
    drawn = ribbons(asked, Projection(EURASIA, 800.0))
    assert {ribbon.corridor: ribbon.width for ribbon in drawn} == {
        name: width for name, width in asked.items() if width > 0.0
    }


@given(st.floats(0.5, 20.0), st.floats(0.5, 20.0))
def test_corridors_that_share_a_railway_touch_and_do_not_overlap(a: float, b: float) -> None:
    asked = {"trans_siberian": a, "mongolia": b}
    first, second = ribbons(asked, Projection(EURASIA, 800.0))
    apart = hypot(
        first.points[-1][0] - second.points[-1][0], first.points[-1][1] - second.points[-1][1]
    )
    assert apart == pytest.approx((a + b) / 2)


def test_flows_are_those_of_the_outcomes() -> None:
    values = {f"teu_{name}": np.full((3, 2), place) for place, name in enumerate(courses())}
    flows = corridor_flows(values.__getitem__, values)
    assert list(flows) == list(courses())
    assert all((flows[name] == place).all() for place, name in enumerate(courses()))
    assert corridor_flows(values.__getitem__, ["teu_sea", "gdp"]) == {}
