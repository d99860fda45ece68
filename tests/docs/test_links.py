"""Links of the pages lead somewhere: to a file that exists, and in it to an anchor that exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.docs.page import ROOT, pages, prose

_LINK = re.compile(r"!?\[(?:[^\]]|\](?!\())*?\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (.+)$", flags=re.MULTILINE)
_ANCHOR = re.compile(r'<a id="([^"]+)">')
_ABROAD = ("http://", "https://", "mailto:")


@cache
def anchors(page: Path) -> frozenset[str]:
    """What can be linked to on a page: its headings, as GitHub names them, and its own anchors."""
    text = prose(page.read_text(encoding="utf-8"))
    seen: dict[str, int] = {}
    found = set(_ANCHOR.findall(text))
    for heading in _HEADING.findall(text):
        name = slug(heading)
        found.add(f"{name}-{seen[name]}" if name in seen else name)
        seen[name] = seen.get(name, 0) + 1
    return frozenset(found)


def slug(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    kept = re.sub(r"[^\w\- ]", "", plain.lower().strip())
    return kept.replace(" ", "-")


def links(page: Path) -> Iterator[str]:
    """The links of a page within the project."""
    for target in _LINK.findall(prose(page.read_text(encoding="utf-8"))):
        if not target.startswith(_ABROAD):
            yield target


def leads_nowhere(page: Path, target: str) -> bool:
    place, _, anchor = target.partition("#")
    path = (page.parent / place).resolve() if place else page
    if not path.exists() or not path.is_relative_to(ROOT):
        return True
    return bool(anchor) and (path.suffix != ".md" or anchor not in anchors(path))


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_each_link_leads_to_a_file_and_an_anchor_that_exist(page: Path) -> None:
    assert [target for target in links(page) if leads_nowhere(page, target)] == []


def test_links_that_lead_nowhere_are_seen(tmp_path: Path) -> None:
    page = ROOT / "docs" / "analysis.md"
    assert leads_nowhere(page, "no_such.md")
    assert leads_nowhere(page, "claims.md#no-such-heading")
    assert leads_nowhere(page, "../../elsewhere.md")
    assert not leads_nowhere(page, "claims.md#method")


def test_headings_are_named_as_github_names_them() -> None:
    assert slug("7.10 Constants that are not parameters") == "710-constants-that-are-not-parameters"
    assert slug("What it can tell, and what it cannot") == "what-it-can-tell-and-what-it-cannot"
    assert slug("`rank`: one [risk](a.md) alone") == "rank-one-risk-alone"


def test_every_page_of_the_documentation_can_be_reached_from_its_index() -> None:
    index = ROOT / "docs" / "README.md"
    reached, ahead = set(), [index]
    while ahead:
        page = ahead.pop()
        if page in reached or page.suffix != ".md" or not page.exists():
            continue
        reached.add(page)
        ahead += [(page.parent / t.partition("#")[0]).resolve() for t in links(page) if t[0] != "#"]
    assert {page for page in pages() if page.is_relative_to(ROOT / "docs")} <= reached
