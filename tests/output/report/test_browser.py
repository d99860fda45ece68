"""Laws of the page as a browser shows it: nothing is fetched, nothing runs over its edge."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update")  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="no playwright")
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium to open the page with")
    with playwright.sync_playwright() as session:
        opened = session.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_page_fetches_nothing_and_fits_its_screen(
    browser: Any, pages: dict[str, str], tmp_path: Path, width: int
) -> None:
    path = tmp_path / "report.html"
    path.write_text(pages["zh"], encoding="utf-8")
    sheet = browser.new_page(viewport={"width": width, "height": 900})
    asked: list[str] = []
    wrong: list[str] = []
    sheet.on("request", lambda request: asked.append(request.url))
    sheet.on("console", lambda said: wrong.append(said.text))
    sheet.on("dialog", lambda dialog: wrong.append(dialog.message))
    sheet.goto(path.as_uri())
    assert asked == [path.as_uri()]
    assert wrong == []
    assert sheet.evaluate("document.documentElement.scrollWidth") <= width
    sheet.close()
