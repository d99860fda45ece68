"""How to cite: what the file says is what the project says."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
import yaml

from tests.docs.page import ROOT

REQUIRED = {"cff-version", "message", "title", "authors"}


@pytest.fixture(scope="module")
def citation() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    return found


def test_it_has_what_the_format_asks_for(citation: dict[str, Any]) -> None:
    assert set(citation) >= REQUIRED
    assert citation["cff-version"] == "1.2.0"
    for reference in citation["references"]:
        assert set(reference) >= {"type", "title", "authors"}


def test_its_version_is_that_of_the_package(citation: dict[str, Any]) -> None:
    package = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert citation["version"] == package["version"]


def test_the_article_is_cited_with_its_doi_and_its_three_authors(citation: dict[str, Any]) -> None:
    (article,) = citation["references"]
    assert re.fullmatch(r"10\.\d{4,9}/\S+", article["doi"])
    assert len(article["authors"]) == 3
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(author["family-names"] in readme for author in article["authors"])
