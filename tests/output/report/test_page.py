"""Laws of the page: it needs nothing beside it, can be heard as well as seen, and means no harm."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest

from model.analysis.compare import pair_runs
from model.languages import load
from model.output.report.contents import contents
from model.output.report.figures import PARTS_OF_REVENUE
from model.output.report.page import html
from model.output.report.study import Study
from tests.output.report.conftest import MARKUP, RUNS
from tests.output.report.reading import Element, read

CODES = ("en", "ru", "kk", "zh")
LOADING = ("src", "srcset", "data", "poster", "background", "action", "formaction", "xlink:href")


@pytest.fixture(params=CODES)
def page(request: pytest.FixtureRequest, pages: dict[str, str]) -> Element:
    return read(pages[request.param])


def test_a_page_loads_nothing(page: Element, pages: dict[str, str]) -> None:
    for element in page.all():
        assert element.tag not in ("script", "link", "iframe", "object", "embed", "img", "base")
        assert not element.attributes.keys() & {*LOADING}
        assert not any(name.startswith("on") for name in element.attributes)
        assert element.attributes.get("href", "#").startswith("#")
    for text in pages.values():
        assert "url(" not in text
        assert "@import" not in text
        assert not re.search(r"https?://", text)


def test_markup_in_titles_is_shown_and_not_obeyed(page: Element, pages: dict[str, str]) -> None:
    assert MARKUP in page.text
    assert not page.all("b", "script")
    assert "{{ 7 * 7 }}" in page.text
    assert all("<script" not in text for text in pages.values())


def test_a_page_says_its_language_and_has_one_heading_above_all(
    page: Element, pages: dict[str, str]
) -> None:
    (root,) = page.all("html")
    assert root.attributes["lang"] in CODES
    assert len(page.all("h1")) == 1
    levels = [int(each.tag[1]) for each in page.all("h1", "h2", "h3", "h4")]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_links_lead_to_sections_and_no_id_stands_twice(page: Element) -> None:
    ids = [each.attributes["id"] for each in page.all() if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    for link in page.all("a"):
        assert link.attributes["href"].removeprefix("#") in ids
    for each in page.all():
        for name in each.attributes.get("aria-labelledby", "").split():
            assert name in ids


def test_every_table_has_a_caption_and_headings_of_rows_and_columns(page: Element) -> None:
    tables = page.all("table")
    assert len(tables) >= 8
    for table in tables:
        assert table.all("caption")[0].text
        head, *rows = table.all("tr")
        assert all(cell.attributes["scope"] == "col" for cell in head.all("th"))
        for row in rows:
            assert [cell.attributes["scope"] for cell in row.all("th")] == ["row"]
            assert len(row.children) == len(head.children)


def test_every_drawing_says_in_words_what_it_shows(page: Element) -> None:
    drawings = [each for each in page.all("svg") if "aria-hidden" not in each.attributes]
    assert len(drawings) >= 20
    for drawing in drawings:
        assert drawing.attributes["role"] == "img"
        title, description = drawing.all("title")[0], drawing.all("desc")[0]
        assert title.text
        assert len(description.text) > 15
        assert re.search(r"\d", description.text)


def test_drawings_hold_no_number_that_is_none(pages: dict[str, str]) -> None:
    for text in pages.values():
        assert not re.search(r"\b(nan|inf|None)\b", text)


def test_no_field_of_a_message_is_left_open(page: Element) -> None:
    assert "{" not in page.all("body")[0].text.replace("{{ 7 * 7 }}", "")


def test_what_is_not_translated_is_marked_as_english(pages: dict[str, str]) -> None:
    for code in CODES[1:]:
        page = read(pages[code])
        (command,) = page.all("code")
        assert command.attributes["lang"] == "en"
        marked = [each.text for each in page.all("td") if each.attributes.get("lang") == "en"]
        assert any("article" in text for text in marked)


def test_chinese_sets_no_space_between_sentences_nor_before_units(pages: dict[str, str]) -> None:
    for element in read(pages["zh"]).all("p", "li"):
        assert not re.search(r"[。：；] \S|\d [百万个]", "".join(element.texts))


def test_the_upright_line_is_explained_where_it_is_drawn(pages: dict[str, str]) -> None:
    assert "dashed upright line" in pages["en"]


def test_few_runs_are_said_to_be_few(pages: dict[str, str], told: Study) -> None:
    assert f"{RUNS} paired runs: below 30 nothing is called" in read(pages["en"]).text
    assert not any(finding.clear for _, own in told.findings for finding in own.values())


def test_a_scenario_that_differs_in_nothing_is_told_so(pages: dict[str, str]) -> None:
    text = read(pages["en"]).text
    assert "It differs from the reference in nothing." in text
    assert "Baseline gives the same numbers as the reference." in text
    assert "Unchanged in every run" in text


def test_a_page_tells_where_its_numbers_come_from(page: Element, told: Study) -> None:
    for member in told.members:
        assert member.results.digest in page.text
    assert told.command in page.text
    assert told.reference.results.manifest["versions"]["model"] in page.text


def test_the_same_study_gives_the_same_page(told: Study, pages: dict[str, str]) -> None:
    assert html(contents(told, load("en"))) == pages["en"]


def test_parts_of_revenue_add_up_to_its_change_in_every_run(told: Study) -> None:
    reference, scenario = told.reference.results, told.others[0].results
    whole = pair_runs(reference, scenario, "transit_revenue")
    parts = [pair_runs(reference, scenario, name) for name in PARTS_OF_REVENUE]
    total = sum(part.change for part in parts)
    np.testing.assert_allclose(total, whole.change, atol=1e-6)
    assert np.abs(total).max() > 1.0
