"""The channels, and the events of the record: the article's meetings and what came after."""

from __future__ import annotations

import re

import pytest

from model.clock import FIRST_QUARTER, LAST_QUARTER, Quarter
from model.data_files import read_table
from model.events import Event, channel_registry, history
from model.ledger import claims

TABLE_1 = {
    "E01": "2013-Q3",
    "E02": "2014-Q1",
    "E03": "2014-Q1",
    "E04": "2014-Q2",
    "E05": "2014-Q4",
    "E06": "2014-Q4",
    "E07": "2015-Q2",
    "E08": "2015-Q3",
    "E09": "2015-Q4",
    "E10": "2016-Q3",
    "E11": "2016-Q3",
    "E12": "2016-Q4",
    "E13": "2016-Q4",
    "E14": "2017-Q2",
    "E15": "2017-Q2",
    "E16": "2017-Q2",
}
"""The quarter of each of the 16 meetings in Table 1 of the article."""
EVENTS = {event.name: event for event in history()}
ROWS = {row["name"]: row for row in read_table("events.csv")}


def of(claim: str) -> list[Event]:
    return [event for event in history() if claim in event.ledger]


@pytest.mark.parametrize("name", channel_registry())
def test_a_channel_says_what_it_is(name: str) -> None:
    channel = channel_registry()[name]
    assert channel.description.endswith(".")
    assert channel.unit
    assert channel.low < channel.high
    assert channel.low <= 0.0 <= channel.high
    assert len(set(channel.targets)) == len(channel.targets)


def test_events_have_names_of_their_own() -> None:
    assert len(EVENTS) == len(history()) == len(ROWS)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in EVENTS)


@pytest.mark.parametrize("name", EVENTS)
def test_an_event_fits_its_channel(name: str) -> None:
    event = EVENTS[name]
    channel = channel_registry()[event.channel]
    assert channel.low <= event.size <= channel.high
    assert event.size != 0.0
    assert event.target in channel.targets if channel.targets else event.target == ""
    assert FIRST_QUARTER <= event.start <= LAST_QUARTER
    assert event.duration >= 1
    assert event.fade >= 0.0
    assert 0.0 < event.probability <= 1.0
    assert set(event.ledger) <= set(claims())


@pytest.mark.parametrize("name", EVENTS)
def test_an_event_has_a_source_and_a_confidence(name: str) -> None:
    assert len(ROWS[name]["source"]) > 5
    assert ROWS[name]["confidence"] in ("high", "medium", "low")
    assert ROWS[name]["belt"] in ("yes", "no")


@pytest.mark.parametrize(("meeting", "quarter"), TABLE_1.items())
def test_each_meeting_of_table_1_happens_in_its_quarter(meeting: str, quarter: str) -> None:
    assert any(event.start == Quarter.parse(quarter) for event in of(meeting))
    assert all(event.belt for event in of(meeting))


def test_visits_are_as_many_as_the_article_counts() -> None:
    """Xi came in 2013, 2015 and 2017 (F17), Nazarbayev went in 2014 to 2017 (F18)."""
    assert [event.start.year for event in of("F17")] == [2013, 2015, 2017]
    assert sorted({event.start.year for event in of("F18")}) == [2014, 2015, 2016, 2017]


def test_programmes_last_as_long_as_their_titles_say() -> None:
    """Cross-border cooperation to 2020 (F22), the ministries' memorandum to 2019 (F23)."""
    for claim, last in (("F22", Quarter(2020, 4)), ("F23", Quarter(2019, 4))):
        (event,) = of(claim)
        assert event.start.plus(event.duration - 1) == last


def test_events_name_every_meeting_agreement_and_fund_of_the_article() -> None:
    """What is dated in the article and has no row of its own acts through an event."""
    named = {claim for event in history() for claim in event.ledger}
    funds = {"I01", "I02", "I10", "I11", "I12", "I13", "I14", "I15"}
    agreements = {f"D{number:02d}" for number in (5, 6, 7, 8, 9, *range(10, 21))}
    assert funds | agreements | set(TABLE_1) <= named
